"""Presence from outside: what one chose, several devices, custom status and its end, and being invisible."""

import datetime
import json
import time

import pytest

from support.parley_client import Refused

ACTIVITY = {"type": "playing", "name": "Chess", "details": "blitz", "state": None, "url": None, "startedAt": None}


class Club:
    """Ada watches; Bob, a member like her, is watched."""

    def __init__(self, world):
        self.world = world
        self.ada, self.bob = world.user("ada"), world.user("bob")
        made, self.channel = world.community(self.ada, self.bob)
        self.id = made["serverId"]
        self.watching = world.online(self.ada)

    def seen(self, whom=None):
        """The member as REST has it."""
        return self.ada.must("GET", f"/servers/{self.id}/members/{(whom or self.bob).id}")

    def told(self, timeout=10, whom=None):
        """The next that Ada is told of them."""
        who = (whom or self.bob).id
        found = self.watching.wait_for("PRESENCE_UPDATE", timeout, lambda d: any(p["userId"] == who for p in d["presences"]))
        return next(p for p in found["presences"] if p["userId"] == who)

    def hush(self, seconds=0.8):
        """All that Ada hears in a while."""
        return self.watching.collect(seconds)

    def choose(self, **wanted):
        return self.bob.must("PATCH", "/users/@me/presence", wanted)


@pytest.fixture
def club(world):
    return Club(world)


def test_a_choice_is_kept_and_told_to_every_device(club):
    assert club.bob.must("GET", "/users/@me/presence") == {"status": "online", "customStatus": None}
    phone, laptop = club.world.online(club.bob), club.world.online(club.bob)
    assert phone.ready["presence"] == {"status": "online", "customStatus": None}
    chosen = club.choose(status="dnd", customStatus={"text": " At lunch ", "emoji": "🥗", "expiresInSeconds": 3600})
    assert chosen["status"] == "dnd"
    assert chosen["customStatus"]["text"] == "At lunch" and chosen["customStatus"]["emoji"] == "🥗"
    until = datetime.datetime.fromisoformat(chosen["customStatus"]["expiresAt"])
    assert abs(until.timestamp() - time.time() - 3600) < 60
    for device in (phone, laptop):
        assert device.wait_for("PRESENCE_CHOICE") == chosen
    assert club.bob.must("GET", "/users/@me/presence") == chosen
    assert club.world.online(club.bob).ready["presence"] == chosen
    # One part changes, the other stays.
    assert club.choose(status="idle") == {**chosen, "status": "idle"}
    assert club.choose(customStatus=None) == {"status": "idle", "customStatus": None}
    assert club.choose() == {"status": "idle", "customStatus": None}


def test_a_choice_survives_a_restart(start):
    from integration.conftest import World
    from support.parley_process import UNLIMITED

    world = World(start(UNLIMITED))
    bob = world.user()
    chosen = bob.must("PATCH", "/users/@me/presence", {"status": "invisible", "customStatus": {"text": "gone"}})
    bob.close()
    world.server.stop()
    world.server.port = 0
    world.server.start()
    again = type(bob)(world.server.port, bob.token)
    assert again.must("GET", "/users/@me/presence") == chosen


@pytest.mark.parametrize("wanted, field", [
    ({"status": "away"}, "status"),
    ({"status": 1}, "status"),
    ({"status": "offline"}, "status"),
    ({"customStatus": "lunch"}, "customStatus"),
    ({"customStatus": []}, "customStatus"),
    ({"customStatus": {"text": "x" * 129}}, "customStatus.text"),
    ({"customStatus": {"text": 1}}, "customStatus.text"),
    ({"customStatus": {"text": "two\nlines"}}, "customStatus"),
    ({"customStatus": {"text": "\u202eevil"}}, "customStatus"),
    ({"customStatus": {"emoji": "smile"}}, "customStatus"),
    ({"customStatus": {"emoji": "🥗" * 65}}, "customStatus.emoji"),
    ({"customStatus": {"text": "x", "expiresInSeconds": 0}}, "customStatus.expiresInSeconds"),
    ({"customStatus": {"text": "x", "expiresInSeconds": 31_536_001}}, "customStatus.expiresInSeconds"),
    ({"customStatus": {"text": "x", "expiresInSeconds": "60"}}, "customStatus.expiresInSeconds"),
])
def test_what_cannot_be_chosen_is_refused_and_changes_nothing(world, wanted, field):
    bob = world.user()
    with pytest.raises(Refused) as refused:
        bob.must("PATCH", "/users/@me/presence", wanted)
    assert refused.value.status == 400 and refused.value.problem["field"] == field, refused.value
    assert bob.must("GET", "/users/@me/presence") == {"status": "online", "customStatus": None}


