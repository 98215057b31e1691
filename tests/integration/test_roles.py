"""Roles, overwrites, time-outs, bans, the audit log and explanations, from outside: what they do, and every way to cheat with them."""

import datetime
import time
import urllib.parse

import pytest

from integration.test_contract import SUMMARY
from support.parley_client import Refused

BITS = {"create_invite": 0, "kick_members": 1, "ban_members": 2, "administrator": 3, "manage_channels": 4, "manage_server": 5,
        "view_audit_log": 7, "view_channel": 10, "send_messages": 11, "manage_messages": 13, "attach_files": 15,
        "read_message_history": 16, "mention_everyone": 17, "connect": 20, "change_nickname": 26, "manage_nicknames": 27,
        "manage_roles": 28, "moderate_members": 40}
EVERY = 8866461766385663


def bits(*names):
    return str(sum(1 << BITS[name] for name in names))


class House:
    """A server with an owner, a moderator with the role `mods`, a member with the role `guests`, and somebody with neither.
    From the top: mods, guests, spare, everyone."""

    def __init__(self, world, moderator_may=("manage_roles", "kick_members", "ban_members", "moderate_members", "manage_nicknames")):
        self.world = world
        self.owner, self.moderator, self.guest, self.plain = (world.user(stem) for stem in ("owner", "mod", "guest", "plain"))
        made, self.channel = world.community(self.owner, self.moderator, self.guest, self.plain)
        self.id = made["serverId"]
        self.path = f"/servers/{self.id}"
        self.mods = self.role("mods", bits(*moderator_may))
        self.guests = self.role("guests")
        self.spare = self.role("spare")
        self.owner.must("PATCH", f"{self.path}/roles", {"roleIds": [self.mods, self.guests, self.spare]})
        self.give(self.moderator, self.mods)
        self.give(self.guest, self.guests)

    def role(self, name, permissions="0", who=None, **more):
        return (who or self.owner).must("POST", f"{self.path}/roles", {"name": name, "permissions": permissions, **more})["roleId"]

    def give(self, whom, *roles):
        return self.owner.must("PATCH", f"{self.path}/members/{whom.id}", {"roleIds": list(roles)})

    def everyone(self, permissions):
        return self.owner.must("PATCH", f"{self.path}/roles/{self.id}", {"permissions": permissions})

    def overwrite(self, target, allow="0", deny="0", kind="role", channel=None, who=None):
        return (who or self.owner).call("PUT", f"/channels/{channel or self.channel}/overwrites/{target}",
                                        {"type": kind, "allow": allow, "deny": deny})

    def add_channel(self, name, **more):
        return self.owner.must("POST", f"{self.path}/channels", {"name": name, **more})["channelId"]

    def member(self, whom, who=None):
        return (who or self.owner).must("GET", f"{self.path}/members/{whom.id}")

    def log(self, query="", who=None):
        return (who or self.owner).must("GET", f"{self.path}/audit-log{query}")

    def explain(self, who, permission, **about):
        query = urllib.parse.urlencode({**about, "permission": permission})
        return who.must("GET", f"{self.path}/permissions/explain?{query}")["permissions"][0]


@pytest.fixture
def house(world):
    return House(world)


def refused(answer, status, code):
    assert (answer.status, answer.json.get("code")) == (status, code), (answer.status, answer.body[:300])
    return answer.json


def reason(text):
    return {"X-Audit-Log-Reason": urllib.parse.quote(text)}


# --- roles


def test_a_new_server_has_everyones_role_and_no_other(world):
    owner = world.user()
    made, _ = world.community(owner)
    assert [one["roleId"] for one in made["roles"]] == [made["serverId"]]
    assert made["roles"][0]["position"] == 0
    assert int(made["roles"][0]["permissions"]) & ~EVERY == 0
    assert made["self"] == {"roleIds": [], "nickname": None, "timedOutUntil": None, "pending": False}
    assert owner.must("GET", f"/servers/{made['serverId']}/roles") == made["roles"]


def test_a_role_is_made_at_the_bottom_changed_and_deleted(house):
    made = house.owner.must("POST", f"{house.path}/roles", {
        "name": "  Night Watch ", "permissions": bits("manage_messages"), "color": 0x3498DB, "hoist": True, "mentionable": True,
        "selfAssignable": True, "icon": "\N{OWL}"})
    assert made["name"] == "Night Watch"
    assert (made["color"], made["hoist"], made["mentionable"], made["selfAssignable"], made["icon"]) == (
        0x3498DB, True, True, True, "\N{OWL}")
    roles = house.owner.must("GET", f"{house.path}/roles")
    assert [one["roleId"] for one in roles][-2:] == [made["roleId"], house.id], "above everyone's, below all others"
    path = f"{house.path}/roles/{made['roleId']}"
    changed = house.owner.must("PATCH", path, {"icon": None, "permissions": "0"})
    assert changed == {**made, "icon": None, "permissions": "0"}
    assert house.owner.must("PATCH", path, {}) == changed
    assert house.owner.must("DELETE", path) is None
    refused(house.owner.call("PATCH", path, {"name": "x"}), 404, "not_found")
    refused(house.owner.call("DELETE", path), 404, "not_found")


def test_members_may_look_at_roles_but_not_touch_them(house):
    assert house.plain.must("GET", f"{house.path}/roles") == house.owner.must("GET", f"{house.path}/roles")
    refused(house.plain.call("POST", f"{house.path}/roles", {"name": "x"}), 403, "missing_permission")
    refused(house.plain.call("PATCH", f"{house.path}/roles", {"roleIds": []}), 403, "missing_permission")
    for method in ("PATCH", "DELETE"):
        refused(house.plain.call(method, f"{house.path}/roles/{house.spare}", {"name": "x"} if method == "PATCH" else None), 403,
                "missing_permission")
    stranger = house.world.user()
    for method, path, body in (("GET", "/roles", None), ("POST", "/roles", {"name": "x"}), ("PATCH", f"/roles/{house.spare}", {}),
                               ("DELETE", f"/roles/{house.spare}", None), ("GET", "/bans", None), ("GET", "/audit-log", None),
                               ("GET", "/permissions/explain", None)):
        refused(stranger.call(method, house.path + path, body), 404, "not_found")


