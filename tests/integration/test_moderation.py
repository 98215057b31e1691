"""Reports, notes, cases, acts on many, purges and the instance's admins, from outside."""

import os
import threading
import time

import pytest

from conftest import PASSWORD, World
from support import parley_process
from support.parley_process import UNLIMITED
from test_screening import Club


@pytest.fixture
def club(world):
    return Club(world)


def refused(answer, status, code):
    assert (answer.status, answer.json.get("code")) == (status, code), (answer.status, answer.body[:300])
    return answer.json


def until(holds, seconds=15):
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


# --- reports


def file(club, who, **fields):
    return who.call("POST", f"{club.path}/reports", {"reason": "spam", **fields})


def test_a_report_quotes_the_message_and_reaches_moderators_at_once(club):
    said = club.say("Buy now!").json
    online = club.world.online(club.moderator)
    bystander = club.world.online(club.member)
    made = file(club, club.owner, userId=club.member.id, channelId=club.channel, messageId=said["messageId"], note="look")
    assert made.status == 201
    told = online.wait_for("REPORT_UPDATE")
    assert told == made.json
    assert (told["content"], told["note"], told["state"], told["repeats"]) == ("Buy now!", "look", "open", 1)
    again = file(club, club.owner, userId=club.member.id, channelId=club.channel, messageId=said["messageId"]).json
    assert (again["reportId"], again["repeats"]) == (told["reportId"], 2)
    assert [each["t"] for each in bystander.collect(0.3) if each["t"] == "REPORT_UPDATE"] == []


def test_the_test_of_reports_sees_when_they_reach_everybody(start, monkeypatch):
    folder = os.path.dirname(parley_process.binary())
    monkeypatch.setenv("PARLEY_BIN", os.path.join(folder, "parley_planted"))
    planted = Club(World(start({**UNLIMITED, "PARLEY_DRAIN__WINDOW": "0s"}, extra_environment={"PARLEY_PLANT": "reports_unfiltered"})))
    with pytest.raises(AssertionError):
        test_a_report_quotes_the_message_and_reaches_moderators_at_once(planted)
    planted.world.close_sockets()


def test_nobody_reports_what_they_cannot_read_or_who_did_not_write_it(club):
    hidden = club.owner.must("POST", f"{club.path}/channels", {"name": "hidden"})["channelId"]
    club.owner.must("PUT", f"/channels/{hidden}/overwrites/{club.id}", {"type": "role", "deny": str(1 << 10)})
    secret = club.say("secret", who=club.owner, channel=hidden).json["messageId"]
    said = club.say("mine").json["messageId"]
    other = club.world.user("other")
    theirs, channel = club.world.community(other)
    refused(file(club, club.member, userId=club.owner.id, channelId=hidden, messageId=secret), 404, "not_found")
    refused(file(club, club.moderator, userId=club.owner.id, channelId=club.channel, messageId=said), 400, "invalid_report")
    refused(file(club, club.member, userId=club.member.id), 400, "invalid_report")
    refused(file(club, club.member, userId=club.owner.id, channelId=club.channel), 400, "invalid_report")
    refused(file(club, club.member, userId=other.id), 404, "not_found")
    refused(file(club, other, userId=club.member.id), 404, "not_found")
    assert file(club, club.member, userId=club.owner.id, note="x" * 1001).json["field"] == "note"
    refused(file(club, club.member, userId=club.owner.id, channelId=channel, messageId=said), 404, "not_found")
    assert club.reports() == []


def test_a_reporter_has_so_many_open_ones(club):
    messages = [club.say(f"number {n}", who=club.owner).json["messageId"] for n in range(26)]
    answers = [file(club, club.member, userId=club.owner.id, channelId=club.channel, messageId=each) for each in messages]
    assert [each.status for each in answers] == [201] * 25 + [409]
    assert refused(answers[-1], 409, "too_many_reports")["limit"] == 25
    club.moderator.must("PATCH", f"{club.path}/reports/{answers[0].json['reportId']}", {"state": "dismissed"})
    assert file(club, club.member, userId=club.owner.id, channelId=club.channel, messageId=messages[-1]).status == 201


def test_a_report_is_taken_by_one_and_closed_once(club):
    second = club.world.user("second")
    second.join(club.owner.invite(club.id))
    club.owner.must("PUT", f"{club.path}/members/{second.id}/roles/{club.role}")
    report = file(club, club.member, userId=club.owner.id).json["reportId"]
    place = f"{club.path}/reports/{report}"
    assert club.moderator.must("PATCH", place, {"state": "claimed"})["moderatorId"] == club.moderator.id
    refused(second.call("PATCH", place, {"state": "resolved"}), 409, "report_claimed")
    club.moderator.must("PATCH", place, {"state": "open"})
    done = second.must("PATCH", place, {"state": "resolved", "outcome": "Talked."})
    assert (done["state"], done["moderatorId"], done["outcome"]) == ("resolved", second.id, "Talked.")
    assert done["closedAt"]
    refused(club.owner.call("PATCH", place, {"state": "open"}), 409, "report_closed")
    refused(club.member.call("PATCH", place, {"state": "open"}), 403, "missing_permission")
    assert [each["reportId"] for each in club.reports("?state=resolved")] == [report]
    assert club.reports("?state=open") == []
    assert len(club.log("report_update")) == 3
    refused(club.member.call("GET", f"{club.path}/reports"), 403, "missing_permission")


