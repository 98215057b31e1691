"""Channels that keep messages for a while only."""

import sqlite3
import time
from pathlib import Path

from integration.conftest import UNLIMITED, World

SHORT = {**UNLIMITED, "PARLEY_RETENTION__EVERY": "1s", "PARLEY_DRAIN__WINDOW": "1s"}


def until_empty(who, channel):
    deadline = time.monotonic() + 30
    while who.must("GET", f"/channels/{channel}/messages"):
        assert time.monotonic() < deadline, "nothing was deleted"
        time.sleep(0.2)


def test_what_a_channel_does_not_keep_goes(start):
    world = World(start(SHORT))
    ann = world.user("ann")
    made, keeps = world.community(ann)
    forgets = ann.must("POST", f"/servers/{made['serverId']}/channels", {"name": "forgets"})["channelId"]
    kept = ann.send(keeps, "kept")["messageId"]
    for i in range(150):  # more than one batch
        ann.send(forgets, f"m{i}")
    ann.must("PATCH", f"/channels/{forgets}", {"retentionSeconds": 3600})
    assert world.server.stop() == 0
    # Nobody waits an hour here.
    with sqlite3.connect(Path(world.server.data) / "metadata.sqlite") as database:
        assert database.execute("update channel set retention = 2 where id = ?", (int(forgets),)).rowcount == 1
    world.server.start()
    ann.close()  # of the server that has ended
    until_empty(ann, forgets)
    session = world.online(ann)
    late = ann.send(forgets, "late")["messageId"]
    assert session.wait_for("MESSAGE_CREATE")["messageId"] == late
    told = session.wait_for("MESSAGE_DELETE_BULK")
    assert (told["channelId"], told["messageIds"]) == (forgets, [late])
    until_empty(ann, forgets)
    assert [one["messageId"] for one in ann.must("GET", f"/channels/{keeps}/messages")] == [kept]
    # Without a retention it keeps again.
    ann.must("PATCH", f"/channels/{forgets}", {"retentionSeconds": 0})
    again = ann.send(forgets, "for ever")["messageId"]
    time.sleep(4)
    assert [one["messageId"] for one in ann.must("GET", f"/channels/{forgets}/messages")] == [again]
