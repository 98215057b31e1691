"""A Parley client for tests: HTTP with keep-alive, a WebSocket of its own, and the gateway's manners. Standard library only."""

import base64
import http.client
import json
import os
import select
import socket
import struct
import time


class Broken(Exception):
    """The connection broke or the server did not answer: the outcome is unknown."""


class Refused(Exception):
    """An answer that was not a success."""

    def __init__(self, status, problem):
        super().__init__(f"{status} {problem}")
        self.status = status
        self.problem = problem if isinstance(problem, dict) else {}
        self.code = self.problem.get("code")


class Answer:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    @property
    def json(self):
        return json.loads(self.body)


class Http:
    """One kept-alive connection. `call` answers whatever came; `must` raises Refused unless it was a success."""

    def __init__(self, port, token=None, timeout=30):
        self.port = port
        self.token = token
        self.timeout = timeout
        self._connection = None

    def close(self):
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def call(self, method, path, body=None, headers=None, raw=None):
        """`body` is encoded as JSON; `raw` bytes are sent as they are."""
        sent = {"Accept": "application/json"}
        if self.token:
            sent["Authorization"] = f"Bearer {self.token}"
        payload = raw
        if body is not None:
            payload = json.dumps(body).encode()
        if payload is not None:
            sent["Content-Type"] = "application/json"
        sent.update(headers or {})
        try:
            if self._connection is None:
                self._connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.timeout)
                self._connection.connect()
                self._connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._connection.request(method, path, body=payload, headers=sent)
            reply = self._connection.getresponse()
            answer = Answer(reply.status, {k.lower(): v for k, v in reply.getheaders()}, reply.read())
            if reply.will_close:
                self.close()
            return answer
        except (OSError, http.client.HTTPException) as error:
            self.close()
            raise Broken(str(error)) from error

    def must(self, method, path, body=None, headers=None):
        answer = self.call(method, path, body, headers)
        if answer.status >= 300:
            try:
                problem = answer.json
            except ValueError:
                problem = answer.body[:200]
            raise Refused(answer.status, problem)
        return answer.json if answer.body else None

    # The few calls that nearly every test makes.
    def create_server(self, name="Home"):
        return self.must("POST", "/servers", {"name": name})

    def invite(self, server_id, **options):
        return self.must("POST", f"/servers/{server_id}/invites", options)["code"]

    def join(self, code):
        return self.must("POST", f"/invites/{code}")

    def send(self, channel_id, content, nonce=None):
        body = {"content": content}
        if nonce is not None:
            body["nonce"] = nonce
        return self.must("POST", f"/channels/{channel_id}/messages", body)

    def whole_history(self, channel_id):
        """Every message, oldest first."""
        found = []
        before = ""
        while True:
            page = self.must("GET", f"/channels/{channel_id}/messages?limit=100{before}")
            found += page
            if len(page) < 100:
                return list(reversed(found))
            before = f"&before={page[-1]['messageId']}"


