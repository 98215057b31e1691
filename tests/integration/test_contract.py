"""The objects of requirements.md to the letter, and every route's ordinary way."""

import re
import time

from support.parley_client import Http

ID = re.compile(r"^[1-9][0-9]{0,18}$")
TIME = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")
# Of a server, the same for every member.
SUMMARY = {"serverId", "name", "ownerId", "description", "icon", "banner", "accentColor", "discoverable", "verification",
           "rulesGate", "invitesPausedUntil", "memberCount", "createdAt"}


def test_a_server_has_the_fields_that_were_asked_for(world):
    ada = world.user("ada")
    answer = ada.call("POST", "/servers", {"name": "Gaming Community"})
    assert answer.status == 201
    made = answer.json
    assert set(made) == SUMMARY | {"channels", "channelList", "roles", "self"}
    assert made["name"] == "Gaming Community" and made["ownerId"] == ada.id and made["memberCount"] == 1
    assert all(isinstance(one, str) and ID.match(one) for one in [made["serverId"], made["ownerId"], *made["channels"]])
    assert TIME.match(made["createdAt"])
    assert [one["channelId"] for one in made["channelList"]] == made["channels"]
    assert made["channelList"][0] == {"channelId": made["channels"][0], "serverId": made["serverId"], "type": "text",
                                      "name": "general", "topic": "", "position": 0, "parentId": None, "overwrites": [],
                                      "ageRestricted": False, "slowmodeSeconds": 0, "archived": False, "retentionSeconds": 0,
                                      "lastMessageId": None}
    assert made["self"] == {"roleIds": [], "nickname": None, "timedOutUntil": None, "pending": False}
    assert [(one["roleId"], one["name"]) for one in made["roles"]] == [(made["serverId"], "@everyone")]
    assert ada.must("GET", f"/servers/{made['serverId']}") == made
    assert ada.must("GET", "/servers") == [made]


def test_a_message_has_the_fields_that_were_asked_for(world):
    ada = world.user()
    made, channel = world.community(ada)
    before = int(time.time())
    answer = ada.call("POST", f"/channels/{channel}/messages", {"content": "Hello, World!"})
    assert answer.status == 201
    message = answer.json
    assert set(message) == {"messageId", "channelId", "senderId", "content", "timestamp", "serverId", "editedAt", "type"}
    assert message["channelId"] == channel and message["senderId"] == ada.id and message["content"] == "Hello, World!"
    assert isinstance(message["timestamp"], int) and before - 1 <= message["timestamp"] <= time.time() + 1
    assert message["editedAt"] is None and message["serverId"] == made["serverId"]
    # The id holds the time (Discord's layout and epoch).
    assert ((int(message["messageId"]) >> 22) + 1_420_070_400_000) // 1000 == message["timestamp"]
    assert ada.must("GET", f"/channels/{channel}/messages/{message['messageId']}") == message
    assert ada.must("GET", f"/channels/{channel}/messages") == [message]


def test_a_channel_has_the_fields_that_were_asked_for(world):
    ada = world.user()
    made, channel = world.community(ada)
    sent = [ada.send(channel, f"line {i}")["messageId"] for i in range(60)]
    found = ada.must("GET", f"/channels/{channel}")
    assert set(found) == {"channelId", "serverId", "type", "messages", "name", "topic", "position", "parentId", "overwrites",
                          "ageRestricted", "slowmodeSeconds", "archived", "retentionSeconds", "lastMessageId"}
    assert found["type"] == "text" and found["serverId"] == made["serverId"]
    assert found["messages"] == sent[:-51:-1]
    assert found["lastMessageId"] == sent[-1]


def test_channels_are_made_listed_changed_and_deleted(world):
    ada = world.user()
    made, general = world.community(ada)
    path = f"/servers/{made['serverId']}/channels"
    answer = ada.call("POST", path, {"name": "Off Topic", "topic": "Everything else"})
    assert answer.status == 201
    channel = answer.json
    assert channel["name"] == "off-topic" and channel["messages"] == [] and channel["lastMessageId"] is None
    changed = ada.must("PATCH", f"/channels/{channel['channelId']}", {"name": "lounge", "topic": "", "position": 7})
    assert (changed["name"], changed["topic"], changed["position"]) == ("lounge", "", 7)
    assert [one["channelId"] for one in ada.must("GET", path)] == [general, channel["channelId"]]
    assert ada.call("DELETE", f"/channels/{channel['channelId']}").status == 204
    assert ada.call("GET", f"/channels/{channel['channelId']}").status == 404
    assert [one["channelId"] for one in ada.must("GET", path)] == [general]


