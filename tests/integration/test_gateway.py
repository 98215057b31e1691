"""The gateway from outside: opening, events, presence, resume, manners, and every close code."""

import json
import time

import pytest

from integration.conftest import PASSWORD, UNLIMITED, World
from integration.test_auth import FOREIGN, cookie_of, web_login
from integration.test_contract import SUMMARY
from support.parley_client import Broken, Gateway, Http, Refused, WebSocket


def closed_with(socket, timeout=15):
    """The code that the server closes with; frames before it are passed over."""
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline:
        if socket.receive(deadline - time.monotonic()) is None:
            return socket.close_code
    return None


def opened(world, path="/gateway", headers=None):
    socket = WebSocket(world.port, path, headers)
    hello = json.loads(socket.receive())
    assert hello["op"] == 10 and hello["d"]["heartbeatInterval"] > 0
    return socket


def test_hello_identify_ready(world):
    ada, bob = world.user(), world.user()
    made, channel = world.community(ada, bob)
    message = ada.send(channel, "hi")["messageId"]
    ada.must("PUT", f"/channels/{channel}/read", {"messageId": message})
    session = world.gateway(ada)
    ready = session.identify()
    assert set(ready) == {"sessionId", "user", "servers", "cursors", "readMarks", "presence", "largeServerMembers"}
    assert ready["user"] == ada.must("GET", "/users/@me")
    assert ready["servers"] == ada.must("GET", "/servers")
    assert set(ready["cursors"]) == {f"s:{made['serverId']}", f"a:{ada.id}"}
    assert ready["readMarks"] == {channel: message}


def test_frames_have_their_keys_in_order(world):
    ada = world.user()
    _, channel = world.community(ada)
    session = world.online(ada)
    ada.send(channel, "x")
    while '"MESSAGE_CREATE"' not in (text := session.socket.receive()):
        pass
    assert list(json.loads(text)) == ["t", "s", "op", "d"]


def test_every_change_reaches_everyone_who_may_see_it(world, document):
    ada, bob, eve = world.user(), world.user(), world.user()
    made, channel = world.community(ada, bob)
    server = made["serverId"]
    for_ada, for_bob, for_eve = world.online(ada), world.online(bob), world.online(eve)

    def both(name, **where):
        first, second = for_ada.wait_for(name, **where), for_bob.wait_for(name, **where)
        assert first == second
        return first

    sent = ada.send(channel, "hello", nonce="n-7")
    assert both("MESSAGE_CREATE") == sent
    edited = ada.must("PATCH", f"/channels/{channel}/messages/{sent['messageId']}", {"content": "hi"})
    assert both("MESSAGE_UPDATE") == edited
    ada.must("DELETE", f"/channels/{channel}/messages/{sent['messageId']}")
    assert both("MESSAGE_DELETE") == {"serverId": server, "channelId": channel, "messageId": sent["messageId"]}

    second = ada.must("POST", f"/servers/{server}/channels", {"name": "second"})
    summary = {k: v for k, v in second.items() if k != "messages"}
    assert both("CHANNEL_CREATE") == summary
    ada.must("PATCH", f"/channels/{second['channelId']}", {"topic": "t"})
    assert both("CHANNEL_UPDATE") == {**summary, "topic": "t"}
    ada.must("DELETE", f"/channels/{second['channelId']}")
    assert both("CHANNEL_DELETE") == {"serverId": server, "channelId": second["channelId"]}

    ada.must("PATCH", f"/servers/{server}", {"name": "renamed"})
    whole = ada.must("GET", f"/servers/{server}")
    assert both("SERVER_UPDATE") == {name: whole[name] for name in SUMMARY}
    bob.must("PATCH", "/users/@me", {"displayName": "Bobby"})
    assert for_ada.wait_for("USER_UPDATE")["displayName"] == "Bobby"
    assert for_bob.wait_for("USER_UPDATE")["userId"] == bob.id

    eve.join(ada.invite(server))
    joined = for_eve.wait_for("SERVER_CREATE")
    assert joined["server"]["serverId"] == server and joined["cursor"][0] == f"s:{server}"
    assert both("MEMBER_JOIN")["user"]["name"] == eve.name
    ada.send(channel, "for all three")
    assert for_eve.wait_for("MESSAGE_CREATE")["content"] == "for all three"
    ada.must("DELETE", f"/servers/{server}/members/{eve.id}")
    assert for_eve.wait_for("SERVER_DELETE") == {"serverId": server}
    assert both("MEMBER_LEAVE") == {"serverId": server, "userId": eve.id}
    ada.send(channel, "not for eve")
    assert all(event["t"] != "MESSAGE_CREATE" for event in for_eve.collect(0.7))
    ada.must("DELETE", f"/servers/{server}")
    assert both("SERVER_DELETE") == {"serverId": server}