def test_two_moderators_take_a_report_at_once_and_one_has_it(club):
    report = file(club, club.member, userId=club.owner.id).json["reportId"]
    people = []
    for _ in range(4):
        one = club.world.user("mod")
        one.join(club.owner.invite(club.id))
        club.owner.must("PUT", f"{club.path}/members/{one.id}/roles/{club.role}")
        people.append(one)
    answers = []

    def take(who):
        answers.append(who.call("PATCH", f"{club.path}/reports/{report}", {"state": "claimed"}).status)

    threads = [threading.Thread(target=take, args=(one,)) for one in people]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(answers) == [200, 409, 409, 409]


def test_a_moderator_who_is_none_any_more_hears_nothing(club):
    online = club.world.online(club.moderator)
    club.owner.must("DELETE", f"{club.path}/members/{club.moderator.id}/roles/{club.role}")
    file(club, club.member, userId=club.owner.id)
    assert "REPORT_UPDATE" not in [each["t"] for each in online.collect(0.5)]


# --- notes and cases


def test_notes_and_the_case_of_one_who_left(club):
    place = f"{club.path}/members/{club.member.id}"
    first = club.moderator.must("POST", f"{place}/notes", {"text": "Warned."})
    club.owner.must("POST", f"{place}/notes", {"text": "Again."})
    file(club, club.owner, userId=club.member.id)
    assert [each["text"] for each in club.moderator.must("GET", f"{place}/notes")] == ["Again.", "Warned."]
    case = club.moderator.must("GET", f"{place}/case")
    assert case["member"]["userId"] == club.member.id
    assert len(case["notes"]) == 2 and len(case["reports"]) == 1
    club.moderator.must("DELETE", f"{place}/notes/{first['noteId']}")
    refused(club.moderator.call("DELETE", f"{place}/notes/{first['noteId']}"), 404, "not_found")
    club.moderator.must("PUT", f"{club.path}/bans/{club.member.id}", {})
    case = club.moderator.must("GET", f"{place}/case")
    assert case["member"] is None and case["ban"]["userId"] == club.member.id
    assert [each["action"] for each in case["acts"]][0] == "member_ban_add"
    assert [each["text"] for each in case["notes"]] == ["Again."]


def test_notes_are_for_moderators_and_about_somebody(club):
    place = f"{club.path}/members/{club.owner.id}"
    stranger = club.world.user("stranger")
    for method, path, body in (("GET", "/notes", None), ("POST", "/notes", {"text": "x"}), ("GET", "/case", None)):
        refused(club.member.call(method, place + path, body), 403, "missing_permission")
        refused(stranger.call(method, place + path, body), 404, "not_found")
    refused(club.moderator.call("POST", f"{place}/notes", {"text": " "}), 400, "invalid_note")
    assert club.moderator.call("POST", f"{place}/notes", {"text": "x" * 2001}).status == 400
    for absent in ("12345", stranger.id):
        refused(club.moderator.call("POST", f"{club.path}/members/{absent}/notes", {"text": "x"}), 404, "not_found")
    refused(club.moderator.call("GET", f"{club.path}/members/{stranger.id}/case"), 404, "not_found")


# --- purges and acts on many


def history(club, channel=None):
    return [each["content"] for each in club.owner.whole_history(channel or club.channel)]


def test_a_ban_takes_what_they_wrote_with_it_in_every_channel(club):
    other = club.owner.must("POST", f"{club.path}/channels", {"name": "other"})["channelId"]
    for number in range(130):
        club.say(f"spam {number}")
    club.say("spam elsewhere", channel=other)
    club.say("stays", who=club.owner)
    online = club.world.online(club.owner)
    club.owner.must("PUT", f"{club.path}/bans/{club.member.id}", {"purgeSeconds": 3600})
    gone = 0
    while gone < 131:
        gone += len(online.wait_for("MESSAGE_DELETE_BULK")["messageIds"])
    assert gone == 131
    assert history(club) == ["stays"]
    assert history(club, other) == []