def test_messages_are_edited_deleted_and_paged(world):
    ada, bob = world.user(), world.user()
    _, channel = world.community(ada, bob)
    sent = [ada.send(channel, str(i))["messageId"] for i in range(25)]
    path = f"/channels/{channel}/messages"

    def page(query):
        return [one["content"] for one in bob.must("GET", f"{path}?{query}")]

    assert page("limit=3") == ["24", "23", "22"]
    assert page(f"limit=3&before={sent[10]}") == ["9", "8", "7"]
    assert page(f"limit=3&after={sent[10]}") == ["13", "12", "11"]
    around = page(f"limit=5&around={sent[10]}")
    assert "10" in around and len(around) <= 5 and around == sorted(around, key=int, reverse=True)
    assert page(f"before={sent[0]}") == []
    assert page(f"after={sent[-1]}") == []
    edited = ada.must("PATCH", f"{path}/{sent[3]}", {"content": "changed"})
    assert edited["content"] == "changed" and TIME.match(edited["editedAt"])
    assert bob.call("PATCH", f"{path}/{sent[3]}", {"content": "mine"}).json["code"] == "not_author"
    assert bob.call("DELETE", f"{path}/{sent[3]}").status == 403
    assert ada.call("DELETE", f"{path}/{sent[3]}").status == 204
    assert ada.call("DELETE", f"{path}/{sent[3]}").status == 404
    assert bob.call("GET", f"{path}/{sent[3]}").status == 404
    theirs = bob.send(channel, "by bob")["messageId"]
    assert ada.call("DELETE", f"{path}/{theirs}").status == 204, "the owner manages messages"


def test_members_and_people(world):
    ada, bob, eve = world.user("ada"), world.user("bob"), world.user("eve")
    made, _ = world.community(ada, bob)
    path = f"/servers/{made['serverId']}/members"
    members = bob.must("GET", path)
    assert [one["userId"] for one in members] == sorted([ada.id, bob.id], key=int)
    owner = next(one for one in members if one["userId"] == ada.id)
    assert set(owner) == {"serverId", "userId", "user", "joinedAt", "owner", "roleIds", "nickname", "timedOutUntil",
                          "pending", "status", "customStatus", "activities"}
    assert owner["owner"] is True and owner["status"] == "offline" and owner["user"]["name"] == ada.name
    assert bob.must("GET", f"{path}?limit=1&after={members[0]['userId']}") == members[1:]
    assert bob.must("GET", f"{path}/@me")["userId"] == bob.id
    assert bob.must("GET", f"/users/{ada.id}")["name"] == ada.name
    assert bob.call("GET", f"/users/{eve.id}").status == 404
    me = ada.must("PATCH", "/users/@me", {"displayName": "Ada L."})
    assert me["displayName"] == "Ada L." and me["name"] == ada.name and me["admin"] is False
    assert bob.must("GET", f"/users/{ada.id}")["displayName"] == "Ada L."
    assert ada.call("DELETE", f"{path}/@me").json["code"] == "owner_must_stay"
    assert ada.call("DELETE", f"{path}/{bob.id}").status == 204
    assert bob.call("GET", f"/servers/{made['serverId']}").status == 404


def test_a_server_is_renamed_left_and_deleted(world):
    ada, bob = world.user(), world.user()
    made, channel = world.community(ada, bob)
    path = f"/servers/{made['serverId']}"
    assert ada.must("PATCH", path, {"name": "Night Owls"})["name"] == "Night Owls"
    assert bob.call("PATCH", path, {"name": "x"}).json["code"] == "missing_permission"
    assert bob.call("DELETE", path).status == 403
    assert bob.call("DELETE", f"{path}/members/@me").status == 204
    assert bob.must("GET", "/servers") == []
    assert ada.call("DELETE", path).status == 204
    for gone in (path, f"/channels/{channel}", f"/channels/{channel}/messages"):
        assert ada.call("GET", gone).status == 404


