#!/usr/bin/env python3
"""What a server of 100,000 members costs beside one of 100: READY, memory per session, a storm of joins, searches.

Rows are written into a fresh database before the server starts; everything measured goes through its doors.
usage: bench_community.py [--members N] [--sessions N] [--storm N]   (PARLEY_BIN names the binary; release by default)
"""

import argparse
import hashlib
import json
import os
import re
import select
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))
os.environ.setdefault("PARLEY_BIN", str(ROOT / "build" / "release" / "parley"))

from support.parley_client import Gateway, Http  # noqa: E402
from support.parley_process import UNLIMITED, Server, binary  # noqa: E402

EPOCH_MS = 1_420_070_400_000
ROLES, CHANNELS, SMALL = 250, 300, 100
EVERYONE = 1764069874191937  # what a new server's everyone gets


class Ids:
    """Snowflakes of an hour ago."""

    def __init__(self):
        self.next = (int(time.time() * 1000) - 3_600_000 - EPOCH_MS) << 22

    def __call__(self):
        self.next += 1
        return self.next


def token_of(account):
    return "ps_" + str(account).rjust(43, "0")


def seed(path, members, spare):
    """Two servers that differ in their number of members only, and accounts that are in neither."""
    new = Ids()
    database = sqlite3.connect(path)
    database.execute("pragma synchronous = off")
    now = int(time.time() * 1000) - 3_600_000
    accounts = [new() for _ in range(members + SMALL + spare)]
    database.executemany(
        "insert into account (id, name, name_key, display_name, kind, admin, disabled, owner, created_at, password_hash)"
        " values (?, ?, ?, ?, 0, ?, 0, 0, ?, '')",
        [(who, f"user{i:06}", f"user{i:06}", f"{WORDS[i % len(WORDS)]} {i:06}", int(i == 0), now) for i, who in enumerate(accounts)])
    database.executemany(
        "insert into login (id, account, kind, digest, created_at, last_used_at, user_agent) values (?, ?, 2, ?, ?, ?, 'bench')",
        [(new(), who, hashlib.sha256(token_of(who).encode()).digest(), now, now) for who in accounts])
    servers = {"big": seed_server(database, new, accounts[:members], now, "big"),
               "small": seed_server(database, new, accounts[members:members + SMALL], now, "small")}
    database.execute("update once set done = 1")
    database.commit()
    database.close()
    return servers, accounts[members + SMALL:]


WORDS = ["Ada", "Björn", "Chiara", "Dmitri", "Élodie", "Farid", "Grace", "Hiro", "Inês", "Jonas", "Keiko", "Łukasz", "Mina", "Noor"]


def seed_server(database, new, accounts, now, name):
    server = new()
    database.execute("insert into server (id, name, owner, created_at) values (?, ?, ?, ?)", (server, name, accounts[0], now))
    role = ("insert into role (id, server, name, permissions, color, position, hoist, mentionable, self_assignable, icon)"
            " values (?, ?, ?, ?, 0, ?, ?, 0, 0, '')")
    database.execute(role, (server, server, "@everyone", EVERYONE, 0, 0))
    roles = [new() for _ in range(ROLES - 1)]
    database.executemany(role, [(one, server, f"role {i}", 0, i + 1, int(i % 25 == 0)) for i, one in enumerate(roles)])
    channels = [new() for _ in range(CHANNELS)]
    database.executemany("insert into channel (id, server, kind, name, topic, position) values (?, ?, 0, ?, '', ?)",
                         [(one, server, f"channel-{i}", i) for i, one in enumerate(channels)])
    database.executemany("insert into overwrite (channel, kind, target, allow, deny) values (?, 0, ?, ?, ?)",
                         [(one, roles[(i * 7 + k) % len(roles)], 2048, 0) for i, one in enumerate(channels) for k in range(3)])
    database.executemany("insert into member (server, account, joined_at) values (?, ?, ?)", [(server, who, now) for who in accounts])
    database.executemany("insert into member_role (server, account, role) values (?, ?, ?)",
                         [(server, who, roles[i % len(roles)]) for i, who in enumerate(accounts)])
    database.execute("insert into invite (code, server, creator, created_at, expires_at, uses_max, uses) values (?, ?, ?, ?, null, 0, 0)",
                     (f"bench-{name}", server, accounts[0], now))
    database.executemany(
        "insert into audit_entry (id, server, actor, action, target, detail, reason, changes) values (?, ?, ?, 24, ?, '', '', '')",
        [(new(), server, accounts[i % 50], accounts[i % len(accounts)]) for i in range(100_000 if name == "big" else 1000)])
    return {"id": server, "channel": channels[0], "members": accounts}


