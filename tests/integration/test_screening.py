"""What a server keeps from being said, from outside: rules, what they do, and every way around them."""

import os
import sqlite3
import time
from pathlib import Path

import pytest

from conftest import World
from support import parley_process
from support.parley_process import UNLIMITED


class Club:
    """A server with an owner, a moderator and a member."""

    def __init__(self, world):
        self.world = world
        self.owner, self.moderator, self.member = (world.user(stem) for stem in ("owner", "mod", "member"))
        made, self.channel = world.community(self.owner, self.moderator, self.member)
        self.id = made["serverId"]
        self.path = f"/servers/{self.id}"
        role = self.owner.must("POST", f"{self.path}/roles", {"name": "mods", "permissions": str(1 << 40 | 1 << 1 | 1 << 2)})
        self.role = role["roleId"]
        self.owner.must("PUT", f"{self.path}/members/{self.moderator.id}/roles/{self.role}")

    def restart(self, meanwhile=lambda: None):
        """Stops the server and starts it again; people connect anew."""
        self.world.server.stop()
        meanwhile()
        self.world.server.start()
        for one in (self.owner, self.moderator, self.member):
            one.close()

    def rule(self, trigger="keywords", **fields):
        return self.owner.must("POST", f"{self.path}/screening-rules", {"name": "rule", "trigger": trigger, **fields})

    def say(self, content, who=None, channel=None, nonce=None):
        body = {"content": content} | ({"nonce": nonce} if nonce else {})
        return (who or self.member).call("POST", f"/channels/{channel or self.channel}/messages", body)

    def reports(self, query=""):
        return self.moderator.must("GET", f"{self.path}/reports{query}")

    def await_reports(self, wanted, query=""):
        """What a rule brings about comes behind the message."""
        deadline = time.monotonic() + 10
        while True:
            found = self.reports(query)
            if wanted(found) or time.monotonic() > deadline:
                return found
            time.sleep(0.02)

    def log(self, action):
        return self.owner.must("GET", f"{self.path}/audit-log?action={action}")


@pytest.fixture
def club(world):
    return Club(world)


def blocked(answer):
    assert (answer.status, answer.json.get("code")) == (403, "screened"), (answer.status, answer.body[:300])
    return answer.json


def test_a_keyword_is_blocked_whatever_it_looks_like_and_told_in_the_rules_own_words(club):
    club.rule(keywords=["bad", "free nitro*"], blockMessage="Not here, please.")
    for content in ("bad", "so BAD!", "bád", "b\u200bad", "𝐛𝐚𝐝", "ｂａｄ", "ba\u00add", "get FREE  nitros now", "b\u0301ad"):
        assert blocked(club.say(content))["detail"] == "Not here, please.", content
    for content in ("badge", "forbad", "freenitro", "fine"):
        assert club.say(content).status == 201, content
    assert [each["content"] for each in club.owner.must("GET", f"/channels/{club.channel}/messages")] == [
        "fine", "freenitro", "forbad", "badge"]


def test_an_edit_is_screened_like_a_message(club):
    club.rule(keywords=["bad"])
    first = club.say("good").json
    answer = club.member.call("PATCH", f"/channels/{club.channel}/messages/{first['messageId']}", {"content": "bad"})
    blocked(answer)
    assert club.member.must("GET", f"/channels/{club.channel}/messages/{first['messageId']}")["content"] == "good"


def test_the_test_of_edits_sees_when_they_slip_through(start, monkeypatch):
    folder = os.path.dirname(parley_process.binary())
    monkeypatch.setenv("PARLEY_BIN", os.path.join(folder, "parley_planted"))
    planted = Club(World(start({**UNLIMITED, "PARLEY_DRAIN__WINDOW": "0s"}, extra_environment={"PARLEY_PLANT": "screening_skips_edits"})))
    with pytest.raises(AssertionError):
        test_an_edit_is_screened_like_a_message(planted)
    planted.world.close_sockets()