def test_a_read_mark_reaches_ones_other_devices_only(world):
    ada, bob = world.user(), world.user()
    _, channel = world.community(ada, bob)
    first, second = ada.send(channel, "1")["messageId"], ada.send(channel, "2")["messageId"]
    mine, theirs = world.online(ada), world.online(bob)
    ada.must("PUT", f"/channels/{channel}/read", {"messageId": second})
    assert mine.wait_for("READ_UPDATE") == {"channelId": channel, "messageId": second}
    ada.must("PUT", f"/channels/{channel}/read", {"messageId": first})
    assert all(event["t"] != "READ_UPDATE" for event in mine.collect(0.5) + theirs.collect(0.5)), "the mark only moves forward"


def test_typing_reaches_the_others_and_has_no_number(world):
    ada, bob = world.user(), world.user()
    made, channel = world.community(ada, bob)
    theirs = world.online(bob)
    ada.must("POST", f"/channels/{channel}/typing")
    while (event := theirs.next_event())["t"] != "TYPING_START":
        pass
    assert event["s"] is None
    assert event["d"] == {"serverId": made["serverId"], "channelId": channel, "userId": ada.id}


def test_presence_follows_the_first_and_the_last_device(world):
    ada, bob = world.user(), world.user()
    made, _ = world.community(ada, bob)
    watching = world.online(ada)
    path = f"/servers/{made['serverId']}/members/{bob.id}"
    assert ada.must("GET", path)["status"] == "offline"

    def change_of_bob(timeout=10):
        def about_bob(d):
            return any(p["userId"] == bob.id for p in d["presences"])
        found = watching.wait_for("PRESENCE_UPDATE", timeout, about_bob)
        return next(p["status"] for p in found["presences"] if p["userId"] == bob.id)

    phone = world.online(bob)
    assert change_of_bob() == "online"
    assert ada.must("GET", path)["status"] == "online"
    laptop = world.online(bob)
    phone.close()
    time.sleep(0.5)
    assert ada.must("GET", path)["status"] == "online", "a device is left"
    laptop.close()
    assert change_of_bob(20) == "offline"
    assert ada.must("GET", path)["status"] == "offline"


def test_heartbeats_are_answered(world):
    session = world.online(world.user())
    for _ in range(3):
        session.say(1, None)
        while session.next_frame()["op"] != 11:
            pass


def test_a_resume_brings_what_was_missed_in_order(world):
    ada, bob = world.user(), world.user()
    _, channel = world.community(ada, bob)
    session = world.online(bob)
    before = [ada.send(channel, f"a{i}")["messageId"] for i in range(5)]
    for message in before:
        assert session.wait_for("MESSAGE_CREATE")["messageId"] == message
    session.cut()
    missed = [ada.send(channel, f"b{i}")["messageId"] for i in range(20)]
    events = session.resume()
    assert [e["d"]["messageId"] for e in events if e["t"] == "MESSAGE_CREATE"] == missed
    later = ada.send(channel, "after")["messageId"]
    assert session.wait_for("MESSAGE_CREATE")["messageId"] == later


def test_a_resume_shows_nothing_of_what_was_taken_away(world):
    ada, bob = world.user(), world.user()
    made, channel = world.community(ada, bob)
    session = world.online(bob)
    session.cut()
    ada.send(channel, "canary")
    ada.must("DELETE", f"/servers/{made['serverId']}/members/{bob.id}")
    ada.send(channel, "canary")
    events = session.resume()
    if events is not None:
        assert "canary" not in json.dumps(events)
        assert "SERVER_DELETE" in [event["t"] for event in events]


@pytest.mark.parametrize("spoil", ["session", "epoch", "future", "foreign", "empty"])
def test_a_resume_that_cannot_be_is_told_to_identify_afresh(world, spoil):
    ada, bob = world.user(), world.user()
    made, channel = world.community(ada, bob)
    session = world.online(bob)
    session.cut()
    stream = f"s:{made['serverId']}"
    if spoil == "session":
        session.session_id = "0" * len(session.session_id)
    elif spoil == "epoch":
        session.cursors[stream] = (999_999_999, 1)
    elif spoil == "future":
        session.cursors[stream] = (session.cursors[stream][0], 1_000_000)
    elif spoil == "foreign":
        other = world.online(ada)
        session.session_id = other.session_id
        other.cut()
    else:
        session.session_id = ""
    try:
        assert session.resume() is None
    except Broken as closed:
        assert spoil == "empty" and "4002" in str(closed)
        return
    # The socket is still good for a fresh start.
    session.say(2, {"token": bob.token})
    assert session.next_frame()["t"] == "READY"


def test_another_persons_token_does_not_resume(world):
    ada, eve = world.user(), world.user()
    session = world.online(ada)
    session.cut()
    session.token = eve.token
    assert session.resume() is None


