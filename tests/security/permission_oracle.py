"""What the written rules say each member may do: roles, overwrites, time-outs and ranks, kept as plainly as they are described.

A verdict is True (must succeed), False (must be refused) or None (the rules leave it open: not compared).
"""

NAMES = ("create_invite kick_members ban_members administrator manage_channels manage_server add_reactions view_audit_log "
         "priority_speaker stream view_channel send_messages send_tts_messages manage_messages embed_links attach_files "
         "read_message_history mention_everyone use_external_emojis view_server_insights connect speak mute_members "
         "deafen_members move_members use_voice_activity change_nickname manage_nicknames manage_roles manage_webhooks "
         "manage_expressions use_application_commands request_to_speak manage_events manage_threads create_public_threads "
         "create_private_threads use_external_stickers send_messages_in_threads use_activities moderate_members "
         "view_monetization_analytics use_soundboard create_expressions create_events use_external_sounds "
         "send_voice_messages - set_voice_channel_status send_polls use_external_apps pin_messages bypass_slowmode").split()
BIT = {name: 1 << number for number, name in enumerate(NAMES) if name != "-"}
ALL = sum(BIT.values())
assert ALL == 8866461766385663


def bits(*names):
    return sum(BIT[name] for name in names)


WHILE_TIMED_OUT = bits("view_channel", "read_message_history")
NEED_SEND = bits("mention_everyone", "send_tts_messages", "attach_files", "embed_links")
# What a role that mutes takes, and an archived channel: everything by which one is heard.
VOICE = bits("add_reactions", "priority_speaker", "stream", "send_messages", "send_tts_messages", "speak", "request_to_speak",
             "create_public_threads", "create_private_threads", "send_messages_in_threads", "use_soundboard",
             "send_voice_messages", "send_polls")
TEXT_LIKE = ("text", "announcement")
VOICE_LIKE = ("voice", "stage")


class Role:
    def __init__(self, role_id, permissions, self_assignable=False, mutes=False):
        self.id = role_id
        self.permissions = permissions
        self.self_assignable = self_assignable
        self.mutes = mutes


class Channel:
    def __init__(self, channel_id, kind, canary, parent=None, overwrites=None):
        self.id = channel_id
        self.kind = kind
        self.canary = canary
        self.parent = parent
        self.overwrites = dict(overwrites or {})  # ("role" | "member", id): (allow, deny)
        self.archived = False
        self.messages = {}  # id: author


class Member:
    def __init__(self):
        self.roles = set()
        self.timed_out = False
        self.pending = False

    @property
    def held_back(self):
        return self.timed_out or self.pending


