"""Member lists and searches from outside: rows in order, followed live; revocation; invisible; and large servers."""

import json
import time

import pytest

from integration.conftest import World
from integration.test_roles import bits
from support.parley_client import Refused
from support.parley_process import UNLIMITED


class Sidebar:
    """A session that shows rows of a list, and keeps them as a client does."""

    def __init__(self, world, who, server, channel, ranges=((0, 99),)):
        self.session = world.online(who)
        self.server = server
        self.news = []
        self.show(channel, ranges)

    def show(self, channel, ranges):
        self.channel, self.ranges, self.rows = channel, [list(r) for r in ranges], {}
        self.session.say(14, {"serverId": self.server, "channelId": channel, "ranges": self.ranges})

    def shift(self, start, by):
        self.rows = {(i + by if i >= start else i): row for i, row in self.rows.items()}

    def apply(self, d):
        self.news.append(d)
        for op in d["ops"]:
            if op["op"] == "sync":
                first, last = op["range"]
                self.rows = {i: row for i, row in self.rows.items() if not first <= i <= last}
                self.rows.update({first + i: item for i, item in enumerate(op["items"])})
            elif op["op"] == "insert":
                self.shift(op["index"], 1)
                self.rows[op["index"]] = op["item"]
            elif op["op"] == "update":
                assert op["index"] in self.rows
                self.rows[op["index"]] = op["item"]
            else:
                del self.rows[op["index"]]
                self.shift(op["index"] + 1, -1)
        length = sum(g["count"] + 1 for g in d["groups"] if g["count"])
        self.rows = {i: row for i, row in self.rows.items() if i < length}

    def shown(self):
        def text(item):
            if "group" in item:
                return "#" + item["group"]["id"]
            member = item["member"]
            return member["nickname"] or member["user"]["displayName"]
        return [text(self.rows[i]) for i in sorted(self.rows)]

    def comes_to(self, expected, timeout=10):
        deadline = time.monotonic() + timeout
        while self.shown() != expected:
            try:
                self.apply(self.session.wait_for("MEMBER_LIST", deadline - time.monotonic(),
                                                 lambda d: d["channelId"] == self.channel))
            except TimeoutError:
                break
        assert self.shown() == expected, self.news[-3:]

    def quiet(self, seconds=1.5):
        assert not [e for e in self.session.collect(seconds) if e["t"] == "MEMBER_LIST"]


@pytest.fixture
def club(world):
    class Club:
        pass
    it = Club()
    it.world = world
    it.owner, it.ann, it.bob = (world.user(stem) for stem in ("m-owner", "m-ann", "m-bob"))
    made, it.channel = world.community(it.owner, it.ann, it.bob)
    it.id = made["serverId"]
    return it


def test_rows_stand_under_hoisted_roles_online_and_offline_and_follow(club):
    owner, ann, bob = club.owner, club.ann, club.bob
    bar = Sidebar(club.world, owner, club.id, club.channel)
    bar.comes_to(["#online", owner.name, "#offline", ann.name, bob.name])
    assert bar.news[-1]["memberCount"] == 3 and bar.news[-1]["onlineCount"] == 1
    assert bar.news[-1]["groups"] == [{"id": "online", "count": 1}, {"id": "offline", "count": 2}]
    at_home = club.world.online(bob)
    bar.comes_to(["#online", bob.name, owner.name, "#offline", ann.name])
    mods = owner.must("POST", f"/servers/{club.id}/roles", {"name": "mods", "hoist": True})["roleId"]
    owner.must("PUT", f"/servers/{club.id}/members/{bob.id}/roles/{mods}")
    bar.comes_to(["#" + mods, bob.name, "#online", owner.name, "#offline", ann.name])
    owner.must("PATCH", f"/servers/{club.id}/members/{ann.id}", {"nickname": "zelda"})
    bar.comes_to(["#" + mods, bob.name, "#online", owner.name, "#offline", "zelda"])
    bob.must("PATCH", "/users/@me", {"displayName": "Bobby"})
    bar.comes_to(["#" + mods, "Bobby", "#online", owner.name, "#offline", "zelda"])
    bob.must("PATCH", "/users/@me/presence", {"customStatus": {"text": "busy"}})
    deadline = time.monotonic() + 10
    while (bar.rows[1]["member"]["customStatus"] or {}).get("text") != "busy":
        bar.apply(bar.session.wait_for("MEMBER_LIST", deadline - time.monotonic()))
    at_home.close()
    bar.comes_to(["#online", owner.name, "#offline", "Bobby", "zelda"], 20)
    ann.must("DELETE", f"/servers/{club.id}/members/@me")
    bar.comes_to(["#online", owner.name, "#offline", "Bobby"])