def test_close_codes_of_bad_manners(world):
    ada = world.user()
    cases = [("not json", "text", "{", 4002), ("an array", "text", "[]", 4002), ("no op", "text", "{}", 4002), ("a text op", "text", '{"op":"1"}', 4002),
             ("an unknown op", "text", '{"op":99,"d":null}', 4001), ("a lone surrogate", "text", '{"op":2,"d":{"token":"\\ud800"}}', 4002),
             ("a twice key", "text", '{"op":1,"op":2,"d":null}', 4002), ("a wrong token", "text", '{"op":2,"d":{"token":"wrong"}}', 4004),
             ("no token", "text", '{"op":2,"d":{}}', 4004), ("identify without d", "text", '{"op":2}', None), ("too large", "text", "x" * 5000, None)]
    for name, _, text, expected in cases:
        socket = opened(world)
        socket.send_text(text)
        code = closed_with(socket)
        assert code == expected or (expected is None and code in (1009, 4002, 4004)), (name, code)
        socket.cut()
    session = world.online(ada)
    session.say(2, {"token": ada.token})
    assert closed_with(session.socket) == 4005
    binary = opened(world)
    binary.send_frame(2, b"\x00\x01")
    assert closed_with(binary) in (1003, 4002)
    invalid = opened(world)
    invalid.send_frame(1, b"\xff\xfe")
    assert closed_with(invalid) == 1007


def test_nothing_but_identify_counts_before_identify(world):
    socket = opened(world)
    socket.send_text('{"op":1,"d":null}')
    code = None
    try:
        code = closed_with(socket, 3)
    except TimeoutError:
        return  # a heartbeat before identify may also be answered: then the 10 s of hello go on
    assert code in (4003, None)


def test_who_does_not_identify_is_let_go(world):
    socket = opened(world)
    started = time.monotonic()
    assert closed_with(socket, 20) in (4003, 4009)
    assert 8 < time.monotonic() - started < 14


def test_a_token_that_is_revoked_ends_its_sessions_at_once(world):
    user = world.user()
    made = world.http().must("POST", "/auth/login", {"name": user.name, "password": PASSWORD})
    doomed, kept = world.online(made["token"]), world.online(user)
    assert Http(world.port, made["token"]).call("POST", "/auth/logout").status == 204
    started = time.monotonic()
    assert closed_with(doomed.socket) == 4004
    assert time.monotonic() - started < 1
    kept.say(1, None)
    assert kept.next_frame()["op"] == 11
    with pytest.raises((Refused, Broken)):
        Gateway(world.port, made["token"]).identify()


def test_the_web_clients_cookie_opens_a_session_from_our_page_only(world):
    user = world.user()
    cookie = cookie_of(web_login(world, user.name))
    own = {"Cookie": cookie, "Origin": f"http://127.0.0.1:{world.port}"}
    assert world.gateway(None, headers=own).identify()["user"]["userId"] == user.id
    # Without an Origin there is no browser, so the cookie proves nothing.
    socket = opened(world, headers={"Cookie": cookie})
    socket.send_text('{"op":2,"d":{}}')
    assert closed_with(socket) == 4004
    for origin in FOREIGN:
        foreign = origin.format(port=world.port, other=world.port + 1)
        if foreign.strip() == own["Origin"]:
            continue
        with pytest.raises(Refused) as refused:
            WebSocket(world.port, headers={"Cookie": cookie, "Origin": foreign})
        assert refused.value.status in (400, 403), foreign


def test_a_page_elsewhere_may_come_with_its_own_token(world):
    user = world.user()
    session = world.gateway(user, headers={"Origin": "https://elsewhere.example"})
    assert session.identify()["user"]["userId"] == user.id


