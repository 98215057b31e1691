"""How servers show themselves, are kept safe and grow, over HTTP and the gateway, against the real binary."""

import json
import time
from datetime import datetime, timedelta, timezone

import pytest

from integration.conftest import World
from support.parley_process import UNLIMITED

MANAGE_SERVER, VIEW, SEND, CREATE_EVENTS = 1 << 5, 1 << 10, 1 << 11, 1 << 44


def in_seconds(count):
    return (datetime.now(timezone.utc) + timedelta(seconds=count)).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


@pytest.fixture
def house(world):
    """(owner, member, server, path) of a fresh server."""
    owner, member = world.user("owner"), world.user("member")
    made, _ = world.community(owner, member)
    return owner, member, made, f"/servers/{made['serverId']}"


def hidden_channel(owner, path, name="secret"):
    channel = owner.must("POST", f"{path}/channels", {"name": name})["channelId"]
    owner.must("PUT", f"/channels/{channel}/overwrites/{path.rsplit('/', 1)[1]}", {"type": "role", "deny": str(VIEW)})
    return channel


def give_role(owner, path, who, permissions):
    role = owner.must("POST", f"{path}/roles", {"name": "r", "permissions": str(permissions)})["roleId"]
    owner.must("PUT", f"{path}/members/{who.id}/roles/{role}")
    return role


def test_a_profile_is_told_to_everyone(world, house):
    owner, member, _, path = house
    session = world.online(member)
    shown = owner.must("PATCH", path, {"description": "For who is awake", "accentColor": 255, "discoverable": True})
    assert (shown["description"], shown["accentColor"], shown["discoverable"]) == ("For who is awake", 255, True)
    assert session.wait_for("SERVER_UPDATE")["description"] == "For who is awake"
    for body, code in (({"description": "x" * 301}, "invalid_field"), ({"accentColor": -1}, "invalid_field"), ({"icon": 5}, "invalid_field"),
                       ({"name": "\u200b"}, "invalid_name"), ({"name": "a\u202eb"}, "invalid_name"),
                       ({"name": "o" + "\u0301" * 9}, "invalid_name"), ({"icon": "../../etc/passwd"}, "invalid_asset")):
        answer = owner.call("PATCH", path, body)
        assert (answer.status, answer.json["code"]) == (400, code), body
    assert owner.must("PATCH", path, {"name": "Night\u200b Owls"})["name"] == "Night Owls"
    actions = [one["action"] for one in owner.must("GET", f"{path}/audit-log")]
    assert actions == ["server_update", "server_update"]


def test_safety_is_the_managers(world, house):
    owner, member, made, path = house
    assert member.call("GET", f"{path}/safety").status == 403
    assert world.user().call("GET", f"{path}/safety").status == 404
    kept = owner.must("PATCH", f"{path}/safety", {"verification": "high", "raidJoins": 5, "greetingChannelId": made["channels"][0]})
    assert kept == {"verification": "high", "rulesGate": False, "invitesPausedUntil": None, "raidJoins": 5, "raidPauses": False,
                    "alertChannelId": None, "greetingChannelId": made["channels"][0], "auditDays": 0}
    assert owner.must("GET", f"{path}/safety") == kept
    assert owner.must("PATCH", f"{path}/safety", {"greetingChannelId": None})["greetingChannelId"] is None
    for body, code in (({"raidJoins": 2}, "invalid_safety"), ({"verification": "extreme"}, "invalid_field"), ({"auditDays": 1e9}, "invalid_field"),
                       ({"alertChannelId": "1"}, "invalid_channel"), ({"rulesGate": "yes"}, "invalid_field")):
        answer = owner.call("PATCH", f"{path}/safety", body)
        assert (answer.status, answer.json["code"]) == (400, code), body


def test_the_new_are_held_back_and_told_why(world, house):
    owner, member, made, path = house
    channel = made["channels"][0]
    member.send(channel, "before")
    owner.must("PATCH", f"{path}/safety", {"verification": "low"})
    assert member.call("POST", f"/channels/{channel}/messages", {"content": "x"}).status == 403
    why = member.must("GET", f"{path}/permissions/explain?channel={channel}&permission=send_messages")
    assert why["permissions"][0]["by"] == "verification"
    assert member.must("GET", f"/channels/{channel}/messages")[0]["content"] == "before"
    give_role(owner, path, member, 0)
    member.send(channel, "trusted")