@pytest.mark.parametrize("name", ["", " ", "\u200b", "\u200b\u200d\u2060", "\u3164", "x" * 101, "x" * 2000, "a\u202eb", "a\nb", "a\x07b", "\u2066x"])
def test_names_that_deceive_or_are_too_long_are_refused(house, name):
    answer = house.owner.call("POST", f"{house.path}/roles", {"name": name})
    assert answer.status == 400 and answer.json["field"] == "name", answer.body
    answer = house.owner.call("PATCH", f"{house.path}/roles/{house.spare}", {"name": name})
    assert answer.status == 400 and answer.json["field"] == "name", answer.body


@pytest.mark.parametrize("name", ["x" * 100, "\U0001f642" * 100, "\u0645\u0634\u0631\u0641\u0648\u0646", "\u05de\u05e0\u05d4\u05dc\u05d9\u05dd", "e\u0301", "@everyone", "a\"b\\c"])
def test_honest_names_of_every_script_are_kept(house, name):
    made = house.role(name)
    assert next(one["name"] for one in house.owner.must("GET", f"{house.path}/roles") if one["roleId"] == made) == name


@pytest.mark.parametrize("wrong", [str(1 << 47), str(1 << 53), str(1 << 62), str((1 << 64) - 1), str(1 << 64), "-1", "01", "0x8", "", " 1", "1e3", "\u0661"])
def test_bits_that_nobody_knows_are_refused_everywhere(house, wrong):
    calls = [("POST", f"{house.path}/roles", {"name": "x", "permissions": wrong}, "permissions"),
             ("PATCH", f"{house.path}/roles/{house.spare}", {"permissions": wrong}, "permissions"),
             ("PUT", f"/channels/{house.channel}/overwrites/{house.spare}", {"type": "role", "allow": wrong}, "allow"),
             ("PUT", f"/channels/{house.channel}/overwrites/{house.spare}", {"type": "role", "deny": wrong}, "deny")]
    for method, path, body, field in calls:
        problem = refused(house.owner.call(method, path, body), 400, "invalid_field")
        assert problem["errors"] == [{"field": field, "code": "invalid_permissions"}]


def test_other_fields_of_a_role_keep_their_bounds(house):
    for body in ({"color": 0x1000000}, {"color": -1}, {"color": "1"}, {"hoist": 1}, {"icon": "x" * 65}, {"permissions": 8}):
        refused(house.owner.call("PATCH", f"{house.path}/roles/{house.spare}", body), 400, "invalid_field")
    for icon in ("a", "ab", "\xff\x00"):
        answer = house.owner.call("PATCH", f"{house.path}/roles/{house.spare}", {"icon": icon})
        assert answer.status == 400 or icon == "\xff\x00", answer.body


def test_everyones_role_gives_permissions_and_has_nothing_else(house):
    assert house.everyone(bits("view_channel"))["permissions"] == bits("view_channel")
    for body in ({"name": "x"}, {"hoist": True}, {"color": 1}, {"icon": "\N{OWL}"}, {"selfAssignable": True}):
        refused(house.owner.call("PATCH", f"{house.path}/roles/{house.id}", body), 400, "invalid_role")
    refused(house.owner.call("DELETE", f"{house.path}/roles/{house.id}"), 400, "invalid_role")
    refused(house.owner.call("PUT", f"{house.path}/members/{house.plain.id}/roles/{house.id}"), 400, "invalid_role")
    refused(house.owner.call("PATCH", f"{house.path}/members/{house.plain.id}", {"roleIds": [house.id]}), 400, "invalid_role")


def test_the_251st_role_is_one_too_many(world):
    owner = world.user()
    made, _ = world.community(owner)
    path = f"/servers/{made['serverId']}/roles"
    for i in range(249):
        owner.must("POST", path, {"name": f"role {i}"})
    assert len(owner.must("GET", path)) == 250
    assert refused(owner.call("POST", path, {"name": "one more"}), 409, "too_many_roles")["limit"] == 250
    # All of them can be put in order at once, and one member can have them all.
    roles = [one["roleId"] for one in owner.must("GET", path)][:-1]
    moved = owner.must("PATCH", path, {"roleIds": roles[::-1]})
    assert [one["roleId"] for one in moved if one["roleId"] != made["serverId"]] == roles[::-1]
    mine = owner.must("PATCH", f"/servers/{made['serverId']}/members/@me", {"roleIds": roles})
    assert sorted(mine["roleIds"]) == sorted(roles)


def test_an_idempotency_key_makes_one_role(house):
    key = {"Idempotency-Key": "one-role"}
    first = house.owner.must("POST", f"{house.path}/roles", {"name": "once"}, key)
    assert house.owner.must("POST", f"{house.path}/roles", {"name": "once"}, key) == first
    assert [one["name"] for one in house.owner.must("GET", f"{house.path}/roles")].count("once") == 1


def test_an_order_names_every_role_once(house):
    def order(*ids):
        return house.owner.call("PATCH", f"{house.path}/roles", {"roleIds": list(ids)})

    foreign = House(house.world).spare
    for wrong in ((), (house.mods,), (house.mods, house.guests), (house.mods, house.guests, house.guests),
                  (house.mods, house.guests, house.id), (house.mods, house.guests, foreign), (house.mods, house.guests, "1"),
                  (house.mods, house.guests, house.spare, house.id), (house.mods, house.guests, house.spare, house.spare)):
        refused(order(*wrong), 400, "invalid_order")
    assert order(house.spare, house.mods, house.guests).status == 200
    assert [one["name"] for one in house.owner.must("GET", f"{house.path}/roles")] == ["spare", "mods", "guests", "@everyone"]


