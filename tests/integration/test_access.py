"""Who may do what: each rank at each deed, and every id swapped for one from elsewhere."""

import itertools

import pytest

from support.asset_samples import bring, png

ABSENT = "1"


def moderated(owner, member, server, word):
    """The ids of what moderators keep, each with the word in it."""
    path = f"/servers/{server}"
    rule = owner.must("POST", f"{path}/screening-rules", {"name": word, "trigger": "keywords", "keywords": [f"zz{word}"]})
    report = owner.must("POST", f"{path}/reports", {"userId": member.id, "reason": "other", "note": word})
    note = owner.must("POST", f"{path}/members/{member.id}/notes", {"text": word})
    return {"ruleId": rule["ruleId"], "reportId": report["reportId"], "noteId": note["noteId"]}


def drawn(owner, server):
    """An emoji, and an asset that could become another."""
    made = owner.must("POST", f"/servers/{server}/expressions", {"type": "emoji", "name": "drawn", "asset": bring(owner, "emoji", png(seed=72))})
    return {"expressionId": made["expressionId"], "name": made["asset"]}


@pytest.fixture(scope="module")
def two_homes(shared):
    """Two communities that share nobody: (owner, member, values) each."""
    homes = []
    for stem in ("north", "south"):
        owner, member = shared.user(stem), shared.user(stem)
        made, channel = shared.community(owner, member)
        message = owner.send(channel, f"canary-{stem}")["messageId"]
        role = owner.must("POST", f"/servers/{made['serverId']}/roles", {"name": f"canary-{stem}"})["roleId"]
        homes.append((owner, member, {
            "serverId": made["serverId"], "channelId": channel, "messageId": message, "userId": member.id,
            "roleId": role, "targetId": role, "loginId": owner.must("GET", "/users/@me/sessions")[0]["loginId"], "code": owner.invite(made["serverId"]),
            "eventId": owner.must("POST", f"/servers/{made['serverId']}/events", {"name": f"canary-{stem}", "startsAt": "2029-11-22T20:00:00Z", "channelId": channel})["eventId"],
            "actionId": owner.must("POST", f"/servers/{made['serverId']}/mass-actions", {"type": "remove_role", "roleId": role, "userIds": [member.id]})["actionId"],
            **drawn(owner, made["serverId"]), **moderated(owner, member, made["serverId"], f"canary-{stem}")}))
    return homes


def body_of(operation):
    return operation.example if operation.fields else None


def test_every_id_of_another_house_is_as_absent_as_none(two_homes, document):
    (owner, member, here), (_, _, there) = two_homes
    swept = 0
    for one in document.operations.values():
        if not one.path_names or one.path_names in (["code"], ["name"]):  # what anybody may look at
            continue
        for count in range(1, len(one.path_names) + 1):
            for swapped in itertools.combinations(one.path_names, count):
                mixed = {**here, **{name: there[name] for name in swapped}}
                gone = {**here, **{name: ABSENT for name in swapped}}
                for who in (owner, member):
                    real = who.call(one.method, one.url(mixed), body_of(one))
                    none = who.call(one.method, one.url(gone), body_of(one))
                    where = (one.id, swapped, real.status, real.body[:200])
                    assert b"canary-south" not in real.body, where
                    if one.id in ("createNote", "showCase") and swapped == ("userId",) and who is owner:
                        continue  # once banned (see below) they are known here, and a ban says whom it is about
                    assert real.status == none.status, (where, none.status)
                    if one.id == "putBan" and swapped == ("userId",) and who is owner:
                        # Strangers may be kept out beforehand, and there is no telling whether they exist.
                        assert real.status == none.status == 200, where
                        who.must("DELETE", one.url(mixed))
                        who.must("DELETE", one.url(gone))
                        continue
                    if one.id == "listNotes" and swapped == ("userId",) and who is owner:
                        # Nothing was written down about a stranger, nor about nobody.
                        assert real.json == none.json == [], where
                        continue
                    assert real.status in (400, 403, 404), where
                    same = {k: v for k, v in real.json.items() if k != "requestId"}
                    assert same == {k: v for k, v in none.json.items() if k != "requestId"}, where
                    swept += 1
    assert swept >= 60


