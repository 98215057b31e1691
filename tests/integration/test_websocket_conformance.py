"""Runs the WebSocket conformance suite against the echo server, one test per case."""

import argparse
import os
import pathlib
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))

import wsconf  # noqa: E402

BUILD = pathlib.Path(os.environ.get("PARLEY_BUILD", ROOT / "build" / "dev"))
ECHO_MESSAGE_BYTES_MAX = 256 * 1024  # as in net_echo_main.cpp


@pytest.fixture(scope="module")
def url():
    binary = BUILD / "tests" / "net_echo"
    if not binary.exists():
        pytest.fail(f"{binary} has not been built")
    server = subprocess.Popen([binary], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    port = int(server.stdout.readline())
    yield f"ws://127.0.0.1:{port}/echo"
    server.stdin.close()
    assert server.wait(10) == 0


@pytest.mark.parametrize("name, function", wsconf.CASES, ids=[name for name, _ in wsconf.CASES])
def test_conformance(url, name, function):
    options = argparse.Namespace(message_max=ECHO_MESSAGE_BYTES_MAX)
    wrong = wsconf.run_case(url, function, options)
    assert wrong is None, wrong
