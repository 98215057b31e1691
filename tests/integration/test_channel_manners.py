"""Slow mode, the age gate and archived channels, from the outside."""

import pytest


@pytest.fixture
def scene(world):
    ann, ben = world.user("ann"), world.user("ben")
    made, channel = world.community(ann, ben)
    return ann, ben, made["serverId"], channel


def post(who, channel, content, nonce=None):
    return who.call("POST", f"/channels/{channel}/messages", {"content": content, **({"nonce": nonce} if nonce else {})})


def test_slow_mode(world, scene):
    ann, ben, server, channel = scene
    ann.must("PATCH", f"/channels/{channel}", {"slowmodeSeconds": 3600})
    assert post(ben, channel, "   ").status == 400  # what is refused starts no clock
    first = post(ben, channel, "one", "n1")
    assert first.status == 201
    soon = post(ben, channel, "two", "n2")
    assert soon.status == 429 and soon.json["code"] == "slow_mode"
    assert 3590 <= int(soon.headers["retry-after"]) <= 3600
    again = post(ben, channel, "one", "n1")
    assert again.status == 201 and again.json["duplicate"] and again.json["messageId"] == first.json["messageId"]
    assert ben.must("PATCH", f"/channels/{channel}/messages/{first.json['messageId']}", {"content": "uno"})["content"] == "uno"
    for _ in range(3):
        assert post(ann, channel, "owner").status == 201
    role = ann.must("POST", f"/servers/{server}/roles", {"name": "quick", "permissions": str(1 << 52)})["roleId"]
    ann.must("PUT", f"/servers/{server}/members/{ben.id}/roles/{role}")
    assert post(ben, channel, "two").status == 201
    ann.must("DELETE", f"/servers/{server}/members/{ben.id}/roles/{role}")
    assert post(ben, channel, "three").status == 429
    ann.must("PATCH", f"/channels/{channel}", {"slowmodeSeconds": 0})
    assert post(ben, channel, "three").status == 201


def test_age_gate(world, scene):
    ann, ben, _, channel = scene
    before = ben.send(channel, "before")["messageId"]
    ann.must("PATCH", f"/channels/{channel}", {"ageRestricted": True})
    tries = [("POST", f"/channels/{channel}/messages", {"content": "x"}), ("GET", f"/channels/{channel}/messages", None),
             ("GET", f"/channels/{channel}/messages/{before}", None), ("POST", f"/channels/{channel}/typing", None),
             ("PATCH", f"/channels/{channel}/messages/{before}", {"content": "y"})]
    for method, path, body in tries:
        answer = ben.call(method, path, body)
        assert answer.status == 403 and answer.json["code"] == "age_confirmation_needed", (path, answer.body)
    assert ben.must("GET", f"/channels/{channel}")["messages"] == []
    stranger = world.user("eve")
    for method, path, body in tries:
        assert stranger.call(method, path, body).status == 404
    ben.must("PATCH", "/users/@me", {"ageConfirmed": True})
    for method, path, body in tries:
        assert ben.call(method, path, body).status < 300, path
    ben.must("PATCH", "/users/@me", {"ageConfirmed": False})
    assert ben.call(*tries[0]).status == 403


def test_archived_channels_are_read_only(world, scene):
    ann, ben, _, channel = scene
    before = ben.send(channel, "before")["messageId"]
    assert ben.call("PATCH", f"/channels/{channel}", {"archived": True}).status == 403
    session = world.online(ben)
    assert ann.must("PATCH", f"/channels/{channel}", {"archived": True})["archived"]
    assert session.wait_for("CHANNEL_UPDATE")["archived"]
    assert post(ben, channel, "x").status == 403
    assert ben.call("PATCH", f"/channels/{channel}/messages/{before}", {"content": "y"}).status == 403
    assert [one["messageId"] for one in ben.must("GET", f"/channels/{channel}/messages")] == [before]
    ann.must("PATCH", f"/channels/{channel}", {"archived": False})
    assert post(ben, channel, "x").status == 201


def test_retention_has_bounds(world, scene):
    ann, _, _, channel = scene
    for wrong in (1, 3599, -1, 3_155_760_001, 10**15, "1h", 1.5):
        answer = ann.call("PATCH", f"/channels/{channel}", {"retentionSeconds": wrong})
        assert answer.status == 400 and answer.json["field"] == "retentionSeconds", (wrong, answer.body)
    for right in (3600, 3_155_760_000, 0):
        assert ann.must("PATCH", f"/channels/{channel}", {"retentionSeconds": right})["retentionSeconds"] == right