def test_paused_invites_say_so(world, house):
    owner, _, _, path = house
    code, guest = owner.invite(path.rsplit("/", 1)[1]), world.user()
    owner.must("PATCH", f"{path}/safety", {"invitesPausedSeconds": 600})
    assert world.http().must("GET", f"/invites/{code}")["paused"] is True
    answer = guest.call("POST", f"/invites/{code}")
    assert (answer.status, answer.json["code"]) == (403, "invites_paused")
    owner.must("PATCH", f"{path}/safety", {"invitesPausedSeconds": 0})
    assert world.http().must("GET", f"/invites/{code}")["paused"] is False
    guest.join(code)


def test_rules_come_first_and_answers_give_roles(world, house):
    owner, member, made, path = house
    channel = made["channels"][0]
    role = owner.must("POST", f"{path}/roles", {"name": "chess"})["roleId"]
    kept = owner.must("PUT", f"{path}/onboarding", {
        "rules": [{"title": "Be kind", "text": "Always"}], "welcome": {"text": "Hello", "channels": [{"channelId": channel, "text": "Talk", "emoji": "👋"}]},
        "questions": [{"title": "What do you play?", "multiple": False, "required": True,
                       "options": [{"label": "Chess", "text": "", "emoji": None, "roleIds": [role]}, {"label": "Nothing"}]}]})
    question = kept["questions"][0]
    assert question["options"][0]["roleIds"] == [role] and question["options"][1]["roleIds"] == []
    owner.must("PATCH", f"{path}/safety", {"rulesGate": True})
    guest = world.user("guest")
    joined = guest.join(owner.invite(made["serverId"]))
    assert joined["self"]["pending"] and joined["rulesGate"]
    assert guest.call("POST", f"/channels/{channel}/messages", {"content": "x"}).status == 403
    assert guest.must("GET", f"{path}/onboarding") == kept
    for body in ({"acceptRules": True}, {"answers": {question["questionId"]: ["1"]}}, {"answers": {"1": []}},
                 {"answers": {question["questionId"]: [one["optionId"] for one in question["options"]]}}):
        answer = guest.call("POST", f"{path}/onboarding/answers", body)
        assert (answer.status, answer.json["code"]) == (400, "invalid_answer"), body
    for body in ({"answers": []}, {"answers": {"x": []}}, {"answers": {question["questionId"]: "x"}}, {"acceptRules": "yes"}):
        assert guest.call("POST", f"{path}/onboarding/answers", body).json["code"] == "invalid_field", body
    session = world.online(member)
    chosen = {question["questionId"]: [question["options"][0]["optionId"]]}
    free = guest.must("POST", f"{path}/onboarding/answers", {"acceptRules": True, "answers": chosen})
    assert free["pending"] is False and free["roleIds"] == [role]
    assert session.wait_for("MEMBER_UPDATE", where=lambda d: d["userId"] == guest.id)["roleIds"] == [role]
    guest.send(channel, "hello")
    other = {question["questionId"]: [question["options"][1]["optionId"]]}
    assert guest.must("POST", f"{path}/onboarding/answers", {"answers": other})["roleIds"] == []


def test_bad_onboarding_is_refused_with_its_place(house):
    owner, member, _, path = house
    for body, field in (({"rules": {}}, "rules"), ({"rules": ["x"]}, "rules[0]"), ({"rules": [{"title": 5}]}, "rules[0].title"),
                        ({"welcome": {"channels": [{"channelId": 5}]}}, "welcome.channels[0].channelId"),
                        ({"questions": [{"options": [{"roleIds": ["x"]}]}]}, "questions[0].options[0].roleIds"),
                        ({"rules": [{}] * 1001}, "rules")):
        problem = owner.call("PUT", f"{path}/onboarding", body).json
        assert (problem["code"], problem["field"]) == ("invalid_field", field), problem
    powerful = owner.must("POST", f"{path}/roles", {"name": "boss", "permissions": "8"})["roleId"]
    body = {"questions": [{"title": "?", "options": [{"label": "x", "roleIds": [powerful]}]}]}
    assert owner.call("PUT", f"{path}/onboarding", body).json["code"] == "dangerous_role"
    assert owner.call("PUT", f"{path}/onboarding", {"rules": [{"title": "x"}] * 17}).json["code"] == "invalid_onboarding"
    assert member.call("PUT", f"{path}/onboarding", {}).status == 403