def timed(call):
    began = time.perf_counter()
    answer = call()
    return (time.perf_counter() - began) * 1000, answer


def percentile(values, share):
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


class Sessions:
    """Identified sessions that only read what comes, all on one thread."""

    def __init__(self, port, server, count, ranges):
        self.port = port
        self.server = server
        self.ready_ms, self.ready_bytes = [], []
        self.open = []
        self.received = 0
        self.stop_asked = False
        for who in server["members"][1:count + 1]:
            self.open.append(self._identify(who, ranges))
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _identify(self, who, ranges):
        session = Gateway(self.port, token_of(who))
        session._open()
        began = time.perf_counter()
        session.say(2, {"token": session.token})
        text = session.socket.receive(30)
        self.ready_ms.append((time.perf_counter() - began) * 1000)
        self.ready_bytes.append(len(text))
        assert json.loads(text)["t"] == "READY", text[:200]
        if ranges:
            session.say(14, {"serverId": str(self.server["id"]), "channelId": str(self.server["channel"]), "ranges": [[0, 99]]})
        return session.socket.socket

    def _read(self):
        poller = select.epoll()
        by_number = {one.fileno(): one for one in self.open}
        for number in by_number:
            poller.register(number, select.EPOLLIN)
        while not self.stop_asked:
            for number, _ in poller.poll(0.1):
                try:
                    got = by_number[number].recv(262144, socket.MSG_DONTWAIT)
                except BlockingIOError:
                    continue
                if not got:
                    poller.unregister(number)
                self.received += len(got)

    def close(self):
        self.stop_asked = True
        self.reader.join()
        for one in self.open:
            one.close()


def settled(server):
    """Resident bytes once they stand still."""
    last = 0
    for _ in range(40):
        time.sleep(0.5)
        now = server.resident_bytes()
        if abs(now - last) < 128 * 1024:
            return now
        last = now
    return last


def measure_sessions(start, which, count, ranges):
    """On a server of its own: memory that was given back once would count for nothing."""
    running = start()
    try:
        members = which["members"][1:SMALL]  # the same people in both: an account costs something by itself
        everyone = [members[i % len(members)] for i in range(count + 20)]
        warm = Sessions(running.port, {**which, "members": [0, *everyone[:20]]}, 20, ranges)
        before = settled(running)
        all_open = Sessions(running.port, {**which, "members": [0, *everyone[20:]]}, count, ranges)
        after = settled(running)
        figures = {"READY, ms": statistics.median(all_open.ready_ms), "READY, bytes": statistics.median(all_open.ready_bytes),
                   "memory of a session, bytes": (after - before) / count}
        before_traffic = all_open.received
        time.sleep(5)
        figures["bytes a second and session"] = (all_open.received - before_traffic) / 5 / count
        all_open.close()
        warm.close()
        return figures
    finally:
        running.stop()


def loop_lag(port, sums):
    """Seconds of lag at the highest bucket that filled since the last call."""
    text = Http(port).call("GET", "/metrics").body.decode()
    worst = 0.0
    for line in text.splitlines():
        found = re.match(r'parley_loop_lag_seconds_bucket\{(.*)le="([^"]+)".*\} (\d+)', line)
        if not found:
            continue
        key, edge, count = found[1], found[2], int(found[3])
        below = sums.get((key, "below"), 0)
        rise = count - sums.get((key, edge), 0)
        if rise > below:
            worst = max(worst, float(edge))
        sums[(key, edge)], sums[(key, "below")] = count, rise
    for key in [key for key in sums if key[1] == "below"]:
        del sums[key]
    return worst


def storm(running, which, spare, rate, lasts):
    """Joins and leaves, `rate` a second together, from a process of its own; answers (done a second, worst lag, history p99 ms meanwhile)."""
    code = f"bench-{which}"
    lags = {}
    loop_lag(running.port, lags)
    command = [sys.executable, __file__, "--storming", f"{running.port},{code},{rate},{lasts}"]
    with tempfile.NamedTemporaryFile("w", suffix=".json") as names:
        json.dump([spare[0], spare[1]], names)
        names.flush()
        process = subprocess.Popen([*command, "--names", names.name], stdout=subprocess.PIPE, text=True)
        watcher = Http(running.port, token_of(spare[2]["members"][0]))
        waits = []
        while process.poll() is None:
            waits.append(timed(lambda: watcher.must("GET", f"/channels/{spare[2]['channel']}/messages?limit=1"))[0])
            time.sleep(0.02)
        done = float(process.stdout.read())
    return done, loop_lag(running.port, lags), percentile(waits, 0.99)