def test_upgrades_that_are_none(world):
    key = "dGhlIHNhbXBsZSBub25jZQ=="
    user = world.user()
    for headers in ({"Upgrade": "websocket", "Connection": "Upgrade"},
                    {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Key": key, "Sec-WebSocket-Version": "12"},
                    {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Key": "short", "Sec-WebSocket-Version": "13"}):
        answer = user.call("GET", "/gateway", headers=headers)
        assert answer.status in (400, 426), (headers, answer.status)
    for path in ("/", "/servers", "/gateway/", "/nothing"):
        with pytest.raises(Refused) as refused:
            WebSocket(world.port, path)
        assert refused.value.status in (400, 404, 302), path


def test_too_many_commands_are_too_fast(start):
    world = World(start({**UNLIMITED, "PARLEY_LIMITS__GATEWAY_COMMANDS": "20/1m"}))
    session = world.online(world.user())
    for _ in range(40):
        try:
            session.say(1, None)
        except Broken:
            break
    assert closed_with(session.socket) == 4008


def test_a_silent_session_is_let_go_and_may_resume(start):
    world = World(start({**UNLIMITED, "PARLEY_GATEWAY__HEARTBEAT_INTERVAL": "5s"}))
    session = world.online(world.user())
    assert closed_with(session.socket, 30) == 4009
    assert session.resume() == []


def test_a_newer_connection_supersedes_the_older(world):
    user = world.user()
    old = world.online(user)
    new = world.gateway(user)
    new.session_id, new.cursors = old.session_id, dict(old.cursors)
    assert new.resume() == []
    assert closed_with(old.socket) == 4009
    new.say(1, None)
    assert new.next_frame()["op"] == 11


def test_compressed_frames_open_with_the_dictionary_only(world):
    user = world.user()
    socket = WebSocket(world.port, "/gateway?compress=zstd-dict")
    first = socket.receive()
    assert isinstance(first, bytes) and first[:4] == b"\x28\xb5\x2f\xfd", "a zstd frame"
    socket.send_text(json.dumps({"op": 2, "d": {"token": user.token}}))
    assert socket.receive()[:4] == b"\x28\xb5\x2f\xfd"
    with pytest.raises(Refused) as refused:
        WebSocket(world.port, "/gateway?compress=lzma")
    assert refused.value.status == 400


def test_frames_are_what_asyncapi_says(world):
    """Every dispatch that a lively minute brings, against the payload schemas of the served document."""
    from support.openapi import Document
    raw = world.http().call("GET", "/asyncapi.json").json
    shapes = Document.__new__(Document)
    shapes.text = raw
    ada, bob = world.user(), world.user()
    made, channel = world.community(ada)
    watching = world.gateway(ada)
    socket_frames = []
    original = watching.next_frame

    def recorded(timeout=10):
        frame = original(timeout)
        if frame is not None:
            socket_frames.append(frame)
        return frame

    watching.next_frame = recorded
    watching.identify()
    bob.join(ada.invite(made["serverId"]))
    theirs = world.online(bob)
    sent = bob.send(channel, "x", nonce="n")["messageId"]
    bob.must("PATCH", f"/channels/{channel}/messages/{sent}", {"content": "y"})
    bob.must("DELETE", f"/channels/{channel}/messages/{sent}")
    bob.must("POST", f"/channels/{channel}/typing")
    bob.must("PATCH", "/users/@me", {"displayName": "B"})
    kept = ada.send(channel, "kept")["messageId"]
    ada.must("PUT", f"/channels/{channel}/read", {"messageId": kept})
    second = ada.must("POST", f"/servers/{made['serverId']}/channels", {"name": "s"})["channelId"]
    ada.must("PATCH", f"/channels/{second}", {"topic": "t"})
    ada.must("DELETE", f"/channels/{second}")
    ada.must("PATCH", f"/servers/{made['serverId']}", {"name": "n"})
    role = ada.must("POST", f"/servers/{made['serverId']}/roles", {"name": "r"})["roleId"]
    ada.must("PATCH", f"/servers/{made['serverId']}/roles/{role}", {"hoist": True})
    ada.must("PUT", f"/servers/{made['serverId']}/members/{bob.id}/roles/{role}")
    ada.must("PUT", f"/channels/{channel}/overwrites/{role}", {"type": "role", "deny": "2048"})
    ada.must("DELETE", f"/servers/{made['serverId']}/roles/{role}")
    ada.must("POST", "/servers", {"name": "another"})
    bob.must("DELETE", f"/servers/{made['serverId']}/members/@me")
    ada.must("DELETE", f"/servers/{made['serverId']}")
    watching.collect(2)
    theirs.cut()
    names = {m.get("properties", {}).get("t", {}).get("const"): m for m in (x["payload"] for x in raw["components"]["messages"].values())}
    seen = {frame["t"] for frame in socket_frames if frame["op"] == 0}
    assert seen >= {"READY", "SERVER_CREATE", "SERVER_UPDATE", "SERVER_DELETE", "CHANNEL_CREATE", "CHANNEL_UPDATE", "CHANNEL_DELETE", "MEMBER_JOIN",
                    "ROLE_CREATE", "ROLE_UPDATE", "ROLE_DELETE", "MEMBER_UPDATE", "MEMBER_LEAVE", "USER_UPDATE", "MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE", "READ_UPDATE", "TYPING_START"}, seen
    for frame in socket_frames:
        if frame["op"] != 0:
            continue
        assert frame["t"] in names, frame
        wrong = shapes.mismatch(names[frame["t"]]["properties"]["d"], frame["d"], frame["t"])
        assert not wrong, (wrong, frame)
        wrong = shapes.mismatch(names[frame["t"]]["properties"]["s"], frame["s"], "s")
        assert not wrong, (wrong, frame)


