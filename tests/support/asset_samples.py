"""Small pictures and sounds, built byte by byte."""

import struct
import zlib


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width=2, height=2, seed=0, extra=b""):
    """A whole PNG of one colour; each `seed` makes other bytes, and so another asset."""
    row = b"\0" + struct.pack(">I", seed)[1:] * width
    pixels = zlib.compress(row * height) if width * height < 1 << 22 else zlib.compress(b"")
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def gif(frames=1, width=2, height=2, seed=0):
    head = b"GIF89a" + struct.pack("<HH", width, height) + b"\x80\0\0" + struct.pack(">I", seed)[1:] + b"\xff\xff\xff"
    frame = b"\x21\xf9\x04\0\x0a\0\0\0,\0\0\0\0" + struct.pack("<HH", width, height) + b"\0\x02\x02\x44\x01\0"
    return head + frame * frames + b";"


def mp3(frames=4, seed=0):
    frame = b"\xff\xfb\x90\x64" + struct.pack(">I", seed) + b"U" * 409
    return frame * frames


def bring(who, purpose, data):
    """The name of what somebody brings."""
    answer = who.call("POST", f"/assets?purpose={purpose}", raw=data, headers={"Content-Type": "application/octet-stream"})
    assert answer.status == 201, answer.body
    return answer.json["asset"]