def test_a_purge_goes_on_after_a_crash(start):
    world = World(start({**UNLIMITED, "PARLEY_FAILPOINT": "purge_batch:1:crash"}))
    club = Club(world)
    for number in range(250):
        club.say(f"spam {number}")
    try:
        club.owner.call("PUT", f"{club.path}/bans/{club.member.id}", {"purgeSeconds": 3600})
    except Exception:  # the process may end before it has answered
        pass
    world.server.process.wait(timeout=30)
    world.server.settings.pop("PARLEY_FAILPOINT")
    club.restart()
    until(lambda: history(club) == [])


def test_a_ban_without_the_right_purges_nothing(club):
    club.say("mine")
    helper = club.world.user("helper")
    helper.join(club.owner.invite(club.id))
    refused(helper.call("PUT", f"{club.path}/bans/{club.member.id}", {"purgeSeconds": 3600}), 403, "missing_permission")
    refused(club.moderator.call("PUT", f"{club.path}/bans/{club.owner.id}", {"purgeSeconds": 3600}), 403, "outranked")
    time.sleep(0.2)
    assert history(club) == ["mine"]


def act(club, who, **fields):
    return who.call("POST", f"{club.path}/mass-actions", fields)


def finished(club, who, action):
    place = f"{club.path}/mass-actions/{action}"
    until(lambda: who.must("GET", place)["state"] != "running")
    return who.must("GET", place)


def test_many_are_kicked_and_those_above_stay(club):
    people = [club.world.user("many") for _ in range(12)]
    code = club.owner.invite(club.id)
    for one in people:
        one.join(code)
    online = club.world.online(club.moderator)
    begun = act(club, club.moderator, type="kick", userIds=[one.id for one in people] + [club.owner.id, "77"])
    assert begun.status == 202
    told = online.wait_for("MASS_ACTION_UPDATE", where=lambda d: d["state"] == "done")
    assert (told["total"], told["done"], told["failed"]) == (14, 14, 2)
    assert finished(club, club.moderator, begun.json["actionId"]) == told
    left = {each["userId"] for each in club.owner.must("GET", f"{club.path}/members")}
    assert left == {club.owner.id, club.moderator.id, club.member.id}
    assert len(club.log("mass_action")) == 1
    refused(club.owner.call("GET", f"{club.path}/mass-actions/{told['actionId']}"), 404, "not_found")


def test_an_act_is_stopped_and_one_runs_at_a_time(club):
    for number in range(300):
        club.say(f"line {number}")
    begun = act(club, club.owner, type="purge", channelId=club.channel, limit=1000)
    second = act(club, club.owner, type="purge", channelId=club.channel, limit=10)
    if second.status != 202:  # else the first was done before the second came
        refused(second, 409, "mass_action_running")
    club.owner.must("DELETE", f"{club.path}/mass-actions/{begun.json['actionId']}")
    assert finished(club, club.owner, begun.json["actionId"])["state"] in ("canceled", "done")


def test_a_purge_takes_the_newest_of_one_author(club):
    for number in range(5):
        club.say(f"a{number}")
        club.say(f"b{number}", who=club.owner)
    begun = act(club, club.owner, type="purge", channelId=club.channel, userId=club.member.id, limit=3).json
    assert finished(club, club.owner, begun["actionId"])["done"] == 3
    assert sorted(history(club)) == sorted(["a0", "a1", "b0", "b1", "b2", "b3", "b4"])


def test_acts_that_are_not_whole_or_not_allowed_are_refused(club):
    role = club.owner.must("POST", f"{club.path}/roles", {"name": "x"})["roleId"]
    some = [club.member.id]
    for fields in ({"type": "kick"}, {"type": "kick", "userIds": some, "roleId": role}, {"type": "add_role", "userIds": some},
                   {"type": "time_out", "userIds": some}, {"type": "purge", "channelId": club.channel},
                   {"type": "kick", "userIds": some, "purgeSeconds": 5}, {"type": "purge", "limit": 5},
                   {"type": "purge", "channelId": club.channel, "limit": 5, "userIds": some}):
        refused(act(club, club.owner, **fields), 400, "invalid_mass_action")
    assert act(club, club.owner, type="kick", userIds=[str(n) for n in range(1, 1002)]).status == 400
    refused(act(club, club.member, type="kick", userIds=[club.owner.id]), 403, "missing_permission")
    refused(act(club, club.moderator, type="purge", channelId=club.channel, limit=5), 403, "missing_permission")
    elsewhere = club.world.community(club.owner)[1]
    refused(act(club, club.owner, type="purge", channelId=elsewhere, limit=5), 404, "not_found")
    begun = act(club, club.owner, type="add_role", userIds=[*some, club.moderator.id], roleId=role).json
    assert finished(club, club.owner, begun["actionId"])["failed"] == 0
    assert role in club.owner.must("GET", f"{club.path}/members/{club.member.id}")["roleIds"]


# --- roles that mute


