"""What sampled people try after each change, and what must be true of everybody by then."""

import time

from security.permission_acts import overwrites_of
from security.permission_oracle import ALL, BIT, NAMES

TYPING_PAUSE = 10
NAMED = {name for name in NAMES if name != "-"}


class Tries:
    def __init__(self, matrix):
        self.matrix = matrix
        self.dice = matrix.dice
        self.sent = {}  # message: (server, channel), since the last look
        self.typed = {}  # (person, channel): when
        self.serial = 0

    def some(self, acts):
        home = acts.home
        for _ in range(3):
            person, channel = self.dice.choice(acts.people), acts.channel()
            self.of_channel(home, person, channel)
        self.of_server(home, self.dice.choice(acts.people))
        self.handed_out(home, self.dice.choice(acts.people))
        self.explain(home, acts)
        self.member_list(acts)
        self.typing(acts)

    def call(self, person, method, path, body=None):
        """Any answer, looked through."""
        answer = person.http.call(method, path, body)
        self.matrix.facts["tries"] += 1
        self.matrix.ears.body(person, f"{method} {path}", answer.body)
        return answer

    def compare(self, person, method, path, body, verdict, hidden=False):
        """The answer when it was done, else nothing. What is `hidden` must look as if it were not there."""
        answer = self.call(person, method, path, body)
        done = answer.status < 300
        if not done and (answer.status not in (403, 404) or (hidden and answer.status != 404)):
            self.matrix.problem(f"{person} {method} {path} was refused with {answer.status}, hidden: {hidden}")
        if verdict is not None and verdict != done:
            self.matrix.problem(f"{person} {method} {path} answered {answer.status}, the oracle says {verdict}")
        return answer if done else None

    # In a channel.

    def of_channel(self, home, person, channel):
        path, who = f"/channels/{channel.id}", person.id
        hidden = not home.can(who, channel.id, "view_channel")
        self.compare(person, "GET", path, None, not hidden, hidden)
        if channel.kind != "text":
            return
        self._read(home, person, channel, hidden)
        self._send(home, person, channel, hidden)
        if channel.messages:
            self._one_message(home, person, channel, hidden)

    def _read(self, home, person, channel, hidden):
        may = home.may_read(person.id, channel.id)
        page = self.call(person, "GET", f"/channels/{channel.id}/messages?limit=20")
        # Without read_message_history: refused, or a page with nothing in it.
        if page.status < 300 and hidden or page.status >= 300 and may or page.status < 300 and not may and page.json:
            self.matrix.problem(f"{person} reads {channel.id}: {page.status}, the oracle says {may}")
        if may and page.status < 300:
            newest = sorted(map(int, channel.messages), reverse=True)[:20]
            if [int(message["messageId"]) for message in page.json] != newest:
                self.matrix.problem(f"{person} reads another history of {channel.id} than was written")

    def _send(self, home, person, channel, hidden):
        self.serial += 1
        content = f"{self.serial} about {channel.canary}"
        sent = self.compare(person, "POST", f"/channels/{channel.id}/messages", {"content": content},
                            home.may_send(person.id, channel.id), hidden)
        if sent is not None:
            message = sent.json["messageId"]
            channel.messages[message] = person.id
            self.sent[message] = (home, channel.id)

    def _one_message(self, home, person, channel, hidden):
        message = self.dice.choice(sorted(channel.messages))
        path, who = f"/channels/{channel.id}/messages/{message}", person.id
        self.compare(person, "GET", path, None, home.may_read(who, channel.id), hidden)
        self.compare(person, "PUT", f"/channels/{channel.id}/read", {"messageId": message},
                     home.may_mark_read(who, channel.id), hidden)
        what = self.dice.random()
        if what < 0.5:
            self.serial += 1
            self.compare(person, "PATCH", path, {"content": f"{self.serial} edited, about {channel.canary}"},
                         home.may_edit(who, channel.id, message), hidden)
        elif what < 0.7 and self.compare(person, "DELETE", path, None, home.may_delete(who, channel.id, message), hidden):
            del channel.messages[message]

    # In the server.

    def of_server(self, home, person):
        path, who = f"/servers/{home.id}", person.id
        member = who in home.members
        self.compare(person, "GET", path, None, member, not member)
        listed = self.compare(person, "GET", f"{path}/channels", None, member, not member)
        if listed is not None and {channel["channelId"] for channel in listed.json} != home.sees(who):
            self.matrix.problem(f"{person} is shown other channels than those to be seen: {listed.body[:300]!r}")
        every = self.call(person, "GET", "/servers").json
        shown = {server["serverId"]: set(server["channels"]) for server in every}
        if shown != {each.id: each.sees(who) for each in self.matrix.homes if who in each.members}:
            self.matrix.problem(f"{person} has other servers or channels than the oracle: {shown}")
        for part in ("members", "roles"):
            self.compare(person, "GET", f"{path}/{part}", None, member, not member)
        self.compare(person, "GET", f"{path}/bans", None, home.has(who, "ban_members"), not member)
        self._audit_log(home, person, member)
        made = self.compare(person, "POST", f"{path}/invites", {"maxAgeSeconds": 60}, home.has(who, "create_invite"), not member)
        if made is not None:
            self.call(person, "DELETE", f"/invites/{made.json['code']}")
        self.compare(person, "GET", f"{path}/invites", None,
                     False if not member else True if home.has(who, "create_invite", "manage_server") else None, not member)

    def handed_out(self, home, person):
        """Events, onboarding, exports and templates: of what one sees, and nothing of the rest."""
        path, who = f"/servers/{home.id}", person.id
        member, manager = who in home.members, home.has(who, "manage_server")
        listed = self.compare(person, "GET", f"{path}/events", None, member, not member)
        if listed is not None and {event["eventId"] for event in listed.json} != home.sees_events(who):
            self.matrix.problem(f"{person} is shown other events than those to be seen: {listed.body[:300]!r}")
        if home.events:
            event = self.dice.choice(sorted(home.events))
            seen = event in home.sees_events(who)
            for method, where in (("GET", ""), ("PUT", "/interest"), ("GET", "/interested"), ("DELETE", "/interest")):
                self.compare(person, method, f"{path}/events/{event}{where}", None, seen, not seen)
        shown = self.compare(person, "GET", f"{path}/onboarding", None, member, not member)
        if shown is not None and {one["channelId"] for one in shown.json["welcome"]["channels"]} != home.sees_signposts(who):
            self.matrix.problem(f"{person} is shown another way than to the channels to be seen: {shown.body[:300]!r}")
        content = self.compare(person, "GET", f"{path}/export", None, manager, not member)
        if content is not None and len(content.json["channels"]) != len(home.sees(who)):
            self.matrix.problem(f"{person} exports other channels than those to be seen")
        made = self.compare(person, "POST", f"{path}/templates", {"name": "shape"}, manager, not member)
        if made is not None:
            self.call(person, "DELETE", f"{path}/templates/{made.json['code']}")

    def _audit_log(self, home, person, member):
        """Not looked through for canaries when it may be read: it tells of everything that was done."""
        may = home.has(person.id, "view_audit_log")
        answer = person.http.call("GET", f"/servers/{home.id}/audit-log?limit=20")
        if not may:
            self.matrix.ears.body(person, "the audit log", answer.body)
        if (answer.status < 300) != may or (not member and answer.status != 404):
            self.matrix.problem(f"{person} reads the audit log: {answer.status}, the oracle says {may}")

    def explain(self, home, acts):
        """The owner asks about somebody, and they ask about themselves: every permission must be the oracle's."""
        other, channel = acts.member(), acts.channel()
        path = f"/servers/{home.id}/permissions/explain"
        self._explained(acts.owner(), f"{path}?member={other.id}", home.base(other.id), ALL)
        certain = ALL & ~home.open_bits(channel.id)
        there = home.in_channel(other.id, channel.id)
        self._explained(acts.owner(), f"{path}?member={other.id}&channel={channel.id}", there, certain)
        if there:
            self._explained(other, f"{path}?member={other.id}&channel={channel.id}", there, certain)
        role = self.dice.choice([home.id, *home.order])
        self._explained(acts.owner(), f"{path}?role={role}&channel={channel.id}", home.role_in_channel(role, channel.id), certain)
        third = self.dice.choice(acts.people)
        if third is not other and third.id != home.owner:
            member = third.id in home.members
            self.compare(third, "GET", f"{path}?member={other.id}", None, home.has(third.id, "manage_roles"), not member)

    def _explained(self, person, path, expected, certain):
        answer = self.compare(person, "GET", path, None, True)
        if answer is None:
            return
        said = {one["permission"]: one["allowed"] for one in answer.json["permissions"]}
        wrong = [name for name, allowed in said.items() if BIT[name] & certain and bool(expected & BIT[name]) != allowed]
        if wrong or set(said) != NAMED:
            self.matrix.problem(f"{path} says otherwise of {wrong or NAMED ^ set(said)}")

    def member_list(self, acts):
        """Who may see the channel is shown exactly those who may; whoever may not is shown nothing."""
        home, channel, person = acts.home, acts.channel(), self.dice.choice(acts.people)
        session = person.session
        if not session.connected:
            return
        session.lists.clear()
        session.say(14, {"serverId": home.id, "channelId": channel.id, "ranges": [[0, 99]]})
        self.matrix.facts["lists"] += 1
        if home.can(person.id, channel.id, "view_channel"):
            expected = {who for who in home.members if home.can(who, channel.id, "view_channel")}
            if not session.drain(lambda: {who for who in session.lists.get(channel.id, []) if who} == expected):
                self.matrix.problem(f"{person} is shown {session.lists.get(channel.id)} of {channel.id}, not {expected}")
            return
        self.serial += 1
        nonce = f"behind {self.serial}"
        session.say(8, {"serverId": home.id, "userIds": [person.id], "nonce": nonce})
        if not session.drain(lambda: nonce in session.chunks):
            self.matrix.problem(f"{person} did not get the members asked for")
        if channel.id in session.lists:
            self.matrix.problem(f"{person} is shown the list of {channel.id}, which is hidden from them")

    # To everybody.

    def typing(self, acts):
        """Where there is such a channel, in one that not everybody sees."""
        home, person = acts.home, self.dice.choice(acts.people)
        texts = [channel for channel in home.channels.values() if channel.kind == "text"]
        partly = [c for c in texts if not all(home.can(who, c.id, "view_channel") for who in home.members)]
        if not texts:
            return
        channel = self.dice.choice(partly or texts)
        hidden = not home.can(person.id, channel.id, "view_channel")
        if not self.compare(person, "POST", f"/channels/{channel.id}/typing", None, home.may_type(person.id, channel.id), hidden):
            return
        # One word per person and channel in a while is enough for a server.
        now = time.monotonic()
        again = now - self.typed.get((person, channel.id), -TYPING_PAUSE) < TYPING_PAUSE
        self.typed[person, channel.id] = now
        # Whoever may see it is told; so by then whoever may not would have been told, too.
        for other in self.matrix.people:
            session = other.session
            if other is not person and session.connected and not again and home.can(other.id, channel.id, "view_channel"):
                if not session.drain(lambda s=session: (channel.id, person.id) in s.typed):
                    self.matrix.problem(f"{other} was not told that {person} types in {channel.id}")
            session.typed.clear()

    def check_told(self):
        """Everybody who is connected was told of each message in the channels that they see, and of no other."""
        for person in self.matrix.people:
            session = person.session
            if session.connected and person not in self.matrix.back:
                expected = {message for message, (home, channel) in self.sent.items()
                            if home.can(person.id, channel, "view_channel")}
                if set(session.told) != expected:
                    self.matrix.problem(f"{person} was told of {sorted(set(session.told) ^ expected)} too many or too few")
                self.matrix.facts["told"] += len(expected)
            session.told.clear()
        self.sent.clear()

    def check_state(self, acts):
        """The owner sees what the oracle holds."""
        home, http, path = acts.home, acts.owner().http, f"/servers/{acts.home.id}"
        roles = http.must("GET", f"{path}/roles")
        if [role["roleId"] for role in roles] != [*home.order[::-1], home.id]:
            self.matrix.problem(f"the roles stand in another order: {[role['roleId'] for role in roles]}")
        for role in roles:
            held = home.everyone if role["roleId"] == home.id else home.roles.get(role["roleId"])
            if held is not None and int(role["permissions"]) != held.permissions:
                self.matrix.problem(f"role {held.id} holds {role['permissions']}, not {held.permissions}")
        channels = {channel["channelId"]: channel for channel in http.must("GET", f"{path}/channels")}
        if set(channels) != set(home.channels):
            self.matrix.problem(f"there are other channels: {set(channels) ^ set(home.channels)}")
        for channel in home.channels.values():
            shown = channels.get(channel.id)
            if shown and (shown["parentId"], overwrites_of(shown)) != (channel.parent, channel.overwrites):
                self.matrix.problem(f"channel {channel.id} is {shown}, not in {channel.parent} with {channel.overwrites}")
        members = {member["userId"]: member for member in http.must("GET", f"{path}/members?limit=1000")}
        held = {who: (member.roles, member.timed_out) for who, member in home.members.items()}
        if {who: (set(m["roleIds"]), m["timedOutUntil"] is not None) for who, m in members.items()} != held:
            self.matrix.problem(f"members are {members}, not {held}")
        if {ban["userId"] for ban in http.must("GET", f"{path}/bans?limit=1000")} != home.banned:
            self.matrix.problem("others are banned")
