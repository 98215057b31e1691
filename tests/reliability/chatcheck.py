"""Checks a recorded history of a chat against what Parley promises about durability and order.

A history is a list of records (dicts; JSON lines in a file). Times are seconds on one clock. Every record has `proc`.

  writer   {op: send|edit|delete, chan, t0, t1, nonce?, id?, text?, result: ok|unknown|refused}
           `text` is unique to the operation. `id` is known when the result is ok (always, for edit and delete).
  reader   {op: read, chan, t0, t1, messages: [[id, text], …] oldest first, final?: true}
           A whole channel. `final` marks the one read after everything has come to rest.
  listener {op: event, kind: create|update|delete, chan, id, text?, t}   in the order received, per proc
           {op: reset, t}   the listener lost its place and started afresh: gaps before it are not its fault

`check(history)` answers a list of sentences, empty when every promise was kept.
"""

import collections
import json
import sys


class _Channel:
    def __init__(self):
        self.sends = []
        self.edits = collections.defaultdict(list)
        self.deletes = collections.defaultdict(list)
        self.reads = []
        self.final = None

    def known_texts(self):
        texts = {s["text"] for s in self.sends}
        for edits in self.edits.values():
            texts |= {e["text"] for e in edits}
        return texts

    def may_be_deleted(self, message_id):
        return any(d["result"] != "refused" for d in self.deletes[message_id])


def _collect(history):
    channels = collections.defaultdict(_Channel)
    listeners = collections.defaultdict(list)
    for record in history:
        op = record["op"]
        if op in ("event", "reset"):
            listeners[record["proc"]].append(record)
            continue
        channel = channels[record["chan"]]
        if op == "send":
            channel.sends.append(record)
        elif op == "edit":
            channel.edits[record["id"]].append(record)
        elif op == "delete":
            channel.deletes[record["id"]].append(record)
        elif op == "read":
            channel.reads.append(record)
            if record.get("final"):
                channel.final = record
    return channels, listeners


def _check_final(name, channel, found):
    """Lost, phantom, doubled or altered messages, by the last read of all."""
    if channel.final is None:
        found.append(f"channel {name}: there is no final read to judge by")
        return
    ids = [m[0] for m in channel.final["messages"]]
    texts = dict(channel.final["messages"])
    if len(set(ids)) != len(ids):
        found.append(f"channel {name}: an id stands twice in the final read")
    by_text = {}
    for send in channel.sends:
        if send["result"] == "ok":
            by_text[send["text"]] = send["id"]
            if send["id"] not in texts and not channel.may_be_deleted(send["id"]):
                found.append(f"channel {name}: lost ack: message {send['id']} was acknowledged and is gone")
    originals = collections.Counter()
    refused = {s["text"] for s in channel.sends if s["result"] == "refused"}
    sent_once = {s["text"] for s in channel.sends}
    for message_id, text in texts.items():
        if text in refused:
            found.append(f"channel {name}: phantom: message {message_id} was refused and is there")
        if text in sent_once:
            originals[text] += 1
            if by_text.get(text, message_id) != message_id:
                found.append(f"channel {name}: duplicate: {by_text[text]} stands again as {message_id}")
    for text, count in originals.items():
        if count > 1:
            found.append(f"channel {name}: duplicate: {text!r} stands {count} times")
    _check_contents(name, channel, texts, found)


def _check_contents(name, channel, texts, found):
    sent_as = {s.get("id"): s["text"] for s in channel.sends if s["result"] == "ok"}
    for message_id, text in texts.items():
        edits = [e for e in channel.edits[message_id] if e["result"] != "refused"]
        acked = [e for e in edits if e["result"] == "ok"]
        last_start = max((e["t0"] for e in acked), default=None)
        # Whatever ended before the last acknowledged edit began cannot be what stands.
        allowed = {e["text"] for e in edits if last_start is None or e["t1"] >= last_start or e["result"] == "unknown"}
        if last_start is None and message_id in sent_as:
            allowed.add(sent_as[message_id])
        if message_id in sent_as and text not in allowed:
            found.append(f"channel {name}: divergent final state: message {message_id} reads {text!r}")


def _check_reads(name, channel, found):
    intended = channel.known_texts()
    for read in channel.reads:
        ids = [m[0] for m in read["messages"]]
        if any(a >= b for a, b in zip(ids, ids[1:])):
            found.append(f"channel {name}: order: a read is not in rising order of ids")
        for message_id, text in read["messages"]:
            if text not in intended:
                found.append(f"channel {name}: phantom: {text!r} was never sent")
        seen = set(ids)
        for send in channel.sends:
            if send["result"] != "ok" or channel.may_be_deleted(send["id"]):
                continue
            if send["t1"] <= read["t0"] and send["id"] not in seen:
                found.append(f"channel {name}: stale read: {send['id']} was acknowledged before the read began")
        for message_id, deletes in channel.deletes.items():
            if message_id in seen and any(d["result"] == "ok" and d["t1"] <= read["t0"] for d in deletes):
                found.append(f"channel {name}: resurrected delete: {message_id} is back")
    ordered = sorted(channel.reads, key=lambda r: r["t0"])
    for first, second in ((a, b) for i, a in enumerate(ordered) for b in ordered[i + 1:] if b["t0"] >= a["t1"]):
        missing = {m[0] for m in first["messages"]} - {m[0] for m in second["messages"]}
        for message_id in missing:
            if not channel.may_be_deleted(message_id):
                found.append(f"channel {name}: non-monotonic read: {message_id} was seen and then not")
        if len(ordered) > 50:
            break  # quadratic; the final read alone judges long histories


def _check_listener(proc, records, channels, found):
    runs = [[]]
    for record in records:
        if record["op"] == "reset":
            runs.append([])
        else:
            runs[-1].append(record)
    for run in runs:
        by_channel = collections.defaultdict(list)
        for record in run:
            by_channel[record["chan"]].append(record)
        for name, events in by_channel.items():
            _check_run(proc, name, events, channels[name], found)


def _check_run(proc, name, events, channel, found):
    created = [e["id"] for e in events if e["kind"] == "create"]
    if any(a >= b for a, b in zip(created, created[1:])):
        found.append(f"listener {proc}: order disagreement or repeat in channel {name}: ids do not rise")
    if not created:
        return
    seen = set()
    for event in events:
        if event["kind"] == "create":
            seen.add(event["id"])
        elif event["kind"] == "update" and event["id"] >= created[0] and event["id"] not in seen:
            found.append(f"listener {proc}: edit before create: {event['id']} in channel {name}")
    if channel.final is None:
        return
    between = {m[0] for m in channel.final["messages"] if created[0] <= m[0] <= created[-1]}
    for message_id in sorted(between - seen):
        found.append(f"listener {proc}: skip: it moved past {message_id} in channel {name} without seeing it")


def check(history):
    channels, listeners = _collect(history)
    found = []
    for name, channel in list(channels.items()):
        _check_final(name, channel, found)
        _check_reads(name, channel, found)
    for proc, records in listeners.items():
        _check_listener(proc, records, channels, found)
    return found


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as lines:
        problems = check([json.loads(line) for line in lines])
    print("\n".join(problems) or "every promise was kept")
    sys.exit(1 if problems else 0)