def test_a_role_mutes_whatever_else_allows(club):
    mute = club.owner.must("POST", f"{club.path}/roles", {"name": "muted", "mutes": True})
    assert mute["mutes"] is True
    club.owner.must("PUT", f"/channels/{club.channel}/overwrites/{club.member.id}", {"type": "member", "allow": str(1 << 11)})
    club.owner.must("PUT", f"{club.path}/members/{club.member.id}/roles/{mute['roleId']}")
    refused(club.say("hello"), 403, "missing_permission")
    club.owner.must("PATCH", f"{club.path}/roles/{mute['roleId']}", {"mutes": False})
    assert club.say("hello").status == 201
    refused(club.owner.call("PATCH", f"{club.path}/roles/{club.id}", {"mutes": True}), 400, "invalid_role")
    refused(club.moderator.call("PATCH", f"{club.path}/roles/{mute['roleId']}", {"mutes": True}), 403, "missing_permission")
    assert ["mutes", "true", "false"] in [[c["field"], c["before"], c["after"]]
                                          for e in club.log("role_update") for c in e["changes"]]


# --- the instance


def test_an_admin_disables_somebody_and_every_login_ends(club):
    admin = club.world.user("admin", admin=True)
    online = club.world.online(club.member)
    place = f"/admin/users/{club.member.id}"
    refused(club.owner.call("PATCH", place, {"disabled": True}), 403, "missing_permission")
    assert admin.must("PATCH", place, {"disabled": True})["disabled"] is True
    assert club.member.call("GET", "/users/@me").status == 401
    until(lambda: online.next_event(10) is None)
    refused(club.world.http().call("POST", "/auth/login", {"name": club.member.name, "password": PASSWORD}), 401,
            "invalid_credentials")
    admin.must("PATCH", place, {"disabled": False})
    assert club.world.http().call("POST", "/auth/login", {"name": club.member.name, "password": PASSWORD}).status == 200
    refused(admin.call("PATCH", f"/admin/users/{admin.id}", {"disabled": True}), 409, "not_oneself")
    found = admin.must("GET", f"/admin/users?query={club.member.name.upper()}")
    assert [each["userId"] for each in found] == [club.member.id]
    entry = admin.must("GET", "/admin/audit-log")[0]
    assert (entry["serverId"], entry["actorId"], entry["targetId"]) == (None, admin.id, club.member.id)


def test_nobody_reaches_a_suspended_server(club):
    admin = club.world.user("admin", admin=True)
    said = club.say("before").json["messageId"]
    code = club.owner.invite(club.id)
    online = club.world.online(club.member)
    away = club.world.online(club.owner)
    away.cut()
    place = f"/admin/servers/{club.id}"
    refused(club.owner.call("PATCH", place, {"suspended": True}), 403, "missing_permission")
    assert admin.must("PATCH", place, {"suspended": True})["suspended"] is True
    assert online.wait_for("SERVER_DELETE")["serverId"] == club.id
    for path in (club.path, f"{club.path}/members", f"{club.path}/roles", f"{club.path}/audit-log", f"/channels/{club.channel}",
                 f"/channels/{club.channel}/messages", f"/channels/{club.channel}/messages/{said}"):
        refused(club.owner.call("GET", path), 404, "not_found")
    refused(club.say("during"), 404, "not_found")
    stranger = club.world.user("stranger")
    assert stranger.call("POST", f"/invites/{code}").status == 404
    assert stranger.call("GET", f"/invites/{code}").status == 404
    assert club.owner.must("GET", "/servers") == []
    missed = away.resume()
    assert missed is None or "MESSAGE_CREATE" not in [each["t"] for each in missed]
    fresh = club.world.gateway(club.owner)
    assert fresh.identify()["servers"] == []
    admin.must("PATCH", place, {"suspended": False})
    assert online.wait_for("SERVER_CREATE")["server"]["serverId"] == club.id
    assert club.say("after").status == 201
    assert online.wait_for("MESSAGE_CREATE")["content"] == "after"
    assert [each["content"] for each in club.owner.must("GET", f"/channels/{club.channel}/messages")] == ["after", "before"]


def test_a_suspension_outlives_a_restart_and_the_command_line_lifts_it(start):
    world = World(start(UNLIMITED))
    club = Club(world)
    admin = world.server.admin
    assert admin("server", "suspend", club.id)["suspended"] is True
    club.restart()
    refused(club.owner.call("GET", club.path), 404, "not_found")
    assert [(each["serverId"], each["suspended"]) for each in admin("server", "list")] == [(club.id, True)]
    admin("server", "resume", club.id)
    assert club.owner.call("GET", club.path).status == 200
    admin("user", "disable", club.member.name)
    assert club.member.call("GET", "/users/@me").status == 401
    admin("user", "enable", club.member.name)
    admin("server", "delete", club.id)
    refused(club.owner.call("GET", club.path), 404, "not_found")
    assert admin("server", "list") == []
