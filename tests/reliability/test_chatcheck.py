"""The checker is itself checked: a good history passes, and each of these bad ones is named for what it is."""

import copy

import pytest

from reliability.chatcheck import check


def good():
    return [
        {"proc": "w", "op": "send", "chan": "c", "t0": 0, "t1": 1, "nonce": "1", "id": 1, "text": "a", "result": "ok"},
        {"proc": "w", "op": "send", "chan": "c", "t0": 1, "t1": 2, "nonce": "2", "id": 2, "text": "b", "result": "ok"},
        {"proc": "w", "op": "edit", "chan": "c", "t0": 2, "t1": 3, "id": 1, "text": "a2", "result": "ok"},
        {"proc": "w", "op": "send", "chan": "c", "t0": 3, "t1": 4, "nonce": "3", "id": 3, "text": "d", "result": "ok"},
        {"proc": "w", "op": "delete", "chan": "c", "t0": 4, "t1": 5, "id": 3, "result": "ok"},
        {"proc": "w", "op": "send", "chan": "c", "t0": 5, "t1": 6, "nonce": "4", "id": 4, "text": "e", "result": "ok"},
        {"proc": "r", "op": "read", "chan": "c", "t0": 6, "t1": 7, "messages": [[1, "a2"], [2, "b"], [4, "e"]]},
        {"proc": "l", "op": "event", "kind": "create", "chan": "c", "id": 1, "text": "a", "t": 1},
        {"proc": "l", "op": "event", "kind": "create", "chan": "c", "id": 2, "text": "b", "t": 2},
        {"proc": "l", "op": "event", "kind": "update", "chan": "c", "id": 1, "text": "a2", "t": 3},
        {"proc": "l", "op": "event", "kind": "create", "chan": "c", "id": 3, "text": "d", "t": 4},
        {"proc": "l", "op": "event", "kind": "delete", "chan": "c", "id": 3, "t": 5},
        {"proc": "l", "op": "event", "kind": "create", "chan": "c", "id": 4, "text": "e", "t": 6},
        {"proc": "f", "op": "read", "chan": "c", "t0": 9, "t1": 9, "final": True,
         "messages": [[1, "a2"], [2, "b"], [4, "e"]]},
    ]


def final(history):
    return next(r for r in history if r.get("final"))


def lost_ack(h):
    final(h)["messages"].remove([2, "b"])


def phantom(h):
    final(h)["messages"].append([9, "never sent"])


def refused_yet_there(h):
    h.append({"proc": "w", "op": "send", "chan": "c", "t0": 0, "t1": 1, "nonce": "9", "text": "no", "result": "refused"})
    final(h)["messages"].append([9, "no"])


def duplicate(h):
    final(h)["messages"].append([9, "b"])


def duplicate_of_unknown(h):
    h.append({"proc": "w", "op": "send", "chan": "c", "t0": 0, "t1": 1, "nonce": "9", "text": "u", "result": "unknown"})
    final(h)["messages"] += [[8, "u"], [9, "u"]]


def order_of_read(h):
    final(h)["messages"].reverse()


def order_of_listener(h):
    at = [i for i, r in enumerate(h) if r["op"] == "event" and r["kind"] == "create"]
    h[at[0]], h[at[1]] = h[at[1]], h[at[0]]


def repeated_event(h):
    at = next(i for i, r in enumerate(h) if r["op"] == "event")
    h.insert(at, copy.deepcopy(h[at]))


def skip(h):
    h.remove(next(r for r in h if r["op"] == "event" and r["id"] == 2))


def stale_read(h):
    next(r for r in h if r["op"] == "read")["messages"].pop()


def non_monotonic(h):
    h.append({"proc": "w", "op": "send", "chan": "c", "t0": 0, "t1": 100, "nonce": "9", "text": "u", "result": "unknown"})
    next(r for r in h if r["op"] == "read")["messages"].append([9, "u"])


def edit_before_create(h):
    at = next(i for i, r in enumerate(h) if r["op"] == "event" and r["id"] == 2)
    h.insert(at, {"proc": "l", "op": "event", "kind": "update", "chan": "c", "id": 2, "text": "x", "t": 2})


def resurrected_delete(h):
    final(h)["messages"].insert(2, [3, "d"])


def divergent(h):
    final(h)["messages"][0][1] = "a"


BAD = [
    (lost_ack, "lost ack"), (phantom, "phantom"), (refused_yet_there, "phantom"), (duplicate, "duplicate"),
    (duplicate_of_unknown, "duplicate"), (order_of_read, "order"), (order_of_listener, "order disagreement"),
    (repeated_event, "repeat"), (skip, "skip"), (stale_read, "stale read"), (non_monotonic, "non-monotonic"),
    (edit_before_create, "edit before create"), (resurrected_delete, "resurrected"), (divergent, "divergent"),
]


def test_a_good_history_passes():
    assert check(good()) == []


def test_an_unknown_send_may_be_there_or_not():
    history = good()
    history.append({"proc": "w", "op": "send", "chan": "c", "t0": 6, "t1": 7, "nonce": "9", "text": "u", "result": "unknown"})
    assert check(history) == []
    final(history)["messages"].append([9, "u"])
    assert check(history) == []


def test_a_reset_excuses_a_gap():
    history = good()
    at = next(i for i, r in enumerate(history) if r["op"] == "event" and r["id"] == 2)
    history[at] = {"proc": "l", "op": "reset", "t": 2}
    history.remove(next(r for r in history if r["op"] == "event" and r["kind"] == "update"))
    assert check(history) == []


@pytest.mark.parametrize("damage,name", BAD, ids=[d.__name__ for d, _ in BAD])
def test_each_bad_history_is_named(damage, name):
    history = good()
    damage(history)
    assert any(name in problem for problem in check(history)), check(history)