def test_ranges_are_what_is_told(club):
    for i in range(12):
        club.world.user(f"r{i:02}-").must("POST", f"/invites/{club.owner.invite(club.id)}")
    whole = Sidebar(club.world, club.owner, club.id, club.channel)
    part = Sidebar(club.world, club.owner, club.id, club.channel, [(0, 2), (5, 8)])
    deadline = time.monotonic() + 10
    while len(whole.rows) < 17:
        whole.apply(whole.session.wait_for("MEMBER_LIST", deadline - time.monotonic()))
    everything = whole.shown()
    part.comes_to(everything[0:3] + everything[5:9])
    there = club.world.online(club.bob)
    whole.comes_to(["#online", club.bob.name, club.owner.name, "#offline"] + [n for n in everything[3:] if n != club.bob.name])
    now = whole.shown()
    part.comes_to(now[0:3] + now[5:9])
    there.close()
    part.comes_to(everything[0:3] + everything[5:9], 20)
    part.session.say(14, {"serverId": club.id, "channelId": club.channel, "ranges": []})
    part.session.collect(0.3)
    club.world.online(club.bob)
    whole.session.collect(2)
    part.quiet()


def test_only_those_who_may_see_the_channel_are_in_its_list_and_see_it(club):
    owner, ann, bob = club.owner, club.ann, club.bob
    private = owner.must("POST", f"/servers/{club.id}/channels", {"name": "private"})["channelId"]
    owner.must("PUT", f"/channels/{private}/overwrites/{club.id}", {"type": "role", "deny": bits("view_channel")})
    owner.must("PUT", f"/channels/{private}/overwrites/{ann.id}", {"type": "member", "allow": bits("view_channel")})
    bar = Sidebar(club.world, ann, club.id, private)
    bar.comes_to(["#online", ann.name, "#offline", owner.name])
    stranger = Sidebar(club.world, bob, club.id, private)
    stranger.quiet()
    outsider = Sidebar(club.world, club.world.user(), club.id, club.channel)
    outsider.quiet()
    # Of another server, which bob does see.
    other, elsewhere = club.world.community(bob)
    mixed = Sidebar(club.world, bob, other["serverId"], club.channel)
    mixed.quiet()
    # Ann loses the channel, and the list with it; bob gains it.
    owner.must("PUT", f"/channels/{private}/overwrites/{bob.id}", {"type": "member", "allow": bits("view_channel")})
    bar.comes_to(["#online", ann.name, bob.name, "#offline", owner.name])
    owner.must("DELETE", f"/channels/{private}/overwrites/{ann.id}")
    gone = bar.session.wait_for("CHANNEL_DELETE")
    assert gone["channelId"] == private
    club.world.online(owner)
    bar.quiet(2.5)
    stranger.show(private, [(0, 99)])
    stranger.comes_to(["#online", bob.name, owner.name])


def test_invisible_members_stand_among_those_who_are_offline(club):
    """An observer's list of an invisible member and of an absent one is the same but for their names."""
    owner, ann, bob = club.owner, club.ann, club.bob
    bob.must("PATCH", "/users/@me/presence", {"status": "invisible", "customStatus": {"text": "hidden"}})
    bar = Sidebar(club.world, owner, club.id, club.channel)
    laptop = club.world.online(bob)
    laptop.say(3, {"activities": [{"type": "playing", "name": "Chess"}]})
    bar.comes_to(["#online", owner.name, "#offline", ann.name, bob.name])
    bar.quiet()

    def plain(row, who):
        user = {k: v for k, v in row["member"]["user"].items() if k != "createdAt"}
        return json.dumps({**row["member"], "user": user, "joinedAt": None}).replace(who.id, "ID").replace(who.name, "NAME")
    assert plain(bar.rows[3], ann) == plain(bar.rows[4], bob)
    bob.must("PATCH", "/users/@me/presence", {"status": "online"})
    bar.comes_to(["#online", bob.name, owner.name, "#offline", ann.name])
    bob.must("PATCH", "/users/@me/presence", {"status": "invisible"})
    bar.comes_to(["#online", owner.name, "#offline", ann.name, bob.name])