def test_invites_give_roles_and_a_word_leads_in(world, house):
    owner, member, made, path = house
    role = owner.must("POST", f"{path}/roles", {"name": "guest"})["roleId"]
    invite = owner.must("POST", f"{path}/invites", {"roleIds": [role], "temporary": False})
    assert invite["roleIds"] == [role]
    assert member.call("POST", f"{path}/invites", {"roleIds": [role]}).status == 403
    assert owner.call("POST", f"{path}/invites", {"roleIds": ["1"]}).json["code"] == "invalid_role"
    guest = world.user()
    assert guest.join(invite["code"])["self"]["roleIds"] == [role]
    word = f"owls-{made['serverId'][-9:]}"
    assert owner.must("PUT", f"{path}/vanity", {"code": word})["vanity"] is True
    assert owner.call("PUT", f"{path}/vanity", {"code": "admin"}).json["code"] == "invalid_vanity"
    assert member.call("PUT", f"{path}/vanity", {"code": "member-word"}).status == 403
    rival, _ = world.community(guest)
    assert guest.call("PUT", f"/servers/{rival['serverId']}/vanity", {"code": word}).json["code"] == "vanity_taken"
    assert world.user().join(word)["serverId"] == made["serverId"]
    assert owner.call("DELETE", f"{path}/vanity").status == 204
    assert owner.call("DELETE", f"{path}/vanity").status == 404
    assert world.http().call("GET", f"/invites/{word}").status == 404


def test_arrivals_are_greeted(world, house):
    owner, member, made, path = house
    channel = made["channels"][0]
    owner.must("PATCH", f"{path}/safety", {"greetingChannelId": channel})
    session = world.online(member)
    guest = world.user("guest")
    guest.join(owner.invite(made["serverId"]))
    greeting = session.wait_for("MESSAGE_CREATE")
    assert (greeting["type"], greeting["senderId"], greeting["content"]) == ("member_joined", guest.id, "")
    assert owner.must("GET", f"/channels/{channel}/messages")[0]["messageId"] == greeting["messageId"]


def test_a_server_is_exported_imported_cloned_and_templated(world, house):
    owner, member, made, path = house
    category = owner.must("POST", f"{path}/channels", {"name": "Rooms", "type": "category"})["channelId"]
    owner.must("POST", f"{path}/channels", {"name": "room", "parentId": category, "topic": "a \"quoted\" topic"})
    role = give_role(owner, path, member, SEND)
    owner.must("PUT", f"/channels/{category}/overwrites/{role}", {"type": "role", "deny": str(SEND)})
    content = owner.must("GET", f"{path}/export")
    assert [one["roleId"] for one in content["roles"]] == [1, 0] and content["version"] == 1
    assert [one["name"] for one in content["channels"]] == ["general", "Rooms", "room"]
    assert member.call("GET", f"{path}/export").status == 403
    imported = member.must("POST", "/servers", {"name": "Copy", "content": content})
    assert [one["name"] for one in imported["channelList"]] == ["general", "Rooms", "room"]
    assert imported["channelList"][2]["parentId"] == imported["channelList"][1]["channelId"]
    assert imported["channelList"][1]["overwrites"][0]["targetId"] == imported["roles"][0]["roleId"]
    assert member.must("GET", f"/servers/{imported['serverId']}/export") == content
    assert member.call("POST", "/servers", {"name": "Copy", "cloneOf": made["serverId"]}).status == 403
    assert world.user().call("POST", "/servers", {"name": "Copy", "cloneOf": made["serverId"]}).status == 404
    assert len(owner.must("POST", "/servers", {"name": "Clone", "cloneOf": made["serverId"]})["channels"]) == 3
    template = owner.must("POST", f"{path}/templates", {"name": "Shape"})
    assert template["content"] == content and template["uses"] == 0
    assert len(member.must("POST", f"/templates/{template['code']}", {"name": "Mine"})["channels"]) == 3
    assert member.must("GET", f"/templates/{template['code']}")["uses"] == 1
    owner.must("DELETE", f"/channels/{category}")
    assert len(owner.must("PUT", f"{path}/templates/{template['code']}")["content"]["channels"]) == 2
    assert [one["code"] for one in owner.must("GET", f"{path}/templates")] == [template["code"]]
    assert owner.call("DELETE", f"{path}/templates/{template['code']}").status == 204
    assert member.call("GET", f"/templates/{template['code']}").status == 404


