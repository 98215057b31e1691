import type { Expression } from '../../api/community-types';
import type { Presence, ServerSummary } from '../../api/types';
import { EVERYONE_DEFAULT } from '../../lib/permission-bits';
import { byRank } from '../../lib/permission-rules';
import { FakeConnection } from './connection';
import type {
  Account,
  Community,
  Member,
  Membership,
  Message,
  Role,
  Server,
  StoredAsset,
  StoredChannel,
  StoredInvite,
  User,
} from './objects';
import { Refusal } from './objects';
import { sees } from './rights';

const EPOCH = 1_420_070_400_000;
/** Up to so many members everybody hears of everybody. */
export const LOUD_MEMBERS = 1000;

/** A whole Parley in memory that speaks the contract: what tests put in the server's place. */
export class FakeWorld {
  accounts = new Map<string, Account>();
  servers = new Map<string, Community>();
  channels = new Map<string, StoredChannel>();
  messages = new Map<string, Message[]>();
  invites = new Map<string, StoredInvite>();
  assets = new Map<string, StoredAsset>();
  expressions = new Map<string, Expression>();
  connections = new Set<FakeConnection>();
  options = {
    setupNeeded: false,
    signUp: 'open' as 'open' | 'invite' | 'closed',
    passwordLogin: true,
    oidc: null as { name: string } | null,
    instanceName: 'Parley',
  };
  setupToken = 'setup-token';
  /** When set, requests fail as a broken network does. */
  broken = false;
  /** Milliseconds that each reply takes. */
  delay = 0;
  /** Milliseconds in which changes of a shown member list are gathered. */
  listEvery = 50;
  /** When set, the gateway does not answer what it is asked about members. */
  mute = false;
  /** Those who are there without a connection of this world. */
  readonly around = new Set<string>();
  /** When somebody last wrote in a channel: `CHANNEL/USER`. */
  readonly spoke = new Map<string, number>();
  private last = 0n;
  private seqs = new Map<string, number>();

  id(time = Date.now()): string {
    const next = BigInt(time - EPOCH) << 22n;
    this.last = next > this.last ? next : this.last + 1n;
    return this.last.toString();
  }

  cursor(stream: string): [number, number] {
    return [1, this.seqs.get(stream) ?? 0];
  }

  /** One event into a stream: to everyone who may see it. */
  emit(stream: string, t: string, d: unknown, to: (userId: string) => boolean): void {
    const seq = (this.seqs.get(stream) ?? 0) + 1;
    this.seqs.set(stream, seq);
    for (const connection of this.connections)
      if (to(connection.userId)) connection.dispatch(t, [stream, 1, seq], d);
    if (stream.startsWith('s:')) this.touchLists(stream.slice(2));
  }

  private touchLists(serverId: string): void {
    for (const connection of this.connections) connection.listTouched(serverId);
  }

  emitTo(serverId: string, t: string, d: unknown): void {
    const members = this.servers.get(serverId)?.members;
    // In a large server who came, changed and went concerns only who shows them.
    const quiet = t.startsWith('MEMBER_') && (members?.size ?? 0) > LOUD_MEMBERS;
    const about = (d as { userId?: string }).userId;
    this.emit(`s:${serverId}`, t, d, (userId) => !!members?.has(userId) && (!quiet || userId === about));
  }

  /** To those who may see the channel. */
  emitIn(channelId: string, t: string, d: unknown): void {
    const channel = this.channels.get(channelId);
    if (channel) this.emit(`s:${channel.serverId}`, t, d, (userId) => sees(this, channel, userId));
  }

  private visible(serverId: string, userId: string): StoredChannel[] {
    return [...this.channels.values()].filter((c) => c.serverId === serverId && sees(this, c, userId));
  }

  /** Something that may open and close channels: each session is told of those, and then of the change. */
  change<T>(serverId: string, act: () => T, tell: (result: T) => void): T {
    const before = new Map(
      [...this.connections].map((c) => [
        c,
        new Set(this.visible(serverId, c.userId).map((v) => v.channelId)),
      ]),
    );
    const result = act();
    for (const [connection, had] of before) {
      const now = this.visible(serverId, connection.userId);
      const has = new Set(now.map((channel) => channel.channelId));
      for (const channelId of had)
        if (!has.has(channelId) && this.channels.has(channelId))
          connection.dispatch('CHANNEL_DELETE', null, { serverId, channelId });
      for (const channel of now)
        if (!had.has(channel.channelId)) connection.dispatch('CHANNEL_CREATE', null, channel);
    }
    tell(result);
    return result;
  }

