"""Takes a channel away from a member again and again while twenty requests of theirs, a live session and a session that keeps resuming
are under way. Once the change is answered: a request that starts later is refused, the live session is told within a second and
hears nothing of the channel after that mark, and nothing that is said later reaches either session."""

import argparse
import random
import sys
import tempfile
import threading
import time
from pathlib import Path

from security.permission_oracle import bits
from support.parley_client import Broken, Gateway, Http
from support.parley_process import UNLIMITED, Server

SETTINGS = UNLIMITED | {"PARLEY_LOG__LEVEL": "error", "PARLEY_AUTH__SIGN_UP": "closed"}
DENIED = {403, 404}
MARK_WITHIN = 1.0


class House:
    """A channel that only the role `key` sees, under a category of the same overwrites."""

    def __init__(self, server):
        self.port = server.port
        self.owner = Http(server.port, server.make_user("owner", admin=True))
        self.member = Http(server.port, server.make_user("member"))
        self.member_id = self.member.must("GET", "/users/@me")["userId"]
        made = self.owner.create_server("House")
        self.id = made["serverId"]
        self.path = f"/servers/{self.id}"
        self.code = self.owner.invite(self.id, maxAgeSeconds=0)
        self.key = self.owner.must("POST", f"{self.path}/roles", {"name": "key"})["roleId"]
        self.category = self._channel({"name": "Inside", "type": "category"})
        for target, row in ((self.id, {"type": "role", "deny": bits("view_channel")}),
                            (self.key, {"type": "role", "allow": bits("view_channel")})):
            self._overwrite(self.category, target, row)
        self.room = self._channel({"name": "room", "parentId": self.category})
        self.enter()

    def _channel(self, body):
        return self.owner.must("POST", f"{self.path}/channels", body)["channelId"]

    def _overwrite(self, channel, target, row):
        row = {key: str(value) for key, value in row.items()}
        self.owner.must("PUT", f"/channels/{channel}/overwrites/{target}", row)

    def enter(self):
        self.member.join(self.code)
        self.give_key()

    def give_key(self):
        self.owner.must("PUT", f"{self.path}/members/{self.member_id}/roles/{self.key}")

    # Each pair takes the channel away and gives it back.

    def take_role(self):
        self.owner.must("DELETE", f"{self.path}/members/{self.member_id}/roles/{self.key}")

    def close_room(self):
        self._overwrite(self.room, self.key, {"type": "role", "deny": bits("view_channel")})

    def open_room(self):
        self._overwrite(self.room, self.key, {"type": "role", "allow": bits("view_channel")})

    def close_category(self):
        self._overwrite(self.category, self.key, {"type": "role", "deny": bits("view_channel")})

    def open_category(self):
        self._overwrite(self.category, self.key, {"type": "role", "allow": bits("view_channel")})

    def name_member(self):
        self._overwrite(self.room, self.member_id, {"type": "member", "deny": bits("view_channel")})

    def forget_member(self):
        self.owner.must("DELETE", f"/channels/{self.room}/overwrites/{self.member_id}")

    def kick(self):
        self.owner.must("DELETE", f"{self.path}/members/{self.member_id}")

    def ban(self):
        self.owner.must("PUT", f"{self.path}/bans/{self.member_id}", {})

    def forgive(self):
        self.owner.must("DELETE", f"{self.path}/bans/{self.member_id}")
        self.enter()

    def pairs(self):
        return [(self.take_role, self.give_key), (self.close_room, self.open_room), (self.close_category, self.open_category),
                (self.name_member, self.forget_member), (self.kick, self.enter), (self.ban, self.forgive)]


class Worker(threading.Thread):
    """A thread that goes on until it is told to stop; what goes wrong in it is a problem of the run."""

    def __init__(self, stop):
        super().__init__(daemon=True)
        self.stop_asked = stop
        self.problems = []

    def run(self):
        try:
            while not self.stop_asked.is_set():
                self.step()
        except Exception as error:  # noqa: BLE001
            self.problems.append(f"{type(self).__name__}: {error!r}")


class Asker(Worker):
    """Tries everything in the room, without a pause, and notes when each try began and ended and whether it went through."""

    def __init__(self, house, stop, seed):
        super().__init__(stop)
        self.http = Http(house.port, house.member.token)
        self.room = house.room
        self.dice = random.Random(seed)
        self.tries = []
        self.known = None

    def step(self):
        kind = self.dice.choice(["history", "channel", "message", "send", "typing", "read"])
        path, method, body = f"/channels/{self.room}", "GET", None
        if kind == "history":
            path += "/messages?limit=5"
        elif kind == "message" and self.known:
            path += f"/messages/{self.known}"
        elif kind == "send":
            path, method, body = path + "/messages", "POST", {"content": "by the member"}
        elif kind == "typing":
            path, method = path + "/typing", "POST"
        elif kind == "read" and self.known:
            path, method, body = path + "/read", "PUT", {"messageId": self.known}
        began = time.monotonic()
        answer = self.http.call(method, path, body)
        self.tries.append((began, time.monotonic(), kind, answer.status))
        if kind == "send" and answer.status == 201:
            self.known = answer.json["messageId"]
        if answer.status >= 300 and answer.status not in DENIED:
            self.problems.append(f"{kind} answered {answer.status}")


class Talker(Worker):
    """The owner, who may always: says numbered words in the room."""

    def __init__(self, house, stop):
        super().__init__(stop)
        self.http = Http(house.port, house.owner.token)
        self.room = house.room
        self.said = {}  # message: when its sending began
        self.lock = threading.Lock()

    def step(self):
        began = time.monotonic()
        message = self.http.send(self.room, "by the owner")["messageId"]
        with self.lock:
            self.said[message] = began
        time.sleep(0.002)