def test_members_are_asked_for_by_id_and_by_name(club):
    session = club.world.online(club.ann)
    session.say(8, {"serverId": club.id, "userIds": [club.bob.id, "42", club.owner.id], "nonce": "one"})
    chunk = session.wait_for("MEMBERS_CHUNK")
    assert [m["userId"] for m in chunk["members"]] == [club.bob.id, club.owner.id]
    assert chunk["members"][0] == club.ann.must("GET", f"/servers/{club.id}/members/{club.bob.id}")
    assert chunk["notFound"] == ["42"] and chunk["nonce"] == "one" and chunk["serverId"] == club.id
    session.say(8, {"serverId": club.id, "query": club.bob.name.upper()})
    chunk = session.wait_for("MEMBERS_CHUNK")
    assert [m["userId"] for m in chunk["members"]] == [club.bob.id] and chunk["nonce"] is None
    outsider = club.world.online(club.world.user())
    for server in (club.id, "42"):
        outsider.say(8, {"serverId": server, "userIds": [club.bob.id]})
        chunk = outsider.wait_for("MEMBERS_CHUNK")
        assert chunk["members"] == [] and chunk["notFound"] == [club.bob.id]


def test_search_finds_names_display_names_and_nicknames(club):
    path = f"/servers/{club.id}/members/search"

    def found(query):
        return [m["userId"] for m in club.ann.must("GET", f"{path}?{query}")]
    club.bob.must("PATCH", "/users/@me", {"displayName": "Élodie"})
    club.owner.must("PATCH", f"/servers/{club.id}/members/{club.ann.id}", {"nickname": "Éclair"})
    assert found("query=%C3%A9") == [club.ann.id, club.bob.id], "in order of the name that was found"
    assert found("query=" + club.bob.name) == [club.bob.id]
    assert found("query=nobody-at-all") == []
    assert len(found("limit=2")) == 2
    role = club.owner.must("POST", f"/servers/{club.id}/roles", {"name": "helpers"})["roleId"]
    club.owner.must("PUT", f"/servers/{club.id}/members/{club.bob.id}/roles/{role}")
    assert found(f"role={role}") == [club.bob.id]
    assert found("role=42") == []
    club.bob.must("DELETE", f"/servers/{club.id}/members/@me")
    assert found("query=%C3%A9lodie") == []
    with pytest.raises(Refused) as refused:
        club.bob.must("GET", path)
    assert refused.value.status == 404
    for bad in ("limit=0", "limit=101", "role=x", "query=" + "x" * 257):
        with pytest.raises(Refused) as refused:
            club.ann.must("GET", f"{path}?{bad}")
        assert refused.value.status == 400, bad


@pytest.fixture(scope="module")
def small_limit(start):
    return World(start({**UNLIMITED, "PARLEY_GATEWAY__LARGE_SERVER_MEMBERS": "3"}))


def test_in_a_large_server_members_hear_of_themselves_and_of_whom_they_look_at(small_limit):
    world = small_limit
    owner, ann, bob, cat = (world.user(stem) for stem in ("l-owner", "l-ann", "l-bob", "l-cat"))
    made, channel = world.community(owner, ann, bob)
    server = made["serverId"]
    watching = world.online(owner)
    assert watching.ready["largeServerMembers"] == 3
    theirs = world.online(ann)
    watching.wait_for("PRESENCE_UPDATE", where=lambda d: ann.id in json.dumps(d))  # three members are a small server
    cat.join(owner.invite(server))
    watching.collect(0.5)
    owner.must("PATCH", f"/servers/{server}/members/{ann.id}", {"nickname": "Annie"})
    assert theirs.wait_for("MEMBER_UPDATE")["nickname"] == "Annie"
    at_home = world.online(bob)
    bob.must("PATCH", "/users/@me/presence", {"status": "dnd"})
    heard = {e["t"] for e in watching.collect(1.5)}
    assert not heard & {"MEMBER_JOIN", "MEMBER_UPDATE", "MEMBER_LEAVE", "PRESENCE_UPDATE"}, heard
    bar = Sidebar(world, owner, server, channel)
    bar.comes_to(["#online", "Annie", bob.name, owner.name])
    assert bar.news[-1]["memberCount"] == 4 and bar.news[-1]["onlineCount"] == 3
    at_home.close()
    bar.comes_to(["#online", "Annie", owner.name], 20)
    cat.must("DELETE", f"/servers/{server}/members/@me")
    bar.comes_to(["#online", "Annie", owner.name, "#offline", bob.name])
    # A resume brings no more than one would have heard.
    ann_again = world.online(ann)
    cat.join(owner.invite(server))
    ann_again.cut()
    owner.must("PATCH", f"/servers/{server}/members/{bob.id}", {"nickname": "Bobby"})
    owner.must("PATCH", f"/servers/{server}/members/{ann.id}", {"nickname": "Anna"})
    missed = ann_again.resume()
    assert "Bobby" not in json.dumps(missed)