def test_who_keeps_order_is_free_of_it_and_so_are_exempt_roles_and_channels(club):
    quiet = club.owner.must("POST", f"{club.path}/channels", {"name": "quiet"})["channelId"]
    rule = club.rule(keywords=["bad"], exemptRoleIds=[club.role], exemptChannelIds=[quiet])
    assert club.say("bad", who=club.owner).status == 201
    assert club.say("bad", who=club.moderator).status == 201
    assert club.say("bad", channel=quiet).status == 201
    blocked(club.say("bad"))
    club.owner.must("PATCH", f"{club.path}/screening-rules/{rule['ruleId']}", {"exemptRoleIds": []})
    blocked(club.say("bad", who=club.moderator))
    club.owner.must("PATCH", f"{club.path}/roles/{club.role}", {"permissions": str(1 << 5)})
    assert club.say("bad", who=club.moderator).status == 201  # manages the server now


def test_a_change_of_the_rules_counts_at_once_and_after_a_restart(start):
    world = World(start(UNLIMITED))
    club = Club(world)
    rule = club.rule(keywords=["bad"])
    blocked(club.say("bad"))
    club.owner.must("PATCH", f"{club.path}/screening-rules/{rule['ruleId']}", {"enabled": False})
    assert club.say("bad").status == 201
    club.owner.must("PATCH", f"{club.path}/screening-rules/{rule['ruleId']}", {"enabled": True, "keywords": ["worse"]})
    assert club.say("bad").status == 201
    blocked(club.say("worse"))
    club.restart()
    blocked(club.say("worse"))
    assert club.owner.must("GET", f"{club.path}/screening-rules")[0]["keywords"] == ["worse"]
    club.owner.must("DELETE", f"{club.path}/screening-rules/{rule['ruleId']}")
    assert club.say("worse").status == 201
    assert [each["action"] for each in club.owner.must("GET", f"{club.path}/audit-log")][:4] == [
        "screening_rule_delete", "screening_rule_update", "screening_rule_update", "screening_rule_create"]


def test_patterns_presets_and_allowed_words(club):
    club.rule("patterns", patterns=[r"b[ae]d\d+", r"a{7,}"])
    club.rule("presets", presets=["profanity"], allowed=["bullshit bingo"])
    for content in ("BED42", "aaaaaaaa", "what bullshit"):
        blocked(club.say(content))
    for content in ("bed", "aaa", "let us play bullshit bingo"):
        assert club.say(content).status == 201, content


def test_a_wrong_rule_is_refused_with_its_field_and_the_reason(club):
    def refused(field, trigger="keywords", **fields):
        answer = club.owner.call("POST", f"{club.path}/screening-rules", {"name": "r", "trigger": trigger, **fields})
        assert (answer.status, answer.json["code"], answer.json["field"]) == (400, "invalid_rule", field), answer.body
        return answer.json["detail"]

    assert "missing )" in refused("patterns", "patterns", patterns=["("])
    refused("patterns", "patterns", patterns=["(a|aa|aaa|aaaa){80}x"])
    refused("patterns", "patterns", patterns=["a*"])
    refused("patterns", "patterns")
    refused("keywords")
    refused("keywords", keywords=["a*b"])
    refused("keywords", keywords=["*"])
    refused("keywords", keywords=["\u200b"])
    refused("trigger", "attachment_spam", limit=3)
    refused("trigger", "mention_spam", limit=3, keywords=["a"])
    refused("limit", "mention_spam")
    refused("limit", "repeat_spam", limit=1, windowSeconds=5)
    refused("windowSeconds", "link_spam", limit=1)
    refused("block", keywords=["a"], block=False)
    rule = club.rule(keywords=["a"])
    answer = club.owner.call("PATCH", f"{club.path}/screening-rules/{rule['ruleId']}", {"trigger": "invites"})
    assert answer.json["field"] == "trigger"
    assert club.owner.must("GET", f"{club.path}/screening-rules") == [rule]


