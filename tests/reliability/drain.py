"""A server full of sessions is asked to stop while people write, and started again on the same folder: every session is asked to
leave in its turn, resumes where it was, and nothing that was acknowledged is missing, doubled or out of order."""

import argparse
import http.client
import json
import random
import stat
import sys
import tempfile
import threading
import time
from pathlib import Path

from support.crowd import Crowd, raise_open_files
from support.parley_client import Broken, Http, Refused
from support.parley_process import UNLIMITED, Server

SERVERS = 4
SESSIONS_PER_ACCOUNT = 50
WINDOW_SECONDS = 8
BINS = 4  # of the window: wide enough that a pause of this machine does not look like a rush
HELD_SECONDS = 4  # a body may dawdle for five
SETTINGS = UNLIMITED | {"PARLEY_LOG__LEVEL": "warn", "PARLEY_AUTH__SIGN_UP": "closed", "PARLEY_GATEWAY__HEARTBEAT_INTERVAL": "5m"}


class Writer(threading.Thread):
    """Sends one message after the other, each again with its nonce until it is acknowledged; the server may go and come back."""

    def __init__(self, port, token, channels, name, seed):
        super().__init__(daemon=True)
        self.http = Http(port, token, timeout=15)
        self.channels = channels
        self.name = name
        self.chance = random.Random(seed)
        self.acknowledged = []
        self.stopping = False
        self.defect = None

    def run(self):
        number = 0
        while not self.stopping and self.defect is None:
            self._send(self.chance.choice(self.channels), f"{self.name}-{number}")
            number += 1
            time.sleep(0.15)

    def _send(self, channel, nonce):
        while not self.stopping:
            try:
                self.acknowledged.append((channel, self.http.send(channel, nonce, nonce)["messageId"]))
                return
            except (Broken, TimeoutError):
                time.sleep(0.1)
            except Refused as refused:
                if refused.status != 503:
                    self.defect = f"{self.name}: {refused}"
                    return
                time.sleep(0.1)


class HeldRequest:
    """A request whose last byte is still to come: under way when the drain begins, acknowledged while it lasts."""

    def __init__(self, port, token, channel, name):
        self.channel = channel
        self._body = ('{"content":"%s","nonce":"%s"}' % (name, name)).encode()
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=15)
        self._connection.putrequest("POST", f"/channels/{channel}/messages")
        for key, value in (("Authorization", f"Bearer {token}"), ("Content-Type", "application/json"),
                           ("Content-Length", str(len(self._body)))):
            self._connection.putheader(key, value)
        self._connection.endheaders(self._body[:-1])

    def finish(self):
        """The message's id."""
        self._connection.send(self._body[-1:])
        reply = self._connection.getresponse()
        text = reply.read()
        self._connection.close()
        if reply.status != 201:
            raise Refused(reply.status, text[:200].decode(errors="replace"))
        return json.loads(text)["messageId"]


def finish_spread(held, seconds, problems):
    """One after the other over that time; the acknowledged ones."""
    acknowledged = []
    began = time.monotonic()
    for number, each in enumerate(held):
        time.sleep(max(0, began + number * seconds / len(held) - time.monotonic()))
        try:
            acknowledged.append((each.channel, each.finish()))
        except (OSError, Refused) as error:
            problems.append(f"a request in flight was not finished: {error!r}")
    return acknowledged


def knock(port, until, problems):
    """Who comes while the server drains is turned away at once: refused, or 503 with a time to come back."""
    refused = 0
    while time.monotonic() < until:
        try:
            answer = Http(port, timeout=5).call("GET", "/healthz")
            if answer.status != 503 or "retry-after" not in answer.headers:
                problems.append(f"a new connection was answered with {answer.status} while draining")
        except Broken as broken:
            if "timed out" in str(broken):
                problems.append("a new connection hung while draining")
            refused += 1
        time.sleep(0.3)
    return refused