def test_typing_and_reading(world):
    ada = world.user()
    _, channel = world.community(ada)
    sent = ada.send(channel, "x")["messageId"]
    assert ada.call("POST", f"/channels/{channel}/typing").status == 204
    assert ada.call("PUT", f"/channels/{channel}/read", {"messageId": sent}).status == 204


def test_the_owner_link_makes_the_first_account_and_server_once(start):
    server = start()
    assert server.owner_link and "/app/setup#token=" in server.owner_link
    http = Http(server.port)
    assert http.must("GET", "/auth/options")["setupNeeded"] is True
    wanted = {"setupToken": server.setup_token, "name": "Ada", "password": "correct horse", "serverName": "Home"}
    assert http.call("POST", "/auth/setup", {**wanted, "setupToken": "guess"}).json["code"] == "invalid_setup_token"
    answer = http.call("POST", "/auth/setup", wanted)
    assert answer.status == 201
    assert set(answer.json) == {"token", "loginId", "user"} and answer.json["user"]["admin"] is True
    assert http.must("GET", "/auth/options")["setupNeeded"] is False
    assert http.call("POST", "/auth/setup", wanted).json["code"] == "setup_done"
    owner = Http(server.port, answer.json["token"])
    assert [one["name"] for one in owner.must("GET", "/servers")] == ["Home"]
    # What was acknowledged is there after a restart, and the link is gone.
    server.stop()
    server.port = 0
    server.start()
    assert server.owner_link is None
    again = Http(server.port, answer.json["token"])
    assert [one["name"] for one in again.must("GET", "/servers")] == ["Home"]


def test_the_server_speaks_about_itself(world):
    http = world.http()
    assert http.must("GET", "/healthz") == {"status": "ok"}
    ready = http.must("GET", "/readyz")
    assert ready["status"] == "ready" and set(ready["checks"].values()) == {"ok"}, ready
    assert http.must("GET", "/version")["name"] == "parley"
    assert http.must("GET", "/asyncapi.json")["asyncapi"] == "3.0.0"
    metrics = http.call("GET", "/metrics").body.decode()
    assert 'parley_requests_total{route="/healthz",method="GET",class="2xx"}' in metrics
    assert http.call("GET", "/metrics", headers={"X-Forwarded-For": "203.0.113.9"}).status == 404
    dictionary = http.call("GET", "/gateway/dictionary")
    assert dictionary.headers["cache-control"] == "public, max-age=31536000, immutable" and len(dictionary.body) > 1000
    assert http.call("GET", "/gateway/dictionary", headers={"If-None-Match": dictionary.headers["etag"]}).status == 304
    assert http.call("GET", "/gateway").status == 426
    root = http.call("GET", "/")
    assert root.status == 302 and root.headers["location"] == "/app/"
    page = http.call("GET", "/app/", headers={"Accept": "text/html"})
    assert page.status == 200 and "default-src 'none'" in page.headers["content-security-policy"]
    head = http.call("HEAD", "/healthz")
    assert head.status == 200 and head.body == b"" and head.headers["content-length"] == str(len('{"status":"ok"}'))


def test_text_comes_back_as_it_was_written(world):
    ada = world.user()
    made, channel = world.community(ada)
    corpus = ["quote \" back \\ slash / end", "line\nbreak\ttab", "<script>alert(1)</script>", "'; drop table accounts; --",
              "${jndi:ldap://x}", "漢字 かな 한글", "🙂👩‍👩‍👧‍👦🏳️‍🌈", "\u202eright to left", "e\u0301 combining", "\u2028\u2029", "%s%n%x", "\ufeffbom",
              "\U0010ffff", "x" * 4000, "🙂" * 4000]
    for text in corpus:
        answer = ada.call("POST", f"/channels/{channel}/messages", {"content": text})
        assert answer.status in (201, 400), answer.body
        if answer.status == 201:
            assert answer.json["content"] == text
            assert ada.must("GET", f"/channels/{channel}/messages?limit=1")[0]["content"] == text
    renamed = ada.must("PATCH", f"/servers/{made['serverId']}", {"name": "\"'<>&\\ 漢字 🙂"})
    assert renamed["name"] == "\"'<>&\\ 漢字 🙂"
    # Control characters are taken out, never passed on.
    assert ada.send(channel, "a\u0000b\u001b[31mc\u0007")["content"] == "ab[31mc"
    assert ada.call("POST", f"/channels/{channel}/messages", {"content": "\u0000\u0001"}).json["code"] == "content_empty"
