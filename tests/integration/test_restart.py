"""Sessions across the end of the process: resumed after a clean stop, begun afresh after a crash, and nothing in between."""

import hashlib
import signal
import socket
import struct
import time
from pathlib import Path

import pytest

from integration.conftest import PASSWORD, UNLIMITED, World
from support.parley_client import Broken, Http, Refused

MAGIC = b"parley handover\n"


@pytest.fixture
def mortal(start):
    """A server of one's own, whose drain takes no longer than it must."""
    return World(start({**UNLIMITED, "PARLEY_DRAIN__WINDOW": "1s"}))


def left_by(world):
    return Path(world.server.data) / "handover"


def restart(world, how=signal.SIGTERM):
    """Ends the process and starts it again on the same folder and port."""
    if how == signal.SIGKILL:
        world.server.kill()
    else:
        assert world.server.stop() == 0
    world.server.start()


def again(client):
    return Http(client.port, client.token)


def logged(world, event):
    return [line for line in world.server.errors if f'"{event}"' in line]


def messages(events):
    return [event["d"]["messageId"] for event in events if event["t"] == "MESSAGE_CREATE"]


def test_a_clean_restart_is_resumed_without_gap_or_repeat(mortal):
    ada, bob = mortal.user(), mortal.user()
    _, channel = mortal.community(ada, bob)
    quiet, _ = mortal.community(ada, bob)
    session, away = mortal.online(bob), mortal.online(bob)
    seen = ada.send(channel, "seen")["messageId"]
    assert session.wait_for("MESSAGE_CREATE")["messageId"] == seen
    away.cut()
    missed = [ada.send(channel, f"m{i}")["messageId"] for i in range(30)]
    for message in missed:
        assert session.wait_for("MESSAGE_CREATE")["messageId"] == message
    mortal.server.cores = 3  # streams find their homes among any number of cores
    restart(mortal)
    assert not left_by(mortal).exists()
    assert logged(mortal, "handover.taken")
    ada = again(ada)
    later = ada.send(channel, "while nobody was back")["messageId"]
    assert messages(session.resume()) == [later]
    assert messages(away.resume()) == [seen, *missed, later]
    ada.must("PATCH", f"/servers/{quiet['serverId']}", {"name": "not so quiet"})
    for each in (session, away):
        assert each.wait_for("SERVER_UPDATE")["name"] == "not so quiet"
    assert session.cursors == away.cursors


def test_what_was_taken_away_meanwhile_is_not_replayed(mortal):
    ada, bob = mortal.user(), mortal.user()
    made, channel = mortal.community(ada, bob)
    session = mortal.online(bob)
    session.cut()
    ada.send(channel, "canary")
    restart(mortal)
    again(ada).must("DELETE", f"/servers/{made['serverId']}/members/{bob.id}")
    events = session.resume()
    assert events is None or ("canary" not in str(events) and "SERVER_DELETE" in [event["t"] for event in events])


def test_after_a_crash_everyone_begins_afresh_and_sees_the_same(mortal):
    ada, bob = mortal.user(), mortal.user()
    _, channel = mortal.community(ada, bob)
    session = mortal.online(bob)
    restart(mortal)
    assert session.resume() == []
    kept = again(ada).send(channel, "kept")["messageId"]
    assert session.wait_for("MESSAGE_CREATE")["messageId"] == kept
    restart(mortal, signal.SIGKILL)
    assert not logged(mortal, "handover.taken"), "what an earlier clean stop left is used once"
    ada, bob = again(ada), again(bob)
    assert session.resume() is None
    session.say(2, {"token": bob.token})
    ready = session.next_frame()
    assert ready["t"] == "READY"
    assert ready["d"]["servers"] == ada.must("GET", "/servers")
    assert bob.whole_history(channel) == ada.whole_history(channel)
    session.cursors = {stream: tuple(at) for stream, at in ready["d"]["cursors"].items()}
    after = ada.send(channel, "after")["messageId"]
    assert session.wait_for("MESSAGE_CREATE")["messageId"] == after


def test_of_two_that_come_back_at_once_the_newer_has_the_session(mortal):
    ada, eve = mortal.user(), mortal.user()
    old = mortal.online(ada)
    known, cursors = old.session_id, dict(old.cursors)
    restart(mortal)
    assert old.resume() == []
    new = mortal.gateway(ada)
    new.session_id, new.cursors = known, cursors
    assert new.resume() == []
    while old.socket.receive() is not None:
        pass
    assert old.socket.close_code == 4009
    # Told the same: someone else's session, one that never was, and a position that was never given.
    other = mortal.gateway(eve)
    other.session_id, other.cursors = known, {f"a:{eve.id}": next(iter(cursors.values()))}
    assert other.resume() is None
    other.session_id = "0" * len(known)
    assert other.resume() is None
    new.cut()
    new.cursors = {stream: (epoch, seq + 1000) for stream, (epoch, seq) in cursors.items()}
    assert new.resume() is None


def test_a_login_that_was_revoked_does_not_come_back(mortal):
    ada = mortal.user()
    made = [mortal.http().must("POST", "/auth/login", {"name": ada.name, "password": PASSWORD})["token"] for _ in range(2)]
    before, after = mortal.online(made[0]), mortal.online(made[1])
    before.cut()
    assert Http(mortal.port, made[0]).call("POST", "/auth/logout").status == 204
    restart(mortal)
    assert Http(mortal.port, made[1]).call("POST", "/auth/logout").status == 204
    for each in (before, after):
        with pytest.raises(Broken, match="4004"):
            each.resume()
    # Nor does another login of the account find the session of the first one.
    before.token = ada.token
    assert before.resume() is None


