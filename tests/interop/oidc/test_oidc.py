"""Log-in and bearer tokens against a real OpenID provider (npm oidc-provider) on loopback.

Needs node and, at the first run, the npm registry. Runs the binary of PARLEY_BIN, from the root of the
repository: python3 -m pytest tests/interop/oidc
"""

import base64
import hashlib
import http.client
import json
import secrets
import socket
import subprocess
import urllib.parse
from pathlib import Path

import pytest

from tests.support.parley_process import Server

HERE = Path(__file__).resolve().parent


class Browser:
    """Keeps cookies per host and port, and follows nothing by itself."""

    def __init__(self):
        self.cookies = {}

    def ask(self, method, url, body=None, headers=None):
        parts = urllib.parse.urlsplit(url)
        jar = self.cookies.setdefault(parts.netloc, {})
        sent = dict(headers or {})
        if jar:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in jar.items())
        connection = http.client.HTTPConnection(parts.netloc, timeout=15)
        connection.request(method, parts.path + (f"?{parts.query}" if parts.query else ""), body, sent)
        answer = connection.getresponse()
        text = answer.read()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                held = rest.partition(";")[0]
                if held:
                    jar[key] = held
                else:
                    jar.pop(key, None)
        location = answer.getheader("Location")
        connection.close()
        return answer.status, urllib.parse.urljoin(url, location) if location else None, text

    def follow_until(self, url, stop):
        """Walks redirects and agrees on every page of the provider's; answers the URL that begins with `stop`."""
        for _ in range(12):
            if url.startswith(stop):
                return url
            status, location, text = self.ask("GET", url)
            if status == 200 and b'method="post"' in text:
                status, location, text = self.ask("POST", url + "/agree", "")
            assert location, f"{status} at {url}: {text[:500]}"
            url = location
        raise AssertionError("the provider goes in circles")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def provider():
    if not (HERE / "node_modules").exists():
        subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=HERE, check=True)
    port = free_port()  # Parley's: the provider must know the callback first
    process = subprocess.Popen(["node", "provider.mjs", f"http://127.0.0.1:{port}/auth/oidc/callback"], cwd=HERE,
                               stdout=subprocess.PIPE, text=True)
    line = ""
    while not line.startswith("ready "):
        line = process.stdout.readline()
        assert line, "the provider did not start"
    yield line.split()[1], port
    process.terminate()
    process.wait(10)


@pytest.fixture(scope="module")
def parley(provider, tmp_path_factory):
    issuer, port = provider
    server = Server(tmp_path_factory.mktemp("oidc"), port=port, settings={
        "PARLEY_SERVER__PUBLIC_URL": f"http://127.0.0.1:{port}",
        "PARLEY_AUTH__OIDC__ISSUER": issuer,
        "PARLEY_AUTH__OIDC__NAME": "Test ID",
        "PARLEY_AUTH__OIDC__CLIENT_ID": "parley",
        "PARLEY_AUTH__OIDC__CLIENT_SECRET": "a secret & more",
        "PARLEY_AUTH__OIDC__AUDIENCE": "parley-api",
    }).start()
    base = f"http://127.0.0.1:{port}"
    body = json.dumps({"setupToken": server.setup_token, "name": "owner", "password": "correct horse"})
    status, _, text = Browser().ask("POST", base + "/auth/setup", body, {"Content-Type": "application/json"})
    assert status == 201, text
    yield base
    assert server.stop() == 0


def log_in(browser, parley):
    status, location, text = browser.ask("GET", parley + "/auth/oidc/login?returnTo=/app/servers")
    assert status == 302, text
    return browser.follow_until(location, parley + "/auth/oidc/callback")


def me(browser, parley):
    status, _, text = browser.ask("GET", parley + "/users/@me", headers={"X-Parley-Client": "web"})
    return status, json.loads(text)


def bearer(parley, token):
    return Browser().ask("GET", parley + "/users/@me", headers={"Authorization": f"Bearer {token}"})


