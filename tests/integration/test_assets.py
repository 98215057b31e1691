"""Pictures and sounds from the outside: brought, read by everybody, and nothing else than what they say they are."""

import hashlib
import itertools
import socket
import threading
import time

import pytest

from integration.conftest import QUICK, UNLIMITED, World
from support.asset_samples import chunk, gif, mp3, png
from support.parley_process import Server

SEEDS = itertools.count(1)


def bring(who, data, purpose="avatar", **headers):
    return who.call("POST", f"/assets?purpose={purpose}", raw=data, headers={"Content-Type": "image/whatever", **headers})


def brought(who, data, purpose="avatar"):
    answer = bring(who, data, purpose)
    assert answer.status == 201, answer.body
    return answer.json["asset"]


def test_what_is_brought_can_be_read_by_everybody(world):
    ann = world.user("ann")
    data = png(64, 32, seed=next(SEEDS))
    answer = bring(ann, data)
    assert answer.status == 201, answer.body
    made = answer.json
    assert made == {"asset": hashlib.sha256(data).hexdigest() + ".png", "contentType": "image/png", "size": len(data),
                    "width": 64, "height": 32, "animated": False}
    read = world.http().call("GET", f"/assets/{made['asset']}")
    assert read.status == 200 and read.body == data
    assert read.headers["content-type"] == "image/png"
    assert read.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert read.headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert read.headers["x-content-type-options"] == "nosniff"
    assert read.headers["cross-origin-resource-policy"] == "cross-origin"
    assert bring(ann, data).json == made  # the same bytes are the same asset
    assert bring(world.user("ben"), data, "banner").json == made


def test_parts_and_tags(world):
    data = png(3, 3, seed=next(SEEDS))
    name = brought(world.user(), data)
    anyone = world.http()
    tag = f'"{name}"'
    assert anyone.call("GET", f"/assets/{name}", headers={"If-None-Match": tag}).status == 304
    head = anyone.call("HEAD", f"/assets/{name}")
    assert head.status == 200 and head.body == b"" and head.headers["content-length"] == str(len(data))
    for asked, first, last in (("0-9", 0, 9), ("5-", 5, len(data) - 1), ("-4", len(data) - 4, len(data) - 1),
                               ("10-99999", 10, len(data) - 1), ("-99999", 0, len(data) - 1)):
        part = anyone.call("GET", f"/assets/{name}", headers={"Range": f"bytes={asked}"})
        assert part.status == 206 and part.body == data[first:last + 1], asked
        assert part.headers["content-range"] == f"bytes {first}-{last}/{len(data)}"
    beyond = anyone.call("GET", f"/assets/{name}", headers={"Range": f"bytes={len(data)}-"})
    assert beyond.status == 416 and beyond.headers["content-range"] == f"bytes */{len(data)}"
    for odd in ("bytes=5-2", "bytes=a-b", "lines=1-2", "bytes=0-1,3-4", "bytes=-", "bytes=99999999999999999999-"):
        assert anyone.call("GET", f"/assets/{name}", headers={"Range": odd}).status == 200, odd
    other = anyone.call("GET", f"/assets/{name}", headers={"Range": "bytes=0-1", "If-Range": '"other"'})
    assert other.status == 200 and other.body == data


def test_names_of_nothing(world):
    real = brought(world.user(), png(seed=next(SEEDS)))
    address = real.split(".")[0]
    anyone = world.http()
    for name in (address, f"{address}.gif", f"{address}.svg", "0" * 64 + ".png", f"{address.upper()}.png", f"{address}.png.png",
                 f"..%2f{real}", "%2e%2e", "metadata.sqlite", f"{address[:2]}%2f{real}", "a" * 5000):
        answer = anyone.call("GET", f"/assets/{name}")
        assert answer.status in (400, 404), (name, answer.status)
    assert anyone.call("GET", "/assets/").status == 404
    assert anyone.call("GET", f"/assets/{real}/..").status in (400, 404)


def test_only_what_is_taken_is_kept(world):
    ann = world.user("ann")
    fine = png(seed=next(SEEDS))
    for data, purpose, status, code in (
            (b"<svg onload=alert(1)>", "avatar", 415, "unsupported_asset"), (b"", "avatar", 415, "unsupported_asset"),
            (b"%PDF-1.4", "banner", 415, "unsupported_asset"), (mp3(), "avatar", 415, "unsupported_asset"),
            (fine, "sound", 415, "unsupported_asset"), (fine[:-1], "avatar", 400, "malformed_asset"),
            (fine + b"<script>alert(1)</script>", "avatar", 400, "malformed_asset"),
            (png(5000, 1), "avatar", 400, "asset_out_of_bounds"), (png(1025, 1), "emoji", 400, "asset_out_of_bounds"),
            (gif(501), "emoji", 400, "asset_out_of_bounds"), (mp3(1500), "sound", 413, "payload_too_large"),
            (b"\x89PNG" + b"\0" * (256 << 10), "emoji", 413, "payload_too_large"),
            (b"\xff" * (1 << 20) + b"\xff", "avatar", 413, "payload_too_large")):
        answer = bring(ann, data, purpose)
        assert (answer.status, answer.json["code"]) == (status, code), (data[:30], purpose, answer.body)
    for query in ("", "?purpose=", "?purpose=virus", "?purpose=avatar&purpose=icon"):
        answer = ann.call("POST", f"/assets{query}", raw=fine)
        assert answer.status == 400 and answer.json["field"] == "purpose", query
    assert ann.call("POST", "/assets?purpose=banner", raw=b"x" * ((4 << 20) + 1)).status == 413
    assert world.http().call("POST", "/assets?purpose=avatar", raw=fine).status == 401
    assert world.http("nonsense").call("POST", "/assets?purpose=avatar", raw=fine).status == 401