def test_a_stranger_learns_nothing(shared, two_homes, document):
    stranger = shared.user("stranger")
    _, _, here = two_homes[0]
    for one in document.operations.values():
        if not one.path_names or "code" in one.path_names or one.path_names == ["name"]:
            continue
        query = f"?member={stranger.id}" if one.id == "explainPermissions" else ""
        answer = stranger.call(one.method, one.url(here) + query, body_of(one))
        of_the_instance = one.path.startswith("/admin/")
        assert answer.status == (403 if of_the_instance else 404), (one.id, answer.status, answer.body[:200])
        assert b"canary" not in answer.body
    # Nothing was harmed.
    owner = two_homes[0][0]
    assert owner.must("GET", f"/channels/{here['channelId']}/messages/{here['messageId']}")["content"] == "canary-north"


# Deed: (operation, body, who may). Each in a fresh house, so that one deed does not undo the next.
DEEDS = [
    ("showServer", None, "owner member"), ("editServer", {"name": "x"}, "owner"), ("showSafety", None, "owner"), ("editSafety", {"raidJoins": 5}, "owner"),
    ("putVanity", "word", "owner"), ("showOnboarding", None, "owner member"), ("putOnboarding", {}, "owner"),
    ("answerOnboarding", {}, "owner member"), ("listTemplates", None, "owner"), ("createTemplate", {"name": "x"}, "owner"),
    ("exportServer", None, "owner"), ("listEvents", None, "owner member"), ("createEvent", {"name": "x", "startsAt": "2029-11-22T20:00:00Z"}, "owner"),
    ("showEvent", None, "owner member"), ("editEvent", {"name": "x"}, "owner"), ("takeInterest", None, "owner member"),
    ("loseInterest", None, "owner member"), ("listInterested", None, "owner member"), ("deleteEvent", None, "owner"), ("listChannels", None, "owner member"),
    ("createChannel", {"name": "x"}, "owner"), ("showChannel", None, "owner member"), ("editChannel", {"topic": "x"}, "owner"),
    ("sendMessage", {"content": "x"}, "owner member"), ("listMessages", None, "owner member"), ("showMessage", None, "owner member"),
    ("editMessage", {"content": "x"}, "author"), ("deleteMessage", None, "owner author"), ("startTyping", None, "owner member"),
    ("markRead", "messageId", "owner member"), ("listMembers", None, "owner member"), ("showMember", None, "owner member"),
    ("removeMember", None, "owner"), ("listInvites", None, "owner member"), ("createInvite", {}, "owner member"),
    ("revokeInvite", None, "owner creator"), ("listRoles", None, "owner member"), ("createRole", {"name": "x"}, "owner"),
    ("editRole", {"name": "x"}, "owner"), ("reorderRoles", "roleIds", "owner"), ("deleteRole", None, "owner"),
    ("editMember", {"nickname": "x"}, "owner"), ("addMemberRole", None, "owner"), ("putOverwrite", {"type": "role", "deny": "1"}, "owner"),
    ("searchMembers", None, "owner member"), ("listExpressions", None, "owner member"), ("createExpression", "emoji", "owner"),
    ("editExpression", {"name": "other"}, "owner"), ("deleteExpression", None, "owner"),
    ("listScreeningRules", None, "owner"), ("createScreeningRule", {"name": "x", "trigger": "keywords", "keywords": ["zzx"]}, "owner"),
    ("editScreeningRule", {"enabled": False}, "owner"), ("deleteScreeningRule", None, "owner"), ("testScreening", {"content": "x"}, "owner"),
    ("fileReport", "victim", "owner member"), ("listReports", None, "owner"), ("editReport", {"state": "claimed"}, "owner"),
    ("listNotes", None, "owner"), ("createNote", {"text": "x"}, "owner"), ("deleteNote", None, "owner"), ("showCase", None, "owner"),
    ("startMassAction", "kick", "owner"), ("putBan", {}, "owner"), ("listBans", None, "owner"), ("listAuditLog", None, "owner"), ("deleteChannel", None, "owner"), ("deleteServer", None, "owner"),
]


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed[0])
def test_every_rank_at_every_deed(world, document, deed):
    name, body, allowed = deed
    operation = document.operations[name]
    owner, author, member, removed, stranger = (world.user() for _ in range(5))
    made, channel = world.community(owner, author, member, removed)
    owner.must("DELETE", f"/servers/{made['serverId']}/members/{removed.id}")
    ranks = {"removed": removed, "stranger": stranger, "member": member, "author": author, "owner": owner}
    for rank, who in ranks.items():
        message = author.send(channel, "by the author")["messageId"]
        victim = world.user()
        code = author.invite(made["serverId"])
        victim.join(code)
        values = {"serverId": made["serverId"], "channelId": channel, "messageId": message, "userId": victim.id, "code": code}
        role = owner.must("POST", f"/servers/{made['serverId']}/roles", {"name": "x"})["roleId"]
        values |= {"roleId": role, "targetId": role}
        event = owner.must("POST", f"/servers/{made['serverId']}/events", {"name": "x", "startsAt": "2029-11-22T20:00:00Z", "channelId": channel})
        values |= {"eventId": event["eventId"], **moderated(owner, victim, made["serverId"], "x"), **drawn(owner, made["serverId"])}
        roles = [one["roleId"] for one in owner.must("GET", f"/servers/{made['serverId']}/roles")][:-1]
        bodies = {"messageId": {"messageId": message}, "roleIds": {"roleIds": roles}, "word": {"code": f"w{message[-12:]}"},
                  "victim": {"userId": victim.id, "reason": "spam"}, "kick": {"type": "kick", "userIds": [victim.id]},
                  "emoji": {"type": "emoji", "name": "another", "asset": values["name"]}}
        sent = bodies[body] if isinstance(body, str) else body
        status = who.call(operation.method, operation.url(values), sent).status
        may = rank in allowed or (rank == "author" and ("member" in allowed or "creator" in allowed))
        if rank in ("removed", "stranger"):
            assert status == 404 or (name == "revokeInvite" and status in (403, 404)), (rank, status)
        else:
            assert (status < 300) == may, (rank, status)
            assert may or status == 403, (rank, status)


