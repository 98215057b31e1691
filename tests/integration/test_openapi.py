"""Walks the served document: every operation, with every status that it declares, answered as it says."""

import pytest

from integration.conftest import UNLIMITED, World
from support.asset_samples import bring, png
from support.openapi import Document
from support.parley_client import Http

# Declared statuses that nothing from outside can bring about on a healthy machine, and what shows them instead.
ELSEWHERE = {
    500: "a defect: unit test 'a defect is answered without a word about it'",
    502: "the identity provider is down: tests of identity",
    503: "overload or a store that is down: unit tests of load and of problems, tests/reliability",
    507: "a full disk: unit test 'each failure of a store has its status', storage conformance",
}
# The same for single operations.
ELSEWHERE_FOR = {
    ("setUp", 201): "test_contract: the owner link",
    ("setUp", 403): "test_contract: a guessed link",
    ("beginOidc", 302): "no provider in this world: unit test 'the provider's flow returns to a page of ours'",
    ("removeMember", 409): "test_contract: the owner must stay",
    ("createServer", 409): "200 servers: test_limits",
    ("acceptInvite", 409): "200 servers: test_limits",
    ("createChannel", 409): "500 channels: test_limits",
    ("createInvite", 409): "1,000 invites: unit tests of communities",
    ("changePassword", 409): "an account without a password comes from a provider: tests of identity",
    ("register", 403): "test_auth: sign-up by invite, and closed",
    ("openGateway", 101): "test_gateway",
    ("openGateway", 403): "test_gateway: a foreign page with a cookie",
    ("showMetrics", 404): "test_contract: from afar",
    ("joinDiscovered", 409): "200 servers: unit tests of communities",
    ("useTemplate", 409): "200 servers: unit tests of communities",
    ("renewTemplate", 409): "5,000 overwrites: unit tests of communities",
    ("exportServer", 409): "5,000 overwrites: unit tests of communities",
    ("createEvent", 409): "100 events: unit tests of communities",
    ("createExpression", 409): "250 emoji: unit tests of communities",
    ("createRole", 409): "250 roles: test_roles",
    ("putOverwrite", 409): "1,000 overwrites: unit tests of communities",
    ("editChannel", 409): "50 channels in a category: unit tests of communities",
    ("revokeInvite", 403): "test_access: every rank does every deed",
    ("createScreeningRule", 409): "100 rules: test_screening",
    ("fileReport", 409): "25 open reports: test_moderation",
    ("createNote", 409): "200 notes about somebody",
    ("startMassAction", 409): "one at a time: test_moderation",
}
# `internal` and the like stand at every operation, so some statuses are there for codes that never occur alone.
LATER = "2029-11-22T20:00:00Z"
RULE = {"name": "rule", "trigger": "keywords", "keywords": ["unheard-of"]}
FOREIGN = {"Origin": "https://evil.example", "X-Parley-Client": "web"}


class Walk:
    def __init__(self, document, world):
        self.document = document
        self.world = world
        self.reached = set()
        self.wrong = []

    def call(self, who, name, values=None, body=None, query="", headers=None, raw=None):
        operation = self.document.operations[name]
        if "/templates/" in operation.path and "templateCode" in (values or {}):
            values = {**values, "code": values["templateCode"]}
        answer = who.call(operation.method, operation.url(values or {}) + query, body, headers, raw)
        try:
            self.document.check(operation, answer)
        except AssertionError as problem:
            self.wrong.append(str(problem))
        self.reached.add((name, answer.status))
        return answer


@pytest.fixture(scope="module")
def walk(shared, document):
    return Walk(document, shared)


