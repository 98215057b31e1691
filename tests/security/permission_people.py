"""People of the permission matrix: REST and a gateway session each, every byte kept until it has been looked through for canaries."""

import json
import re
import secrets

from support.parley_client import Broken, Gateway, Http

CANARY = re.compile(rb"cny[0-9a-f]{12}")
WORD = re.compile(CANARY.pattern.decode())
# Frames that name a channel without quoting it; a hidden channel's must not come either. (Not READ_UPDATE: that is one's own act,
# and it comes in a stream without an order against the server's.)
ABOUT_A_CHANNEL = ("TYPING_START", "MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE", "CHANNEL_CREATE", "CHANNEL_UPDATE",
                   "MEMBER_LIST", "SCHEDULED_EVENT_UPDATE")
PATIENCE = 5


def new_canary():
    """Fit for a channel's name."""
    return "cny" + secrets.token_hex(6)


class Session(Gateway):
    """Keeps the raw frames, and the picture of the servers that a client would have."""

    def __init__(self, port, token):
        super().__init__(port, token, timeout=PATIENCE)
        self.raw = []
        self.channels = {}  # server: {channel}
        self.names = {}  # server: its newest name
        self.typed = set()
        self.told = {}  # message: channel
        self.lists = {}  # channel: who stands in its member list, a header is nobody
        self.chunks = set()  # nonces
        self.connected = False

    def next_frame(self, timeout=10):
        text = self.socket.receive(timeout)
        if text is None:
            return None
        self.raw.append(text.encode() if isinstance(text, str) else text)
        return json.loads(text)

    def start(self):
        self.identify()
        self.connected = True
        self.channels = {}
        for server in self.ready["servers"]:
            self._put(server)

    def leave(self):
        self.cut()
        self.connected = False

    def come_back(self):
        """Resumes, or starts afresh where the server says so; answers which."""
        missed = self.resume()
        if missed is None:
            self.close()
            self.start()
            return "afresh"
        self.connected = True
        for frame in missed:
            self.take(frame)
        return "resumed"

    def _put(self, server):
        self.channels[server["serverId"]] = {channel["channelId"] for channel in server["channelList"]}
        self.names[server["serverId"]] = server["name"]

    def take(self, frame):
        kind, data = frame["t"], frame["d"]
        if kind == "SERVER_CREATE":
            self._put(data["server"])
        elif kind == "SERVER_DELETE":
            self.channels.pop(data["serverId"], None)
        elif kind == "SERVER_UPDATE":
            self.names[data["serverId"]] = data["name"]
        elif kind in ("CHANNEL_CREATE", "CHANNEL_UPDATE"):
            self.channels.setdefault(data["serverId"], set()).add(data["channelId"])
        elif kind == "CHANNEL_DELETE":
            self.channels.get(data["serverId"], set()).discard(data["channelId"])
        elif kind == "TYPING_START":
            self.typed.add((data["channelId"], data["userId"]))
        elif kind == "MESSAGE_CREATE":
            self.told[data["messageId"]] = data["channelId"]
        elif kind == "MEMBER_LIST":
            begins = bool(data["ops"]) and data["ops"][0]["op"] == "sync"
            if begins or data["channelId"] in self.lists:  # else of a list that is not shown any more
                self._take_rows(self.lists.setdefault(data["channelId"], []), data["ops"])
        elif kind == "MEMBERS_CHUNK":
            self.chunks.add(data["nonce"])

    @staticmethod
    def _take_rows(rows, ops):
        """Of a list that is shown as a whole."""
        def who(item):
            return item["member"]["userId"] if "member" in item else None
        for op in ops:
            if op["op"] == "sync":
                rows[:] = [who(item) for item in op["items"]]
            elif op["op"] == "insert":
                rows.insert(op["index"], who(op["item"]))
            elif op["op"] == "update":
                rows[op["index"]] = who(op["item"])
            else:
                del rows[op["index"]]

    def drain(self, until, patience=PATIENCE):
        """Takes frames until the claim holds; False when it never does."""
        while not until():
            try:
                frame = self.next_event(patience)
            except TimeoutError:
                return False
            if frame is None:
                raise Broken(f"closed {self.socket.close_code} {self.socket.close_reason}")
            self.take(frame)
        return True

    def settle(self):
        """Takes what is there."""
        self.drain(lambda: False, patience=0.002)


class Person:
    def __init__(self, server, name):
        self.name = name
        self.http = Http(server.port, server.make_user(name))
        self.id = self.http.must("GET", "/users/@me")["userId"]
        self.session = Session(server.port, self.http.token)

    def __repr__(self):
        return self.name


class Ears:
    """What each person may hear of at this moment, and what they heard beyond it."""

    def __init__(self, communities, problem):
        self.communities = communities
        self.problem = problem
        self.before = {}

    def now(self, person):
        """The canaries and the ids of all channels that they may see."""
        return {word for home in self.communities for channel in home.sees(person.id)
                for word in (home.channels[channel].canary, channel)}

    def mark(self, people):
        """From here until `forget` what was allowed at this moment still is: a change is on its way."""
        self.before = {person.id: self.now(person) for person in people}

    def forget(self):
        self.before = {}

    def body(self, person, what, payload):
        """What a person wrote in the request may come back to them."""
        allowed = self.now(person) | self.before.get(person.id, set()) | set(WORD.findall(what))
        for canary in set(CANARY.findall(payload)):
            if canary.decode() not in allowed:
                self.problem(f"{person} got the canary {canary.decode()} from {what}: {payload[:300]!r}")

    def frames(self, person):
        raw, person.session.raw = person.session.raw, []
        allowed = self.now(person) | self.before.get(person.id, set())
        for text in raw:
            self.body(person, "the gateway", text)
            frame = json.loads(text)
            if frame["t"] in ABOUT_A_CHANNEL and frame["d"]["channelId"] not in allowed:
                self.problem(f"{person} got {frame['t']} of the hidden channel {frame['d']['channelId']}")