def test_content_from_outside_is_judged_again(world, house):
    owner, _, _, path = house
    good = owner.must("GET", f"{path}/export")

    def refused(change):
        content = json.loads(json.dumps(good))
        change(content)
        answer = owner.call("POST", "/servers", {"name": "x", "content": content})
        assert answer.status == 400, answer.body
        return answer.json["code"]

    assert refused(lambda c: c.update(version=2)) == "invalid_field"
    assert refused(lambda c: c["roles"][0].update(permissions=str(1 << 60))) == "invalid_field"
    assert refused(lambda c: c["channels"][0].update(type="portal")) == "invalid_field"
    assert refused(lambda c: c["channels"][0].update(overwrites=[{"type": "member", "targetId": 0}])) == "invalid_field"
    assert refused(lambda c: c["channels"][0].update(channelId=-1)) == "invalid_field"
    assert refused(lambda c: c["channels"][0].update(channelId=0)) == "invalid_template"
    assert refused(lambda c: c["channels"][0].update(parentId=9)) == "invalid_template"
    assert refused(lambda c: c["channels"][0].update(name="")) == "invalid_template"
    assert refused(lambda c: c.update(channels=c["channels"] * 501)) == "invalid_template"
    assert refused(lambda c: c.update(roles=[])) == "invalid_template"
    answer = owner.call("POST", "/servers", {"name": "x", "content": good, "cloneOf": "1"})
    assert answer.json["code"] == "invalid_field"
    assert owner.call("POST", "/servers", {"name": "x", "content": []}).json["code"] == "invalid_field"


def test_the_directory_is_searched_paged_and_joined(world, house):
    owner, member, made, path = house
    word = f"zebra{made['serverId'][-8:]}"
    guest = world.user()
    assert guest.must("GET", f"/discovery?query={word}") == []
    assert guest.call("POST", f"/discovery/{made['serverId']}").status == 404
    owner.must("PATCH", path, {"name": f"Café {word.upper()}", "discoverable": True})
    world.online(member)
    found = guest.must("GET", f"/discovery?query=cafe%20{word}")
    assert len(found) == 1 and found[0]["memberCount"] == 2 and found[0]["joined"] is False
    assert guest.must("GET", f"/discovery?query={word}&offset=1") == []
    assert guest.must("GET", "/discovery?query=%25") == []
    assert guest.call("GET", "/discovery?limit=101").status == 400
    assert guest.must("POST", f"/discovery/{made['serverId']}")["serverId"] == made["serverId"]
    assert guest.must("GET", f"/discovery?query={word}")[0]["joined"] is True