@pytest.fixture(scope="module")
def scene(walk, shared):
    """A server with an owner, a member, and a stranger; and the values that every path needs."""
    owner, member, stranger = shared.user("owner"), shared.user("member"), shared.user("stranger")
    made, channel = shared.community(owner, member)
    message = owner.send(channel, "first")["messageId"]
    login = owner.must("GET", "/users/@me/sessions")[0]["loginId"]
    role = owner.must("POST", f"/servers/{made['serverId']}/roles", {"name": "role"})["roleId"]
    values = {"serverId": made["serverId"], "channelId": channel, "messageId": message, "userId": member.id, "loginId": login,
              "code": member.invite(made["serverId"]), "roleId": role, "targetId": role}
    path = f"/servers/{made['serverId']}"
    values["eventId"] = owner.must("POST", f"{path}/events", {"name": "party", "startsAt": LATER})["eventId"]
    values["name"] = bring(owner, "emoji", png(seed=73))
    values["expressionId"] = owner.must("POST", f"{path}/expressions", {"type": "emoji", "name": "walked", "asset": values["name"]})["expressionId"]
    values["templateCode"] = owner.must("POST", f"{path}/templates", {"name": "shape"})["code"]
    owner.must("PATCH", path, {"discoverable": True})
    values["ruleId"] = owner.must("POST", f"{path}/screening-rules", RULE)["ruleId"]
    values["reportId"] = member.must("POST", f"{path}/reports", {"userId": owner.id, "reason": "spam"})["reportId"]
    values["noteId"] = owner.must("POST", f"{path}/members/{member.id}/notes", {"text": "quiet"})["noteId"]
    values["actionId"] = owner.must("POST", f"{path}/mass-actions", {"type": "kick", "userIds": ["1"]})["actionId"]
    return owner, member, stranger, values


def test_ordinary_ways(walk, scene, shared):
    owner, member, _, values = scene
    spare = shared.user("spare")
    credentials = {"name": shared.name("fresh"), "password": "long enough"}
    nobody = shared.http()
    walk.call(nobody, "authOptions")
    invited = {**credentials, "inviteCode": values["code"]}
    token = walk.call(nobody, "register", body=invited).json["token"]
    fresh = shared.http(token)
    walk.call(nobody, "register", body=invited)  # 409: taken
    walk.call(nobody, "register", body={**credentials, "inviteCode": "dead"})
    walk.call(nobody, "logIn", body=credentials)
    walk.call(nobody, "setUp", body={**credentials, "setupToken": "x"})
    walk.call(nobody, "beginOidc")
    walk.call(nobody, "completeOidc", query="?code=x&state=y")
    for name in ("showMe", "showMyPresence", "listSessions", "listServers"):
        walk.call(owner, name)
    walk.call(owner, "changeMe", body={"displayName": "Owner"})
    walk.call(owner, "choosePresence", body={"status": "idle", "customStatus": {"text": "here", "emoji": "👋", "expiresInSeconds": 60}})
    walk.call(owner, "choosePresence", body={"customStatus": {"emoji": "smile"}})  # 400: no emoji
    walk.call(fresh, "changePassword", body={"currentPassword": "long enough", "newPassword": "longer still"})
    for name in ("showUser", "showServer", "listMembers", "searchMembers", "showMember", "listChannels", "showChannel", "listMessages", "showMessage",
                 "listInvites"):
        walk.call(owner, name, values)
    walk.call(nobody, "previewInvite", values)
    walk.call(fresh, "acceptInvite", values)
    walk.call(owner, "editServer", values, {"name": "Renamed"})
    channel = walk.call(owner, "createChannel", values, {"name": "second"}).json["channelId"]
    walk.call(owner, "editChannel", values, {"topic": "new"})
    walk.call(owner, "startTyping", values)
    walk.call(owner, "markRead", values, {"messageId": values["messageId"]})
    message = walk.call(owner, "sendMessage", {"channelId": channel}, {"content": "x", "nonce": "n"}).json["messageId"]
    walk.call(owner, "sendMessage", {"channelId": channel}, {"content": "x", "nonce": "n"})
    walk.call(owner, "editMessage", {"channelId": channel, "messageId": message}, {"content": "y"})
    walk.call(owner, "deleteMessage", {"channelId": channel, "messageId": message})
    walk.call(owner, "deleteChannel", {"channelId": channel})
    walk_roles(walk, owner, fresh, values)
    walk_expressions(walk, owner, values)
    walk_growth(walk, owner, values)
    walk_moderation(walk, owner, values)
    walk_instance(walk, owner, spare)
    code = walk.call(owner, "createInvite", values, {}).json["code"]
    walk.call(owner, "revokeInvite", {"code": code})
    second = walk.call(owner, "createServer", body={"name": "Second"}).json["serverId"]
    walk.call(owner, "removeMember", {"serverId": values["serverId"], "userId": fresh.must("GET", "/users/@me")["userId"]})
    walk.call(owner, "deleteServer", {"serverId": second})
    login = walk.call(spare, "listSessions").json[0]["loginId"]
    walk.call(spare, "endOtherSessions")
    walk.call(spare, "endSession", {"loginId": login})
    walk.call(fresh, "logOut")
    for name in ("showHealth", "showReadiness", "showVersion", "showMetrics", "showOpenapi", "showAsyncapi", "showDictionary", "openGateway"):
        walk.call(nobody, name)
    # Documents and dictionaries are held under their tags.
    assert not walk.wrong, walk.wrong
    # 403 of who may see but not do.
    walk.call(member, "editServer", values, {"name": "x"})
    for name, body in (("deleteServer", None), ("createChannel", {"name": "x"}), ("editChannel", {"topic": "x"}), ("deleteChannel", None),
                       ("editMessage", {"content": "x"}), ("deleteMessage", None)):
        assert walk.call(member, name, values, body).status == 403, name
    assert walk.call(member, "removeMember", {**values, "userId": owner.id}).status == 403
    assert walk.call(member, "changePassword", body={"currentPassword": "wrong", "newPassword": "long enough"}).status == 401
    assert walk.call(nobody, "logIn", body={"name": owner.name, "password": "wrong password"}).status == 401
    assert not walk.wrong, walk.wrong


