"""The real binary on a folder of its own; people with tokens; and a server that two of them share."""

import itertools
import subprocess
from pathlib import Path

import pytest

from support.openapi import Document
from support.parley_client import Gateway, Http
from support.parley_process import UNLIMITED, Server, binary

# Hashing is slow by purpose; these tests are about everything else.
QUICK = {"PARLEY_AUTH__HASH_MEMORY": "19MiB"}
PASSWORD = "correct horse battery"


class World:
    """One running server with its people."""

    def __init__(self, server):
        self.server = server
        self.port = server.port
        self._numbers = itertools.count(1)
        self._sockets = []

    def name(self, stem="user"):
        return f"{stem}{next(self._numbers)}"

    def http(self, token=None):
        return Http(self.port, token)

    def user(self, stem="user", admin=False):
        """A fresh account as a client with `token`, `name` and `id`."""
        name = self.name(stem)
        client = self.http(self.server.make_user(name, admin=admin, password=PASSWORD))
        client.name = name
        client.id = client.must("GET", "/users/@me")["userId"]
        return client

    def community(self, owner, *members):
        """A server with its members; answers (server, its first channel's id)."""
        made = owner.create_server()
        if members:
            code = owner.invite(made["serverId"])
            for one in members:
                one.join(code)
        return made, made["channels"][0]

    def gateway(self, who, **options):
        made = Gateway(self.port, who.token if isinstance(who, Http) else who, **options)
        self._sockets.append(made)
        return made

    def online(self, who, **options):
        """An identified session."""
        made = self.gateway(who, **options)
        made.identify()
        return made

    def close_sockets(self):
        for one in self._sockets:
            one.cut()
        self._sockets.clear()


@pytest.fixture(scope="session")
def start(tmp_path_factory):
    """Starts servers; all of them are stopped at the end, and must end well."""
    if not Path(binary()).exists():
        pytest.fail(f"{binary()} is not built")
    running = []

    def start_one(settings=None, **options):
        folder = tmp_path_factory.mktemp("data")
        one = Server(folder, {**QUICK, **(settings or {})}, **options).start()
        running.append(one)
        return one

    yield start_one
    wrong = []
    for one in running:
        if one.process.poll() is None:
            try:
                code = one.stop()
            except subprocess.TimeoutExpired:
                code = "nothing: it hung"
            if code != 0:
                wrong.append(f"ended with {code}: {''.join(one.errors)[-2000:]}")
        crashed = [line for line in one.errors if "AddressSanitizer" in line or "runtime error" in line or "assertion" in line]
        wrong += crashed
    assert not wrong, wrong


@pytest.fixture(scope="session")
def shared(start):
    """Without rate limits; most tests share it and make their own people."""
    return World(start({**UNLIMITED, "PARLEY_DRAIN__WINDOW": "1s"}))


@pytest.fixture
def world(shared):
    yield shared
    shared.close_sockets()


@pytest.fixture(scope="session")
def document(shared):
    return Document(shared.http().call("GET", "/openapi.json").body)
