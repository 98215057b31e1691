"""Kills the server again and again under load, and asks afterwards whether every acknowledged change is there, once, in order.

Writers keep a ledger outside the data folder: what they intended, what was acknowledged, what is unknown because the connection
broke. Unknown sends are repeated with their nonce after each restart and must then exist exactly once.
"""

import argparse
import random
import sys
import tempfile
import threading
import time
import uuid
from pathlib import Path

from reliability.chatcheck import check
from support.parley_client import Broken, Gateway, Http, Refused
from support.parley_process import UNLIMITED, Server

SETTINGS = UNLIMITED | {"PARLEY_LOG__LEVEL": "error", "PARLEY_AUTH__SIGN_UP": "closed"}
NOT_DONE = {429, 503, 507}


class Ledger:
    def __init__(self):
        self.records = []
        self._lock = threading.Lock()

    def add(self, record):
        with self._lock:
            self.records.append(record)
        return record


class Writer(threading.Thread):
    def __init__(self, name, port, token, channels, rooms, ledger, stop, seed):
        super().__init__(daemon=True)
        self.name = name
        self.http = Http(port, token, timeout=10)
        self.twin = Http(port, token, timeout=10)  # repeats a send while the first is still under way
        self.channels = channels
        self.rooms = rooms  # {server id: invite code} that this writer joins and leaves
        self.ledger = ledger
        self.stop_asked = stop
        self.random = random.Random(seed)
        self.own = []      # (channel, id) of acknowledged messages
        self.unknown = []  # send records to repeat
        self.membership = {}
        self.defects = []

    def run(self):
        try:
            while not self.stop_asked.is_set():
                self.step()
            self.settle()
        except Exception as error:  # noqa: BLE001 - a broken writer must fail the run, whatever broke it
            self.defects.append(f"{self.name}: {error!r}")

    def step(self):
        kind = self.random.choices(["send", "edit", "delete", "membership"], [60, 15, 5, 10])[0]
        if kind == "send" or (kind in ("edit", "delete") and not self.own):
            self.send()
        elif kind == "edit":
            self.change("PATCH", *self.random.choice(self.own[-20:]))
        elif kind == "delete":
            self.change("DELETE", *self.own.pop(self.random.randrange(len(self.own))))
        else:
            self.move()

    def send(self):
        text = f"{self.name} {uuid.UUID(int=self.random.getrandbits(128))}"
        record = {"proc": self.name, "op": "send", "chan": self.random.choice(self.channels), "text": text,
                  "nonce": uuid.UUID(int=self.random.getrandbits(128)).hex, "t0": time.monotonic()}
        if self.random.random() < 0.1:
            self.send_twice(record)
        else:
            self.try_send(record)
        self.ledger.add(record)
        if record["result"] == "unknown":
            self.unknown.append(record)
            self.wait_for_server()
            self.settle()

    def send_twice(self, record):
        """The same nonce on two connections at once: one message, whichever comes first."""
        answers = []

        def repeat():
            try:
                answers.append(self.twin.send(record["chan"], record["text"], record["nonce"])["messageId"])
            except (Broken, Refused):
                pass

        thread = threading.Thread(target=repeat)
        thread.start()
        self.try_send(record)
        thread.join()
        if record["result"] == "ok" and answers and int(answers[0]) != record["id"]:
            self.defects.append(f"{self.name}: one nonce made {record['id']} and {answers[0]}")

    def try_send(self, record):
        try:
            got = self.http.send(record["chan"], record["text"], record["nonce"])
            record.update(result="ok", id=int(got["messageId"]), t1=time.monotonic())
            self.own.append((record["chan"], int(got["messageId"])))
        except Broken:
            record.update(result="unknown", t1=time.monotonic())
        except Refused as error:
            if error.status not in NOT_DONE:
                raise
            unknown = error.code == "outcome_unknown"
            record.update(result="unknown" if unknown else "refused", t1=time.monotonic())

    def settle(self):
        """Repeats what is unknown until the answer is known."""
        while self.unknown:
            record = self.unknown[0]
            self.try_send(record)
            if record["result"] == "ok":
                self.unknown.pop(0)
            else:
                record["result"] = "unknown"  # refused now says nothing of the first attempt
                time.sleep(0.05)
                self.wait_for_server()

    def change(self, method, channel, message_id):
        record = {"proc": self.name, "op": "edit" if method == "PATCH" else "delete", "chan": channel, "id": message_id,
                  "t0": time.monotonic()}
        body = None
        if method == "PATCH":
            record["text"] = f"{self.name} edited {uuid.UUID(int=self.random.getrandbits(128))}"
            body = {"content": record["text"]}
        try:
            self.http.must(method, f"/channels/{channel}/messages/{message_id}", body)
            record["result"] = "ok"
        except Broken:
            record["result"] = "unknown"
        except Refused as error:
            if error.status not in NOT_DONE:
                raise
            record["result"] = "unknown" if error.code == "outcome_unknown" else "refused"
        record["t1"] = time.monotonic()
        self.ledger.add(record)
        if record["result"] == "unknown":
            self.wait_for_server()

    def move(self):
        server_id = self.random.choice(list(self.rooms))
        inside = self.membership.get(server_id) is True
        if self.membership.get(server_id) == "unknown":
            inside = False  # joining is safe from either state
        try:
            if inside:
                self.http.must("DELETE", f"/servers/{server_id}/members/@me")
            else:
                self.http.join(self.rooms[server_id])
            self.membership[server_id] = not inside
        except Broken:
            self.membership[server_id] = "unknown"
            self.wait_for_server()
        except Refused as error:
            if error.status not in NOT_DONE:
                raise
            self.membership[server_id] = "unknown"

    def wait_for_server(self):
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                if self.http.call("GET", "/readyz").status == 200:
                    return
            except Broken:
                pass
            time.sleep(0.02)
        raise RuntimeError("the server did not come back within a minute")