# --- hierarchy, and ways around it


def test_a_moderator_rules_what_is_below_only(house):
    path = f"{house.path}/roles"
    assert house.moderator.call("PATCH", f"{path}/{house.guests}", {"name": "visitors"}).status == 200
    for method, body in (("PATCH", {"name": "x"}), ("DELETE", None)):
        refused(house.moderator.call(method, f"{path}/{house.mods}", body), 403, "outranked")
    above = house.role("above")
    house.owner.must("PATCH", path, {"roleIds": [above, house.mods, house.guests, house.spare]})
    for method, body in (("PATCH", {"name": "x"}), ("PATCH", {"permissions": "0"}), ("DELETE", None)):
        refused(house.moderator.call(method, f"{path}/{above}", body), 403, "outranked")
    # Nothing moves to or from one's own place upwards.
    for order in ([house.mods, above, house.guests, house.spare], [above, house.guests, house.mods, house.spare],
                  [house.guests, above, house.mods, house.spare], [house.spare, house.guests, house.mods, above]):
        refused(house.moderator.call("PATCH", path, {"roleIds": order}), 403, "outranked")
    assert house.moderator.call("PATCH", path, {"roleIds": [above, house.mods, house.spare, house.guests]}).status == 200


def test_nobody_gives_what_they_do_not_have(house):
    path = f"{house.path}/roles"
    for more in ("administrator", "manage_server", "view_audit_log", "manage_channels"):
        refused(house.moderator.call("POST", path, {"name": "x", "permissions": bits(more)}), 403, "not_yours_to_give")
        refused(house.moderator.call("PATCH", f"{path}/{house.spare}", {"permissions": bits(more)}), 403, "not_yours_to_give")
        refused(house.moderator.call("PATCH", f"{path}/{house.id}", {"permissions": bits(more)}), 403, "not_yours_to_give")
    refused(house.moderator.call("POST", path, {"name": "x", "permissions": str(EVERY)}), 403, "not_yours_to_give")
    # Nor takes it from others: what a role has beyond one's own cannot be taken out of it.
    house.owner.must("PATCH", f"{path}/{house.spare}", {"permissions": bits("manage_server", "kick_members")})
    refused(house.moderator.call("PATCH", f"{path}/{house.spare}", {"permissions": bits("kick_members")}), 403, "not_yours_to_give")
    assert house.moderator.call("PATCH", f"{path}/{house.spare}", {"permissions": bits("manage_server")}).status == 200
    assert house.role("mine", bits("kick_members"), who=house.moderator)
    assert len(house.owner.must("GET", path)) == 5, "what was refused has left nothing behind"


def test_self_escalation_is_refused_on_every_path(house):
    me = f"{house.path}/members/@me"
    above = house.role("above", bits("administrator"))
    house.owner.must("PATCH", f"{house.path}/roles", {"roleIds": [above, house.mods, house.guests, house.spare]})
    refused(house.moderator.call("PUT", f"{me}/roles/{above}"), 403, "outranked")
    refused(house.moderator.call("PATCH", me, {"roleIds": [above, house.mods]}), 403, "outranked")
    refused(house.moderator.call("PATCH", f"{house.path}/roles/{house.mods}", {"permissions": bits("administrator")}), 403, "outranked")
    refused(house.moderator.call("PATCH", f"{house.path}/roles/{above}", {"selfAssignable": True}), 403, "outranked")
    # One's own role cannot be laid down either: it is not below oneself. But what lies below can be taken.
    refused(house.moderator.call("DELETE", f"{me}/roles/{house.mods}"), 403, "outranked")
    assert house.spare in house.moderator.must("PUT", f"{me}/roles/{house.spare}")["roleIds"]
    # In a channel: rights one lacks in it, and the right to give rights.
    refused(house.overwrite(house.mods, allow=bits("manage_channels"), who=house.moderator), 403, "not_yours_to_give")
    refused(house.overwrite(house.moderator.id, allow=bits("mention_everyone"), kind="member", who=house.moderator), 403,
            "not_yours_to_give")
    refused(house.overwrite(house.mods, allow=bits("manage_roles"), who=house.moderator), 403, "not_yours_to_give")
    # Who has nothing gets nothing.
    for whom in (house.plain, house.guest):
        refused(whom.call("PUT", f"{me}/roles/{house.mods}"), 403, "missing_permission")
        refused(whom.call("PATCH", me, {"roleIds": [house.mods]}), 403, "missing_permission")
        refused(whom.call("PUT", f"{house.path}/owner", {"userId": whom.id}), 403, "missing_permission")
        refused(house.overwrite(whom.id, allow=bits("manage_messages"), kind="member", who=whom), 403, "missing_permission")
    assert house.member(house.moderator)["roleIds"].count(above) == 0


def test_what_an_edit_holds_is_done_whole_or_not_at_all(house):
    before = house.member(house.guest)
    body = {"nickname": "Half", "roleIds": [house.guests, house.mods], "timeoutSeconds": 60}
    refused(house.moderator.call("PATCH", f"{house.path}/members/{house.guest.id}", body), 403, "outranked")
    assert house.member(house.guest) == before