def native_tokens(issuer, resource):
    """What a native client of the same provider does: code flow with PKCE for a resource."""
    browser = Browser()
    verifier = secrets.token_urlsafe(32)
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    asked = {"response_type": "code", "client_id": "native app", "redirect_uri": "http://127.0.0.1/native",
             "scope": "openid profile", "resource": resource, "state": "s", "nonce": "n",
             "code_challenge": challenge, "code_challenge_method": "S256"}
    back = browser.follow_until(f"{issuer}/auth?{urllib.parse.urlencode(asked)}", "http://127.0.0.1/native")
    code = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(back).query))["code"]
    form = urllib.parse.urlencode({"grant_type": "authorization_code", "code": code, "client_id": "native app",
                                   "redirect_uri": "http://127.0.0.1/native", "code_verifier": verifier,
                                   "resource": resource})
    status, _, text = browser.ask("POST", issuer + "/token", form,
                                  {"Content-Type": "application/x-www-form-urlencoded"})
    assert status == 200, text
    return json.loads(text)


def header_of(token):
    head = token.split(".")[0]
    return json.loads(base64.urlsafe_b64decode(head + "=" * (-len(head) % 4)))


def test_the_button_is_offered(parley):
    _, _, text = Browser().ask("GET", parley + "/auth/options")
    assert json.loads(text)["oidc"] == {"name": "Test ID"}


def test_a_stranger_logs_in_and_comes_back_as_the_same_person(parley):
    first = Browser()
    callback = log_in(first, parley)
    assert "iss=" in callback
    status, location, text = first.ask("GET", callback)
    assert (status, location) == (302, parley + "/app/servers"), text
    status, user = me(first, parley)
    assert status == 200
    assert (user["name"], user["displayName"], user["admin"]) == ("zoe", "Zoë Q", False)

    second = Browser()
    second.ask("GET", log_in(second, parley))
    assert me(second, parley)[1]["userId"] == user["userId"]


def test_a_callback_counts_once_and_only_in_its_own_browser(parley):
    victim = Browser()
    callback = log_in(Browser(), parley)
    _, location, _ = victim.ask("GET", callback)
    assert "error=oidc_refused" in location
    assert me(victim, parley)[0] == 401

    browser = Browser()
    callback = log_in(browser, parley)
    assert browser.ask("GET", callback)[1] == parley + "/app/servers"
    assert "error=oidc_refused" in browser.ask("GET", callback)[1]


def test_a_code_of_another_flow_is_not_redeemed(parley):
    mine, theirs = Browser(), Browser()
    my_callback = log_in(mine, parley)
    their_code = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(log_in(theirs, parley)).query))["code"]
    parts = urllib.parse.urlsplit(my_callback)
    query = dict(urllib.parse.parse_qsl(parts.query)) | {"code": their_code}
    _, location, _ = mine.ask("GET", parts._replace(query=urllib.parse.urlencode(query)).geturl())
    assert "error=oidc_refused" in location


@pytest.mark.parametrize("algorithm", ["RS256", "ES256", "EdDSA"])
def test_an_access_token_is_a_bearer_token(parley, provider, algorithm):
    token = native_tokens(provider[0], f"urn:api:{algorithm}")["access_token"]
    assert header_of(token)["alg"] == algorithm
    status, _, text = bearer(parley, token)
    assert status == 200, text
    browser = Browser()
    browser.ask("GET", log_in(browser, parley))
    assert json.loads(text)["userId"] == me(browser, parley)[1]["userId"]


def test_other_tokens_of_the_provider_are_no_bearer_tokens(parley, provider):
    tokens = native_tokens(provider[0], "urn:api:ES256")
    assert bearer(parley, tokens["id_token"])[0] == 401
    assert bearer(parley, native_tokens(provider[0], "urn:elsewhere")["access_token"])[0] == 401
    head, body, signature = tokens["access_token"].split(".")
    changed = signature[:-8] + ("A" * 8 if signature[-8:] != "A" * 8 else "B" * 8)
    assert bearer(parley, f"{head}.{body}.{changed}")[0] == 401
    assert bearer(parley, f"{head}.{body}.")[0] == 401