def test_nobody_else_has_a_say(world):
    with pytest.raises(Refused) as refused:
        world.http().must("GET", "/users/@me/presence")
    assert refused.value.status == 401


def test_two_devices_are_idle_when_both_are(club):
    phone, laptop = club.world.online(club.bob), club.world.online(club.bob)
    assert club.told()["status"] == "online"
    phone.say(3, {"idle": True})
    assert not [e for e in club.hush() if e["t"] == "PRESENCE_UPDATE"], "somebody is still at the laptop"
    laptop.say(3, {"idle": True})
    assert club.told()["status"] == "idle"
    phone.say(3, {"idle": False})
    assert club.told()["status"] == "online"
    club.choose(status="dnd")
    assert club.told()["status"] == "dnd"
    club.choose(status="online")
    assert club.told()["status"] == "online"
    phone.close()
    assert club.told()["status"] == "idle", "what the phone said went with it"
    laptop.close()
    assert club.told(20)["status"] == "offline"


def test_activities_and_custom_status_reach_members_and_lists(club):
    laptop = club.world.online(club.bob)
    club.told()
    laptop.say(3, {"activities": [{"type": "playing", "name": "Chess", "details": "blitz"}]})
    assert club.told() == {"userId": club.bob.id, "status": "online", "customStatus": None, "activities": [ACTIVITY]}
    club.choose(customStatus={"text": "hello"})
    expected = {"status": "online", "customStatus": {"text": "hello", "emoji": None, "expiresAt": None}, "activities": [ACTIVITY]}
    assert club.told() == {"userId": club.bob.id, **expected}
    assert {k: club.seen()[k] for k in expected} == expected
    listed = next(m for m in club.ada.must("GET", f"/servers/{club.id}/members") if m["userId"] == club.bob.id)
    assert {k: listed[k] for k in expected} == expected
    laptop.close()
    gone = {"status": "offline", "customStatus": None, "activities": []}
    assert club.told(20) == {"userId": club.bob.id, **gone}
    assert {k: club.seen()[k] for k in gone} == gone, "offline shows nothing"


def test_bad_words_of_a_device_end_it(world):
    for bad in ({"activities": [{"type": "playing"}]}, {"idle": "yes"}, {"activities": [dict(type="playing", name="x")] * 4},
                {"activities": [{"type": "streaming", "name": "x", "url": "javascript:alert(1)"}]}):
        session = world.online(world.user())
        session.say(3, bad)
        while session.next_frame() is not None:
            pass
        assert session.socket.close_code == 4002, bad


def test_a_word_before_identify_ends_it(world):
    session = world.gateway(world.user())
    session._open()
    session.say(3, {"idle": True})
    assert session.next_frame() is None
    assert session.socket.close_code == 4003


def test_a_custom_status_ends_by_itself(club):
    laptop = club.world.online(club.bob)
    club.told()
    club.choose(customStatus={"text": "soon over", "expiresInSeconds": 1})
    assert club.told()["customStatus"]["text"] == "soon over"
    assert laptop.wait_for("PRESENCE_CHOICE")["customStatus"] is not None
    assert club.told(5)["customStatus"] is None
    assert laptop.wait_for("PRESENCE_CHOICE", 5) == {"status": "online", "customStatus": None}
    assert club.seen()["customStatus"] is None


def test_a_custom_status_ends_while_nobody_is_there(club):
    laptop = club.world.online(club.bob)
    club.choose(customStatus={"text": "soon over", "expiresInSeconds": 2})
    laptop.wait_for("PRESENCE_CHOICE")
    laptop.cut()
    deadline = time.monotonic() + 20
    while club.bob.must("GET", "/users/@me/presence")["customStatus"] is not None:
        assert time.monotonic() < deadline
        time.sleep(0.2)
    assert club.world.online(club.bob).ready["presence"]["customStatus"] is None
    told = laptop.resume() + laptop.collect(1)
    assert [e["d"]["customStatus"] for e in told if e["t"] == "PRESENCE_CHOICE"][-1:] == [None], told


