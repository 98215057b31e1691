"""Accounts, logins, cookies, and pages that pretend to be ours."""

import json

import pytest

from integration.conftest import PASSWORD, UNLIMITED, World
from support.parley_client import Http

WEB = {"X-Parley-Client": "web"}


def cookie_of(answer):
    return answer.headers["set-cookie"].split(";")[0]


def web_login(world, name, password=PASSWORD):
    return world.http().call("POST", "/auth/login", {"name": name, "password": password}, headers=WEB)


def test_a_login_lives_until_it_is_ended(world):
    user = world.user()
    answer = world.http().call("POST", "/auth/login", {"name": user.name, "password": PASSWORD}, headers={"User-Agent": "test/1"})
    assert answer.status == 200 and answer.headers["cache-control"] == "no-store"
    second = Http(world.port, answer.json["token"])
    sessions = second.must("GET", "/users/@me/sessions")
    current = [one for one in sessions if one["current"]]
    assert len(current) == 1 and current[0]["loginId"] == answer.json["loginId"] and current[0]["userAgent"] == "test/1"
    assert second.call("POST", "/auth/logout").status == 204
    assert second.call("GET", "/users/@me").status == 401
    assert user.call("GET", "/users/@me").status == 200


def test_one_login_ends_another_and_all_others(world):
    user = world.user()
    logins = [web_free(world, user.name) for _ in range(3)]
    first, second, third = logins
    assert first.call("DELETE", f"/users/@me/sessions/{second.login}").status == 204
    assert second.call("GET", "/users/@me").status == 401
    assert first.call("DELETE", f"/users/@me/sessions/{second.login}").status == 404
    assert first.call("DELETE", "/users/@me/sessions").status == 204
    assert third.call("GET", "/users/@me").status == 401
    assert first.call("GET", "/users/@me").status == 200


def web_free(world, name, password=PASSWORD):
    made = world.http().must("POST", "/auth/login", {"name": name, "password": password})
    client = Http(world.port, made["token"])
    client.login = made["loginId"]
    return client


def test_a_changed_password_ends_every_other_login(world):
    user = world.user()
    here, there = web_free(world, user.name), web_free(world, user.name)
    change = {"currentPassword": PASSWORD, "newPassword": "a whole new phrase"}
    assert here.call("POST", "/users/@me/password", {**change, "currentPassword": "wrong one here"}).status == 401
    assert here.call("POST", "/users/@me/password", {**change, "newPassword": "short"}).status == 400
    assert here.call("POST", "/users/@me/password", change).status == 204
    assert here.call("GET", "/users/@me").status == 200
    assert there.call("GET", "/users/@me").status == 401
    assert world.http().call("POST", "/auth/login", {"name": user.name, "password": PASSWORD}).status == 401
    assert web_free(world, user.name, "a whole new phrase").call("GET", "/users/@me").status == 200


def test_a_wrong_name_and_a_wrong_password_are_one_answer(world):
    user = world.user()
    bodies = [{"name": user.name, "password": "wrong password"}, {"name": "nobody-here", "password": "wrong password"},
              {"name": user.name, "password": PASSWORD + "x"}, {"name": user.name, "password": PASSWORD[:-1]},
              {"name": user.name, "password": PASSWORD.upper()}]
    answers = [world.http().call("POST", "/auth/login", body) for body in bodies]
    for one in answers:
        assert one.status == 401
        assert {k: v for k, v in one.json.items() if k != "requestId"} == {k: v for k, v in answers[0].json.items() if k != "requestId"}


def test_names_are_unique_without_case_and_log_in_so(world):
    user = world.user("Mixed")
    code = invite_to_somewhere(world)
    for name in (user.name.upper(), user.name.lower(), user.name):
        taken = world.http().call("POST", "/auth/register", {"name": name, "password": "long enough", "inviteCode": code})
        assert taken.status == 409 and taken.json["code"] == "name_taken" and taken.json["field"] == "name"
        assert world.http().call("POST", "/auth/login", {"name": name, "password": PASSWORD}).status == 200


def invite_to_somewhere(world):
    owner = world.user()
    made, _ = world.community(owner)
    return owner.invite(made["serverId"])