def rush(sessions, began, window):
    """How much busier the busiest part of the window was than the whole, by when sessions were told to reconnect."""
    bins = [0] * BINS
    for each in sessions:
        if each.reconnect_told_at is not None:
            bins[min(max(int((each.reconnect_told_at - began) / window * BINS), 0), BINS - 1)] += 1
    return max(bins) / max(sum(bins) / BINS, 1)


def check_seen(session, histories, streams):
    """What it saw of each server, against that server's whole history: everything since its READY, once and in order."""
    found = list(session.problems)
    for stream in streams:
        seen = [entry[4] for entry in session.seen if entry[0] == stream and entry[3] == "MESSAGE_CREATE"]
        whole = histories[stream]
        if not seen or whole[-len(seen):] != seen:
            found.append(f"saw {len(seen)} messages of {stream}, not the newest of its history, or not in its order")
    return found


class Scene:
    """The house, its people, and who follows what."""

    def __init__(self, server, sessions):
        self.server = server
        self.owner = Http(server.port, server.make_user("owner", admin=True))
        self.channels = {}  # stream → its one channel
        codes = []
        for number in range(SERVERS):
            made = self.owner.create_server(f"Home {number}")
            self.channels[f"s:{made['serverId']}"] = made["channels"][0]
            codes.append(self.owner.invite(made["serverId"]))
        streams = list(self.channels)
        self.tokens, self.follows = [], {}
        for number in range(-(-sessions // SESSIONS_PER_ACCOUNT)):
            token = server.make_bot(f"bot{number}", "owner")
            mine = {number % SERVERS, (number + 1) % SERVERS}
            for one in mine:
                Http(server.port, token).join(codes[one])
            self.tokens.append(token)
            self.follows[token] = [streams[one] for one in mine]

    def histories(self):
        owner = Http(self.server.port, self.owner.token)
        return {stream: [m["messageId"] for m in owner.whole_history(channel)] for stream, channel in self.channels.items()}


def run(sessions=2000, window=WINDOW_SECONDS, held=60, seed=1, environment=None):
    raise_open_files(2 * sessions + 500)
    folder = tempfile.TemporaryDirectory(prefix="parley-drain-")
    server = Server(Path(folder.name) / "data", SETTINGS | {"PARLEY_DRAIN__WINDOW": f"{window}s"},
                    extra_environment=environment).start()
    try:
        return _run(server, sessions, window, held, seed)
    finally:
        server.kill()
        folder.cleanup()


def _run(server, sessions, window, held_count, seed):
    problems, facts = [], {"sessions": sessions}
    scene = Scene(server, sessions)
    crowd = Crowd([scene.tokens[i % len(scene.tokens)] for i in range(sessions)])
    crowd.start()
    crowd.connect_all(server.port)
    if not crowd.wait_until(lambda: crowd.count("live") == sessions, 60):
        return [f"only {crowd.count('live')} of {sessions} sessions came to be; {crowd.defect}"], facts
    channels = list(scene.channels.values())
    writers = [Writer(server.port, scene.owner.token, channels, f"writer{i}", seed + i) for i in range(4)]
    for each in writers:
        each.start()
    time.sleep(1)
    try:
        acknowledged = _drain(server, scene, crowd, window, held_count, problems, facts)
        _come_back(server, crowd, problems, facts)
        for each in writers:
            each.stopping = True
        for each in writers:
            each.join(20)
            acknowledged += each.acknowledged
            problems += [each.defect] if each.defect else []
        _compare(scene, crowd, acknowledged, problems, facts)
    finally:
        crowd.stop()
    problems += [crowd.defect] if crowd.defect else []
    return problems, facts


def _drain(server, scene, crowd, window, held_count, problems, facts):
    channels = list(scene.channels.values())
    held = [HeldRequest(server.port, scene.owner.token, channels[i % len(channels)], f"held{i}") for i in range(held_count)]
    time.sleep(0.2)  # their heads have been read
    began = time.monotonic()
    server.process.terminate()
    time.sleep(0.3)
    knocks = {}
    knocking = threading.Thread(target=lambda: knocks.update(n=knock(server.port, began + window / 2, problems)))
    knocking.start()
    acknowledged = finish_spread(held, min(HELD_SECONDS, window) * 0.75, problems)
    knocking.join()
    code = server.process.wait(60)
    facts["drain_seconds"] = round(time.monotonic() - began, 1)
    facts["acknowledged_while_draining"] = len(acknowledged)
    facts["turned_away"] = knocks.get("n", 0)
    if code != 0:
        problems.append(f"the drain ended with {code}: {''.join(server.errors)[-1000:]}")
    crowd.wait_until(lambda: crowd.count("over") == len(crowd.sessions), 10)
    told = sum(each.reconnect_told_at is not None for each in crowd.sessions)
    facts["told_to_reconnect"] = told
    facts["rush"] = round(rush(crowd.sessions, began, window), 2)
    if told < 0.99 * len(crowd.sessions):
        problems.append(f"only {told} sessions were told to reconnect")
    if facts["rush"] > 2:
        problems.append(f"sessions were told to reconnect {facts['rush']} times as fast as on average")
    if len(acknowledged) < held_count / 2 or facts["turned_away"] == 0:
        problems.append(f"too little happened to prove anything: {facts}")
    return acknowledged


def _come_back(server, crowd, problems, facts):
    file = Path(server.data) / "handover"
    if not file.exists() or stat.S_IMODE(file.stat().st_mode) != 0o600:
        problems.append("a clean stop left no private hand-over file")
    server.start()
    if file.exists():
        problems.append("the hand-over file outlived its reading")
    began = time.monotonic()
    crowd.connect_all(server.port)
    everyone = len(crowd.sessions)
    if not crowd.wait_until(lambda: crowd.count("live") == everyone, 60):
        problems.append(f"only {crowd.count('live')} of {everyone} sessions came back")
    facts["back_seconds"] = round(time.monotonic() - began, 1)
    facts["resumed_at_first_try"] = sum(each.attempts == ["resumed"] for each in crowd.sessions)
    if facts["resumed_at_first_try"] < 0.99 * everyone:
        others = next((each.attempts for each in crowd.sessions if each.attempts != ["resumed"]), None)
        problems.append(f"only {facts['resumed_at_first_try']} of {everyone} resumed at the first try; another: {others}")


def _compare(scene, crowd, acknowledged, problems, facts):
    # One more event per server, which everybody must reach.
    owner = Http(scene.server.port, scene.owner.token)
    last = {stream: owner.send(channel, "the last one")["messageId"] for stream, channel in scene.channels.items()}

    def caught_up(session):
        have = {entry[4] for entry in session.seen[-40:]}
        return all(last[stream] in have for stream in scene.follows[session.token])

    crowd.wait_until(lambda: all(caught_up(each) for each in crowd.sessions), 30)
    histories = scene.histories()
    stream_of = {channel: stream for stream, channel in scene.channels.items()}
    lost = [(channel, message) for channel, message in acknowledged if message not in set(histories[stream_of[channel]])]
    facts["acknowledged"] = len(acknowledged)
    if lost:
        problems.append(f"{len(lost)} acknowledged messages are not in the history: {lost[:3]}")
    wrong = 0
    for each in crowd.sessions:
        if each.attempts != ["resumed"]:
            continue  # it began afresh, and said so
        found = check_seen(each, histories, scene.follows[each.token])
        wrong += bool(found)
        problems += found[:2] if wrong <= 5 else []
    facts["gaps_or_repeats"] = wrong


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=2000)
    parser.add_argument("--window", type=int, default=WINDOW_SECONDS)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 30))
    options = parser.parse_args()
    print(f"seed {options.seed}")
    found, summary = run(options.sessions, options.window, seed=options.seed)
    print(summary)
    print("\n".join(found[:50]) or "no loss, no gap, no repeat")
    sys.exit(1 if found else 0)