class Observer:
    """Notes, byte for byte, what it gets of one account on every surface, with what differs between accounts taken out."""

    def __init__(self, club, whom):
        self.club, self.whom = club, whom

    def plain(self, text):
        return text.replace(self.whom.id, "ID").replace(self.whom.name, "NAME")

    def rest(self):
        club = self.club
        found = [club.ada.call("GET", f"/servers/{club.id}/members/{self.whom.id}").body.decode()]
        listed = club.ada.must("GET", f"/servers/{club.id}/members")
        found.append(json.dumps(next(m for m in listed if m["userId"] == self.whom.id)))
        found.append(club.ada.call("GET", f"/users/{self.whom.id}").body.decode())
        return [self.plain(self.without_times(text)) for text in found]

    @staticmethod
    def without_times(text):
        body = json.loads(text)
        for part in (body, body.get("user", {})):
            for key in ("createdAt", "joinedAt"):
                part.pop(key, None)
        return json.dumps(body)

    def events(self, seconds=1.0):
        heard = [e for e in self.club.watching.collect(seconds) if self.whom.id in json.dumps(e)]
        return [self.plain(json.dumps(e)) for e in heard]


def test_invisible_is_offline_on_every_surface(club):
    """Carol never comes; Bob is there, invisible, busy with everything that others could see."""
    world, carol = club.world, club.world.user("carol")
    carol.join(club.ada.invite(club.id))
    club.choose(status="invisible", customStatus={"text": "hidden"})
    club.hush()
    of_bob, of_carol = Observer(club, club.bob), Observer(club, carol)
    laptop = world.online(club.bob)
    laptop.say(3, {"idle": False, "activities": [{"type": "playing", "name": "Chess"}]})
    laptop.say(3, {"idle": True})
    club.bob.must("POST", f"/channels/{club.channel}/typing")
    club.choose(customStatus={"text": "still hidden"})
    phone = world.online(club.bob)
    phone.close()
    assert of_bob.events() == of_carol.events() == []
    assert of_bob.rest() == of_carol.rest()


def test_going_invisible_is_leaving_and_coming_back_is_arriving(club):
    """Twice the same for Ada: once Bob goes invisible and comes back, once he leaves and comes back."""
    observer = Observer(club, club.bob)
    laptop = club.world.online(club.bob)
    club.told()
    club.choose(status="invisible")
    invisible = [json.dumps(club.told())] + observer.rest()
    assert observer.events(0.5) == []
    club.choose(status="online")
    seen_again = [json.dumps(club.told())] + observer.rest()
    laptop.close()
    left = [json.dumps(club.told(20))] + observer.rest()
    laptop = club.world.online(club.bob)
    back = [json.dumps(club.told())] + observer.rest()
    assert invisible == left
    assert seen_again == back


def test_an_invisible_member_who_joins_or_changes_stays_offline(club):
    world = club.world
    dora = world.user("dora")
    dora.must("PATCH", "/users/@me/presence", {"status": "invisible"})
    world.online(dora)
    dora.join(club.ada.invite(club.id))
    joined = club.watching.wait_for("MEMBER_JOIN", where=lambda d: d["userId"] == dora.id)
    assert joined["status"] == "offline"
    dora.must("PATCH", f"/servers/{club.id}/members/{dora.id}", {"nickname": "Ghost"})
    changed = club.watching.wait_for("MEMBER_UPDATE", where=lambda d: d["userId"] == dora.id)
    assert changed["status"] == "offline" and club.seen(dora)["status"] == "offline"
    assert not [e for e in club.hush() if e["t"] == "PRESENCE_UPDATE"]


def test_words_that_come_too_often_wait_and_the_newest_counts(club):
    laptop = club.world.online(club.bob)
    assert club.told()["status"] == "online"
    for i in range(12):
        laptop.say(3, {"idle": i % 2 == 0, "activities": [{"type": "playing", "name": f"game {i}"}]})
    statuses = []
    deadline = time.monotonic() + 30
    while not statuses or statuses[-1]["activities"][0]["name"] != "game 11":
        statuses.append(club.told(deadline - time.monotonic()))
    assert len(statuses) <= 6, "five at once, and the newest of the rest"