def test_signing_up_by_invite(world):
    code = invite_to_somewhere(world)
    wanted = {"name": world.name("newcomer"), "password": "long enough"}
    assert world.http().call("POST", "/auth/register", wanted).json["code"] == "invite_required"
    assert world.http().call("POST", "/auth/register", {**wanted, "inviteCode": "dead"}).json["code"] == "invite_invalid"
    answer = world.http().call("POST", "/auth/register", {**wanted, "inviteCode": code})
    assert answer.status == 201 and answer.json["user"]["admin"] is False
    fresh = Http(world.port, answer.json["token"])
    assert fresh.must("GET", "/servers") == [], "signing up joins nothing"
    assert len(fresh.join(code)["channels"]) == 1


def test_names_and_passwords_that_are_none(world):
    code = invite_to_somewhere(world)
    for name in ("x", "a" * 33, "with space", "ünïcode", "a/b", "<b>", "", "a\u0000b", "@me", "a@b"):
        answer = world.http().call("POST", "/auth/register", {"name": name, "password": "long enough", "inviteCode": code})
        assert answer.status == 400 and answer.json["field"] == "name", (name, answer.body)
    for password in ("", "short", "x" * 257, "\U0001f642" * 65):
        answer = world.http().call("POST", "/auth/register", {"name": world.name("p"), "password": password, "inviteCode": code})
        assert answer.status == 400 and answer.json["field"] == "password", (password, answer.body)


def test_sign_up_can_be_open_or_closed(start):
    open_house = World(start({**UNLIMITED, "PARLEY_AUTH__SIGN_UP": "open"}))
    early = open_house.http().call("POST", "/auth/register", {"name": "anyone", "password": "long enough"})
    assert early.status == 403, "nobody comes before the owner"
    open_house.user("owner", admin=True)
    assert open_house.http().must("GET", "/auth/options")["signUp"] == "open"
    assert open_house.http().call("POST", "/auth/register", {"name": "anyone", "password": "long enough"}).status == 201
    closed = World(start({**UNLIMITED, "PARLEY_AUTH__SIGN_UP": "closed"}))
    closed.user("owner", admin=True)
    refused = closed.http().call("POST", "/auth/register", {"name": "anyone", "password": "long enough"})
    assert refused.status == 403 and refused.json["code"] == "sign_up_closed"


def test_the_web_client_holds_a_cookie_and_never_sees_a_token(world):
    user = world.user()
    answer = web_login(world, user.name)
    assert answer.status == 200 and "token" not in answer.json
    attributes = {part.strip().lower() for part in answer.headers["set-cookie"].split(";")[1:]}
    assert attributes == {"path=/", "httponly", "samesite=lax", "max-age=7776000"}
    cookie = {"Cookie": cookie_of(answer)}
    assert world.http().call("GET", "/users/@me", headers={**WEB, **cookie}).json["name"] == user.name
    assert world.http().call("GET", "/users/@me", headers=cookie).status == 401
    out = world.http().call("POST", "/auth/logout", headers={**WEB, **cookie})
    assert out.status == 204 and "max-age=0" in out.headers["set-cookie"].lower()
    assert world.http().call("GET", "/users/@me", headers={**WEB, **cookie}).status == 401


def test_two_logins_have_two_cookies(world):
    user = world.user()
    assert cookie_of(web_login(world, user.name)) != cookie_of(web_login(world, user.name))


FOREIGN = ["null", "http://evil.example", "https://127.0.0.1:{port}", "http://127.0.0.1", "http://127.0.0.1:{port}.evil.example",
           "http://localhost:{port}", "http://127.0.0.1:{other}", "http://127.0.0.1.:{port}", "HTTP://127.0.0.1:{port}", "file://",
           "http://127.0.0.1:{port}/", "http://user@127.0.0.1:{port}", "http://127.0.0.1:{port} ", "chrome-extension://abc", "//127.0.0.1:{port}"]


