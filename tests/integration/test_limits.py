"""Rates and counts at their bounds, and what a busy caller is told."""

from integration.conftest import UNLIMITED, World
from support.parley_client import Http


def limited(start, **limits):
    return World(start({**UNLIMITED, **{f"PARLEY_LIMITS__{k.upper()}": v for k, v in limits.items()}}))


def test_a_sender_is_told_how_fast_and_when(start):
    world = limited(start, message_send="3/1h")
    ada, bob = world.user(), world.user()
    _, channel = world.community(ada, bob)
    for left in (2, 1, 0):
        answer = ada.call("POST", f"/channels/{channel}/messages", {"content": "x"})
        assert answer.status == 201
        assert answer.headers["x-ratelimit-limit"] == "3" and answer.headers["x-ratelimit-remaining"] == str(left)
        assert answer.headers["x-ratelimit-bucket"] == "message_send" and float(answer.headers["x-ratelimit-reset-after"]) > 0
    for path in (f"/channels/{channel}/messages", f"/channels/{channel}/messages?x=1", f"/channels/{channel}/m%65ssages"):
        # However it is spelt, and on whichever connection: the same bucket.
        refused = Http(world.port, ada.token).call("POST", path, {"content": "x"})
        assert refused.status == 429 and refused.json["code"] == "rate_limited"
        assert 1000 < int(refused.headers["retry-after"]) <= 1201
    for forged in ({"X-Forwarded-For": "203.0.113.1"}, {"Forwarded": "for=203.0.113.2"}, {"X-Real-IP": "203.0.113.3"}):
        assert ada.call("POST", f"/channels/{channel}/messages", {"content": "x"}, headers=forged).status == 429
    assert bob.call("POST", f"/channels/{channel}/messages", {"content": "x"}).status == 201
    assert ada.call("GET", f"/channels/{channel}/messages").status == 200


def test_who_guesses_invites_is_slowed_by_address(start):
    world = limited(start, invite_lookup="5/1h")
    user = world.user()
    statuses = [world.http().call("GET", f"/invites/guess{i}").status for i in range(5)]
    assert statuses == [404] * 5
    assert world.http().call("GET", "/invites/guess").status == 429
    assert world.http().call("GET", "/invites/guess", headers={"X-Forwarded-For": "203.0.113.1"}).status == 429
    assert user.call("GET", "/invites/guess").status == 429, "an account is no way around"


def test_guessing_a_password_gets_slow(start):
    world = World(start({**UNLIMITED, "PARLEY_LIMITS__SIGN_IN": "true"}))
    user = world.user()
    statuses = []
    for i in range(40):
        answer = world.http().call("POST", "/auth/login", {"name": user.name, "password": f"wrong guess {i}"})
        statuses.append(answer.status)
        if answer.status == 429:
            assert int(answer.headers["retry-after"]) > 0 and answer.json["code"] == "rate_limited"
            break
    assert statuses[-1] == 429 and set(statuses[:-1]) == {401}, statuses
    assert user.call("GET", "/users/@me").status == 200, "who is logged in already notices nothing"


def test_every_limit_can_be_off(world):
    user = world.user()
    _, channel = world.community(user)
    for i in range(120):
        assert user.call("POST", f"/channels/{channel}/messages", {"content": str(i)}).status == 201
    assert "x-ratelimit-limit" not in user.call("GET", f"/channels/{channel}/messages").headers


def test_a_server_has_at_most_500_channels(world):
    owner = world.user()
    made, _ = world.community(owner)
    path = f"/servers/{made['serverId']}/channels"
    for i in range(499):
        assert owner.call("POST", path, {"name": f"c{i}"}).status == 201
    full = owner.call("POST", path, {"name": "one more"})
    assert full.status == 409 and full.json["code"] == "too_many_channels" and full.json["limit"] == 500
    listed = owner.must("GET", path)
    assert len(listed) == 500
    owner.must("DELETE", f"/channels/{listed[-1]['channelId']}")
    assert owner.call("POST", path, {"name": "one more"}).status == 201


def test_an_account_is_in_at_most_200_servers(world):
    owner, other = world.user(), world.user()
    made, _ = world.community(other)
    code = other.invite(made["serverId"])
    for _ in range(200):
        assert owner.call("POST", "/servers", {"name": "x"}).status == 201
    for full in (owner.call("POST", "/servers", {"name": "x"}), owner.call("POST", f"/invites/{code}")):
        assert full.status == 409 and full.json["code"] == "too_many_servers" and full.json["limit"] == 200
    assert len(owner.must("GET", "/servers")) == 200


def test_members_are_paged_to_the_last(world):
    owner = world.user()
    members = [world.user() for _ in range(12)]
    made, _ = world.community(owner, *members)
    found, after = [], "1"
    while page := owner.must("GET", f"/servers/{made['serverId']}/members?limit=5&after={after}"):
        assert len(page) <= 5
        found += [one["userId"] for one in page]
        after = found[-1]
    assert found == sorted([owner.id] + [one.id for one in members], key=int)
