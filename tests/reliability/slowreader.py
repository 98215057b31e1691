"""Readers that hardly read, or never, beside healthy ones: they must be let go, cost bounded memory, and delay nobody."""

import argparse
import socket
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

from support.parley_client import Broken, Gateway, Http, Refused
from support.parley_process import UNLIMITED, Server

SETTINGS = UNLIMITED | {"PARLEY_LOG__LEVEL": "error", "PARLEY_AUTH__SIGN_UP": "closed"}
CONTENT = "x" * 3000
QUEUE_BYTES_MAX = 1 << 20


class Healthy(threading.Thread):
    """Notes how long each message took from its sender to here."""

    def __init__(self, port, token):
        super().__init__(daemon=True)
        self.gateway = Gateway(port, token)
        self.gateway.identify()
        self.delays = []
        self.stopping = False

    def run(self):
        try:
            while not self.stopping:
                try:
                    frame = self.gateway.next_event(0.5)
                except TimeoutError:
                    continue
                if frame is None:
                    return
                if frame["t"] == "MESSAGE_CREATE":
                    self.delays.append(time.monotonic() - float(frame["d"]["content"].split(" ", 1)[0]))
        except Broken:
            return

    def p99(self):
        ordered = sorted(self.delays)
        return ordered[int(len(ordered) * 0.99)] if ordered else float("inf")


def drive(http, channel, rate, seconds):
    """Sends what `seconds` at `rate` make; a slow machine takes longer, but queues overflow on it too."""
    sent = 0
    start = time.monotonic()
    while sent < rate * seconds:
        http.send(channel, f"{time.monotonic()} {CONTENT}")
        sent += 1
        time.sleep(max(0, start + sent / rate - time.monotonic()))


def measure(server, owner, channel, token, rate, seconds, bad):
    """Median p99 of three healthy readers; the bad ones are connected first and never read again (or a byte a second)."""
    good = [Healthy(server.port, token) for _ in range(3)]
    for each in good:
        each.start()
    trickle_stop = threading.Event()

    def trickle():
        while not trickle_stop.is_set():
            for gateway in bad[:len(bad) * 10 // 11]:
                try:
                    gateway.socket.socket.recv(1)
                except OSError:
                    pass
            time.sleep(1)

    for gateway in bad:
        gateway.socket.socket.settimeout(0.001)
    threading.Thread(target=trickle, daemon=True).start()
    drive(owner, channel, rate, seconds)
    time.sleep(1)
    trickle_stop.set()
    for each in good:
        each.stopping = True
    for each in good:
        each.join(5)
    return good


def still_open(gateway):
    """True while the server has not ended the connection: what is unread is taken first."""
    gateway.socket.socket.settimeout(2)
    try:
        while gateway.socket.socket.recv(1 << 20):
            pass
        return False
    except socket.timeout:
        return True
    except OSError:
        return False


def run(slow=200, rate=150, seconds=6, environment=None):
    folder = tempfile.TemporaryDirectory(prefix="parley-slow-")
    server = Server(Path(folder.name) / "data", SETTINGS, extra_environment=environment).start()
    try:
        return _run(server, slow, rate, seconds)
    finally:
        server.kill()
        folder.cleanup()


def _run(server, slow, rate, seconds):
    owner = Http(server.port, server.make_user("owner", admin=True))
    home = owner.create_server("Slow")
    channel = home["channels"][0]
    code = owner.invite(home["serverId"])
    tokens = []
    for i in range(slow // 40 + 2):
        tokens.append(server.make_bot(f"bot{i}", "owner"))
        Http(server.port, tokens[-1]).join(code)

    control = measure(server, owner, channel, tokens[-1], rate, seconds / 2, [])
    before = server.resident_bytes()
    bad = []
    for i in range(slow):
        gateway = Gateway(server.port, tokens[i // 40], receive_buffer=4096)
        gateway.identify()
        bad.append(gateway)
    loaded = measure(server, owner, channel, tokens[-1], rate, seconds, bad)
    after = server.resident_bytes()

    problems = []
    control_p99 = statistics.median(g.p99() for g in control)
    loaded_p99 = statistics.median(g.p99() for g in loaded)
    if len({len(g.delays) for g in loaded}) != 1:
        problems.append(f"healthy readers missed events: {[len(g.delays) for g in loaded]}")
    # A share of a busy two-core machine is not a clock: the bound is loose, and far below what a blocked sender would show.
    if loaded_p99 > max(1.5 * control_p99, control_p99 + 0.25):
        problems.append(f"healthy p99 went from {control_p99 * 1e3:.0f} to {loaded_p99 * 1e3:.0f} ms")
    cap = slow * QUEUE_BYTES_MAX
    # Frames are shared, so the queues of all together hold little more than one of them.
    if after - before > min(cap, 64 << 20) + (64 << 20):
        problems.append(f"memory grew by {(after - before) >> 20} MiB")
    lingering = sum(still_open(g) for g in bad)
    if lingering:
        problems.append(f"{lingering} of {slow} slow readers were never let go")
    problems += check_resumable(server, bad[0])
    facts = {"control_p99_ms": round(control_p99 * 1e3, 1), "loaded_p99_ms": round(loaded_p99 * 1e3, 1),
             "grown_mib": (after - before) >> 20, "slow": slow}
    return problems, facts


def check_resumable(server, gateway):
    """Who was let go may resume or is told to start afresh; a plain identify always works."""
    try:
        if gateway.resume() is None:
            gateway.identify()
        gateway.close()
        return []
    except (Broken, Refused, TimeoutError) as error:
        return [f"an evicted session could neither resume nor identify: {error!r}"]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--slow", type=int, default=500)
    parser.add_argument("--rate", type=int, default=200)
    parser.add_argument("--seconds", type=int, default=45)
    options = parser.parse_args()
    found, summary = run(options.slow, options.rate, options.seconds)
    print(summary)
    print("\n".join(found) or "slow readers slowed nobody")
    sys.exit(1 if found else 0)