def storming(port, code, rate, lasts, names):
    """The child's part: joins and leaves on 8 connections."""
    server, accounts = json.loads(Path(names).read_text(encoding="ascii"))
    deadline = time.monotonic() + lasts
    done = [0] * 8

    def work(part):
        mine = accounts[part::8]
        http = Http(port)
        began = time.monotonic()
        while time.monotonic() < deadline:
            who = mine[(done[part] // 2) % len(mine)]
            http.token = token_of(who)
            if done[part] % 2 == 0:
                http.must("POST", f"/invites/{code}")
            else:
                http.must("DELETE", f"/servers/{server}/members/@me")
            done[part] += 1
            due = began + done[part] * 8 / rate
            time.sleep(max(due - time.monotonic(), 0))

    threads = [threading.Thread(target=work, args=(part,)) for part in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    print(sum(done) / lasts)


def searches(port, server, token):
    http = Http(port, token)
    path = f"/servers/{server['id']}"
    answered = json.loads(Http(port).call("GET", "/openapi.json").body)["paths"]
    found = {}
    for name, paths in {
        "audit log, newest": [f"{path}/audit-log?limit=50"],
        "audit log, by actor": [f"{path}/audit-log?limit=50&actor={who}" for who in server["members"][:50]],
        "audit log, by target": [f"{path}/audit-log?limit=50&target={who}" for who in server["members"][:100]],
        "member search, 3 letters": [f"{path}/members/search?query={word}&limit=25" for word in ("ada", "chi", "dmi", "gra", "use")],
        "member search, one": [f"{path}/members/search?query=user{i * 311 % len(server['members']):06}&limit=25" for i in range(50)],
    }.items():
        if "members/search" in paths[0] and "/servers/{serverId}/members/search" not in answered:
            continue
        waits = [timed(lambda one=one: http.must("GET", one))[0] for one in paths * (200 // len(paths))]
        found[name] = (statistics.median(waits), percentile(waits, 0.99))
    return found


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--members", type=int, default=100_000)
    options.add_argument("--sessions", type=int, default=1000)
    options.add_argument("--storm", type=int, default=1000, help="joins and leaves a second")
    options.add_argument("--storming", help=argparse.SUPPRESS)
    options.add_argument("--names", help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.storming:
        port, code, rate, lasts = given.storming.split(",")
        return storming(int(port), code, float(rate), float(lasts), given.names)
    with tempfile.TemporaryDirectory(prefix="parley-bench-", dir=os.environ.get("BENCH_DIR")) as folder:
        settings = UNLIMITED | {"PARLEY_LOG__LEVEL": "error"}
        Server(Path(folder) / "data", settings).start().stop()
        database = Path(folder) / "data" / "metadata.sqlite"
        servers, spare = seed(database, given.members, 4000)
        report(lambda: Server(Path(folder) / "data", settings).start(120), servers, spare, given)
    return None


def report(start, servers, spare, given):
    print(f"{binary()}, load {os.getloadavg()[0]:.1f}")
    for ranges in (False, True):
        small, big = (measure_sessions(start, servers[name], given.sessions, ranges) for name in ("small", "big"))
        for what, figure in small.items():
            ratio = f"{big[what] / figure:.2f}" if figure else "-"
            print(f"{what}{', with its rows' if ranges else ''}: small {figure:.1f}, big {big[what]:.1f}, ratio {ratio}")
    running = start()
    try:
        for name in ("small", "big"):
            owner = token_of(servers[name]["members"][0])
            print(f"first look at {name}: {first_look(running, owner, servers[name]):.0f} ms")
            done, lag, wait = storm(running, name, (servers[name]["id"], spare, servers[name]), given.storm, 10)
            print(f"storm in {name}: {done:.0f} joins and leaves a second, loop lag at most {lag * 1000:.0f} ms, "
                  f"a history page p99 {wait:.1f} ms")
        for what, (median, worst) in searches(running.port, servers["big"], token_of(servers["big"]["members"][0])).items():
            print(f"{what}: median {median:.2f} ms, p99 {worst:.2f} ms")
    finally:
        running.stop()


def first_look(running, token, server):
    return timed(lambda: Http(running.port, token).must("GET", f"/servers/{server['id']}"))[0]


if __name__ == "__main__":
    sys.exit(main())