class Live(Worker):
    """A session that stays: every frame about the room with its time of arrival."""

    def __init__(self, house, stop):
        super().__init__(stop)
        self.house = house
        self.session = Gateway(house.port, house.member.token)
        self.session.identify()
        self.open = True
        self.marks = []  # when the room was taken away
        self.heard = []  # (arrival, message)

    def step(self):
        try:
            frame = self.session.next_event(0.2)
        except TimeoutError:
            return
        if frame is None:
            raise Broken(f"closed with {self.session.socket.close_code}")
        self.take(frame)

    def take(self, frame):
        kind, data = frame["t"], frame["d"]
        if kind == "SERVER_DELETE" or (kind == "CHANNEL_DELETE" and data["channelId"] == self.house.room):
            if self.open:
                self.marks.append(time.monotonic())
            self.open = False
        elif kind == "CHANNEL_CREATE" and data["channelId"] == self.house.room:
            self.open = True
        elif kind == "SERVER_CREATE":
            self.open = any(one["channelId"] == self.house.room for one in data["server"]["channelList"])
        elif data.get("channelId") == self.house.room and kind not in ("READ_UPDATE",):
            if not self.open:
                self.problems.append(f"{kind} of the room after it was taken away")
            if kind == "MESSAGE_CREATE":
                self.heard.append((time.monotonic(), data["messageId"]))


class Resumer(Worker):
    """A session that is cut and comes back all the time."""

    def __init__(self, house, stop):
        super().__init__(stop)
        self.session = Gateway(house.port, house.member.token)
        self.session.identify()
        self.heard = []
        self.resumes = 0

    def step(self):
        self.session.socket.cut()
        missed = self.session.resume()
        if missed is None:
            self.session.socket.cut()
            self.session.identify()
            return
        self.resumes += 1
        for frame in missed:
            self.take(frame)
        deadline = time.monotonic() + 0.02
        while time.monotonic() < deadline:
            try:
                frame = self.session.next_event(max(deadline - time.monotonic(), 0.001))
            except TimeoutError:
                return
            if frame is None:
                return
            self.take(frame)

    def take(self, frame):
        if frame["t"] == "MESSAGE_CREATE":
            self.heard.append((time.monotonic(), frame["d"]["messageId"]))


def run(rounds=200, askers=20, seed=1, environment=None):
    """Answers (problems, facts)."""
    folder = tempfile.TemporaryDirectory(prefix="parley-race-")
    server = Server(Path(folder.name) / "data", SETTINGS, extra_environment=environment).start()
    try:
        return _run(server, rounds, askers, seed)
    finally:
        server.kill()
        folder.cleanup()


def _run(server, rounds, askers, seed):
    house = House(server)
    stop = threading.Event()
    live, resumer, talker = Live(house, stop), Resumer(house, stop), Talker(house, stop)
    all_askers = [Asker(house, stop, seed * 1000 + i) for i in range(askers)]
    threads = [live, resumer, talker, *all_askers]
    for each in threads:
        each.start()
    dice = random.Random(seed)
    closed = []  # (answered, given back, how): within this time nothing of the room may go through
    for number in range(rounds):
        take, give = house.pairs()[number % len(house.pairs())]
        take()
        answered = time.monotonic()
        time.sleep(dice.uniform(0.01, 0.06))
        closed.append((answered, time.monotonic(), take.__name__))
        give()
        time.sleep(dice.uniform(0.01, 0.06))
    time.sleep(MARK_WITHIN)
    stop.set()
    for each in threads:
        each.join(30)
    problems = [problem for each in threads for problem in each.problems]
    problems += [f"{type(each).__name__} did not end" for each in threads if each.is_alive()]
    tries = [one for asker in all_askers for one in asker.tries]
    problems += _went_through(tries, closed) + _unmarked(live.marks, closed)
    for name, heard in (("live", live.heard), ("resuming", resumer.heard)):
        problems += _overheard(name, heard, talker.said, closed)
    facts = {"rounds": rounds, "tries": len(tries), "denied": sum(one[3] in DENIED for one in tries), "resumes": resumer.resumes,
             "heard": len(live.heard), "said": len(talker.said)}
    return problems, facts


def _went_through(tries, closed):
    return [f"{kind} went through {began - answered:.4f} s after {how}"
            for began, ended, kind, status in tries for answered, given, how in closed
            if status < 300 and answered < began and ended < given]


def _unmarked(marks, closed):
    if len(marks) != len(closed):
        return [f"{len(closed)} times taken away, {len(marks)} times told"]
    return [f"{how} was told {mark - answered:.2f} s late" for mark, (answered, _, how) in zip(marks, closed)
            if mark - answered > MARK_WITHIN]


def _overheard(name, heard, said, closed):
    """What was said within a closed time must not come, then or later. A word counts once the owner's next one had begun: it was a
    fact by then."""
    in_order = sorted(said.items(), key=lambda one: int(one[0]))
    secret = {}
    for (message, began), (_, next_began) in zip(in_order, in_order[1:]):
        for answered, given, how in closed:
            if answered < began and next_began < given:
                secret[message] = f"{began - answered:.4f} s after {how}"
    return [f"the {name} session heard what was said {secret[message]}" for _, message in heard if message in secret]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1 << 30))
    options = parser.parse_args()
    found, summary = run(options.rounds, seed=options.seed)
    print(options.seed, summary)
    print("\n".join(found[:50]) or "nothing went through and nothing was overheard")
    sys.exit(1 if found else 0)
