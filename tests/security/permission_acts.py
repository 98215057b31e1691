"""The changes that the permission matrix makes: who tries what on whom, what the oracle says to it, and what follows if it is done."""

from security.permission_oracle import BIT, Channel, Member, Role, bits
from security.permission_people import new_canary

IN_CHANNELS = ("view_channel view_channel view_channel send_messages send_messages read_message_history manage_messages "
               "manage_channels create_invite attach_files mention_everyone embed_links connect create_events").split()
IN_ROLES = IN_CHANNELS + ("manage_roles manage_roles kick_members ban_members moderate_members manage_server view_audit_log "
                          "manage_nicknames change_nickname").split()


class Attempt:
    """One request of one person. `done(answer)` brings the oracle up to date."""

    def __init__(self, who, method, path, body, verdict, done=None, refusals=(403, 404)):
        self.who, self.method, self.path, self.body = who, method, path, body
        self.verdict = verdict
        self.done = done or (lambda answer: None)
        self.refusals = refusals

    def __repr__(self):
        return f"{self.who} {self.method} {self.path} {self.body}"


def overwrites_of(channel):
    return {(one["type"], one["targetId"]): (int(one["allow"]), int(one["deny"])) for one in channel["overwrites"]}


class Acts:
    """Makes attempts in one community; `dice` is the only source of chance but for canaries."""

    def __init__(self, home, people, code, dice):
        self.home, self.people, self.code, self.dice = home, people, code, dice
        self.path = f"/servers/{home.id}"
        self.serial = 0

    def any(self):
        kinds = {self.create_role: 5, self.edit_role: 12, self.delete_role: 3, self.reorder_roles: 5, self.give_role: 10,
                 self.take_role: 5, self.time_out: 5, self.rename: 3, self.kick: 3, self.leave: 2, self.ban: 3, self.unban: 4,
                 self.join: 12, self.create_channel: 5, self.edit_channel: 4, self.move_channel: 5, self.sync_channel: 4,
                 self.delete_channel: 3, self.overwrite: 24, self.lift_overwrite: 8, self.rename_server: 3, self.hand_over: 2, self.announce: 8,
                 self.call_off: 3, self.show_the_way: 3, self.invite_with_role: 4, self.join_with_role: 5}
        while True:
            made = self.dice.choices(list(kinds), weights=list(kinds.values()))[0]()
            if made is not None:
                return made

    # Who and what.

    def owner(self):
        return next(person for person in self.people if person.id == self.home.owner)

    def actor(self):
        return self.owner() if self.dice.random() < 0.5 else self.dice.choice(self.people)

    def able(self, permission):
        """Often somebody who has it without owning the server: those are the ones who can reach too far."""
        some = [p for p in self.people if p.id != self.home.owner and self.home.has(p.id, permission)]
        return self.dice.choice(some) if some and self.dice.random() < 0.5 else self.actor()

    def member(self, but=None):
        return self._one([p for p in self.people if p.id in self.home.members and p is not but])

    def _one(self, some):
        some = list(some)
        return self.dice.choice(some) if some else None

    def role(self):
        return self._one(self.home.order)

    def channel(self, *kinds):
        return self._one(c for c in self.home.channels.values() if not kinds or c.kind in kinds)

    def some_bits(self, names, count_max):
        return bits(*set(self.dice.choices(names, k=self.dice.randint(0, count_max))))

    # Roles.

    def create_role(self, who=None, permissions=None):
        if len(self.home.order) >= 12:
            return None
        who, free, mutes = who or self.able("manage_roles"), self.dice.random() < 0.2, self.dice.random() < 0.1
        if permissions is None:
            permissions = self.some_bits(IN_ROLES, 4) | (BIT["administrator"] if self.dice.random() < 0.05 else 0)
        self.serial += 1

        def done(answer):
            role = answer["roleId"]
            self.home.roles[role] = Role(role, permissions, free, mutes)
            self.home.order.insert(0, role)

        body = {"name": f"role {self.serial}", "permissions": str(permissions), "selfAssignable": free, "mutes": mutes}
        return Attempt(who, "POST", f"{self.path}/roles", body, self.home.may_create_role(who.id, permissions), done)

    def edit_role(self):
        role = self.role() if self.dice.random() < 0.75 else self.home.id
        if role is None:
            return None
        who, held = self.able("manage_roles"), self.home.everyone if role == self.home.id else self.home.roles[role]
        permissions = held.permissions ^ self.some_bits(IN_ROLES, 3)
        mutes = held.mutes
        if role == self.home.id:
            permissions &= ~BIT["administrator"]
        elif self.dice.random() < 0.2:
            mutes = not mutes

        def done(_):
            held.permissions, held.mutes = permissions, mutes

        body = {"permissions": str(permissions)} | ({"mutes": mutes} if mutes != held.mutes else {})
        return Attempt(who, "PATCH", f"{self.path}/roles/{role}", body,
                       self.home.may_edit_role(who.id, role, permissions), done)

    def delete_role(self):
        who, role = self.able("manage_roles"), self.role()
        if role is None or len(self.home.order) < 4:
            return None
        return Attempt(who, "DELETE", f"{self.path}/roles/{role}", None, self.home.may_manage_role(who.id, role),
                       lambda _: self.home.drop_role(role))

    def reorder_roles(self):
        if len(self.home.order) < 2:
            return None
        who, (one, other) = self.able("manage_roles"), self.dice.sample(self.home.order, 2)
        order = [{one: other, other: one}.get(role, role) for role in self.home.order]

        def done(_):
            self.home.order = order

        return Attempt(who, "PATCH", f"{self.path}/roles", {"roleIds": order[::-1]},
                       self.home.may_manage_role(who.id, one, other), done)

    def give_role(self, who=None, other=None, role=None):
        who, other, role = who or self.able("manage_roles"), other or self.member(), role or self.role()
        if self.dice.random() < 0.2 and who is not self.owner():
            other = who
        if role is None or other.id not in self.home.members or role in self.home.members[other.id].roles:
            return None
        return Attempt(who, "PUT", f"{self.path}/members/{other.id}/roles/{role}", None,
                       self.home.may_give(who.id, other.id, role), lambda _: self.home.members[other.id].roles.add(role))

    def take_role(self):
        who, other = self.able("manage_roles"), self.member()
        role = self._one(sorted(self.home.members[other.id].roles))
        if role is None:
            return None
        return Attempt(who, "DELETE", f"{self.path}/members/{other.id}/roles/{role}", None,
                       self.home.may_give(who.id, other.id, role), lambda _: self.home.members[other.id].roles.discard(role))

    # Members.

    def time_out(self):
        who = self.able("moderate_members")
        other = self.member(but=who)
        if other is None:
            return None
        lift = self.home.members[other.id].timed_out

        def done(_):
            self.home.members[other.id].timed_out = not lift

        return Attempt(who, "PATCH", f"{self.path}/members/{other.id}", {"timeoutSeconds": 0 if lift else 3600},
                       self.home.may_time_out(who.id, other.id, lift), done)

    def rename(self):
        who, other = self.able("manage_nicknames"), self.member()
        self.serial += 1
        return Attempt(who, "PATCH", f"{self.path}/members/{other.id}", {"nickname": f"nick {self.serial}"},
                       self.home.may_rename(who.id, other.id))

    def kick(self):
        who = self.able("kick_members")
        other = self.member(but=who)
        if other is None or len(self.home.members) < 4:
            return None
        return Attempt(who, "DELETE", f"{self.path}/members/{other.id}", None,
                       self.home.may_moderate(who.id, other.id, "kick_members"), lambda _: self.home.drop_member(other.id))

    def leave(self):
        who = self.actor()
        if len(self.home.members) < 4:
            return None
        verdict = who.id in self.home.members and who.id != self.home.owner
        return Attempt(who, "DELETE", f"{self.path}/members/@me", None, verdict, lambda _: self.home.drop_member(who.id),
                       refusals=(404, 409))

    def ban(self):
        who, other = self.able("ban_members"), self.dice.choice(self.people)
        if other is who or len(self.home.members) < 4:
            return None

        def done(_):
            self.home.drop_member(other.id)
            self.home.banned.add(other.id)

        return Attempt(who, "PUT", f"{self.path}/bans/{other.id}", {}, self.home.may_moderate(who.id, other.id, "ban_members"),
                       done)

    def unban(self):
        who, other = self.able("ban_members"), self._one(sorted(self.home.banned))
        if other is None:
            return None
        return Attempt(who, "DELETE", f"{self.path}/bans/{other}", None, self.home.has(who.id, "ban_members"),
                       lambda _: self.home.banned.discard(other))

    def join(self, who=None):
        who = who or self._one(p for p in self.people if p.id not in self.home.members)
        if who is None:
            return None

        def done(_):
            self.home.members[who.id] = Member()

        return Attempt(who, "POST", f"/invites/{self.code}", None, who.id not in self.home.banned, done)

    def invite_with_role(self):
        who, role = self.able("manage_roles"), self.role()
        if role is None or len(self.home.keys) >= 6:
            return None
        return Attempt(who, "POST", f"{self.path}/invites", {"roleIds": [role], "maxUses": 1},
                       self.home.may_invite_with(who.id, role),
                       lambda answer: self.home.keys.append((answer["code"], who.id, role)))

    def join_with_role(self):
        who = self._one(p for p in self.people if p.id not in self.home.members)
        if who is None or not self.home.keys:
            return None
        key = self.home.keys[0]
        code, creator, role = key

        def done(_):
            self.home.keys.remove(key)
            given = {role} if self.home.gives(creator, role) else set()
            self.home.members[who.id] = Member()
            self.home.members[who.id].roles = given

        return Attempt(who, "POST", f"/invites/{code}", None, who.id not in self.home.banned, done)

    # What the server hands out beside its channels.

    def announce(self):
        """An event in a channel, with the channel's canary."""
        who, channel = self.able("create_events"), self.channel("text", "voice")
        if channel is None or len(self.home.events) >= 20:
            return None

        def done(answer):
            self.home.events[answer["eventId"]] = channel.id

        body = {"name": f"in {channel.canary}", "startsAt": "2029-11-22T20:00:00Z", "channelId": channel.id}
        return Attempt(who, "POST", f"{self.path}/events", body, self.home.may_announce(who.id, channel.id), done,
                       refusals=(400, 403, 404))

    def call_off(self):
        if not self.home.events:
            return None
        event = self._one(sorted(self.home.events))
        return Attempt(self.owner(), "DELETE", f"{self.path}/events/{event}", None, True, lambda _: self.home.events.pop(event))

    def show_the_way(self):
        who, channels = self.owner(), list(self.home.channels.values())[:10]

        def done(_):
            self.home.signposts = {channel.id for channel in channels}

        posts = [{"channelId": channel.id, "text": f"to {channel.canary}"} for channel in channels]
        return Attempt(who, "PUT", f"{self.path}/onboarding", {"welcome": {"text": "", "channels": posts}}, True, done)

    def hand_over(self):
        who = self.actor()
        other = self.member(but=who)
        if other is None:
            return None

        def done(_):
            self.home.owner = other.id

        return Attempt(who, "PUT", f"{self.path}/owner", {"userId": other.id}, who.id == self.home.owner, done)

    def rename_server(self):
        who = self.actor()
        self.serial += 1
        return Attempt(who, "PATCH", self.path, {"name": f"home {self.serial}"}, self.home.has(who.id, "manage_server"))

    # Channels.

    def create_channel(self, who=None, kind=None, into=None):
        if len(self.home.channels) >= 12:
            return None
        who = who or self.actor()
        kind = kind or self.dice.choices(("text", "voice", "category"), weights=(5, 1, 2))[0]
        canary = new_canary()
        body = {"name": f"c-{canary}", "type": kind}
        if kind != "category":
            body["topic"] = f"about {canary}"
        category = None
        if kind != "category" and who is self.owner():
            category = into or (self.channel("category") if self.dice.random() < 0.5 else None)
        if category is not None:
            body["parentId"] = category.id

        def done(answer):
            # The rules leave open whether a channel begins in sync; from there on they do not.
            self.home.channels[answer["channelId"]] = Channel(answer["channelId"], kind, canary, answer["parentId"],
                                                              overwrites_of(answer))

        return Attempt(who, "POST", f"{self.path}/channels", body, self.home.has(who.id, "manage_channels"), done)

    def edit_channel(self):
        who, channel = self.able("manage_channels"), self.channel("text", "voice")
        if channel is None:
            return None
        self.serial += 1
        return Attempt(who, "PATCH", f"/channels/{channel.id}", {"topic": f"{self.serial} about {channel.canary}"},
                       self.home.can(who.id, channel.id, "manage_channels"))

    def move_channel(self):
        who, channel = self.owner(), self.channel("text", "voice")
        if channel is None:
            return None
        category = self.channel("category") if self.dice.random() < 0.8 else None
        parent = category.id if category else None

        def done(answer):
            channel.parent = parent
            channel.overwrites = overwrites_of(answer)

        return Attempt(who, "PATCH", f"/channels/{channel.id}", {"parentId": parent}, True, done)

    def sync_channel(self):
        channel = self._one(c for c in self.home.channels.values() if c.parent)
        if channel is None:
            return None

        def done(_):
            channel.overwrites = dict(self.home.channels[channel.parent].overwrites)

        return Attempt(self.owner(), "PATCH", f"/channels/{channel.id}", {"sync": True}, True, done)

    def delete_channel(self):
        who, channel = self.able("manage_channels"), self.channel()
        if len(self.home.channels) < 5:
            return None
        return Attempt(who, "DELETE", f"/channels/{channel.id}", None, self.home.can(who.id, channel.id, "manage_channels"),
                       lambda _: self.home.drop_channel(channel.id))

    def _target(self):
        if self.dice.random() < 0.5:
            return ("member", self.member().id)
        return ("role", self.home.id if self.dice.random() < 0.4 else self.role() or self.home.id)

    def overwrite(self):
        who = self.able("manage_roles")
        names = IN_CHANNELS + (["manage_roles"] if who is self.owner() else [])
        allow = self.some_bits(names, 2)
        return self.put_overwrite(who, self.channel(), self._target(), allow, self.some_bits(names, 2) & ~allow)

    def put_overwrite(self, who, channel, target, allow, deny):

        def done(_):
            self.home.set_overwrites(channel.id, channel.overwrites | {target: (allow, deny)})

        body = {"type": target[0], "allow": str(allow), "deny": str(deny)}
        return Attempt(who, "PUT", f"/channels/{channel.id}/overwrites/{target[1]}", body,
                       self.home.may_overwrite(who.id, channel.id, target, allow, deny), done)

    def lift_overwrite(self):
        channel = self._one(c for c in self.home.channels.values() if c.overwrites)
        if channel is None:
            return None
        who, target = self.able("manage_roles"), self._one(sorted(channel.overwrites))

        def done(_):
            self.home.set_overwrites(channel.id, {t: both for t, both in channel.overwrites.items() if t != target})

        return Attempt(who, "DELETE", f"/channels/{channel.id}/overwrites/{target[1]}", None,
                       self.home.may_overwrite(who.id, channel.id, target, 0, 0), done)
