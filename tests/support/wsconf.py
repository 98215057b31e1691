#!/usr/bin/env python3
"""RFC 6455 conformance of any server that echoes messages: `wsconf.py ws://host:port/path`.

The topics are those of the well-known public suites: framing, pings, reserved bits, opcodes, fragmentation, UTF-8, close
handling, limits, masking. Each case opens its own connection. Standard library only.
"""

import argparse
import base64
import dataclasses
import hashlib
import os
import socket
import struct
import sys
from urllib.parse import urlsplit

TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10
GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
TIMEOUT_S = 10


class Failure(Exception):
    """A case did not go as the specification says."""


@dataclasses.dataclass
class Frame:
    opcode: int
    payload: bytes
    fin: bool = True


class Connection:
    """A client that can also do everything wrong."""

    def __init__(self, url):
        parts = urlsplit(url)
        port = parts.port or 80
        self.socket = socket.create_connection((parts.hostname, port), TIMEOUT_S)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = b""
        key = base64.b64encode(os.urandom(16)).decode()
        path = (parts.path or "/") + ("?" + parts.query if parts.query else "")
        self.raw(
            f"GET {path} HTTP/1.1\r\nHost: {parts.hostname}:{port}\r\nUpgrade: websocket\r\n"
            f"Connection: keep-alive, Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n".encode()
        )
        while b"\r\n\r\n" not in self.buffer:
            self.fill()
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        want = base64.b64encode(hashlib.sha1((key + GUID).encode()).digest())
        lines = head.split(b"\r\n")
        headers = {k.strip().lower(): v.strip() for k, _, v in (line.partition(b":") for line in lines[1:])}
        if b" 101 " not in lines[0] + b" " or headers.get(b"sec-websocket-accept") != want:
            raise Failure(f"no valid upgrade: {head!r}")
        if b"sec-websocket-extensions" in headers:
            raise Failure("an extension was agreed to")

    def raw(self, data):
        try:
            self.socket.sendall(data)
        except OSError:
            pass  # the server may close while more is being sent; what it says is checked on reading

    def chopped(self, data, size):
        for at in range(0, len(data), size):
            self.raw(data[at : at + size])

    def send(self, opcode, payload=b"", **how):
        self.raw(make_frame(opcode, payload, **how))

    def fill(self):
        data = self.socket.recv(65536)
        if not data:
            raise EOFError
        self.buffer += data

    def take(self, count):
        while len(self.buffer) < count:
            self.fill()
        data, self.buffer = self.buffer[:count], self.buffer[count:]
        return data

    def frame(self):
        first, second = self.take(2)
        if first & 0x70:
            raise Failure("the server set a reserved bit")
        if second & 0x80:
            raise Failure("the server masked a frame")
        length = second & 0x7F
        if length == 126:
            length = struct.unpack("!H", self.take(2))[0]
        elif length == 127:
            length = struct.unpack("!Q", self.take(8))[0]
        return Frame(first & 0x0F, self.take(length), bool(first & 0x80))

    def expect(self, opcode, payload):
        got = self.frame()
        if got.opcode != opcode or got.payload != payload or not got.fin:
            raise Failure(f"wanted {opcode} {len(payload)} bytes, got {got.opcode} {got.payload[:80]!r} ({len(got.payload)})")

    def expect_close(self, *codes):
        """The next frame is a close with one of these codes (None: without a body), and then the stream ends."""
        try:
            got = self.frame()
        except (EOFError, ConnectionResetError):
            raise Failure("the connection broke without a close frame") from None
        if got.opcode != CLOSE:
            raise Failure(f"wanted a close frame, got {got.opcode} {got.payload[:80]!r}")
        code = struct.unpack("!H", got.payload[:2])[0] if got.payload else None
        if code not in codes:
            raise Failure(f"wanted close {codes}, got {code}")
        self.expect_end()

    def expect_end(self):
        try:
            self.socket.shutdown(socket.SHUT_WR)
        except OSError:
            pass
        try:
            while True:
                extra = self.frame()
                raise Failure(f"bytes after the close frame: {extra}")
        except (EOFError, ConnectionResetError):
            pass

    def finish(self):
        self.send(CLOSE, struct.pack("!H", 1000))
        self.expect_close(1000)


