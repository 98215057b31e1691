"""Clients behind a proxy that keeps breaking their connections, beside one that is never cut: after each resume every client must
have seen exactly what the undisturbed one saw, in the same order, unless it was told honestly to start afresh."""

import argparse
import random
import sys
import tempfile
import threading
import time
from pathlib import Path

from support.fault_proxy import FaultProxy
from support.parley_client import Broken, Gateway, Http, Refused
from support.parley_process import UNLIMITED, Server

SETTINGS = UNLIMITED | {"PARLEY_LOG__LEVEL": "error", "PARLEY_AUTH__SIGN_UP": "closed"}


class Follower(threading.Thread):
    """Keeps runs of (stream position, message id, kind); a fresh READY starts a new run."""

    def __init__(self, port, token, name):
        super().__init__(daemon=True)
        self.gateway = Gateway(port, token, timeout=5)
        self.name = name
        self.runs = []
        self.resumed = 0
        self.stopping = False
        self.defect = None

    def run(self):
        try:
            while not self.stopping:
                if self._connect():
                    self._follow()
        except Exception as error:  # noqa: BLE001 - any defect of a follower fails the run
            self.defect = f"{self.name}: {error!r}"

    def _connect(self):
        try:
            if self.gateway.session_id:
                # What arrives before the connection breaks counts: cursors moved with it.
                missed = self._resume()
                if missed:
                    self.resumed += 1
                    return True
            self.gateway.close()
            self.gateway.identify()
            self.runs.append([])
            return True
        except (Broken, Refused, TimeoutError):
            self.gateway.cut()
            time.sleep(0.02)
            return False

    def _resume(self):
        gateway = self.gateway
        gateway._open()
        gateway.say(6, {"token": gateway.token, "sessionId": gateway.session_id,
                        "cursors": {s: list(at) for s, at in gateway.cursors.items()}})
        while True:
            frame = gateway.next_frame()
            if frame is None:
                raise Broken("closed while resuming")
            if frame["op"] == 9:
                return False
            if frame["t"] == "RESUMED":
                return True
            self._note(frame, repeat=not gateway._take(frame))

    def _follow(self):
        try:
            while not self.stopping:
                try:
                    frame = self.gateway.next_event(0.3)
                except TimeoutError:
                    continue
                if frame is None:
                    return
                self._note(frame, repeat=False)
        except Broken:
            self.gateway.cut()

    def _note(self, frame, repeat):
        if repeat or frame["s"] is None or not frame["t"].startswith("MESSAGE_"):
            return
        self.runs[-1].append((tuple(frame["s"]), frame["t"], frame["d"]["messageId"]))


def write(http, channels, seconds, rate, seed):
    chance = random.Random(seed)
    mine = []
    start = time.monotonic()
    sent = 0
    while time.monotonic() - start < seconds:
        channel = chance.choice(channels)
        if mine and chance.random() < 0.2:
            at, message = chance.choice(mine)
            http.must("PATCH", f"/channels/{at}/messages/{message}", {"content": f"edited {sent}"})
        else:
            mine.append((channel, http.send(channel, f"message {sent}")["messageId"]))
        sent += 1
        time.sleep(max(0, start + sent / rate - time.monotonic()))


def compare(follower, oracle):
    """Each run must be a piece of the oracle's whole, without a gap."""
    problems = []
    place = {entry[0]: i for i, entry in enumerate(oracle)}
    by_stream = {}
    for entry in oracle:
        by_stream.setdefault(entry[0][0], []).append(entry)
    for number, run in enumerate(follower.runs):
        streams = {}
        for entry in run:
            if entry[0] not in place or oracle[place[entry[0]]] != entry:
                problems.append(f"{follower.name} saw {entry} and the undisturbed client did not")
            streams.setdefault(entry[0][0], []).append(entry)
        for stream, seen in streams.items():
            whole = by_stream.get(stream, [])
            first = next((i for i, e in enumerate(whole) if e == seen[0]), None)
            if first is None or whole[first:first + len(seen)] != seen:
                problems.append(f"{follower.name}: run {number} of {stream} has a gap, a repeat or another order")
        if number + 1 == len(follower.runs) and run and run[-1] != oracle[-1]:
            problems.append(f"{follower.name} did not catch up with the last event")
    return problems


def run(clients=40, seconds=15, rate=80, seed=1, environment=None):
    folder = tempfile.TemporaryDirectory(prefix="parley-resume-")
    server = Server(Path(folder.name) / "data", SETTINGS, extra_environment=environment).start()
    proxy = FaultProxy(server.port, seed)
    proxy.start()
    try:
        return _run(server, proxy, clients, seconds, rate, seed)
    finally:
        proxy.stop()
        server.kill()
        folder.cleanup()


def _run(server, proxy, clients, seconds, rate, seed):
    owner = Http(server.port, server.make_user("owner", admin=True))
    home = owner.create_server("Gap")
    channels = [home["channels"][0],
                owner.must("POST", f"/servers/{home['serverId']}/channels", {"name": "more"})["channelId"]]
    code = owner.invite(home["serverId"])
    tokens = []
    for i in range(clients // 20 + 1):
        tokens.append(server.make_bot(f"bot{i}", "owner"))
        Http(server.port, tokens[-1]).join(code)
    oracle = Follower(server.port, tokens[0], "oracle")
    followers = [Follower(proxy.port, tokens[i % len(tokens)], f"client{i}") for i in range(clients)]
    for each in (oracle, *followers):
        each.start()
    time.sleep(1)
    write(owner, channels, seconds, rate, seed)
    proxy.enabled = False
    time.sleep(2)
    # One more event that everybody must reach once nothing disturbs them.
    owner.send(channels[0], "the last one")
    time.sleep(2)
    for each in (oracle, *followers):
        each.stopping = True
    for each in (oracle, *followers):
        each.join(10)

    problems = [f.defect for f in (oracle, *followers) if f.defect]
    if len(oracle.runs) != 1 or oracle.resumed:
        problems.append("the undisturbed client was disturbed")
        return problems, {}
    for follower in followers:
        problems += compare(follower, oracle.runs[0])
    resumed = sum(f.resumed for f in followers)
    facts = {"events": len(oracle.runs[0]), "faults": proxy.faults, "resumed": resumed,
             "afresh": sum(len(f.runs) for f in followers) - len(followers)}
    if proxy.faults < clients or resumed < clients:
        problems.append(f"too little happened to prove anything: {facts}")
    return problems, facts


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--rate", type=int, default=80)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 30))
    options = parser.parse_args()
    print(f"seed {options.seed}")
    found, summary = run(options.clients, options.seconds, options.rate, options.seed)
    print(summary)
    print("\n".join(found[:50]) or "no gap, no repeat")
    sys.exit(1 if found else 0)