def test_what_describes_a_picture_is_not_kept(world):
    secret = b"GPS 52.5200 N 13.4050 E"
    data = png(seed=next(SEEDS), extra=chunk(b"tEXt", b"Comment\0" + secret) + chunk(b"eXIf", secret))
    name = brought(world.user(), data)
    assert secret not in world.http().call("GET", f"/assets/{name}").body


def test_the_same_from_many_at_once(world):
    data = png(50, 50, seed=next(SEEDS))
    people = [world.user() for _ in range(8)]
    answers = []
    threads = [threading.Thread(target=lambda who=who: answers.append(bring(who, data))) for who in people]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    names = {answer.json["asset"] for answer in answers if answer.status == 201}
    assert len(names) == 1 and all(answer.status in (201, 503) for answer in answers), [a.body for a in answers]
    assert world.http().call("GET", f"/assets/{names.pop()}").body == data


def slow_upload(port, token, length):
    one = socket.create_connection(("127.0.0.1", port))
    one.sendall(f"POST /assets?purpose=banner HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nContent-Length: {length}\r\n\r\n"
                .encode() + b"\x89PNG")
    return one


def test_bodies_on_their_way_are_counted(start):
    """Each holds memory, so no more than so many may begin; others go on, and places come back."""
    world = World(start({**UNLIMITED, "PARLEY_LIMITS__UPLOADS": "3", "PARLEY_LIMITS__UPLOADS_PER_PEER": "off"}))
    ann = world.user("ann")
    waiting = [slow_upload(world.port, ann.token, 1 << 20) for _ in range(3)]
    until = time.monotonic() + 10
    answer = bring(ann, png(seed=next(SEEDS)))
    while answer.status == 201 and time.monotonic() < until:  # one of them may have found our own in its place
        waiting.append(slow_upload(world.port, ann.token, 1 << 20))
        answer = bring(ann, png(seed=next(SEEDS)))
    assert answer.status == 503 and answer.json["code"] == "overloaded" and int(answer.headers["retry-after"]) > 0
    assert ann.call("GET", "/users/@me").status == 200
    # Strangers take no place: they are told to log in before a byte is read.
    stranger = world.http().call("POST", "/assets?purpose=banner", raw=png())
    assert stranger.status == 401
    for one in waiting:
        one.close()
    while bring(ann, png(seed=next(SEEDS))).status != 201:
        assert time.monotonic() < until + 10


def test_a_day_has_its_measure(start):
    world = World(start({**UNLIMITED, "PARLEY_LIMITS__ASSETS_PER_DAY": "3"}))
    ann, ben = world.user("ann"), world.user("ben")
    data = png(seed=next(SEEDS))
    for _ in range(3):
        assert bring(ann, data).status == 201
    answer = bring(ann, data)
    assert answer.status == 429 and answer.json["code"] == "upload_quota_reached" and int(answer.headers["retry-after"]) > 0
    assert bring(ben, data).status == 201
    assert bring(ann, b"<svg>").status == 415


@pytest.mark.parametrize("point", ["blobs.before_sync", "blobs.before_rename", "media.before_settle"])
def test_a_crash_in_the_middle_leaves_no_half(tmp_path, point):
    settings = {**QUICK, **UNLIMITED}
    server = Server(tmp_path / "data", settings, extra_environment={"PARLEY_FAILPOINT": f"{point}:1:crash"}).start()
    token = server.make_user("ann", password="correct horse battery")
    world = World(server)
    data = png(40, 40, seed=next(SEEDS))
    name = hashlib.sha256(data).hexdigest() + ".png"
    with pytest.raises(Exception):
        bring(world.http(token), data)
    server.process.wait(timeout=10)
    server.extra_environment = {}
    server.start()
    try:
        world = World(server)
        read = world.http().call("GET", f"/assets/{name}")
        assert read.status == 404 or read.body == data
        assert brought(world.http(token), data) == name
        assert world.http().call("GET", f"/assets/{name}").body == data
        left = [one for one in (tmp_path / "data" / "assets" / "incoming").iterdir()]
        assert left == []
    finally:
        assert server.stop() == 0