class WebSocket:
    """RFC 6455, client side, blocking, with raw access for tests of bad manners."""

    def __init__(self, port, path="/gateway", headers=None, timeout=30, receive_buffer=None):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if receive_buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.socket.settimeout(timeout)
        self._pending = bytearray()
        self.close_code = None
        self.close_reason = ""
        try:
            self.socket.connect(("127.0.0.1", port))
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            key = base64.b64encode(os.urandom(16)).decode()
            lines = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", "Upgrade: websocket", "Connection: Upgrade",
                     f"Sec-WebSocket-Key: {key}", "Sec-WebSocket-Version: 13"]
            lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
            self.socket.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
            head = self._read_head()
        except OSError as error:
            self.socket.close()
            raise Broken(str(error)) from error
        status = int(head.split(b" ", 2)[1])
        if status != 101:
            self.socket.close()
            raise Refused(status, head.decode(errors="replace"))

    def _read_head(self):
        while b"\r\n\r\n" not in self._pending:
            got = self.socket.recv(65536)
            if not got:
                raise OSError("closed during the upgrade")
            self._pending += got
        head, _, rest = bytes(self._pending).partition(b"\r\n\r\n")
        self._pending = bytearray(rest)
        return head

    def send_frame(self, opcode, payload=b"", fin=True, mask=True, reserved=0):
        first = (0x80 if fin else 0) | (reserved << 4) | opcode
        bit = 0x80 if mask else 0
        if len(payload) < 126:
            head = struct.pack("!BB", first, bit | len(payload))
        elif len(payload) < 65536:
            head = struct.pack("!BBH", first, bit | 126, len(payload))
        else:
            head = struct.pack("!BBQ", first, bit | 127, len(payload))
        if mask:
            key = os.urandom(4)
            stream = (key * (len(payload) // 4 + 1))[:len(payload)]
            payload = (int.from_bytes(payload, "big") ^ int.from_bytes(stream, "big")).to_bytes(len(payload), "big")
            head += key
        try:
            self.socket.sendall(head + payload)
        except OSError as error:
            raise Broken(str(error)) from error

    def send_text(self, text):
        self.send_frame(1, text.encode())

    def _fill(self, size, deadline):
        while len(self._pending) < size:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError("nothing came")
            ready, _, _ = select.select([self.socket], [], [], left)
            if not ready:
                raise TimeoutError("nothing came")
            try:
                got = self.socket.recv(262144)
            except OSError as error:
                raise Broken(str(error)) from error
            if not got:
                raise Broken("the connection ended")
            self._pending += got

    def receive_frame(self, timeout=10):
        """(fin, opcode, payload) of the next frame. Raises TimeoutError or Broken."""
        deadline = time.monotonic() + timeout
        self._fill(2, deadline)
        first, second = self._pending[0], self._pending[1]
        length, head = second & 0x7F, 2
        if length == 126:
            self._fill(4, deadline)
            length, head = struct.unpack("!H", self._pending[2:4])[0], 4
        elif length == 127:
            self._fill(10, deadline)
            length, head = struct.unpack("!Q", self._pending[2:10])[0], 10
        self._fill(head + length, deadline)
        payload = bytes(self._pending[head:head + length])
        del self._pending[:head + length]
        return bool(first & 0x80), first & 0x0F, payload

    def receive(self, timeout=10):
        """The next text or binary message; None once the server has closed (see `close_code`). Pings are answered."""
        deadline = time.monotonic() + timeout
        while True:
            _, opcode, payload = self.receive_frame(max(deadline - time.monotonic(), 0))
            if opcode == 8:
                if len(payload) >= 2:
                    self.close_code = struct.unpack("!H", payload[:2])[0]
                    self.close_reason = payload[2:].decode(errors="replace")
                return None
            if opcode == 9:
                self.send_frame(10, payload)
            elif opcode in (1, 2):
                return payload.decode() if opcode == 1 else payload

    def close(self, code=1000):
        try:
            self.send_frame(8, struct.pack("!H", code))
        except Broken:
            pass
        self.cut()

    def cut(self):
        """Ends the connection without a word."""
        self.socket.close()


class Gateway:
    """A session: identify or resume, heartbeats when asked to `pump`, cursors kept, events handed out in order."""

    def __init__(self, port, token, path="/gateway", headers=None, **socket_options):
        self.port = port
        self.token = token
        self.path = path
        self.headers = headers
        self.socket_options = socket_options
        self.session_id = None
        self.cursors = {}
        self.ready = None
        self.socket = None
        self.heartbeat_interval = 40.0
        self._next_heartbeat = 0.0

    def _open(self):
        self.socket = WebSocket(self.port, self.path, self.headers, **self.socket_options)
        hello = self.next_frame()
        if hello is None or hello["op"] != 10:
            raise Broken("no hello")
        self.heartbeat_interval = hello["d"]["heartbeatInterval"] / 1000
        self._next_heartbeat = time.monotonic() + self.heartbeat_interval / 2

    def say(self, op, data):
        self.socket.send_text(json.dumps({"op": op, "d": data}))

    def next_frame(self, timeout=10):
        text = self.socket.receive(timeout)
        return None if text is None else json.loads(text)

    def identify(self):
        """Connects afresh; answers READY's d."""
        self._open()
        self.say(2, {"token": self.token} if self.token else {})
        frame = self.next_frame()
        if frame is None:
            raise Refused(self.socket.close_code, self.socket.close_reason)
        if frame["t"] != "READY":
            raise Broken(f"expected READY, got {frame}")
        self.ready = frame["d"]
        self.session_id = self.ready["sessionId"]
        self.cursors = {stream: tuple(at) for stream, at in self.ready["cursors"].items()}
        return self.ready

    def resume(self):
        """Connects again; answers the missed events, or None when the server says to identify afresh."""
        self._open()
        self.say(6, {"token": self.token, "sessionId": self.session_id,
                     "cursors": {stream: list(at) for stream, at in self.cursors.items()}})
        missed = []
        while True:
            frame = self.next_frame()
            if frame is None:
                raise Broken(f"closed {self.socket.close_code}")
            if frame["op"] == 9:
                return None
            if frame["t"] == "RESUMED":
                return missed
            if self._take(frame):
                missed.append(frame)

    def _take(self, frame):
        """Moves the cursors; False for a repeat."""
        if frame["op"] != 0:
            return False
        if frame["t"] == "SERVER_CREATE":
            stream, epoch, seq = frame["d"]["cursor"]
            self.cursors[stream] = (epoch, seq)
        if frame["s"] is None:
            return True
        stream, epoch, seq = frame["s"]
        have = self.cursors.get(stream)
        if have is not None and have[0] == epoch and seq <= have[1]:
            return False
        self.cursors[stream] = (epoch, seq)
        return True

    def next_event(self, timeout=10):
        """The next dispatch; None when the socket has closed. Beats the heart when it is due."""
        deadline = time.monotonic() + timeout
        while True:
            now = time.monotonic()
            if now >= self._next_heartbeat:
                self.say(1, None)
                self._next_heartbeat = now + self.heartbeat_interval / 2
            if now >= deadline:
                raise TimeoutError("no event")
            try:
                frame = self.next_frame(min(deadline, self._next_heartbeat) - now)
            except TimeoutError:
                continue
            if frame is None:
                return None
            if self._take(frame):
                return frame

    def wait_for(self, name, timeout=10, where=lambda d: True):
        """The d of the next event of that name; others are passed over."""
        deadline = time.monotonic() + timeout
        while True:
            event = self.next_event(max(deadline - time.monotonic(), 0))
            if event is None:
                raise Broken(f"closed {self.socket.close_code} {self.socket.close_reason}")
            if event["t"] == name and where(event["d"]):
                return event["d"]

    def collect(self, seconds):
        """Everything that comes within that time."""
        found = []
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                event = self.next_event(deadline - time.monotonic())
            except TimeoutError:
                break
            if event is None:
                break
            found.append(event)
        return found

    def close(self):
        if self.socket is not None:
            self.socket.close()

    def cut(self):
        if self.socket is not None:
            self.socket.cut()