def test_roles_are_given_and_taken_one_by_one(house):
    path = f"{house.path}/members/{house.plain.id}/roles"
    assert house.moderator.must("PUT", f"{path}/{house.guests}")["roleIds"] == [house.guests]
    assert house.moderator.must("PUT", f"{path}/{house.guests}")["roleIds"] == [house.guests], "twice is the same"
    assert sorted(house.moderator.must("PUT", f"{path}/{house.spare}")["roleIds"]) == sorted([house.guests, house.spare])
    assert house.moderator.must("DELETE", f"{path}/{house.guests}")["roleIds"] == [house.spare]
    assert house.moderator.must("DELETE", f"{path}/{house.guests}")["roleIds"] == [house.spare]
    foreign = House(house.world).spare
    for absent in (foreign, "1"):
        for method in ("PUT", "DELETE"):
            refused(house.owner.call(method, f"{path}/{absent}"), 400, "invalid_role")
        refused(house.owner.call("PATCH", f"{house.path}/members/{house.plain.id}", {"roleIds": [absent]}), 400, "invalid_role")
    refused(house.owner.call("PUT", f"{house.path}/members/1/roles/{house.spare}"), 404, "not_found")
    stranger = house.world.user()
    refused(house.owner.call("PUT", f"{house.path}/members/{stranger.id}/roles/{house.spare}"), 404, "not_found")
    # The owner and peers are beyond a moderator's reach, with roles below too.
    refused(house.moderator.call("PUT", f"{house.path}/members/{house.owner.id}/roles/{house.spare}"), 403, "outranked")
    house.give(house.plain, house.mods)
    refused(house.moderator.call("PUT", f"{path}/{house.spare}"), 403, "outranked")


def test_self_assignable_roles_are_taken_and_laid_down_by_oneself_only(house):
    hobby = house.role("hobby", selfAssignable=True)
    path = f"{house.path}/members/@me/roles/{hobby}"
    assert house.plain.must("PUT", path)["roleIds"] == [hobby]
    assert house.plain.must("DELETE", path)["roleIds"] == []
    refused(house.plain.call("PUT", f"{house.path}/members/{house.guest.id}/roles/{hobby}"), 403, "missing_permission")
    refused(house.plain.call("PUT", f"{house.path}/members/@me/roles/{house.spare}"), 403, "missing_permission")


def test_a_deleted_role_is_gone_from_members_and_channels(house):
    assert house.overwrite(house.guests, deny=bits("view_channel")).status == 200
    refused(house.guest.call("GET", f"/channels/{house.channel}"), 404, "not_found")
    house.owner.must("DELETE", f"{house.path}/roles/{house.guests}")
    assert house.member(house.guest)["roleIds"] == []
    assert house.guest.must("GET", f"/channels/{house.channel}")["overwrites"] == []


# --- channels and overwrites


def test_overwrites_decide_who_sees_sends_and_reads(house):
    message = house.owner.send(house.channel, "for some")["messageId"]
    assert house.overwrite(house.id, deny=bits("view_channel")).status == 200
    for method, path, body in (("GET", "", None), ("GET", "/messages", None), ("GET", f"/messages/{message}", None),
                               ("POST", "/messages", {"content": "x"}), ("POST", "/typing", None), ("PUT", "/read", {"messageId": message})):
        refused(house.guest.call(method, f"/channels/{house.channel}{path}", body), 404, "not_found")
    assert house.channel not in house.guest.must("GET", house.path)["channels"]
    assert house.guest.must("GET", f"{house.path}/channels") == []
    assert house.overwrite(house.guests, allow=bits("view_channel"), deny=bits("send_messages")).status == 200
    assert house.guest.must("GET", f"/channels/{house.channel}/messages")[0]["content"] == "for some"
    refused(house.guest.call("POST", f"/channels/{house.channel}/messages", {"content": "x"}), 403, "missing_permission")
    refused(house.plain.call("GET", f"/channels/{house.channel}"), 404, "not_found")
    assert house.overwrite(house.guest.id, allow=bits("send_messages"), kind="member").status == 200
    house.guest.send(house.channel, "let in by name")
    assert house.overwrite(house.guest.id, deny=bits("read_message_history"), kind="member").status == 200
    assert house.guest.must("GET", f"/channels/{house.channel}")["messages"] == []
    assert house.owner.must("DELETE", f"/channels/{house.channel}/overwrites/{house.guest.id}")["overwrites"]
    refused(house.owner.call("DELETE", f"/channels/{house.channel}/overwrites/{house.guest.id}"), 404, "not_found")


def test_overwrites_name_somebody_here_and_bits_that_channels_have(house):
    other = House(house.world)
    stranger = house.world.user()
    for target, kind in ((other.spare, "role"), (other.id, "role"), ("1", "role"), (house.guest.id, "role"),
                         (stranger.id, "member"), (house.spare, "member"), ("1", "member")):
        refused(house.overwrite(target, allow=bits("send_messages"), kind=kind), 400, "invalid_overwrite")
    for allow in ("administrator", "kick_members", "ban_members", "manage_server", "view_audit_log", "change_nickname", "moderate_members"):
        refused(house.overwrite(house.spare, allow=bits(allow)), 400, "invalid_overwrite")
        refused(house.overwrite(house.spare, deny=bits(allow)), 400, "invalid_overwrite")
    refused(house.overwrite(house.spare, allow=bits("connect"), deny=bits("connect")), 400, "invalid_overwrite")
    refused(house.overwrite(house.spare, kind="account"), 400, "invalid_field")
    assert house.owner.must("GET", f"/channels/{house.channel}")["overwrites"] == []