def test_events_are_announced_changed_and_expected(world, house):
    owner, member, _, path = house
    session = world.online(member)
    made = owner.must("POST", f"{path}/events", {"name": "Film night", "startsAt": in_seconds(3600), "location": "Attic", "repeats": "weekly"})
    assert made["status"] == "scheduled" and made["interestedCount"] == 0 and made["interested"] is False
    told = session.wait_for("SCHEDULED_EVENT_UPDATE")
    assert told["eventId"] == made["eventId"] and "interested" not in told
    one = f"{path}/events/{made['eventId']}"
    assert member.must("PUT", f"{one}/interest")["interestedCount"] == 1
    assert [each["userId"] for each in owner.must("GET", f"{one}/interested")] == [member.id]
    assert member.must("GET", f"{path}/events")[0]["interested"] is True
    assert member.must("DELETE", f"{one}/interest")["interestedCount"] == 0
    assert member.call("PATCH", one, {"name": "x"}).status == 403
    assert owner.must("PATCH", one, {"endsAt": in_seconds(7200), "description": "Bring blankets"})["endsAt"] is not None
    assert owner.must("PATCH", one, {"endsAt": None})["endsAt"] is None
    assert owner.must("PATCH", one, {"status": "canceled"})["status"] == "canceled"
    assert owner.call("PATCH", one, {"name": "x"}).json["code"] == "event_over"
    assert owner.call("DELETE", one).status == 204
    session.wait_for("SCHEDULED_EVENT_DELETE", where=lambda d: d["eventId"] == made["eventId"])
    assert member.call("POST", f"{path}/events", {"name": "x", "startsAt": in_seconds(60)}).status == 403
    for body in ({"startsAt": "tomorrow"}, {"startsAt": "2029-02-30T00:00:00Z"}, {"startsAt": 5}, {"endsAt": "x"}, {"repeats": "hourly"}):
        problem = owner.call("POST", f"{path}/events", {"name": "x", "startsAt": in_seconds(60), **body}).json
        assert problem["code"] == "invalid_field", (body, problem)
    assert owner.call("POST", f"{path}/events", {"name": "x", "startsAt": in_seconds(-60)}).json["code"] == "invalid_event"


def test_events_of_hidden_channels_are_nowhere(world, house):
    owner, member, _, path = house
    channel = hidden_channel(owner, path)
    give_role(owner, path, member, CREATE_EVENTS)
    session = world.online(member)
    made = owner.must("POST", f"{path}/events", {"name": "canary-event", "startsAt": in_seconds(3600), "channelId": channel})
    one = f"{path}/events/{made['eventId']}"
    for method, where in (("GET", one), ("PATCH", one), ("DELETE", one), ("PUT", f"{one}/interest"), ("GET", f"{one}/interested")):
        assert member.call(method, where, {} if method == "PATCH" else None).status == 404, (method, where)
    assert member.must("GET", f"{path}/events") == []
    body = {"name": "x", "startsAt": in_seconds(60), "channelId": channel}
    absent = {**body, "channelId": "1"}
    hidden = member.call("POST", f"{path}/events", body).json
    assert {**hidden, "requestId": ""} == {**member.call("POST", f"{path}/events", absent).json, "requestId": ""}
    owner.must("PUT", f"{one}/interest")
    owner.must("PATCH", path, {"name": "fence"})
    heard = []
    while True:
        event = session.next_event()
        heard.append(event)
        if event["t"] == "SERVER_UPDATE":
            break
    assert "canary-event" not in json.dumps(heard)


def test_time_begins_events_also_after_a_restart(start):
    world = World(start({**UNLIMITED, "PARLEY_DRAIN__WINDOW": "1s"}))
    owner = world.user()
    made, _ = world.community(owner)
    path = f"/servers/{made['serverId']}/events"
    soon = owner.must("POST", path, {"name": "soon", "startsAt": in_seconds(2), "endsAt": in_seconds(4)})
    weekly = owner.must("POST", path, {"name": "weekly", "startsAt": in_seconds(2), "endsAt": in_seconds(4), "repeats": "weekly"})
    session = world.online(owner)
    assert session.wait_for("SCHEDULED_EVENT_UPDATE", 15, lambda d: d["eventId"] == soon["eventId"])["status"] == "active"
    world.close_sockets()
    world.server.stop()
    time.sleep(3)  # its end falls into the time when nothing runs
    world.server.start()
    again = world.http(owner.token)
    again.port = world.server.port
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        now = {one["eventId"]: one for one in again.must("GET", path)}
        if now[soon["eventId"]]["status"] == "completed" and now[weekly["eventId"]]["status"] == "scheduled":
            break
        time.sleep(0.2)
    assert now[soon["eventId"]]["status"] == "completed"
    assert now[weekly["eventId"]]["startsAt"] > weekly["startsAt"] and now[weekly["eventId"]]["status"] == "scheduled"