def test_rules_are_the_servers_own_and_for_who_manages_it(club):
    rule = club.rule(keywords=["bad"])
    other = club.world.user("other")
    theirs, _ = club.world.community(other)
    for who, status in ((club.member, 403), (club.moderator, 403), (other, 404)):
        for method, path, body in (("GET", "/screening-rules", None), ("POST", "/screening-rules", {"name": "x", "trigger": "invites"}),
                                   ("PATCH", f"/screening-rules/{rule['ruleId']}", {"enabled": False}),
                                   ("DELETE", f"/screening-rules/{rule['ruleId']}", None),
                                   ("POST", "/screening-test", {"content": "x"})):
            assert who.call(method, club.path + path, body).status == status, (path, status)
    for method, body in (("PATCH", {"enabled": False}), ("DELETE", None)):
        assert other.call(method, f"/servers/{theirs['serverId']}/screening-rules/{rule['ruleId']}", body).status == 404
    blocked(club.say("bad"))


def test_at_most_a_hundred_rules(club):
    for number in range(100):
        club.rule(keywords=[f"word{number}"])
    answer = club.owner.call("POST", f"{club.path}/screening-rules", {"name": "r", "trigger": "invites"})
    assert (answer.status, answer.json["code"], answer.json["limit"]) == (409, "too_many_rules", 100)
    blocked(club.say("word99"))


def test_mentions_links_invites_and_repetitions(club):
    club.rule("mention_spam", limit=2)
    assert club.say("<@1> <@&2>").status == 201
    blocked(club.say("<@1> <@&2> @everyone"))
    club.rule("link_spam", limit=2, windowSeconds=60)
    assert club.say("http://a.example https://b.example").status == 201
    blocked(club.say("see https://c.example"))
    assert club.say("no link").status == 201
    club.rule("invites")
    blocked(club.say("come to disc\u200bord.gg/abc"))
    blocked(club.say("/app/invite/abc"))
    club.rule("repeat_spam", limit=3, windowSeconds=60)
    assert [club.say(f"buy{mark}").status for mark in ("!", "!", "!")] == [201, 201, 403]
    assert club.say("buy?").status == 201
    assert [club.say("again", nonce="n").status for _ in range(4)] == [201] * 4  # one message, sent again and again


def test_a_trial_says_where_without_doing_anything(club):
    rule = club.rule(keywords=["bad*"], alert=True)
    told = club.owner.must("POST", f"{club.path}/screening-test", {"content": "😀 a Ba\u200bdge"})
    assert told == {"blocked": True, "hits": [{"ruleId": rule["ruleId"], "name": "rule",
                                               "matches": [{"text": "Ba\u200bdge", "start": 4, "end": 10}]}]}
    own = club.owner.must("POST", f"{club.path}/screening-test", {"content": "one two one", "rule": {
        "trigger": "patterns", "patterns": ["one"], "block": False, "alert": True}})
    assert not own["blocked"]
    assert [(each["start"], each["end"]) for each in own["hits"][0]["matches"]] == [(0, 3), (8, 11)]
    assert own["hits"][0]["ruleId"] is None
    assert club.reports() == []


def test_an_alert_becomes_a_report_that_counts(club):
    club.rule(keywords=["bad"], alert=True, name="words")
    online = club.world.online(club.moderator)
    other = club.world.online(club.member)
    for _ in range(3):
        blocked(club.say("bad", who=club.member))
    told = online.wait_for("REPORT_UPDATE", where=lambda d: d["repeats"] == 3)
    assert (told["reason"], told["note"], told["targetId"], told["reporterId"]) == ("screening", "words", club.member.id, None)
    assert club.await_reports(lambda all: all and all[0]["repeats"] == 3)[0]["reportId"] == told["reportId"]
    assert [each["t"] for each in other.collect(0.3) if each["t"] == "REPORT_UPDATE"] == []
    assert len(club.log("screening_block")) == 1


def test_a_rule_times_out_and_never_those_above_it(club):
    club.rule(keywords=["bad"], timeoutSeconds=600, block=False, exemptRoleIds=[])
    online = club.world.online(club.owner)
    assert club.say("bad").status == 201
    told = online.wait_for("MEMBER_UPDATE", where=lambda d: d["userId"] == club.member.id)
    assert told["timedOutUntil"] is not None
    assert club.say("anything").status == 403
    entry = club.log("screening_timeout")[0]
    assert (entry["actorId"], entry["targetId"], entry["detail"]) == (None, club.member.id, "rule")
    assert club.say("bad", who=club.owner).status == 201