def test_categories_hand_their_overwrites_on_to_what_is_in_sync(house):
    lobby = house.add_channel("The Lobby", type="category")
    assert house.overwrite(house.guests, deny=bits("send_messages"), channel=lobby).status == 200
    inside, apart = (house.add_channel(name, parentId=lobby) for name in ("inside", "apart"))
    here = house.owner.must("GET", f"/channels/{lobby}")["overwrites"]
    assert house.owner.must("GET", f"/channels/{inside}")["overwrites"] == here
    assert house.overwrite(house.spare, allow=bits("send_messages"), channel=apart).status == 200
    assert house.overwrite(house.guests, deny=bits("view_channel"), channel=lobby).status == 200
    refused(house.guest.call("GET", f"/channels/{inside}"), 404, "not_found")
    assert house.guest.call("GET", f"/channels/{apart}").status == 200, "out of sync: it does not follow"
    synced = house.owner.must("PATCH", f"/channels/{apart}", {"sync": True})
    assert synced["overwrites"] == house.owner.must("GET", f"/channels/{lobby}")["overwrites"]
    refused(house.guest.call("GET", f"/channels/{apart}"), 404, "not_found")
    # Out of the category it keeps what it had; without one there is nothing to sync with.
    assert house.owner.must("PATCH", f"/channels/{apart}", {"parentId": None})["overwrites"] == synced["overwrites"]
    refused(house.owner.call("PATCH", f"/channels/{apart}", {"sync": True}), 400, "invalid_parent")
    house.owner.must("DELETE", f"/channels/{lobby}")
    assert house.owner.must("GET", f"/channels/{inside}")["parentId"] is None


def test_a_parent_is_a_category_of_this_server(house):
    other = House(house.world)
    foreign = other.add_channel("Lobby", type="category")
    lobby = house.add_channel("Lobby", type="category")
    for wrong in (house.channel, foreign, "1"):
        assert house.owner.call("PATCH", f"/channels/{house.channel}", {"parentId": wrong}).status in (400, 404)
        assert house.owner.call("POST", f"{house.path}/channels", {"name": "x", "parentId": wrong}).status in (400, 404)
    refused(house.owner.call("POST", f"{house.path}/channels", {"name": "x", "type": "category", "parentId": lobby}), 400, "invalid_parent")
    refused(house.owner.call("POST", f"{house.path}/channels", {"name": "x", "type": "dm"}), 400, "invalid_field")
    for kind in ("text", "voice", "announcement", "stage", "forum", "media"):
        made = house.owner.must("POST", f"{house.path}/channels", {"name": kind, "type": kind, "parentId": lobby})
        assert (made["type"], made["parentId"]) == (kind, lobby)


def test_channel_fields_that_came_with_roles(house):
    path = f"/channels/{house.channel}"
    changed = house.owner.must("PATCH", path, {"ageRestricted": True, "slowmodeSeconds": 21600})
    assert (changed["ageRestricted"], changed["slowmodeSeconds"]) == (True, 21600)
    for wrong in (-1, 21601, "5", 1.5):
        refused(house.owner.call("PATCH", path, {"slowmodeSeconds": wrong}), 400, "invalid_field")


# --- nicknames and time-outs


def test_nicknames(house):
    me = f"{house.path}/members/@me"
    assert house.plain.must("PATCH", me, {"nickname": "  Plain Jane "})["nickname"] == "Plain Jane"
    assert house.plain.must("PATCH", me, {"nickname": None})["nickname"] is None
    assert house.plain.must("PATCH", me, {"nickname": ""})["nickname"] is None
    for wrong in ("a\u202eb", "a\nb"):
        refused(house.plain.call("PATCH", me, {"nickname": wrong}), 400, "invalid_nickname")
    refused(house.plain.call("PATCH", me, {"nickname": "x" * 33}), 400, "invalid_field")
    refused(house.plain.call("PATCH", f"{house.path}/members/{house.guest.id}", {"nickname": "x"}), 403, "missing_permission")
    assert house.moderator.must("PATCH", f"{house.path}/members/{house.guest.id}", {"nickname": "Guesty"})["nickname"] == "Guesty"
    refused(house.moderator.call("PATCH", f"{house.path}/members/{house.owner.id}", {"nickname": "x"}), 403, "outranked")
    house.everyone(bits("view_channel"))
    refused(house.plain.call("PATCH", me, {"nickname": "x"}), 403, "missing_permission")


def test_a_time_out_leaves_reading_and_ends(house):
    path = f"{house.path}/members/{house.guest.id}"
    until = house.moderator.must("PATCH", path, {"timeoutSeconds": 3600}, reason("calm down"))["timedOutUntil"]
    left = datetime.datetime.fromisoformat(until.replace("Z", "+00:00")) - datetime.datetime.now(datetime.timezone.utc)
    assert 3500 < left.total_seconds() <= 3600
    refused(house.guest.call("POST", f"/channels/{house.channel}/messages", {"content": "x"}), 403, "missing_permission")
    refused(house.guest.call("PATCH", f"{house.path}/members/@me", {"nickname": "x"}), 403, "missing_permission")
    refused(house.guest.call("POST", f"{house.path}/invites", {}), 403, "missing_permission")
    assert house.guest.must("GET", f"/channels/{house.channel}/messages") == []
    assert house.guest.must("GET", house.path)["self"]["timedOutUntil"] == until
    why = house.explain(house.guest, "send_messages", channel=house.channel)
    assert why["by"] == "timeout" and why["reason"] == f"denied: timed out until {until}"
    assert house.moderator.must("PATCH", path, {"timeoutSeconds": 0})["timedOutUntil"] is None
    house.guest.send(house.channel, "back")
    house.moderator.must("PATCH", path, {"timeoutSeconds": 1})
    deadline = time.monotonic() + 10
    while house.guest.call("POST", f"/channels/{house.channel}/messages", {"content": "x"}).status != 201:
        assert time.monotonic() < deadline, "a time-out ends by itself"
        time.sleep(0.1)


