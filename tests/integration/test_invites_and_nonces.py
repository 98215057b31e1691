"""Things that must happen once: joins with a counted invite, messages with a nonce, creates with a key."""

import threading
import time

from support.parley_client import Http


def at_once(count, work):
    """Runs work(i) on as many threads at the same moment; answers what each returned."""
    results = [None] * count
    gate = threading.Barrier(count)

    def one(i):
        gate.wait()
        results[i] = work(i)

    threads = [threading.Thread(target=one, args=(i,)) for i in range(count)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return results


def test_an_invite_is_made_shown_used_and_revoked(world):
    owner, guest = world.user(), world.user()
    made, _ = world.community(owner)
    path = f"/servers/{made['serverId']}/invites"
    answer = owner.call("POST", path, {"maxAgeSeconds": 3600, "maxUses": 2})
    assert answer.status == 201
    invite = answer.json
    assert set(invite) == {"code", "serverId", "creatorId", "createdAt", "expiresAt", "maxUses", "uses", "temporary", "vanity",
                           "roleIds"}
    assert invite["maxUses"] == 2 and invite["uses"] == 0 and invite["creatorId"] == owner.id
    preview = world.http().must("GET", f"/invites/{invite['code']}")
    assert preview["server"] == {"serverId": made["serverId"], "name": made["name"], "description": "", "icon": None,
                                 "banner": None, "accentColor": 0, "memberCount": 1}
    assert preview["creator"]["userId"] == owner.id and preview["joined"] is False
    assert guest.join(invite["code"])["memberCount"] == 2
    assert guest.join(invite["code"])["memberCount"] == 2
    assert guest.must("GET", f"/invites/{invite['code']}")["joined"] is True
    assert owner.must("GET", path)[0]["uses"] == 1, "joining twice counts once"
    assert owner.call("DELETE", f"/invites/{invite['code']}").status == 204
    for who, method in ((world.http(), "GET"), (world.user(), "POST"), (owner, "DELETE")):
        gone = who.call(method, f"/invites/{invite['code']}")
        assert gone.status == 404 and gone.json["code"] in ("invite_invalid", "not_found")


def test_codes_are_long_and_never_alike(world):
    owner = world.user()
    made, _ = world.community(owner)
    codes = {owner.invite(made["serverId"]) for _ in range(50)}
    assert len(codes) == 50
    # 64 bits in base58 are eleven letters.
    assert all(len(code) >= 11 and code.isalnum() and not set(code) & set("0OIl") for code in codes)


def test_an_invite_without_an_end_has_none(world):
    owner = world.user()
    made, _ = world.community(owner)
    path = f"/servers/{made['serverId']}/invites"
    assert owner.must("POST", path, {"maxAgeSeconds": 0})["expiresAt"] is None
    assert owner.must("POST", path, {})["expiresAt"] is not None
    assert owner.must("POST", path)["maxUses"] == 0


def test_an_invite_ends_when_it_said(world):
    owner, guest = world.user(), world.user()
    made, _ = world.community(owner)
    code = owner.invite(made["serverId"], maxAgeSeconds=1)
    assert world.http().call("GET", f"/invites/{code}").status == 200
    time.sleep(1.2)
    assert world.http().call("GET", f"/invites/{code}").status == 404
    assert guest.call("POST", f"/invites/{code}").json["code"] == "invite_invalid"


def test_an_invite_for_one_lets_one_in_however_many_come_at_once(world):
    owner = world.user()
    made, _ = world.community(owner)
    for _ in range(4):
        guests = [world.user() for _ in range(8)]
        code = owner.invite(made["serverId"], maxUses=1)
        before = owner.must("GET", f"/servers/{made['serverId']}")["memberCount"]
        statuses = at_once(len(guests), lambda i: guests[i].call("POST", f"/invites/{code}").status)
        assert sorted(statuses) == [200] + [404] * 7, statuses
        assert owner.must("GET", f"/servers/{made['serverId']}")["memberCount"] == before + 1


def test_one_who_joins_twice_at_once_is_one_member_and_one_use(world):
    owner, guest = world.user(), world.user()
    made, _ = world.community(owner)
    code = owner.invite(made["serverId"], maxUses=2)
    clients = [Http(world.port, guest.token) for _ in range(6)]
    statuses = at_once(6, lambda i: clients[i].call("POST", f"/invites/{code}").status)
    assert statuses == [200] * 6
    assert owner.must("GET", f"/servers/{made['serverId']}")["memberCount"] == 2
    assert [one["uses"] for one in owner.must("GET", f"/servers/{made['serverId']}/invites")] == [1]


def test_a_repeated_nonce_answers_with_the_first_message(world):
    owner, listener = world.user(), world.user()
    _, channel = world.community(owner, listener)
    session = world.online(listener)
    first = owner.send(channel, "once", nonce="n-1")
    assert first["nonce"] == "n-1" and "duplicate" not in first
    again = owner.call("POST", f"/channels/{channel}/messages", {"content": "other words", "nonce": "n-1"})
    assert again.status == 201
    assert again.json == {**first, "duplicate": True}
    owner.must("PATCH", f"/channels/{channel}/messages/{first['messageId']}", {"content": "edited"})
    assert owner.send(channel, "once", nonce="n-1")["content"] == "edited", "as it is now"
    assert len(owner.must("GET", f"/channels/{channel}/messages")) == 1
    creates = [e for e in session.collect(1) if e["t"] == "MESSAGE_CREATE"]
    assert len(creates) == 1


def test_a_nonce_is_its_authors_and_its_channels(world):
    ada, bob = world.user(), world.user()
    made, first = world.community(ada, bob)
    second = ada.must("POST", f"/servers/{made['serverId']}/channels", {"name": "second"})["channelId"]
    ids = {ada.send(first, "x", nonce="same")["messageId"], bob.send(first, "x", nonce="same")["messageId"],
           ada.send(second, "x", nonce="same")["messageId"]}
    assert len(ids) == 3


def test_nonces_at_the_same_moment_have_one_effect(world):
    owner = world.user()
    _, channel = world.community(owner)
    clients = [Http(world.port, owner.token) for _ in range(8)]
    for round_number in range(25):
        answers = at_once(8, lambda i: clients[i].send(channel, f"round {round_number}", nonce=f"r{round_number}"))
        assert len({one["messageId"] for one in answers}) == 1
        assert sum("duplicate" not in one for one in answers) == 1
    history = owner.whole_history(channel)
    assert [one["content"] for one in history] == [f"round {i}" for i in range(25)]


def test_nonces_that_are_none(world):
    owner = world.user()
    _, channel = world.community(owner)
    for nonce in ("", "x" * 65, "tab\there", "ünïcode", "nul\u0000", "new\nline"):
        answer = owner.call("POST", f"/channels/{channel}/messages", {"content": "x", "nonce": nonce})
        assert answer.status == 400 and answer.json["field"] == "nonce", (nonce, answer.body)
    assert owner.send(channel, "x", nonce=" ~" + "x" * 62)["nonce"] == " ~" + "x" * 62


def test_creates_with_a_key_have_one_effect(world):
    owner = world.user()
    clients = [Http(world.port, owner.token) for _ in range(6)]
    key = {"Idempotency-Key": "make-once"}
    answers = at_once(6, lambda i: clients[i].call("POST", "/servers", {"name": "Once"}, headers=key))
    assert {one.status for one in answers} == {201}
    assert len({one.json["serverId"] for one in answers}) == 1
    assert len(owner.must("GET", "/servers")) == 1
    other = owner.call("POST", "/servers", {"name": "Else"}, headers=key)
    assert other.status == 422 and other.json["code"] == "idempotency_key_reused"
    _, channel = world.community(owner)
    sent = [owner.call("POST", f"/channels/{channel}/messages", {"content": "x"}, headers=key).json["messageId"] for _ in range(2)]
    assert sent[0] == sent[1]


def test_ids_rise_and_the_order_is_one_for_all(world):
    ada, bob = world.user(), world.user()
    _, channel = world.community(ada, bob)
    session = world.online(bob)
    writers = [Http(world.port, token) for token in (ada.token, bob.token) * 4]
    at_once(8, lambda i: [writers[i].send(channel, f"{i}-{n}") for n in range(20)])
    history = [one["messageId"] for one in ada.whole_history(channel)]
    assert len(history) == 160 and history == sorted(history, key=int)
    seen = []
    while len(seen) < 160:
        seen.append(session.wait_for("MESSAGE_CREATE")["messageId"])
    assert seen == history
