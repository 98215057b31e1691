"""Every kind of credential against everything that ends it: once the act is answered the credential opens nothing, its sockets are
closed within a second, and its sessions cannot be resumed; what the act does not end goes on."""

import threading
import time

import pytest

from integration.conftest import PASSWORD
from integration.test_auth import WEB, cookie_of, web_login
from support.parley_client import Broken, Gateway, Http, Refused

NEW_PASSWORD = "another horse, another battery"
WITHIN = 1.0


class Credential:
    """What a program or a browser holds, with its gateway session."""

    def __init__(self, world, token=None, cookie=None, login=None):
        self.world, self.token, self.login = world, token, login
        self.headers = {**WEB, "Cookie": cookie} if cookie else {}
        self.http = Http(world.port, token)
        self.gateway = Gateway(world.port, token, headers={"Cookie": cookie, "Origin": f"http://127.0.0.1:{world.port}"} if cookie else None)
        self.gateway.identify()

    def call(self, method, path, body=None):
        return self.http.call(method, path, body, headers=self.headers)

    def closed_with(self):
        """The code its socket was closed with, waited for as long as it may take; None while it is open."""
        deadline = time.monotonic() + WITHIN
        try:
            while time.monotonic() < deadline:
                if self.gateway.socket.receive(max(deadline - time.monotonic(), 0.001)) is None:
                    return self.gateway.socket.close_code
        except (TimeoutError, Broken):
            pass
        return None

    def resumes(self):
        """Whether its session can be gone on with."""
        try:
            return self.gateway.resume() is not None
        except (Broken, Refused):
            return False

    def identifies(self):
        try:
            Gateway(self.world.port, self.token, headers=self.gateway.headers).identify()
            return True
        except (Broken, Refused):
            return False


def log_in(world, name):
    made = Http(world.port).must("POST", "/auth/login", {"name": name, "password": PASSWORD})
    return Credential(world, token=made["token"], login=made["loginId"])


def browser(world, name):
    answer = web_login(world, name)
    return Credential(world, cookie=cookie_of(answer), login=answer.json["loginId"])


def service(world, name):
    made = world.server.admin("token", "create", name)
    return Credential(world, token=made["token"], login=made["loginId"])


def bot(world, name):
    made = world.server.admin("bot", "create", world.name("bot"), "--owner", name)
    return Credential(world, token=made["token"])


def by_itself(world, person, held):
    assert held.call("POST", "/auth/logout").status == 204


def from_elsewhere(world, person, held):
    assert log_in(world, person).call("DELETE", f"/users/@me/sessions/{held.login}").status == 204


def from_everywhere(world, person, held):
    assert log_in(world, person).call("DELETE", "/users/@me/sessions").status == 204


def new_password(world, person, held):
    change = {"currentPassword": PASSWORD, "newPassword": NEW_PASSWORD}
    assert log_in(world, person).call("POST", "/users/@me/password", change).status == 204


def operator(world, person, held):
    world.server.admin("token", "revoke", held.login)


KINDS = {"log-in": log_in, "browser": browser, "service token": service}
ENDS = {"its log-out": by_itself, "a log-out from elsewhere": from_elsewhere, "a log-out everywhere": from_everywhere,
        "a new password": new_password, "the operator": operator}


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_credential_ends_everywhere_at_once(world, kind, end):
    person = world.user().name
    held, other = KINDS[kind](world, person), bot(world, person)
    beside = Http(world.port, held.token)  # asks all the while, on a connection of its own
    asking = threading.Thread(target=lambda: [beside.call("GET", "/users/@me", headers=held.headers) for _ in range(20)])
    asking.start()
    ENDS[end](world, person, held)
    asking.join()
    assert held.call("GET", "/users/@me").status == 401
    assert held.closed_with() == 4004
    assert not held.resumes() and not held.identifies()
    # Somebody else's, a bot of the same person's, goes on.
    assert other.call("GET", "/users/@me").status == 200 and other.identifies()


@pytest.mark.parametrize("kind", [*KINDS, "bot"])
def test_a_disabled_account_opens_nothing(world, kind):
    admin, person = world.user(admin=True), world.user()
    held = bot(world, person.name) if kind == "bot" else KINDS[kind](world, person.name)
    who = held.call("GET", "/users/@me").json["userId"]
    assert admin.call("PATCH", f"/admin/users/{who}", {"disabled": True}).status == 200
    assert held.call("GET", "/users/@me").status == 401
    assert held.closed_with() == 4004
    assert not held.resumes() and not held.identifies()
    if kind != "bot":
        assert Http(world.port).call("POST", "/auth/login", {"name": person.name, "password": PASSWORD}).status in (401, 403)
    assert admin.call("PATCH", f"/admin/users/{who}", {"disabled": False}).status == 200