def test_owner_and_administrators_cannot_be_timed_out(house):
    boss = house.world.user("boss")
    boss.join(house.owner.invite(house.id))
    chief = house.role("chief", bits("administrator"))
    house.give(boss, chief)
    refused(house.owner.call("PATCH", f"{house.path}/members/{boss.id}", {"timeoutSeconds": 60}), 403, "cannot_time_out")
    for whom in (house.owner, house.moderator):
        answer = house.moderator.call("PATCH", f"{house.path}/members/{whom.id}", {"timeoutSeconds": 60})
        assert answer.status == 403 and answer.json["code"] in ("outranked", "cannot_time_out"), answer.body
    answer = house.owner.call("PATCH", f"{house.path}/members/@me", {"timeoutSeconds": 60})
    assert answer.status == 403, answer.body
    for wrong in (-1, 28 * 86400 + 1, "60"):
        refused(house.owner.call("PATCH", f"{house.path}/members/{house.guest.id}", {"timeoutSeconds": wrong}), 400, "invalid_field")
    assert house.owner.must("PATCH", f"{house.path}/members/{house.guest.id}", {"timeoutSeconds": 28 * 86400})["timedOutUntil"]
    refused(house.plain.call("PATCH", f"{house.path}/members/{house.guest.id}", {"timeoutSeconds": 60}), 403, "missing_permission")


# --- removing, banning, handing over


def test_kicking_follows_the_ranks(house):
    refused(house.plain.call("DELETE", f"{house.path}/members/{house.guest.id}"), 403, "missing_permission")
    refused(house.moderator.call("DELETE", f"{house.path}/members/{house.owner.id}"), 403, "outranked")
    peer = house.world.user()
    peer.join(house.owner.invite(house.id))
    house.give(peer, house.mods)
    refused(house.moderator.call("DELETE", f"{house.path}/members/{peer.id}"), 403, "outranked")
    house.moderator.must("DELETE", f"{house.path}/members/{house.guest.id}", headers=reason("rude"))
    refused(house.guest.call("GET", house.path), 404, "not_found")
    house.guest.join(house.owner.invite(house.id))
    assert house.member(house.guest)["roleIds"] == [], "roles do not wait for who was removed"


def test_a_ban_removes_keeps_out_and_is_lifted(house):
    code = house.owner.invite(house.id)
    session = house.world.online(house.guest)
    made = house.moderator.must("PUT", f"{house.path}/bans/{house.guest.id}", {}, reason("spam, twice"))
    assert made["userId"] == house.guest.id and made["user"]["name"] == house.guest.name
    assert (made["moderatorId"], made["reason"], made["expiresAt"]) == (house.moderator.id, "spam, twice", None)
    assert session.wait_for("SERVER_DELETE") == {"serverId": house.id}
    refused(house.guest.call("GET", house.path), 404, "not_found")
    refused(house.guest.call("POST", f"/invites/{code}"), 403, "banned")
    assert house.owner.must("GET", f"{house.path}/bans") == [made]
    refused(house.plain.call("GET", f"{house.path}/bans"), 403, "missing_permission")
    house.moderator.must("DELETE", f"{house.path}/bans/{house.guest.id}")
    assert house.owner.must("GET", f"{house.path}/bans") == []
    house.guest.join(code)
    assert house.member(house.guest)["roleIds"] == []


def test_bans_of_those_who_are_not_here_and_of_those_who_may_not_be(house):
    stranger = house.world.user("stranger")
    code = house.owner.invite(house.id)
    house.moderator.must("PUT", f"{house.path}/bans/{stranger.id}", {"durationSeconds": 2})
    refused(stranger.call("POST", f"/invites/{code}"), 403, "banned")
    # Whether there is such an account is not told.
    assert house.moderator.call("PUT", f"{house.path}/bans/1", {}).json["user"] is None
    refused(house.moderator.call("PUT", f"{house.path}/bans/@me", {}), 400, "invalid_ban")
    refused(house.moderator.call("PUT", f"{house.path}/bans/{house.moderator.id}", {}), 400, "invalid_ban")
    refused(house.moderator.call("PUT", f"{house.path}/bans/{house.owner.id}", {}), 403, "outranked")
    refused(house.moderator.call("PUT", f"{house.path}/bans/{stranger.id}", {"durationSeconds": 365 * 86400 + 1}), 400, "invalid_field")
    refused(house.plain.call("PUT", f"{house.path}/bans/{stranger.id}", {}), 403, "missing_permission")
    refused(house.moderator.call("DELETE", f"{house.path}/bans/{house.plain.id}"), 404, "not_found")
    deadline = time.monotonic() + 15
    while stranger.call("POST", f"/invites/{code}").status != 200:
        assert time.monotonic() < deadline, "a ban with an end ends"
        time.sleep(0.2)


def test_bans_are_paged_by_user_id(house):
    people = sorted((house.world.user() for _ in range(5)), key=lambda one: int(one.id))
    for one in people:
        house.owner.must("PUT", f"{house.path}/bans/{one.id}", {})
    seen, after = [], ""
    while page := house.owner.must("GET", f"{house.path}/bans?limit=2{after}"):
        seen += [one["userId"] for one in page]
        after = f"&after={seen[-1]}"
    assert seen == [one.id for one in people]


def test_handing_a_server_over(house):
    for wrong in (house.world.user().id, "1"):
        assert house.owner.call("PUT", f"{house.path}/owner", {"userId": wrong}).status in (400, 404)
    refused(house.moderator.call("PUT", f"{house.path}/owner", {"userId": house.moderator.id}), 403, "missing_permission")
    session = house.world.online(house.plain)
    assert house.owner.must("PUT", f"{house.path}/owner", {"userId": house.guest.id})["ownerId"] == house.guest.id
    assert session.wait_for("SERVER_UPDATE")["ownerId"] == house.guest.id
    refused(house.owner.call("PUT", f"{house.path}/owner", {"userId": house.owner.id}), 403, "missing_permission")
    refused(house.owner.call("DELETE", house.path), 403, "missing_permission")
    house.owner.must("DELETE", f"{house.path}/members/@me")
    house.guest.must("DELETE", house.path)


# --- the audit log