def walk_roles(walk, owner, fresh, values):
    theirs = {**values, "userId": fresh.must("GET", "/users/@me")["userId"]}
    role = walk.call(owner, "createRole", values, {"name": "second"}).json["roleId"]
    one = {**theirs, "roleId": role, "targetId": role}
    roles = [each["roleId"] for each in walk.call(owner, "listRoles", values).json]
    walk.call(owner, "reorderRoles", values, {"roleIds": roles[-2::-1]})
    walk.call(owner, "editRole", one, {"hoist": True})
    walk.call(owner, "addMemberRole", one)
    walk.call(owner, "editMember", theirs, {"nickname": "nick"})
    walk.call(owner, "putOverwrite", one, {"type": "role", "deny": "2048"})
    walk.call(owner, "explainPermissions", values, query=f"?member={theirs['userId']}&channel={values['channelId']}")
    walk.call(owner, "dropOverwrite", one)
    walk.call(owner, "removeMemberRole", one)
    walk.call(owner, "deleteRole", one)
    walk.call(owner, "listAuditLog", values)
    walk.call(owner, "putBan", {**values, "userId": "77"}, {"durationSeconds": 60})
    walk.call(owner, "listBans", values)
    walk.call(owner, "liftBan", {**values, "userId": "77"})
    assert walk.call(fresh, "acceptInvite", {"code": owner.invite(values["serverId"])}).status == 200
    banned = walk.world.user("banned")
    walk.call(owner, "putBan", {**values, "userId": banned.id}, {})
    assert walk.call(banned, "acceptInvite", {"code": owner.invite(values["serverId"])}).status == 403
    made = walk.call(owner, "createServer", body={"name": "Given away"}).json
    fresh.join(owner.invite(made["serverId"]))
    walk.call(owner, "handOverServer", {"serverId": made["serverId"]}, {"userId": theirs["userId"]})


def walk_expressions(walk, owner, values):
    """Pictures, and the emoji that are made of them."""
    bytes_of = {"Content-Type": "application/octet-stream"}
    for purpose, data in (("emoji", png(seed=74)), ("emoji", png(seed=74)[:-1]), ("emoji", b"junk"), ("emoji", b"\x89PNG" + b"\0" * (256 << 10)),
                          ("portrait", png(seed=74))):
        walk.call(owner, "bringAsset", query=f"?purpose={purpose}", raw=data, headers=bytes_of)
    tag = walk.call(owner, "showAsset", values).headers["etag"]
    for headers in ({"If-None-Match": tag}, {"Range": "bytes=0-3"}, {"Range": "bytes=99999-"}):
        walk.call(owner, "showAsset", values, headers=headers)
    made = walk.call(owner, "createExpression", values, {"type": "emoji", "name": "second", "asset": values["name"]}).json
    one = {**values, "expressionId": made["expressionId"]}
    walk.call(owner, "editExpression", one, {"name": "third"})
    for name in ("listExpressions", "listUsableExpressions"):
        walk.call(owner, name, values)
    walk.call(owner, "deleteExpression", one)