class Community:
    """A server; its id is everyone's role's, too."""

    def __init__(self, server_id, owner, everyone):
        self.id = server_id
        self.owner = owner
        self.everyone = Role(server_id, everyone)
        self.order = []  # the ids of the other roles, the lowest first
        self.roles = {}
        self.members = {owner: Member()}
        self.channels = {}
        self.banned = set()
        self.events = {}  # event: its channel
        self.signposts = set()  # channels that the onboarding shows the way to
        self.keys = []  # (code, creator, role): invites that give a role

    # What a member has.

    def granted(self, who):
        """In the server as a whole, before a time-out."""
        if who not in self.members:
            return 0
        if who == self.owner:
            return ALL
        have = self.everyone.permissions
        for role in self.members[who].roles:
            have |= self.roles[role].permissions
        return ALL if have & BIT["administrator"] else have

    def is_administrator(self, who):
        return self.granted(who) == ALL

    def is_muted(self, roles):
        return any(role in self.roles and self.roles[role].mutes for role in roles)

    def base(self, who):
        have = self.granted(who)
        if have == ALL or who not in self.members:
            return have
        if self.members[who].held_back:
            have &= WHILE_TIMED_OUT
        return have & ~VOICE if self.is_muted(self.members[who].roles) else have

    def in_channel(self, who, channel_id):
        channel = self.channels.get(channel_id)
        if channel is None or who not in self.members:
            return 0
        member = self.members[who]
        return self._decide(channel, self.granted(who), member.roles, who, member.held_back)

    def role_in_channel(self, role, channel_id):
        """What somebody with just this role would have."""
        have = self.everyone.permissions | (self.roles[role].permissions if role in self.roles else 0)
        have = ALL if have & BIT["administrator"] else have
        return self._decide(self.channels[channel_id], have, {role} - {self.id}, None, False)

    def _decide(self, channel, have, roles, who, held_back):
        if have & BIT["administrator"]:
            return ALL
        allow, deny = channel.overwrites.get(("role", self.id), (0, 0))
        have = have & ~deny | allow
        allow = deny = 0
        for role in roles:
            one = channel.overwrites.get(("role", role), (0, 0))
            allow, deny = allow | one[0], deny | one[1]
        have = have & ~deny | allow
        allow, deny = channel.overwrites.get(("member", who), (0, 0))
        have = have & ~deny | allow
        if held_back:
            have &= WHILE_TIMED_OUT
        if channel.archived or self.is_muted(roles):
            have &= ~VOICE
        if not have & BIT["view_channel"]:
            return 0
        if channel.kind in TEXT_LIKE and not have & BIT["send_messages"]:
            have &= ~NEED_SEND
        if channel.kind in VOICE_LIKE and not have & BIT["connect"]:
            have &= BIT["view_channel"]
        return have

    def open_bits(self, channel_id):
        """Bits about which the rules say nothing certain in a channel of that kind."""
        return 0 if self.channels[channel_id].kind in TEXT_LIKE else NEED_SEND

    def can(self, who, channel_id, *names):
        wanted = bits(*names)
        return self.in_channel(who, channel_id) & wanted == wanted

    def sees(self, who):
        return {channel for channel in self.channels if self.can(who, channel, "view_channel")}

    def sees_events(self, who):
        return {event for event, channel in self.events.items() if self.can(who, channel, "view_channel")}

    def sees_signposts(self, who):
        return self.signposts & self.sees(who)

    # Who stands above whom.

    def role_rank(self, role):
        return 0 if role == self.id else 1 + self.order.index(role)

    def rank(self, who):
        if who == self.owner:
            return len(self.order) + 2
        return max((self.role_rank(role) for role in self.members[who].roles), default=0)

    def above_role(self, who, role):
        return self.rank(who) > self.role_rank(role)

    def above(self, who, other):
        return other != self.owner and (other not in self.members or self.rank(who) > self.rank(other))

    # What may be done. Whoever is no member may do nothing.

    def has(self, who, *names):
        wanted = bits(*names)
        return self.base(who) & wanted == wanted

    def may_read(self, who, channel):
        return self.can(who, channel, "view_channel", "read_message_history")

    def may_send(self, who, channel):
        return self.can(who, channel, "send_messages")

    def may_type(self, who, channel):
        if self.can(who, channel, "view_channel") and not self.can(who, channel, "send_messages"):
            return None
        return self.may_send(who, channel)

    def may_mark_read(self, who, channel):
        if self.can(who, channel, "view_channel") and not self.may_read(who, channel):
            return None
        return self.may_read(who, channel)

    def may_edit(self, who, channel, message):
        if not self.can(who, channel, "view_channel") or self.channels[channel].messages[message] != who:
            return False
        return True if self.may_read(who, channel) and self.may_send(who, channel) else None

    def may_delete(self, who, channel, message):
        if not self.can(who, channel, "view_channel"):
            return False
        author = self.channels[channel].messages[message] == who
        manager = self.can(who, channel, "manage_messages")
        if not author and not manager:
            return False
        return True if self.may_read(who, channel) and (manager or self.may_send(who, channel)) else None

    def may_create_role(self, who, permissions):
        return self.has(who, "manage_roles") and not permissions & ~self.base(who)

    def may_edit_role(self, who, role, permissions):
        old = (self.everyone if role == self.id else self.roles[role]).permissions
        if not self.has(who, "manage_roles") or not self.above_role(who, role) or permissions & ~old & ~self.base(who):
            return False
        return None if old & ~permissions & ~self.base(who) else True

    def may_manage_role(self, who, *roles):
        return self.has(who, "manage_roles") and all(self.above_role(who, role) for role in roles)

    def may_give(self, who, other, role):
        if who == other and who in self.members and self.roles[role].self_assignable:
            return True if not self.members[who].timed_out or self.is_administrator(who) else None
        if not self.may_manage_role(who, role) or (who != other and not self.above(who, other)):
            return False
        return True if not self.roles[role].permissions & ~self.base(who) else None

    def may_invite_with(self, who, role):
        return self.has(who, "create_invite") and self.may_manage_role(who, role)

    def gives(self, creator, role):
        """Whether an invite still gives the role: as long as its creator could."""
        return creator in self.members and role in self.roles and self.may_manage_role(creator, role)

    def may_announce(self, who, channel):
        return self.can(who, channel, "view_channel", "create_events") or self.can(who, channel, "view_channel", "manage_events")

    def may_moderate(self, who, other, permission):
        return self.has(who, permission) and self.above(who, other)

    def may_time_out(self, who, other, lift):
        if not self.may_moderate(who, other, "moderate_members"):
            return False
        return (None if lift else False) if self.is_administrator(other) else True

    def may_rename(self, who, other):
        if who != other:
            return self.may_moderate(who, other, "manage_nicknames")
        if self.has(who, "change_nickname"):
            return True
        return None if self.has(who, "manage_nicknames") else False

    def may_overwrite(self, who, channel_id, target, allow, deny):
        """Puts one, or takes it away with allow = deny = 0."""
        here = self.in_channel(who, channel_id)
        if not here & BIT["manage_roles"]:
            return False
        if here == ALL and self.is_administrator(who):
            return True
        channel = self.channels[channel_id]
        old_allow, old_deny = channel.overwrites.get(target, (0, 0))
        above = self.in_channel(who, channel.parent) if channel.parent else 0
        added = allow & ~old_allow | deny & ~old_deny
        touched = allow ^ old_allow | deny ^ old_deny
        if added & ~(self.base(who) | here | above):
            return False
        surely = here & self.base(who) & ~BIT["manage_roles"]
        return None if touched & ~surely or (allow | deny) & BIT["manage_roles"] else True

    # What a change brings with it.

    def in_sync(self, channel):
        return channel.parent is not None and channel.overwrites == self.channels[channel.parent].overwrites

    def set_overwrites(self, channel_id, overwrites):
        """Channels in sync with a category follow it."""
        channel = self.channels[channel_id]
        followers = [each for each in self.channels.values() if each.parent == channel_id and self.in_sync(each)]
        for each in (channel, *followers):
            each.overwrites = dict(overwrites)

    def drop_role(self, role):
        self.order.remove(role)
        del self.roles[role]
        for member in self.members.values():
            member.roles.discard(role)
        for channel in self.channels.values():
            channel.overwrites.pop(("role", role), None)

    def drop_member(self, who):
        self.members.pop(who, None)
        for channel in self.channels.values():
            channel.overwrites.pop(("member", who), None)

    def drop_channel(self, channel_id):
        del self.channels[channel_id]
        self.events = {event: channel for event, channel in self.events.items() if channel != channel_id}
        for channel in self.channels.values():
            if channel.parent == channel_id:
                channel.parent = None