def test_the_audit_log_says_who_did_what_and_why(house):
    path = f"{house.path}/roles/{house.spare}"
    house.moderator.must("PATCH", path, {"name": "renamed", "color": 255}, reason("caf\u00e9 & \N{OWL}"))
    newest = house.log("?limit=1")[0]
    assert newest["action"] == "role_update" and newest["actorId"] == house.moderator.id
    assert newest["targetId"] == house.spare and newest["serverId"] == house.id
    assert newest["reason"] == "caf\u00e9 & \N{OWL}"
    assert {"field": "name", "before": "spare", "after": "renamed"} in newest["changes"]
    assert {"field": "color", "before": "0", "after": "255"} in newest["changes"]
    assert len(newest["changes"]) == 2
    refused(house.moderator.call("GET", f"{house.path}/audit-log"), 403, "missing_permission")
    # What changes nothing and what was refused leave no trace.
    house.moderator.must("PATCH", path, {"name": "renamed"})
    house.moderator.call("PATCH", path, {"permissions": bits("administrator")})
    assert house.log("?limit=1")[0]["auditId"] == newest["auditId"]


def test_every_act_has_its_entry(house):
    made = house.add_channel("second")
    house.owner.must("PATCH", f"/channels/{made}", {"topic": "t"})
    house.overwrite(house.spare, allow=bits("send_messages"), channel=made)
    house.overwrite(house.spare, deny=bits("send_messages"), channel=made)
    house.owner.must("DELETE", f"/channels/{made}/overwrites/{house.spare}")
    house.owner.must("DELETE", f"/channels/{made}")
    house.owner.must("PATCH", house.path, {"name": "renamed"})
    house.owner.must("PATCH", f"{house.path}/members/{house.plain.id}", {"nickname": "x"})
    house.owner.must("DELETE", f"{house.path}/members/{house.plain.id}")
    house.owner.must("PUT", f"{house.path}/bans/{house.plain.id}", {})
    house.owner.must("DELETE", f"{house.path}/bans/{house.plain.id}")
    house.owner.must("DELETE", f"{house.path}/roles/{house.spare}")
    house.owner.must("PUT", f"{house.path}/owner", {"userId": house.guest.id})
    actions = [one["action"] for one in house.log("?limit=13", who=house.guest)]
    assert actions == ["owner_change", "role_delete", "member_ban_remove", "member_ban_add", "member_kick", "member_update",
                       "server_update", "channel_delete", "overwrite_delete", "overwrite_update", "overwrite_create",
                       "channel_update", "channel_create"]


def test_the_audit_log_is_paged_and_sifted(house):
    whole, before = [], ""
    while page := house.log(f"?limit=3{before}"):
        whole += page
        before = f"&before={whole[-1]['auditId']}"
    ids = [int(one["auditId"]) for one in whole]
    assert ids == sorted(ids, reverse=True) and len(set(ids)) == len(ids) >= 5
    assert all(one["actorId"] == house.owner.id for one in house.log(f"?actor={house.owner.id}"))
    assert house.log(f"?actor={house.plain.id}") == []
    made = house.log("?action=role_create&limit=100")
    assert {one["targetId"] for one in made} >= {house.mods, house.guests, house.spare}
    assert {one["action"] for one in made} == {"role_create"}
    assert {one["targetId"] for one in house.log(f"?target={house.spare}")} == {house.spare}
    refused(house.owner.call("GET", f"{house.path}/audit-log?action=fly"), 400, "invalid_field")
    refused(house.owner.call("GET", f"{house.path}/audit-log?limit=101"), 400, "invalid_field")


@pytest.mark.parametrize("raw", ["%", "%zz", "%FF", "%C3", "a%0Ab", "a%00b", "a%1Bb", "a%E2%80%AEb", "x" * 513, "%F0%9F%98%80" * 513])
def test_reasons_that_cannot_be_kept_are_refused_before_anything_happens(house, raw):
    problem = refused(house.owner.call("POST", f"{house.path}/roles", {"name": "x"}, {"X-Audit-Log-Reason": raw}), 400, "invalid_reason")
    assert problem["field"] == "X-Audit-Log-Reason" and problem["limit"] == 512
    assert len(house.owner.must("GET", f"{house.path}/roles")) == 4


def test_a_reason_of_512_characters_is_kept(house):
    text = "\N{OWL}" * 512
    house.owner.must("POST", f"{house.path}/roles", {"name": "x"}, reason(text))
    assert house.log("?limit=1")[0]["reason"] == text


# --- explanations


def test_explanations_name_what_decided(house):
    lobby = house.add_channel("Lobby", type="category")
    house.overwrite(house.guests, deny=bits("send_messages"), channel=lobby)
    inside = house.add_channel("inside", parentId=lobby)

    def words(who, permission, **about):
        return house.explain(who, permission, **about)["reason"]

    verdict = house.explain(house.guest, "send_messages", channel=inside)
    assert verdict == {"permission": "send_messages", "allowed": False, "by": "role_overwrite", "roleId": house.guests,
                       "channelId": inside, "inherited": True, "reason": "denied by role guests in category Lobby"}
    assert words(house.guest, "send_messages", channel=lobby) == "denied by role guests in category Lobby"
    assert words(house.guest, "attach_files", channel=inside).startswith("denied: cannot send messages")
    assert words(house.guest, "send_messages", channel=house.channel) == "allowed by role @everyone"
    assert words(house.owner, "send_messages", channel=inside) == "allowed: owns the server"
    assert words(house.moderator, "kick_members") == "allowed by role mods"
    assert words(house.guest, "kick_members") == "denied: no role allows it"
    house.overwrite(house.guest.id, allow=bits("send_messages"), kind="member", channel=inside)
    assert words(house.guest, "send_messages", channel=inside) == "allowed for this member in channel inside"
    assert words(house.moderator, "send_messages", channel=inside, member=house.guest.id).startswith("allowed for this member")
    assert words(house.moderator, "send_messages", channel=inside, role=house.guests) == "denied by role guests in category Lobby"
    house.overwrite(house.id, deny=bits("view_channel"), channel=house.channel)
    assert words(house.owner, "send_messages", channel=house.channel, member=house.guest.id) == "denied: cannot see the channel"


