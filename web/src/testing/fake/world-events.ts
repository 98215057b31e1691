import { sees } from './rights';
import { WorldViews } from './world-views';

/** Up to so many members everybody hears of everybody. */
export const LOUD_MEMBERS = 1000;

/** Who is told of what. */
export class WorldEvents extends WorldViews {
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

  emitJoined(serverId: string, userId: string): void {
    const stream = `s:${serverId}`;
    const d = { server: this.server(serverId, userId), cursor: [stream, ...this.cursor(stream)] };
    this.emit(`a:${userId}`, 'SERVER_CREATE', d, (id) => id === userId);
  }
}