def test_names_are_screened_when_they_are_taken_and_at_the_door(club):
    club.rule("profile", keywords=["bad*"])
    assert club.say("bad").status == 201  # a message is no name
    answer = club.member.call("PATCH", f"{club.path}/members/{club.member.id}", {"nickname": "Mr Bádguy"})
    blocked(answer)
    club.member.must("PATCH", f"{club.path}/members/{club.member.id}", {"nickname": "Mr Good"})
    club.owner.must("PATCH", f"{club.path}/members/{club.member.id}", {"nickname": "Badger"})  # given by who keeps order
    late = club.world.user("late")
    late.must("PATCH", "/users/@me", {"displayName": "Badman"})
    code = club.owner.invite(club.id)
    blocked(late.call("POST", f"/invites/{code}"))
    late.must("PATCH", "/users/@me", {"displayName": "Goodman"})
    late.join(code)


def settle(folder, server, **columns):
    """Puts a stopped server's row as the settings page would."""
    with sqlite3.connect(Path(folder) / "metadata.sqlite") as database:
        for name, value in columns.items():
            database.execute(f"update server set {name} = ? where id = ?", (value, int(server)))


@pytest.fixture
def guarded(start):
    """A server with an alert channel that its members do not see."""
    world = World(start({**UNLIMITED, "PARLEY_DRAIN__WINDOW": "0s"}))
    club = Club(world)
    club.alerts = club.owner.must("POST", f"{club.path}/channels", {"name": "alerts"})["channelId"]
    club.owner.must("PUT", f"/channels/{club.alerts}/overwrites/{club.id}", {"type": "role", "deny": str(1 << 10)})

    def configure(**columns):
        club.restart(lambda: settle(world.server.data, club.id, alert_channel=int(club.alerts), **columns))
        return club

    return configure


def test_an_alert_is_told_where_moderators_read_and_is_not_its_authors(guarded):
    club = guarded()
    club.rule(keywords=["bad"], alert=True, name="words")
    online = club.world.online(club.owner)
    blocked(club.say("bad < secret"))
    told = online.wait_for("MESSAGE_CREATE")
    assert (told["type"], told["channelId"], told["senderId"]) == ("screening_alert", club.alerts, club.member.id)
    assert "words" in told["content"] and "bad < secret" in told["content"]
    blocked(club.say("bad again"))  # told of once a minute
    assert [each["t"] for each in online.collect(0.5) if each["t"] == "MESSAGE_CREATE"] == []
    club.owner.must("DELETE", f"/channels/{club.alerts}/overwrites/{club.id}")
    place = f"/channels/{club.alerts}/messages/{told['messageId']}"
    assert club.member.call("PATCH", place, {"content": "never happened"}).status == 403
    assert club.member.call("DELETE", place).status == 403
    assert club.owner.call("DELETE", place).status == 204


def test_a_raid_is_told_of_once_and_pauses_the_invites(guarded):
    club = guarded(raid_joins=4, raid_pauses=1)
    online = club.world.online(club.moderator)
    code = club.owner.invite(club.id)
    people = [club.world.user("raider") for _ in range(4)]
    for one in people[:3]:
        one.join(code)
    assert club.reports() == []
    people[3].join(code)
    told = online.wait_for("REPORT_UPDATE")
    assert (told["reason"], told["targetId"]) == ("raid", None)
    found = club.await_reports(lambda all: len(all) >= 1)
    assert len(found) == 1
    assert [each["action"] for each in club.log("raid")] == ["raid"]
    deadline = time.monotonic() + 10
    while not (alerts := club.owner.must("GET", f"/channels/{club.alerts}/messages")) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert len(alerts) == 1 and "4 joined" in alerts[0]["content"]
    assert club.owner.must("GET", club.path)["invitesPausedUntil"] is not None