def test_no_route_can_be_called_by_a_foreign_page(world, document):
    user = world.user()
    made, channel = world.community(user)
    message = user.send(channel, "x")["messageId"]
    cookie = cookie_of(web_login(world, user.name))
    values = {**document.any_values(), "serverId": made["serverId"], "channelId": channel, "messageId": message, "userId": user.id,
              "code": user.invite(made["serverId"])}
    swept = 0
    for one in document.operations.values():
        if not one.changes:
            continue
        body = one.example if one.fields else None
        for origin in FOREIGN[:6]:
            headers = {**WEB, "Cookie": cookie, "Origin": origin.format(port=world.port, other=world.port + 1)}
            assert world.http().call(one.method, one.url(values), body, headers).status == 403, (one.id, origin)
            swept += 1
        for site in ("cross-site", "same-site"):
            headers = {**WEB, "Cookie": cookie, "Sec-Fetch-Site": site}
            assert world.http().call(one.method, one.url(values), body, headers).json["code"] == "csrf_refused", (one.id, site)
        # A plain form of a foreign page has neither the header nor the type.
        form = {"Cookie": cookie, "Content-Type": "text/plain", "Origin": "http://evil.example"}
        status = world.http().call(one.method, one.url(values), headers=form, raw=json.dumps(body or {}).encode()).status
        assert status in (401, 415, 403), (one.id, status)
    assert swept > 100
    assert user.must("GET", f"/channels/{channel}/messages/{message}")["content"] == "x"


@pytest.mark.parametrize("origin", FOREIGN)
def test_origins_that_look_like_ours(world, origin):
    user = world.user()
    cookie = cookie_of(web_login(world, user.name))
    foreign = origin.format(port=world.port, other=world.port + 1)
    refused = world.http().call("PATCH", "/users/@me", {"displayName": "stolen"}, {**WEB, "Cookie": cookie, "Origin": foreign})
    if foreign.strip() != f"http://127.0.0.1:{world.port}":  # blanks around a header's value are not part of it
        assert refused.status == 403, foreign
        assert "access-control-allow-origin" not in refused.headers
    own = f"http://127.0.0.1:{world.port}"
    allowed = world.http().call("PATCH", "/users/@me", {"displayName": "mine"}, {**WEB, "Cookie": cookie, "Origin": own})
    assert allowed.status == 200


def test_methods_cannot_be_smuggled_into_a_get(world):
    user = world.user()
    made, channel = world.community(user)
    for headers in ({"X-HTTP-Method-Override": "DELETE"}, {"X-HTTP-Method": "DELETE"}, {"X-Method-Override": "DELETE"}):
        assert user.call("GET", f"/channels/{channel}", headers=headers).status == 200
        assert user.call("POST", f"/channels/{channel}?_method=DELETE", {}, headers=headers).status == 405
    assert user.must("GET", f"/servers/{made['serverId']}")["channels"] == [channel]


def test_a_token_in_the_url_is_no_token(world):
    user = world.user()
    for query in ("token", "access_token", "auth"):
        assert world.http().call("GET", f"/users/@me?{query}={user.token}").status == 401


def test_bots_have_tokens_of_their_own(world):
    owner = world.user()
    token = world.server.make_bot(world.name("bot"), owner.name)
    bot = Http(world.port, token)
    assert bot.must("GET", "/users/@me")["bot"] is True


def test_every_answer_keeps_browsers_careful(world):
    user = world.user()
    for who, method, path in ((user, "GET", "/servers"), (user, "GET", "/nothing"), (world.http(), "GET", "/servers"), (user, "PUT", "/servers"),
                              (world.http(), "GET", "/"), (world.http(), "GET", "/app/"), (world.http(), "GET", "/app/none.js"),
                              (world.http(), "GET", "/openapi.json"), (user, "POST", "/servers"), (world.http(), "GET", "/%2e%2e/x")):
        headers = who.call(method, path).headers
        for name in ("x-content-type-options", "referrer-policy", "cross-origin-opener-policy", "cross-origin-resource-policy",
                     "permissions-policy", "content-security-policy", "x-request-id", "cache-control"):
            assert name in headers, (method, path, name)
        assert "server" not in headers or "/" not in headers["server"]
        assert "strict-transport-security" not in headers, "never over plain HTTP"