def spoilt(file, how):
    bytes_now = bytearray(file.read_bytes())
    at = len(MAGIC)
    if how == "damaged":
        bytes_now[len(bytes_now) // 2] ^= 1
    elif how == "truncated":
        del bytes_now[-7:]
    elif how == "empty":
        bytes_now.clear()
    elif how == "other_version":
        bytes_now[at] += 1
    else:
        start, written_at = struct.unpack_from("!QQ", bytes_now, at + 1)
        if how == "too_old":
            written_at -= 301_000
        else:
            start -= 1
        struct.pack_into("!QQ", bytes_now, at + 1, start, written_at)
        bytes_now[-32:] = hashlib.sha256(bytes_now[:-32]).digest()
    file.write_bytes(bytes_now)


@pytest.mark.parametrize(("how", "reason"), [("damaged", "damaged"), ("truncated", "damaged"), ("empty", "damaged"), ("other_version", "other_version"),
                                             ("too_old", "too_old"), ("another_life", "another_life")])
def test_a_file_that_cannot_be_trusted_is_ignored_with_one_line(mortal, how, reason):
    session = mortal.online(mortal.user())
    assert mortal.server.stop() == 0
    assert left_by(mortal).stat().st_mode & 0o777 == 0o600
    spoilt(left_by(mortal), how)
    mortal.server.start()
    assert not left_by(mortal).exists()
    lines = logged(mortal, "handover.ignored")
    assert len(lines) == 1 and f'"{reason}"' in lines[0], lines
    assert session.resume() is None


def test_a_start_that_fails_passes_on_what_it_was_left(mortal):
    session = mortal.online(mortal.user())
    assert mortal.server.stop() == 0
    with socket.create_server(("127.0.0.1", mortal.port)):
        with pytest.raises(RuntimeError, match="75"):
            mortal.server.start()
    mortal.server.start()
    assert session.resume() == []


def test_a_stop_in_a_hurry_leaves_nothing(mortal):
    session = mortal.online(mortal.user())
    with socket.create_connection(("127.0.0.1", mortal.port)) as holding:
        holding.sendall(b"POST /servers HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{")
        time.sleep(0.2)
        mortal.server.process.send_signal(signal.SIGTERM)
        while session.socket.receive() is not None:
            pass  # the drain has begun
        mortal.server.process.send_signal(signal.SIGTERM)
        assert mortal.server.process.wait(10) == 0
    assert not left_by(mortal).exists()
    mortal.server.start()
    assert session.resume() is None


def test_a_second_signal_ends_a_hand_over_that_takes_long(start):
    world = World(start({**UNLIMITED, "PARLEY_DRAIN__WINDOW": "1s"}, extra_environment={"PARLEY_FAILPOINT": "handover.rename:1:sleep=60000"}))
    session = world.online(world.user())
    world.server.process.send_signal(signal.SIGTERM)
    unfinished = left_by(world).with_name("handover.new")
    deadline = time.monotonic() + 20
    while not unfinished.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    world.server.process.send_signal(signal.SIGTERM)
    assert world.server.process.wait(20) == 0
    assert not left_by(world).exists()
    world.server.extra_environment = {}
    world.server.start()
    assert not unfinished.exists()
    assert session.resume() is None


def test_a_request_in_flight_is_finished_though_nobody_else_is_there(mortal):
    ada = mortal.user()
    _, channel = mortal.community(ada)
    session = mortal.online(ada)
    session.cut()
    body = b'{"content":"the last word"}'
    with socket.create_connection(("127.0.0.1", mortal.port), timeout=15) as slow:
        slow.sendall((f"POST /channels/{channel}/messages HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {ada.token}\r\n"
                      f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n").encode() + body[:-1])
        time.sleep(0.3)
        mortal.server.process.send_signal(signal.SIGTERM)
        time.sleep(2)  # no session is connected, and the window is over
        slow.sendall(body[-1:])
        answer = b""
        while got := slow.recv(65536):
            answer += got
    assert answer.startswith(b"HTTP/1.1 201 "), answer
    assert b"connection: close" in answer.lower()
    assert mortal.server.process.wait(20) == 0
    mortal.server.start()
    assert [event["d"]["content"] for event in session.resume()] == ["the last word"]


def test_who_comes_while_it_drains_is_turned_away_at_once(mortal):
    ada = mortal.user()
    keeps_it = mortal.online(ada)
    session = mortal.online(ada)
    body = b'{"name":"x"}'
    with socket.create_connection(("127.0.0.1", mortal.port), timeout=15) as holding:
        holding.sendall(b"POST /servers HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n" + body)
        time.sleep(0.2)
        mortal.server.process.send_signal(signal.SIGTERM)
        while keeps_it.socket.receive() is not None:
            pass
        assert keeps_it.socket.close_code == 4000
        began = time.monotonic()
        with pytest.raises((Broken, Refused)) as turned_away:
            keeps_it.resume()
        assert time.monotonic() - began < 5
        assert isinstance(turned_away.value, Broken) or "503" in str(turned_away.value)
    assert mortal.server.process.wait(20) == 0
    mortal.server.start()
    assert keeps_it.resume() == [] and session.resume() == []