  /** As to a session that missed too much: the server anew, in place of what was missed. */
  replaceServer(serverId: string, userId: string): void {
    const stream = `s:${serverId}`;
    const d = { server: this.server(serverId, userId), cursor: [stream, ...this.cursor(stream)] };
    for (const connection of this.connections)
      if (connection.userId === userId) connection.dispatch('SERVER_CREATE', null, d);
  }

  whisper(serverId: string, t: string, d: unknown, except?: string): void {
    const members = this.servers.get(serverId)?.members;
    for (const connection of this.connections) {
      if (connection.userId !== except && members?.has(connection.userId)) connection.dispatch(t, null, d);
    }
  }

  connect(userId: string, send: (text: string) => void, close: (code: number) => void): FakeConnection {
    return new FakeConnection(this, userId, send, close);
  }

  online(userId: string): boolean {
    return (
      this.around.has(userId) || [...this.connections].some((connection) => connection.userId === userId)
    );
  }

  /** Somebody is there, or not any more, without a connection of this world. */
  setAround(userId: string, there: boolean): void {
    if (there) this.around.add(userId);
    else this.around.delete(userId);
    this.announcePresence(userId);
  }

  announcePresence(userId: string): void {
    const presences = [{ userId, ...this.presence(userId) }];
    for (const [serverId, server] of this.servers) {
      if (!server.members.has(userId)) continue;
      if (server.members.size <= LOUD_MEMBERS)
        this.whisper(serverId, 'PRESENCE_UPDATE', { serverId, presences });
      this.touchLists(serverId);
    }
  }

  addAccount(name: string, password: string, displayName = name): User {
    const taken = [...this.accounts.values()].some((a) => a.user.name.toLowerCase() === name.toLowerCase());
    if (taken) throw new Refusal(409, 'name_taken', { field: 'name' });
    const user: User = {
      userId: this.id(),
      name,
      displayName,
      bot: false,
      createdAt: new Date().toISOString(),
      avatar: null,
      bio: '',
      admin: false,
      ageConfirmed: false,
    };
    const choice = { status: 'online' as const, customStatus: null };
    this.accounts.set(user.userId, { user, password, readMarks: new Map(), choice, activities: [] });
    return user;
  }

  addServer(name: string, ownerId: string): string {
    const serverId = this.id();
    const createdAt = new Date().toISOString();
    this.servers.set(serverId, {
      serverId,
      name,
      ownerId,
      description: '',
      icon: null,
      banner: null,
      accentColor: 0,
      discoverable: false,
      verification: 'none',
      rulesGate: false,
      invitesPausedUntil: null,
      createdAt,
      members: new Map([[ownerId, newMember(createdAt)]]),
      roles: [aRole(serverId, serverId, '@everyone', { permissions: EVERYONE_DEFAULT.toString() })],
      bans: new Map(),
      audit: [],
    });
    this.addChannel(serverId, 'general');
    this.emitJoined(serverId, ownerId);
    return serverId;
  }

  addRole(serverId: string, name: string, given: Partial<Role> = {}): Role {
    const server = this.servers.get(serverId);
    if (!server) throw new Refusal(404, 'not_found');
    for (const role of server.roles) if (role.roleId !== serverId) role.position++;
    const role = aRole(this.id(), serverId, name, { ...given, position: 1 });
    server.roles = byRank([...server.roles, role], serverId);
    return role;
  }

  addChannel(
    serverId: string,
    name: string,
    topic: string | null = null,
    given: Partial<StoredChannel> = {},
  ): StoredChannel {
    const channelId = this.id();
    const position = [...this.channels.values()].filter((c) => c.serverId === serverId).length;
    const channel: StoredChannel = {
      channelId,
      serverId,
      type: 'text',
      name,
      topic,
      position,
      parentId: null,
      overwrites: [],
      ageRestricted: false,
      slowmodeSeconds: 0,
      archived: false,
      retentionSeconds: 0,
      lastMessageId: null,
      ...given,
    };
    this.channels.set(channelId, channel);
    this.messages.set(channelId, []);
    return channel;
  }

  addExpression(
    serverId: string,
    type: Expression['type'],
    name: string,
    { asset = '', ...given }: Partial<Expression> = {},
  ): Expression {
    const expressionId = this.id();
    const made: Expression = {
      description: '',
      emoji: null,
      animated: false,
      volume: 100,
      creatorId: null,
      roleIds: [],
      ...given,
      asset,
      expressionId,
      serverId,
      type,
      name,
    };
    this.expressions.set(expressionId, made);
    return made;
  }