class Listener(threading.Thread):
    """Follows all channels; resumes when it can, and writes a reset when it must start afresh."""

    def __init__(self, name, port, token, ledger, stop):
        super().__init__(daemon=True)
        self.name = name
        self.gateway = Gateway(port, token, timeout=10)
        self.ledger = ledger
        self.stop_asked = stop
        self.resumed = 0
        self.defects = []

    def run(self):
        try:
            while not self.stop_asked.is_set():
                self.connect()
                self.follow()
        except Exception as error:  # noqa: BLE001
            self.defects.append(f"{self.name}: {error!r}")

    def connect(self):
        while not self.stop_asked.is_set():
            try:
                missed = self.gateway.resume() if self.gateway.session_id else None
                if missed is not None:
                    self.resumed += 1
                    for frame in missed:
                        self.note(frame)
                    return
                self.gateway.close()
                self.gateway.identify()
                self.ledger.add({"proc": self.name, "op": "reset", "t": time.monotonic()})
                return
            except (Broken, Refused, TimeoutError):
                self.gateway.cut()
                time.sleep(0.05)

    def follow(self):
        try:
            while not self.stop_asked.is_set():
                try:
                    frame = self.gateway.next_event(0.3)
                except TimeoutError:
                    continue
                if frame is None:
                    return
                self.note(frame)
        except Broken:
            return

    def note(self, frame):
        kinds = {"MESSAGE_CREATE": "create", "MESSAGE_UPDATE": "update", "MESSAGE_DELETE": "delete"}
        if frame["t"] not in kinds:
            return
        data = frame["d"]
        self.ledger.add({"proc": self.name, "op": "event", "kind": kinds[frame["t"]], "chan": data["channelId"],
                         "id": int(data["messageId"]), "text": data.get("content"), "t": time.monotonic()})


def read_all(http, channels, ledger, final):
    for channel in channels:
        t0 = time.monotonic()
        messages = [[int(m["messageId"]), m["content"]] for m in http.whole_history(channel)]
        record = {"proc": "reader", "op": "read", "chan": channel, "t0": t0, "t1": time.monotonic(), "messages": messages}
        if final:
            record["final"] = True
        ledger.add(record)