def walk_growth(walk, owner, values):
    """What a server shows, how it is kept safe, and what it hands on."""
    server = {"serverId": values["serverId"]}
    guest = walk.world.user("guest")
    walk.call(owner, "showSafety", server)
    walk.call(owner, "editSafety", server, {"raidJoins": 5})
    walk.call(owner, "putVanity", server, {"code": f"walk-{values['serverId'][-8:]}"})
    walk.call(guest, "putVanity", {"serverId": guest.create_server()["serverId"]}, {"code": f"walk-{values['serverId'][-8:]}"})
    walk.call(owner, "dropVanity", server)
    walk.call(owner, "putOnboarding", server, {"rules": [{"title": "Be kind"}]})
    walk.call(owner, "showOnboarding", server)
    walk.call(guest, "searchDirectory", query="?limit=5")
    walk.call(guest, "joinDiscovered", server)
    walk.call(guest, "answerOnboarding", server, {"acceptRules": True})
    content = walk.call(owner, "exportServer", server).json
    walk.call(guest, "createServer", body={"name": "Imported", "content": content})
    made = walk.call(owner, "createTemplate", server, {"name": "Shape"}).json
    one = {**server, "templateCode": made["code"]}
    for name in ("listTemplates", "renewTemplate", "showTemplate"):
        walk.call(owner, name, one)
    walk.call(guest, "useTemplate", one, {"name": "Made"})
    walk.call(owner, "deleteTemplate", one)
    for _ in range(20):
        last = walk.call(owner, "createTemplate", server, {"name": "Shape"})
    assert last.status == 409
    for each in owner.must("GET", f"/servers/{values['serverId']}/templates"):
        if each["code"] != values["templateCode"]:
            owner.must("DELETE", f"/servers/{values['serverId']}/templates/{each['code']}")
    event = {**server, "eventId": walk.call(owner, "createEvent", server, {"name": "Party", "startsAt": LATER}).json["eventId"]}
    for name in ("listEvents", "showEvent", "takeInterest", "listInterested", "loseInterest"):
        walk.call(guest, name, event)
    walk.call(owner, "editEvent", event, {"status": "canceled"})
    walk.call(owner, "editEvent", event, {"name": "Late"})  # 409: over
    walk.call(guest, "takeInterest", event)
    walk.call(owner, "deleteEvent", event)


def walk_moderation(walk, owner, values):
    """What is kept from being said, put before the moderators, written down, and done to many."""
    server = {"serverId": values["serverId"]}
    walk.call(owner, "listScreeningRules", server)
    rule = {**server, "ruleId": walk.call(owner, "createScreeningRule", server, RULE).json["ruleId"]}
    walk.call(owner, "editScreeningRule", rule, {"enabled": False})
    walk.call(owner, "testScreening", server, {"content": "x", "rule": RULE})
    walk.call(owner, "deleteScreeningRule", rule)
    report = {**server, "reportId": walk.call(owner, "fileReport", server, {"userId": values["userId"], "reason": "spam"}).json["reportId"]}
    walk.call(owner, "listReports", server, query="?state=open")
    walk.call(owner, "editReport", report, {"state": "resolved", "outcome": "Talked."})
    walk.call(owner, "editReport", report, {"state": "open"})  # 409: closed
    about = {**server, "userId": values["userId"]}
    note = {**about, "noteId": walk.call(owner, "createNote", about, {"text": "quiet"}).json["noteId"]}
    walk.call(owner, "listNotes", about)
    walk.call(owner, "showCase", about)
    walk.call(owner, "deleteNote", note)
    act = {**server, "actionId": walk.call(owner, "startMassAction", server, {"type": "kick", "userIds": ["1"]}).json["actionId"]}
    walk.call(owner, "showMassAction", act)
    walk.call(owner, "cancelMassAction", act)


def walk_instance(walk, owner, someone):
    """What only admins of the instance do."""
    admin = walk.world.user("admin", admin=True)
    server = {"serverId": owner.create_server()["serverId"]}
    for name in ("listAllUsers", "listAllServers", "listInstanceLog"):
        walk.call(admin, name)
        walk.call(owner, name)
    walk.call(admin, "editUser", {"userId": someone.id}, {"disabled": False})
    walk.call(admin, "editUser", {"userId": admin.id}, {"disabled": True})  # 409: oneself
    walk.call(admin, "editUser", {"userId": "1"}, {"disabled": True})
    walk.call(admin, "editAnyServer", server, {"suspended": True})
    walk.call(admin, "deleteAnyServer", server)
    for name, body in (("editAnyServer", {"suspended": True}), ("deleteAnyServer", None)):
        walk.call(admin, name, server, body)  # 404: gone