def masked(payload, key):
    repeated = (key * (len(payload) // 4 + 1))[: len(payload)]
    return (int.from_bytes(payload, "big") ^ int.from_bytes(repeated, "big")).to_bytes(len(payload), "big")


def make_frame(opcode, payload=b"", fin=True, rsv=0, mask=True, key=None, length=None, wide=0):
    """`length` lies about the size; `wide` (2 or 8) writes it longer than needed."""
    size = len(payload) if length is None else length
    head = bytes([(0x80 if fin else 0) | rsv << 4 | opcode])
    bit = 0x80 if mask else 0
    if wide == 8 or (wide == 0 and size > 0xFFFF):
        head += bytes([bit | 127]) + struct.pack("!Q", size)
    elif wide == 2 or size > 125:
        head += bytes([bit | 126]) + struct.pack("!H", size)
    else:
        head += bytes([bit | size])
    if not mask:
        return head + payload
    key = os.urandom(4) if key is None else key
    return head + key + masked(payload, key)


CASES = []


def case(name):
    def register(function):
        CASES.append((name, function))
        return function

    return register


# ---- 1: framing


def add_framing():
    sizes = (0, 1, 7, 125, 126, 127, 128, 1000, 65535, 65536)
    for opcode, kind in ((TEXT, "text"), (BINARY, "binary")):
        for size in sizes:
            for chop in (0, 997):
                if chop and size < 1000:
                    continue

                @case(f"1 framing: {kind} of {size} bytes" + (f" in pieces of {chop}" if chop else ""))
                def run(connection, options, opcode=opcode, size=size, chop=chop):
                    if size > options.message_max:
                        return
                    payload = b"*" * size if opcode == TEXT else bytes(i * 7 % 256 for i in range(size))
                    data = make_frame(opcode, payload)
                    connection.chopped(data, chop) if chop else connection.raw(data)
                    connection.expect(opcode, payload)
                    connection.finish()


add_framing()


@case("1 framing: a whole exchange, one byte at a time")
def byte_by_byte(connection, _):
    connection.chopped(make_frame(TEXT, b"h\xc3\xa4ppchen") + make_frame(PING, b"abc"), 1)
    connection.expect(TEXT, b"h\xc3\xa4ppchen")
    connection.expect(PONG, b"abc")
    connection.finish()


@case("1 framing: a hundred messages in one segment come back in order")
def pipelined(connection, _):
    messages = [b"message %d" % i for i in range(100)]
    connection.raw(b"".join(make_frame(TEXT, m) for m in messages))
    for message in messages:
        connection.expect(TEXT, message)
    connection.finish()


@case("1 framing: a length that is not minimal is refused")
def not_minimal(connection, _):
    connection.send(TEXT, b"abc", wide=2)
    connection.expect_close(1002)


@case("1 framing: a 64-bit length with its top bit set is refused")
def negative_length(connection, _):
    connection.raw(b"\x82\xff" + struct.pack("!Q", 1 << 63) + b"\0\0\0\0")
    connection.expect_close(1002)


# ---- 2: pings and pongs


def add_pings():
    for payload in (b"", b"Hello", bytes([0, 255, 254, 253, 1]), b"p" * 125):

        @case(f"2 ping: answered with its {len(payload)} bytes")
        def run(connection, _, payload=payload):
            connection.send(PING, payload)
            connection.expect(PONG, payload)
            connection.finish()


add_pings()


@case("2 ping: of 126 bytes is refused")
def long_ping(connection, _):
    connection.send(PING, b"p" * 126)
    connection.expect_close(1002)


@case("2 ping: in octet-wise pieces")
def chopped_ping(connection, _):
    connection.chopped(make_frame(PING, b"q" * 125), 1)
    connection.expect(PONG, b"q" * 125)
    connection.finish()


@case("2 pong: unsolicited ones are ignored")
def unsolicited(connection, _):
    connection.send(PONG, b"")
    connection.send(PONG, b"unsolicited")
    connection.send(PING, b"after")
    connection.expect(PONG, b"after")
    connection.finish()


@case("2 ping: ten at once are all answered, in order")
def ten_pings(connection, _):
    connection.raw(b"".join(make_frame(PING, b"payload-%d" % i) for i in range(10)))
    for i in range(10):
        connection.expect(PONG, b"payload-%d" % i)
    connection.finish()


@case("2 ping: a flood is refused")
def ping_flood(connection, _):
    connection.raw(make_frame(PING, b"") * 40)
    while True:
        got = connection.frame()
        if got.opcode == CLOSE:
            break
    if got.payload[:2] != struct.pack("!H", 1008):
        raise Failure(f"wanted 1008, got {got.payload!r}")


# ---- 3: reserved bits


def add_reserved():
    for rsv in range(1, 8):
        for opcode, kind in ((TEXT, "text"), (PING, "ping"), (CLOSE, "close"), (BINARY, "binary")):

            @case(f"3 reserved bits: {rsv} on {kind}")
            def run(connection, _, rsv=rsv, opcode=opcode):
                connection.send(TEXT, b"first")
                connection.send(opcode, b"\x03\xe8" if opcode == CLOSE else b"x", rsv=rsv)
                connection.expect(TEXT, b"first")
                connection.expect_close(1002)


add_reserved()


# ---- 4: opcodes


def add_opcodes():
    for opcode in (3, 4, 5, 6, 7, 11, 12, 13, 14, 15):
        for payload in (b"", b"reserved"):

            @case(f"4 opcodes: {opcode} with {len(payload)} bytes")
            def run(connection, _, opcode=opcode, payload=payload):
                connection.send(opcode, payload)
                connection.send(PING)
                connection.expect_close(1002)


add_opcodes()


# ---- 5: fragmentation


def add_fragmented_control():
    for opcode, kind in ((PING, "ping"), (PONG, "pong"), (CLOSE, "close")):

        @case(f"5 fragmentation: a {kind} in fragments is refused")
        def run(connection, _, opcode=opcode):
            connection.send(opcode, b"\x03\xe8", fin=False)
            connection.send(0, b"rest")
            connection.expect_close(1002)


add_fragmented_control()


def add_fragments():
    for chop in (0, 1):
        for ping in (False, True):

            @case(f"5 fragmentation: two fragments{', a ping between' if ping else ''}{', octet-wise' if chop else ''}")
            def run(connection, _, chop=chop, ping=ping):
                data = make_frame(TEXT, b"fragment1", fin=False)
                data += make_frame(PING, b"between") if ping else b""
                data += make_frame(0, b"fragment2")
                connection.chopped(data, 1) if chop else connection.raw(data)
                if ping:
                    connection.expect(PONG, b"between")
                connection.expect(TEXT, b"fragment1fragment2")
                connection.finish()


add_fragments()


@case("5 fragmentation: a continuation of nothing, final")
def lone_continuation(connection, _):
    connection.send(0, b"nothing to continue")
    connection.expect_close(1002)


@case("5 fragmentation: a continuation of nothing, not final")
def lone_open_continuation(connection, _):
    connection.send(0, b"nothing to continue", fin=False)
    connection.expect_close(1002)


@case("5 fragmentation: a continuation after a complete message")
def late_continuation(connection, _):
    connection.send(TEXT, b"whole")
    connection.send(0, b"more")
    connection.expect(TEXT, b"whole")
    connection.expect_close(1002)


@case("5 fragmentation: a new message inside an open one")
def nested_message(connection, _):
    connection.send(TEXT, b"open", fin=False)
    connection.send(TEXT, b"new")
    connection.expect_close(1002)


@case("5 fragmentation: five fragments, pings between, binary")
def five_fragments(connection, _):
    connection.send(BINARY, b"\x00", fin=False)
    for i in range(1, 4):
        connection.send(0, bytes([i]), fin=False)
        connection.send(PING, bytes([i]))
    connection.send(0, b"\xff")
    for i in range(1, 4):
        connection.expect(PONG, bytes([i]))
    connection.expect(BINARY, b"\x00\x01\x02\x03\xff")
    connection.finish()


@case("5 fragmentation: three empty fragments make an empty message")
def empty_fragments(connection, _):
    connection.send(TEXT, b"", fin=False)
    connection.send(0, b"", fin=False)
    connection.send(0, b"")
    connection.expect(TEXT, b"")
    connection.finish()


@case("5 fragmentation: sixty-four fragments are taken")
def many_fragments(connection, _):
    connection.send(TEXT, b"x", fin=False)
    for _i in range(62):
        connection.send(0, b"x", fin=False)
    connection.send(0, b"x")
    connection.expect(TEXT, b"x" * 64)
    connection.finish()


@case("5 fragmentation: endless fragments are refused")
def endless_fragments(connection, _):
    connection.send(TEXT, b"x", fin=False)
    connection.raw(make_frame(0, b"x", fin=False) * 100)
    connection.expect_close(1008, 1009)


# ---- 6: UTF-8

VALID = [
    "".encode(),
    "Hello-µ@ßöäüàá-UTF-8!!".encode(),
    "κόσμε".encode(),
    "\U0001f600\U0010ffff".encode(),
    "\u0000\u007f\u0080\u07ff\u0800\uffff\U00010000".encode(),
    "\ud7ff\ue000\ufffd\ufdd0\ufffe".encode(),
    b"\xf4\x8f\xbf\xbf",
    b"\xed\x9f\xbf",
    b"\xee\x80\x80",
    b"\xc2\x80",
    b"\xe0\xa0\x80",
    b"\xf0\x90\x80\x80",
]
INVALID = [
    b"\x80",
    b"\xbf",
    b"\x80\xbf\x80\xbf",
    b"\xc0\xaf",
    b"\xc1\xbf",
    b"\xc3",
    b"\xe0\x80\xaf",
    b"\xe0\x9f\xbf",
    b"\xe2\x82",
    b"\xed\xa0\x80",
    b"\xed\xbf\xbf",
    b"\xed\xa0\x80\xed\xb0\x80",
    b"\xf0\x80\x80\xaf",
    b"\xf0\x8f\xbf\xbf",
    b"\xf0\x9f\x98",
    b"\xf4\x90\x80\x80",
    b"\xf5\x80\x80\x80",
    b"\xf8\x88\x80\x80\x80",
    b"\xfc\x84\x80\x80\x80\x80",
    b"\xfe",
    b"\xff",
    b"\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5\xed\xa0\x80edited",
    b"ascii \xc3\x28 tail",
]


def add_utf8():
    for i, payload in enumerate(VALID):
        for pieces in (0, 1, 3):

            @case(f"6 utf-8: valid {i}" + (f" in fragments of {pieces}" if pieces else ""))
            def run(connection, _, payload=payload, pieces=pieces):
                if pieces:
                    parts = [payload[at : at + pieces] for at in range(0, len(payload), pieces)] or [b""]
                    for at, part in enumerate(parts):
                        connection.send(TEXT if at == 0 else 0, part, fin=at == len(parts) - 1)
                else:
                    connection.send(TEXT, payload)
                connection.expect(TEXT, payload)
                connection.finish()

    for i, payload in enumerate(INVALID):
        for pieces in (0, 1):

            @case(f"6 utf-8: invalid {i}" + (" octet-wise in fragments" if pieces else ""))
            def run(connection, _, payload=payload, pieces=pieces):
                if pieces:
                    for at in range(len(payload)):
                        connection.send(TEXT if at == 0 else 0, payload[at : at + 1], fin=at == len(payload) - 1)
                else:
                    connection.send(TEXT, payload)
                connection.expect_close(1007)


add_utf8()


@case("6 utf-8: fails as soon as a fragment cannot be right, not at the message's end")
def fail_fast_fragment(connection, _):
    connection.send(TEXT, b"\xce\xba\xe1\xbd\xb9", fin=False)
    connection.send(0, b"\xf4\x90\x80\x80", fin=False)
    connection.expect_close(1007)


@case("6 utf-8: fails inside a frame whose rest has not come")
def fail_fast_frame(connection, _):
    whole = make_frame(TEXT, b"\xce\xba\xe1\xbd\xb9\xf4\x90" + b"z" * 100)
    connection.raw(whole[: 6 + 8])
    connection.expect_close(1007)


@case("6 utf-8: binary messages may hold anything")
def binary_anything(connection, _):
    connection.send(BINARY, b"\xff\xfe\xc0\x80")
    connection.expect(BINARY, b"\xff\xfe\xc0\x80")
    connection.finish()


# ---- 7: close


@case("7 close: a message before it is echoed, one after it is not")
def after_close(connection, _):
    connection.send(TEXT, b"before")
    connection.send(CLOSE, struct.pack("!H", 1000) + b"bye")
    connection.send(TEXT, b"after")
    connection.expect(TEXT, b"before")
    connection.expect_close(1000)


@case("7 close: twice is answered once")
def twice(connection, _):
    connection.send(CLOSE, struct.pack("!H", 1000))
    connection.send(CLOSE, struct.pack("!H", 1000))
    connection.expect_close(1000)


@case("7 close: a ping after it is not answered")
def ping_after_close(connection, _):
    connection.send(CLOSE, struct.pack("!H", 1000))
    connection.send(PING, b"late")
    connection.expect_close(1000)


@case("7 close: without a body")
def empty_close(connection, _):
    connection.send(CLOSE)
    connection.expect_close(None, 1000)


@case("7 close: with one byte of body")
def short_close(connection, _):
    connection.send(CLOSE, b"\x03")
    connection.expect_close(1002)


@case("7 close: in the middle of a fragmented message")
def close_inside_message(connection, _):
    connection.send(TEXT, b"open", fin=False)
    connection.send(CLOSE, struct.pack("!H", 1000))
    connection.expect_close(1000)


@case("7 close: with the longest reason")
def long_reason(connection, _):
    connection.send(CLOSE, struct.pack("!H", 1000) + b"r" * 123)
    connection.expect_close(1000)


@case("7 close: with a body of 126 bytes")
def too_long_reason(connection, _):
    connection.send(CLOSE, struct.pack("!H", 1000) + b"r" * 124)
    connection.expect_close(1002)


@case("7 close: with a reason that is not UTF-8")
def bad_reason(connection, _):
    connection.send(CLOSE, struct.pack("!H", 1000) + b"\xce\xba\xed\xa0\x80")
    connection.expect_close(1007)


def add_close_codes():
    for code in (1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999):

        @case(f"7 close: code {code} is echoed")
        def run(connection, _, code=code):
            connection.send(CLOSE, struct.pack("!H", code))
            connection.expect_close(code, 1000)

    for code in (0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535):

        @case(f"7 close: code {code} is refused")
        def run(connection, _, code=code):
            connection.send(CLOSE, struct.pack("!H", code))
            connection.expect_close(1002)


add_close_codes()


# ---- 9: limits


@case("9 limits: a message of exactly the limit passes")
def at_limit(connection, options):
    payload = b"l" * options.message_max
    connection.send(BINARY, payload)
    connection.expect(BINARY, payload)
    connection.finish()


@case("9 limits: one byte more is refused by its header alone")
def over_limit(connection, options):
    connection.raw(make_frame(BINARY, b"l" * (options.message_max + 1))[:14])
    connection.expect_close(1009)


@case("9 limits: fragments count together")
def fragments_over_limit(connection, options):
    half = b"f" * (options.message_max // 2 + 1)
    connection.send(BINARY, half, fin=False)
    connection.send(0, half)
    connection.expect_close(1009)


@case("9 limits: a frame of 2^62 bytes is refused at once")
def huge(connection, _):
    connection.raw(b"\x82\xff" + struct.pack("!Q", 1 << 62) + b"\0\0\0\0")
    connection.expect_close(1009)


# ---- 10: masking


@case("10 masking: an unmasked frame is refused")
def unmasked(connection, _):
    connection.send(TEXT, b"naked", mask=False)
    connection.expect_close(1002)


@case("10 masking: an unmasked ping is refused")
def unmasked_ping(connection, _):
    connection.send(PING, b"", mask=False)
    connection.expect_close(1002)


def add_masks():
    for key in (b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x01\x02\x03\x04"):
        for size in (1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 300):

            @case(f"10 masking: key {key.hex()}, {size} bytes, cut at every place")
            def run(connection, _, key=key, size=size):
                payload = bytes((i * 31 + 5) % 256 for i in range(size))
                connection.chopped(make_frame(BINARY, payload, key=key), 1 if size < 20 else 37)
                connection.expect(BINARY, payload)
                connection.finish()


add_masks()


def run_case(url, function, options):
    """None, or what went wrong."""
    try:
        connection = Connection(url)
        try:
            function(connection, options)
        finally:
            connection.socket.close()
    except Failure as failure:
        return str(failure)
    except (EOFError, OSError) as broken:
        return f"the connection broke: {broken!r}"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url")
    parser.add_argument("--message-max", type=int, default=262144, help="the server's message limit in bytes")
    parser.add_argument("--only", default="", help="cases whose name contains this")
    options = parser.parse_args()
    failed = 0
    ran = 0
    for name, function in CASES:
        if options.only not in name:
            continue
        ran += 1
        wrong = run_case(options.url, function, options)
        if wrong:
            failed += 1
            print(f"FAIL {name}: {wrong}")
    print(f"{ran} cases, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