def check_memberships(writers, rooms, owner):
    problems = []
    for server_id in rooms:
        members = {m["userId"] for m in owner.must("GET", f"/servers/{server_id}/members?limit=1000")}
        for writer in writers:
            state = writer.membership.get(server_id)
            if state in (True, False) and (writer.user_id in members) != state:
                problems.append(f"{writer.name}: membership of {server_id} should be {state}")
    return problems


def run(kills, seed, writers_count=16, listeners_count=4, mean_ms=400, environment=None, max_seconds=600):
    """Answers (problems, facts)."""
    chance = random.Random(seed)
    folder = tempfile.TemporaryDirectory(prefix="parley-crash-")
    server = Server(Path(folder.name) / "data", SETTINGS, extra_environment=environment).start()
    try:
        return _run(server, chance, kills, seed, writers_count, listeners_count, mean_ms, max_seconds)
    finally:
        if server.process.poll() is None:
            server.kill()
        folder.cleanup()


def _run(server, chance, kills, seed, writers_count, listeners_count, mean_ms, max_seconds):
    owner = Http(server.port, server.make_user("owner", admin=True))
    home = owner.create_server("Crash")
    channels = [home["channels"][0]]
    for i in range(3):
        channels.append(owner.must("POST", f"/servers/{home['serverId']}/channels", {"name": f"c{i}"})["channelId"])
    code = owner.invite(home["serverId"])
    rooms = {}
    for i in range(2):
        room = owner.create_server(f"Room {i}")
        rooms[room["serverId"]] = owner.invite(room["serverId"], maxAgeSeconds=0)

    ledger = Ledger()
    stop = threading.Event()
    writers = []
    for i in range(writers_count):
        token = server.make_bot(f"writer{i}", "owner")
        writer = Writer(f"writer{i}", server.port, token, channels, rooms, ledger, stop, seed * 1000 + i)
        writer.http.join(code)
        writer.user_id = writer.http.must("GET", "/users/@me")["userId"]
        writers.append(writer)
    listeners = [Listener(f"listener{i}", server.port, writers[i].http.token, ledger, stop) for i in range(listeners_count)]
    for thread in (*listeners, *writers):
        thread.start()

    done = 0
    started = time.monotonic()
    while done < kills and time.monotonic() - started < max_seconds:
        time.sleep(min(chance.expovariate(1000 / mean_ms), 3) + 0.05)
        server.kill()
        owner.close()
        server.start()
        done += 1
        if done % 5 == 0:
            read_all(owner, channels, ledger, final=False)
    time.sleep(0.5)
    stop.set()
    for thread in (*writers, *listeners):
        thread.join(60)

    problems = [d for t in (*writers, *listeners) for d in t.defects]
    problems += [f"{t.name} did not end" for t in (*writers, *listeners) if t.is_alive()]
    read_all(owner, channels, ledger, final=True)
    problems += check(ledger.records)
    problems += check_memberships(writers, rooms, owner)
    before = [r for r in ledger.records if r.get("final")]
    if server.stop() != 0:
        problems.append("a graceful stop did not end with 0")
    owner.close()
    server.start()
    again = Ledger()
    read_all(owner, channels, again, final=True)
    if [r["messages"] for r in before] != [r["messages"] for r in again.records]:
        problems.append("a clean restart changed the history")
    server.stop()
    sends = [r for r in ledger.records if r["op"] == "send"]
    facts = {"kills": done, "acknowledged": sum(r["result"] == "ok" for r in sends),
             "events": sum(r["op"] == "event" for r in ledger.records), "resumed": sum(x.resumed for x in listeners)}
    return problems, facts


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=25)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 30))
    options = parser.parse_args()
    print(f"seed {options.seed}")
    found, summary = run(options.kills, options.seed)
    print(summary)
    print("\n".join(found[:50]) or "every acknowledged change is there, once, in order")
    sys.exit(1 if found else 0)