def test_what_a_member_without_rights_is_refused(walk, shared):
    owner, member = shared.user("strict"), shared.user("meek")
    made, channel = shared.community(owner, member)
    everyone = {"serverId": made["serverId"], "roleId": made["serverId"]}
    walk.call(owner, "editRole", everyone, {"permissions": "1024"})
    values = {**everyone, "channelId": channel, "userId": owner.id, "targetId": made["serverId"],
              "messageId": owner.send(channel, "x")["messageId"],
              "eventId": owner.must("POST", f"/servers/{made['serverId']}/events", {"name": "x", "startsAt": LATER})["eventId"],
              "templateCode": owner.must("POST", f"/servers/{made['serverId']}/templates", {"name": "x"})["code"],
              "ruleId": owner.must("POST", f"/servers/{made['serverId']}/screening-rules", RULE)["ruleId"],
              "reportId": member.must("POST", f"/servers/{made['serverId']}/reports", {"userId": owner.id, "reason": "spam"})["reportId"],
              "noteId": "1", "name": bring(owner, "emoji", png(seed=75))}
    drawn = {"type": "emoji", "name": "strict", "asset": values["name"]}
    values["expressionId"] = owner.must("POST", f"/servers/{made['serverId']}/expressions", drawn)["expressionId"]
    for name, body in (("listInvites", None), ("createInvite", {}), ("sendMessage", {"content": "x"}), ("startTyping", None),
                       ("createRole", {"name": "x"}), ("editRole", {"name": "x"}), ("reorderRoles", {"roleIds": []}),
                       ("deleteRole", None), ("editMember", {"nickname": "x"}), ("putOverwrite", {"type": "role", "deny": "1"}),
                       ("dropOverwrite", None), ("putBan", {}), ("listBans", None), ("liftBan", None), ("listAuditLog", None),
                       ("handOverServer", {"userId": member.id}), ("listMessages", None), ("showMessage", None),
                       ("markRead", {"messageId": values["messageId"]}), ("showSafety", None), ("editSafety", {}), ("dropVanity", None),
                       ("putVanity", {"code": "any-word"}), ("putOnboarding", {}), ("listTemplates", None), ("createTemplate", {"name": "x"}),
                       ("renewTemplate", None), ("deleteTemplate", None), ("exportServer", None), ("createEvent", {"name": "x", "startsAt": LATER}),
                       ("editEvent", {"name": "x"}), ("deleteEvent", None), ("listScreeningRules", None), ("createScreeningRule", RULE),
                       ("editScreeningRule", {"enabled": False}), ("deleteScreeningRule", None), ("testScreening", {"content": "x"}),
                       ("listReports", None), ("editReport", {"state": "claimed"}), ("listNotes", None), ("createNote", {"text": "x"}),
                       ("deleteNote", None), ("showCase", None), ("createExpression", drawn), ("editExpression", {"name": "other"}),
                       ("deleteExpression", None), ("startMassAction", {"type": "kick", "userIds": ["1"]})):
        assert walk.call(member, name, values, body).status == 403, name
    assert walk.call(member, "createServer", body={"name": "x", "cloneOf": made["serverId"]}).status == 403
    assert walk.call(walk.world.user(), "createServer", body={"name": "x", "cloneOf": made["serverId"]}).status == 404
    owner.must("PATCH", f"/servers/{made['serverId']}/members/{member.id}", {"timeoutSeconds": 60})
    assert walk.call(member, "answerOnboarding", values, {"acceptRules": True}).status == 403
    owner.must("PATCH", f"/servers/{made['serverId']}/members/{member.id}", {"timeoutSeconds": 0})
    owner.must("PATCH", f"/servers/{made['serverId']}", {"discoverable": True})
    owner.must("PATCH", f"/servers/{made['serverId']}/safety", {"invitesPausedSeconds": 60})
    assert walk.call(walk.world.user(), "joinDiscovered", values).status == 403
    owner.must("PATCH", f"/servers/{made['serverId']}/safety", {"invitesPausedSeconds": 0})
    role = owner.must("POST", f"/servers/{made['serverId']}/roles", {"name": "x"})["roleId"]
    for name in ("addMemberRole", "removeMemberRole"):
        holder = {**values, "userId": owner.id if name == "removeMemberRole" else member.id, "roleId": role}
        if name == "removeMemberRole":
            walk.call(owner, "addMemberRole", holder)
        assert walk.call(member, name, holder).status == 403, name
    assert walk.call(member, "explainPermissions", values, query=f"?member={owner.id}").status == 403
    assert not walk.wrong, walk.wrong