  join(serverId: string, userId: string): void {
    const server = this.servers.get(serverId);
    if (!server || server.members.has(userId)) return;
    const row = newMember(new Date().toISOString());
    server.members.set(userId, { ...row, pending: server.rulesGate });
    this.emitTo(serverId, 'MEMBER_JOIN', this.member(serverId, userId));
    this.emitJoined(serverId, userId);
  }

  emitJoined(serverId: string, userId: string): void {
    const stream = `s:${serverId}`;
    const d = { server: this.server(serverId, userId), cursor: [stream, ...this.cursor(stream)] };
    this.emit(`a:${userId}`, 'SERVER_CREATE', d, (id) => id === userId);
  }

  /** A message as if sent then; events go out only for those of now. */
  post(channelId: string, senderId: string, content: string, at?: number, nonce?: string): Message {
    const channel = this.channels.get(channelId);
    if (!channel) throw new Refusal(404, 'not_found');
    const messageId = this.id(at);
    const timestamp = Math.floor((at ?? Date.now()) / 1000);
    const message: Message = {
      messageId,
      channelId,
      serverId: channel.serverId,
      senderId,
      content,
      timestamp,
      editedAt: null,
      type: 'text',
    };
    this.messages.get(channelId)?.push(message);
    channel.lastMessageId = messageId;
    if (at === undefined) this.emitIn(channelId, 'MESSAGE_CREATE', nonce ? { ...message, nonce } : message);
    return nonce ? { ...message, nonce } : message;
  }

  server(serverId: string, userId?: string): Server {
    const server = this.servers.get(serverId);
    if (!server) throw new Refusal(404, 'not_found');
    const viewer = userId ?? server.ownerId;
    const channelList = this.visible(serverId, viewer);
    const { joinedAt: _joined, ...self } = server.members.get(viewer) ?? newMember('');
    const channels = channelList.map((c) => c.channelId);
    return { ...this.summary(serverId), channels, channelList, roles: server.roles, self };
  }

  /** What SERVER_UPDATE says: the same for every member. */
  summary(serverId: string): ServerSummary {
    const server = this.servers.get(serverId);
    if (!server) throw new Refusal(404, 'not_found');
    const { members, roles: _roles, bans: _bans, audit: _audit, ...head } = server;
    return { ...head, memberCount: members.size };
  }

  member(serverId: string, userId: string): Member {
    const server = this.servers.get(serverId);
    const account = this.accounts.get(userId);
    const row = server?.members.get(userId);
    if (!server || !account || !row) throw new Refusal(404, 'not_found');
    const owner = server.ownerId === userId;
    return { serverId, userId, user: publicUser(account.user), ...row, owner, ...this.presence(userId) };
  }

  presence(userId: string): Presence {
    const account = this.accounts.get(userId);
    const sessions = [...this.connections].filter((connection) => connection.userId === userId);
    if (!account || !this.online(userId) || account.choice.status === 'invisible')
      return { status: 'offline', customStatus: null, activities: [] };
    const { status: chosen, customStatus } = account.choice;
    const away = sessions.length > 0 && sessions.every(({ idle }) => idle);
    return {
      status: chosen === 'online' && away ? 'idle' : chosen,
      customStatus,
      activities: [...account.activities, ...sessions.flatMap(({ activities }) => activities)],
    };
  }

  /** Those whose name or nickname begins so, by name. */
  findMembers(serverId: string, query: string, limit: number, roleId?: string): Member[] {
    const wanted = query.toLowerCase();
    return [...(this.servers.get(serverId)?.members.keys() ?? [])]
      .map((userId) => this.member(serverId, userId))
      .filter(({ roleIds }) => !roleId || roleIds.includes(roleId))
      .filter(({ nickname, user }) =>
        [nickname, user.name, user.displayName].some((name) => name?.toLowerCase().startsWith(wanted)),
      )
      .slice(0, limit);
  }
}

const newMember = (joinedAt: string): Membership => ({
  joinedAt,
  roleIds: [],
  nickname: null,
  timedOutUntil: null,
  pending: false,
});

/** As everybody else may see it. */
export const publicUser = ({ admin: _admin, ageConfirmed: _age, ...user }: User): User => user;

const aRole = (roleId: string, serverId: string, name: string, given: Partial<Role>): Role => ({
  roleId,
  serverId,
  name,
  permissions: '0',
  color: 0,
  position: 0,
  hoist: false,
  mentionable: false,
  selfAssignable: false,
  icon: null,
  mutes: false,
  ...given,
});
