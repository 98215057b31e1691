"""Thousands of gateway sessions in one thread: raw sockets and a selector, each session a small state machine that keeps what it
saw."""

import base64
import collections
import json
import os
import resource
import selectors
import socket
import struct
import threading
import time

_MASK = b"\x00\x00\x00\x00"  # RFC 6455 §5.3 wants a mask; these frames hide from no proxy


def raise_open_files(wanted):
    """As many descriptors as that, or as the hard limit allows; answers what holds now."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(wanted, hard), hard))
    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]


def _frame(opcode, payload):
    if len(payload) < 126:
        head = struct.pack("!BB", 0x80 | opcode, 0x80 | len(payload))
    else:
        head = struct.pack("!BBH", 0x80 | opcode, 0x80 | 126, len(payload))
    return head + _MASK + payload


class Session:
    """`state`: idle, upgrading, greeting, seating, live, over. A resume that is refused makes the next connection identify."""

    def __init__(self, token):
        self.token = token
        self.state = "idle"
        self.socket = None
        self.session_id = None
        self.cursors = {}
        self.seen = []  # (stream, epoch, seq, kind, id) of each numbered event, in order
        self.problems = []
        self.reconnect_told_at = None
        self.attempts = []  # of resumes: "resumed", "afresh" or what went wrong
        self._bytes = b""

    def open(self, port):
        self._bytes = b""
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=5)
        self.socket.setblocking(False)
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.send(f"GET /gateway HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                         f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode())
        self.state = "upgrading"

    def say(self, op, data):
        self.socket.send(_frame(1, json.dumps({"op": op, "d": data}).encode()))

    def end(self, state="over"):
        if self.socket is not None:
            self.socket.close()
        self.socket = None
        self.state = state

    def read(self):
        """What the socket has. Raises OSError when it has ended."""
        got = self.socket.recv(262144)
        if not got:
            raise OSError("the connection ended")
        self._bytes += got
        if self.state == "upgrading":
            head, gap, rest = self._bytes.partition(b"\r\n\r\n")
            if not gap:
                return
            if b" 101 " not in head.split(b"\r\n", 1)[0]:
                raise OSError(head.split(b"\r\n", 1)[0].decode())
            self._bytes, self.state = rest, "greeting"
        at = 0
        while self.socket is not None and (found := self._next(at)) is not None:
            opcode, payload, at = found
            self._take(opcode, payload)
        self._bytes = self._bytes[at:]

    def _next(self, at):
        have = self._bytes
        if len(have) < at + 2:
            return None
        length, body = have[at + 1] & 0x7F, at + 2
        if length == 126:
            if len(have) < at + 4:
                return None
            length, body = struct.unpack_from("!H", have, at + 2)[0], at + 4
        elif length == 127:
            if len(have) < at + 10:
                return None
            length, body = struct.unpack_from("!Q", have, at + 2)[0], at + 10
        if len(have) < body + length:
            return None
        return have[at] & 0x0F, have[body:body + length], body + length

    def _take(self, opcode, payload):
        if opcode == 8:
            code = struct.unpack("!H", payload[:2])[0] if len(payload) >= 2 else 0
            if self.reconnect_told_at is None and self.state == "live":
                self.problems.append(f"closed with {code} without a word before")
            try:
                self.socket.send(_frame(8, payload[:2]))
            except OSError:
                pass
            self.end()
        elif opcode == 9:
            self.socket.send(_frame(10, payload))
        elif opcode == 1:
            self._hear(json.loads(payload))

    def _hear(self, frame):
        op = frame["op"]
        if op == 10:
            self.state = "seating"
            if self.session_id is None:
                self.say(2, {"token": self.token})
            else:
                self.say(6, {"token": self.token, "sessionId": self.session_id,
                             "cursors": {stream: list(at) for stream, at in self.cursors.items()}})
        elif op == 9:
            self.attempts.append("afresh")
            self.session_id = None
            self.say(2, {"token": self.token})
        elif op == 7:
            self.reconnect_told_at = time.monotonic()
        elif op == 0:
            self._dispatch(frame)

    def _dispatch(self, frame):
        kind, data = frame["t"], frame["d"]
        if kind == "READY":
            self.session_id = data["sessionId"]
            self.cursors = {stream: tuple(at) for stream, at in data["cursors"].items()}
            self.state = "live"
        elif kind == "RESUMED":
            self.attempts.append("resumed")
            self.state = "live"
        if frame["s"] is None:
            return
        stream, epoch, seq = frame["s"]
        if self.cursors.get(stream) != (epoch, seq - 1):
            self.problems.append(f"{stream} went from {self.cursors.get(stream)} to {(epoch, seq)}")
        self.cursors[stream] = (epoch, seq)
        self.seen.append((stream, epoch, seq, kind, data.get("messageId")))


class Crowd(threading.Thread):
    """Opens and reads sessions until it is stopped; a few at a time, as a crowd of people would come."""

    OPENING_MAX = 100

    def __init__(self, tokens):
        super().__init__(daemon=True)
        self.sessions = [Session(token) for token in tokens]
        self.port = 0
        self.defect = None
        self._wanted = collections.deque()
        self._opening = set()
        self._stopping = False
        self._selector = selectors.DefaultSelector()

    def stop(self):
        self._stopping = True
        self.join(10)
        for each in self.sessions:
            each.end(each.state)

    def connect_all(self, port):
        """Everyone who is not connected, again: with a resume where there is a session."""
        self.port = port
        for each in self.sessions:
            each.reconnect_told_at = None
        self._wanted.extend(each for each in self.sessions if each.state in ("idle", "over"))

    def count(self, state):
        return sum(each.state == state for each in self.sessions)

    def wait_until(self, true, seconds):
        deadline = time.monotonic() + seconds
        while not true() and time.monotonic() < deadline and self.defect is None:
            time.sleep(0.02)
        return true()

    def run(self):
        try:
            while not self._stopping:
                self._turn()
        except Exception as error:  # noqa: BLE001 - a defect of the crowd fails the run
            self.defect = repr(error)

    def _turn(self):
        self._opening = {each for each in self._opening if each.state not in ("live", "over")}
        while self._wanted and len(self._opening) < self.OPENING_MAX:
            self._open(self._wanted.popleft())
        for key, _ in self._selector.select(0.05):
            self._read(key.data, key.fileobj)

    def _open(self, session):
        try:
            session.open(self.port)
        except OSError as error:
            self._failed(session, error)
            return
        self._selector.register(session.socket, selectors.EVENT_READ, session)
        self._opening.add(session)

    def _read(self, session, where):
        try:
            session.read()
        except BlockingIOError:
            return
        except OSError as error:
            self._failed(session, error)
        if session.socket is None:
            self._selector.unregister(where)

    @staticmethod
    def _failed(session, error):
        if session.state != "live" and session.session_id is not None:
            session.attempts.append(f"failed: {error}")
        elif session.reconnect_told_at is None:
            session.problems.append(f"{session.state}: {error}")
        session.end()