def test_explanations_agree_with_what_happens(house):
    everything = house.guest.must("GET", f"{house.path}/permissions/explain?channel={house.channel}")
    assert len(everything["permissions"]) == 52
    allowed = {one["permission"] for one in everything["permissions"] if one["allowed"]}
    assert "send_messages" in allowed and "manage_messages" not in allowed
    known = {name for name, place in BITS.items() if int(everything["allowed"]) >> place & 1}
    assert known == allowed & set(BITS)
    assert all(one["reason"].startswith("allowed" if one["allowed"] else "denied") for one in everything["permissions"])


def test_about_whom_one_may_ask(house):
    path = f"{house.path}/permissions/explain"
    refused(house.guest.call("GET", f"{path}?member={house.plain.id}"), 403, "missing_permission")
    refused(house.guest.call("GET", f"{path}?role={house.mods}"), 403, "missing_permission")
    assert house.guest.call("GET", f"{path}?member={house.guest.id}").status == 200
    refused(house.owner.call("GET", f"{path}?member={house.world.user().id}"), 404, "not_found")
    refused(house.owner.call("GET", f"{path}?member={house.guest.id}&role={house.mods}"), 400, "invalid_field")
    refused(house.owner.call("GET", f"{path}?permission=fly"), 400, "invalid_field")
    refused(house.owner.call("GET", f"{path}?role=1"), 400, "invalid_role")
    hidden = house.add_channel("hidden")
    house.overwrite(house.id, deny=bits("view_channel"), channel=hidden)
    for absent in (hidden, "1", House(house.world).channel):
        refused(house.guest.call("GET", f"{path}?channel={absent}"), 404, "not_found")


# --- the gateway


def test_roles_and_members_are_told_to_everyone(house):
    session = house.world.online(house.plain)
    made = house.owner.must("POST", f"{house.path}/roles", {"name": "new"})
    assert session.wait_for("ROLE_CREATE") == made
    changed = house.owner.must("PATCH", f"{house.path}/roles/{made['roleId']}", {"color": 5})
    assert session.wait_for("ROLE_UPDATE") == changed
    member = house.give(house.guest, house.guests, made["roleId"])
    told = session.wait_for("MEMBER_UPDATE")
    assert told["userId"] == house.guest.id and sorted(told["roleIds"]) == sorted(member["roleIds"])
    house.owner.must("DELETE", f"{house.path}/roles/{made['roleId']}")
    assert session.wait_for("ROLE_DELETE") == {"serverId": house.id, "roleId": made["roleId"]}
    house.owner.must("PATCH", house.path, {"name": "Renamed"})
    assert set(session.wait_for("SERVER_UPDATE")) == SUMMARY


def next_of_a_channel(session):
    """The next dispatch about channels; presence comes when it likes."""
    while True:
        frame = session.next_event()
        if frame["t"].startswith("CHANNEL_"):
            return frame


def test_a_channel_opens_and_closes_while_one_is_here(house):
    session = house.world.online(house.guest)
    house.overwrite(house.id, deny=bits("view_channel"))
    frame = next_of_a_channel(session)
    assert (frame["t"], frame["s"], frame["d"]) == ("CHANNEL_DELETE", None, {"serverId": house.id, "channelId": house.channel})
    house.owner.send(house.channel, "unseen")
    assert "unseen" not in str(session.collect(0.7))
    house.overwrite(house.guests, allow=bits("view_channel"))
    frame = next_of_a_channel(session)
    assert (frame["t"], frame["s"], frame["d"]["channelId"]) == ("CHANNEL_CREATE", None, house.channel)
    house.owner.send(house.channel, "seen")
    assert session.wait_for("MESSAGE_CREATE")["content"] == "seen"
    house.give(house.guest)
    frame = next_of_a_channel(session)
    assert (frame["t"], frame["s"]) == ("CHANNEL_DELETE", None), "losing the role closes it"
    assert session.wait_for("MEMBER_UPDATE")["roleIds"] == [], "the change itself comes right after"


def test_ready_holds_only_what_one_may_see(house):
    hidden = house.add_channel("hidden")
    house.overwrite(house.id, deny=bits("view_channel"), channel=hidden)
    mine = next(one for one in house.world.online(house.guest).ready["servers"] if one["serverId"] == house.id)
    assert hidden not in mine["channels"] and hidden not in str(mine["channelList"])
    assert mine["self"]["roleIds"] == [house.guests]
    assert [one["roleId"] for one in mine["roles"]] == [house.mods, house.guests, house.spare, house.id]


def test_a_resume_across_a_closed_channel_gives_nothing_away(house):
    session = house.world.online(house.guest)
    session.cut()
    house.owner.send(house.channel, "before")
    house.overwrite(house.id, deny=bits("view_channel"))
    house.owner.send(house.channel, "after the door was shut")
    missed = session.resume()
    if missed is None:
        session.identify()
        assert "after the door was shut" not in str(session.ready)
        return
    assert "after the door was shut" not in str(missed)
    resets = [one["d"]["server"] for one in missed if one["t"] == "SERVER_CREATE" and one["s"] is None]
    closed = [one for one in missed if one["t"] == "CHANNEL_DELETE" and one["d"]["channelId"] == house.channel]
    assert closed or (resets and house.channel not in resets[-1]["channels"]), missed


def test_refusals_reach_the_client_as_problems(house):
    with pytest.raises(Refused) as caught:
        house.plain.must("POST", f"{house.path}/roles", {"name": "x"})
    assert caught.value.code == "missing_permission"
