import type { Expression } from '../../api/community-types';
import { EVERYONE_DEFAULT } from '../../lib/permission-bits';
import { byRank } from '../../lib/permission-rules';
import { FakeConnection } from './connection';
import { aRole, newMember } from './new-things';
import type { Message, Role, StoredChannel, User } from './objects';
import { Refusal } from './objects';
import { WorldEvents } from './world-events';

/** A whole Parley in memory that speaks the contract: what tests put in the server's place. */
export class FakeWorld extends WorldEvents {
  connect(userId: string, send: (text: string) => void, close: (code: number) => void): FakeConnection {
    return new FakeConnection(this, userId, send, close);
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
}
