"""Emoji, stickers and sounds, profiles with pictures, and what stands in messages."""

import itertools

import pytest

from support import asset_samples
from support.asset_samples import gif, mp3, png

SEEDS = itertools.count(5000)


def bring(who, purpose="emoji", data=None):
    return asset_samples.bring(who, purpose, data or png(seed=next(SEEDS)))


def emoji(who, server, name="smile", **more):
    return who.must("POST", f"/servers/{server}/expressions", {"type": "emoji", "name": name, "asset": bring(who), **more})


@pytest.fixture
def scene(world):
    ann, ben = world.user("ann"), world.user("ben")
    made, channel = world.community(ann, ben)
    return ann, ben, made["serverId"], channel


def test_expressions_live_and_are_told_of(world, scene):
    ann, ben, server, _ = scene
    session = world.online(ben)
    made = emoji(ann, server)
    assert made["type"] == "emoji" and made["creatorId"] == ann.id and made["roleIds"] == [] and not made["animated"]
    assert session.wait_for("EXPRESSION_UPDATE") == made
    path = f"/servers/{server}/expressions"
    moving = ann.must("POST", path, {"type": "emoji", "name": "dance", "asset": bring(ann, data=gif(3, seed=next(SEEDS)))})
    assert moving["animated"]
    horn = ann.must("POST", path, {"type": "sound", "name": "the horn", "asset": bring(ann, "sound", mp3(seed=next(SEEDS))),
                                   "emoji": "📯", "volume": 40})
    assert (horn["emoji"], horn["volume"]) == ("📯", 40)
    assert ben.must("GET", path) == [made, moving, horn]
    assert ben.must("GET", "/users/@me/expressions") == [made, moving, horn]
    changed = ann.must("PATCH", f"{path}/{made['expressionId']}", {"name": "grin"})
    assert changed == {**made, "name": "grin"}
    assert ben.call("PATCH", f"{path}/{made['expressionId']}", {"name": "mine"}).status == 403
    assert ben.call("DELETE", f"{path}/{made['expressionId']}").status == 403
    ann.must("DELETE", f"{path}/{made['expressionId']}")
    while session.wait_for("EXPRESSION_DELETE")["expressionId"] != made["expressionId"]:
        pass
    assert ann.call("DELETE", f"{path}/{made['expressionId']}").status == 404
    log = ann.must("GET", f"/servers/{server}/audit-log?target={made['expressionId']}")
    assert [one["action"] for one in log] == ["expression_delete", "expression_update", "expression_create"]
    stranger = world.user("eve")
    assert stranger.call("GET", path).status == 404
    assert stranger.call("POST", path, {"type": "emoji", "name": "x1", "asset": horn["asset"]}).status == 404


def test_an_expression_needs_an_asset_of_its_kind(world, scene):
    ann, ben, server, _ = scene
    path = f"/servers/{server}/expressions"
    avatar = bring(ann, "avatar")
    for body, field in (({"type": "emoji", "name": "smile", "asset": avatar}, "asset"),
                        ({"type": "emoji", "name": "smile", "asset": "0" * 64 + ".png"}, "asset"),
                        ({"type": "emoji", "name": "smile", "asset": "../../etc/passwd"}, "asset"),
                        ({"type": "gif", "name": "smile", "asset": avatar}, "type"),
                        ({"type": "emoji", "name": "s", "asset": avatar}, "name"),
                        ({"type": "emoji", "name": "smile"}, "asset")):
        answer = ann.call("POST", path, body)
        assert answer.status == 400 and answer.json["field"] == field, answer.body
    fine = bring(ann)
    assert ann.call("POST", path, {"type": "emoji", "name": "two words", "asset": fine}).json["code"] == "invalid_name"
    assert ben.call("POST", path, {"type": "emoji", "name": "smile", "asset": fine}).status == 403


def test_words_in_place_of_emoji_that_are_not_the_writers(world, scene):
    ann, ben, server, channel = scene
    own = emoji(ann, server)["expressionId"]
    away = ann.must("POST", "/servers", {"name": "Away"})
    theirs = emoji(ann, away["serverId"], "secret")["expressionId"]
    role = ann.must("POST", f"/servers/{server}/roles", {"name": "artists"})["roleId"]
    kept = emoji(ann, server, "kept", roleIds=[role])["expressionId"]
    text = f"<:smile:{own}> <:secret:{theirs}> <:kept:{kept}> <:nothing:77> <a:smile:{own}>"
    assert ben.send(channel, text)["content"] == f"<:smile:{own}> :secret: :kept: :nothing: <a:smile:{own}>"
    assert ann.send(channel, text)["content"] == f"<:smile:{own}> <:secret:{theirs}> :kept: :nothing: <a:smile:{own}>"
    ann.must("PUT", f"/servers/{server}/members/{ben.id}/roles/{role}")
    sent = ben.send(channel, f"<:kept:{kept}>")
    assert sent["content"] == f"<:kept:{kept}>"
    edited = ben.must("PATCH", f"/channels/{channel}/messages/{sent['messageId']}", {"content": f"x <:secret:{theirs}>"})
    assert edited["content"] == "x :secret:"
    # In a channel where nothing from elsewhere is allowed, not even who is a member there.
    ben.join(ann.invite(away["serverId"]))
    assert ben.send(channel, f"<:secret:{theirs}>")["content"] == f"<:secret:{theirs}>"
    ann.must("PUT", f"/channels/{channel}/overwrites/{server}", {"type": "role", "deny": str(1 << 18)})
    assert ben.send(channel, f"<:secret:{theirs}> <:smile:{own}>")["content"] == f":secret: <:smile:{own}>"


def test_a_profile_with_a_picture(world, scene):
    ann, ben, _, _ = scene
    session, own = world.online(ben), world.online(ann)
    avatar = bring(ann, "avatar")
    me = ann.must("PATCH", "/users/@me", {"avatar": avatar, "bio": "I count.\nTwice."})
    assert me["avatar"] == avatar and me["bio"] == "I count.\nTwice." and not me["ageConfirmed"]
    told = session.wait_for("USER_UPDATE")
    assert told["avatar"] == avatar and "ageConfirmed" not in told
    assert own.wait_for("USER_UPDATE")["avatar"] == avatar
    assert ben.must("GET", f"/users/{ann.id}")["avatar"] == avatar
    assert ann.must("PATCH", "/users/@me", {"ageConfirmed": True})["ageConfirmed"]
    assert ann.must("PATCH", "/users/@me", {"avatar": None, "bio": ""})["avatar"] is None
    for body, field in (({"avatar": bring(ann, "emoji")}, "avatar"), ({"avatar": "x.png"}, "avatar"), ({"avatar": 5}, "avatar"),
                        ({"bio": "x" * 191}, "bio"), ({"ageConfirmed": "yes"}, "ageConfirmed"), ({"displayName": ""}, "displayName")):
        answer = ann.call("PATCH", "/users/@me", body)
        assert answer.status == 400 and answer.json["field"] == field, answer.body
    assert ann.call("PATCH", "/users/@me", {"bio": "\u202e"}).json["code"] == "invalid_bio"
    assert ann.must("PATCH", "/users/@me", {}) == ann.must("GET", "/users/@me")