def test_a_removed_member_keeps_nothing(world):
    owner, member = world.user(), world.user()
    made, channel = world.community(owner, member)
    mine = member.send(channel, "mine")["messageId"]
    code = member.invite(made["serverId"])
    owner.must("DELETE", f"/servers/{made['serverId']}/members/{member.id}")
    for method, path, body in (("GET", f"/channels/{channel}/messages", None), ("PATCH", f"/channels/{channel}/messages/{mine}", {"content": "x"}),
                               ("DELETE", f"/channels/{channel}/messages/{mine}", None), ("POST", f"/channels/{channel}/messages", {"content": "x"}),
                               ("POST", f"/channels/{channel}/typing", None), ("GET", f"/users/{owner.id}", None)):
        assert member.call(method, path, body).status == 404, (method, path)
    assert member.must("GET", "/servers") == []
    assert owner.must("GET", f"/channels/{channel}/messages/{mine}")["content"] == "mine"
    # The way back is the way in.
    assert member.join(code)["serverId"] == made["serverId"]
    assert member.must("GET", f"/channels/{channel}/messages/{mine}")["content"] == "mine"


def test_a_message_lives_in_its_channel_only(world):
    owner = world.user()
    made, first = world.community(owner)
    second = owner.must("POST", f"/servers/{made['serverId']}/channels", {"name": "second"})["channelId"]
    message = owner.send(first, "x")["messageId"]
    for method, body in (("GET", None), ("PATCH", {"content": "y"}), ("DELETE", None)):
        assert owner.call(method, f"/channels/{second}/messages/{message}", body).status == 404


def test_somebody_elses_login_is_absent(world):
    ada, bob = world.user(), world.user()
    theirs = bob.must("GET", "/users/@me/sessions")[0]["loginId"]
    assert ada.call("DELETE", f"/users/@me/sessions/{theirs}").status == 404
    assert bob.must("GET", "/users/@me")["userId"] == bob.id