def test_every_refusal_that_follows_from_the_table(walk, scene, document):
    owner, _, stranger, values = scene
    absent = {name: "1" for name in values} | {"code": "absent"}
    for name, one in document.operations.items():
        if one.bucket == "none":
            continue
        fits = {field: one.example[field] for field in one.required} if one.example else None
        fits = {"createScreeningRule": RULE, "createExpression": {"type": "emoji", "name": "refused", "asset": values["name"]}, "fileReport": {"userId": values["userId"], "reason": "spam"},
                "startMassAction": {"type": "kick", "userIds": ["1"]}}.get(name, fits)
        if one.needs_login:
            assert walk.call(Http(owner.port), name, values, fits).status == 401, name
            assert walk.call(Http(owner.port, "wrong"), name, values, fits).status == 401, name
        if one.changes:
            assert walk.call(owner, name, values, fits, headers=FOREIGN).status == 403, name
        if one.takes_reason:
            reason = {"X-Audit-Log-Reason": "%ff"}
            assert walk.call(owner, name, values, fits, headers=reason).json["code"] == "invalid_reason", name
        if one.fields:
            assert walk.call(owner, name, values, raw=b"{").status == 400, name
            assert walk.call(owner, name, values, raw=b"{}", headers={"Content-Type": "text/plain"}).status == 415, name
            assert walk.call(Http(owner.port, owner.token), name, values, raw=b" " * (256 * 1024 + 1)).status == 413, name
        if name == "explainPermissions":
            assert walk.call(owner, name, values, query="?permission=fly").status == 400
        elif one.query and name not in ("beginOidc", "completeOidc", "openGateway"):
            assert walk.call(owner, name, values, query="?limit=0").status == 400, name
        elif one.query:
            long = one.query[0]["name"] + "=" + "x" * 5000
            assert walk.call(owner, name, values, query=f"?{long}").status == 400, name
        if one.path_names:
            query = f"?member={values['userId']}" if name == "explainPermissions" else ""
            refused = 403 if one.path.startswith("/admin/") else 404
            assert walk.call(stranger, name, absent, fits, query=query).status == refused, name
        if one.repeats_by_key and name != "sendMessage":
            key = {"Idempotency-Key": f"walk-{name}"}
            assert walk.call(owner, name, values, {**(fits or {}), "name": "first"}, headers=key).status in (201, 202), name
            assert walk.call(owner, name, values, {**(fits or {}), "name": "second"}, headers=key).status == 422, name
    assert not walk.wrong, walk.wrong


def test_every_limited_operation_says_so(walk, scene, start, document):
    """A server that lets one request an hour through, and then nobody."""
    settings = {**UNLIMITED, "PARLEY_LIMITS__ACCOUNT": "1/1h", "PARLEY_LIMITS__PEER": "1/1h", "PARLEY_LIMITS__ASSET_READ": "1/1h"}
    world = World(start(settings))
    someone = world.http(world.server.make_user("someone"))
    someone.call("GET", "/users/@me")
    Http(world.port).call("GET", "/auth/options")
    Http(world.port).call("GET", "/assets/absent")
    values = scene[3]
    for name, one in document.operations.items():
        who = someone if one.needs_login else Http(world.port)
        answer = walk.call(who, name, values, one.example if one.fields else None)
        assert (answer.status == 429) == (one.bucket != "none"), (name, answer.status, answer.body)
        if answer.status == 429:
            assert int(answer.headers["retry-after"]) > 0
    assert not walk.wrong, walk.wrong


def test_nothing_declared_was_left_out(walk, document):
    """Runs last: what was promised and never seen is either listed with a reason, or not true."""
    missing = []
    for name, one in document.operations.items():
        for status in one.statuses():
            if (name, status) in walk.reached or status in ELSEWHERE or (name, status) in ELSEWHERE_FOR:
                continue
            missing.append((name, status, sorted(one.codes(status))))
    assert not missing, missing


def test_a_listed_reason_is_still_needed(document):
    for name, status in ELSEWHERE_FOR:
        assert status in document.operations[name].statuses(), (name, status)


def test_the_document_is_one_that_tools_can_read(document):
    text = document.text
    assert text["openapi"].startswith("3.1")
    ids = [one.id for one in document.operations.values()]
    assert len(ids) == len(set(ids)) >= 45
    for one in document.operations.values():
        assert one.described["summary"] and one.described["tags"]
        assert one.described["x-parley-rate-limit"]["bucket"]
        names = [p["name"] for p in one.described["parameters"] if p.get("in") == "path"]
        assert names == one.path_names
    Document(__import__("json").dumps(text))
