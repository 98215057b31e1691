import type { Activity } from '../../api/types';
import { type Asked, FakeMemberList } from './member-list';
import type { FakeWorld } from './world';
import { LOUD_MEMBERS } from './world-events';

const HEARTBEAT_MS = 30_000;
const NOT_DECODABLE = 4002;
const IDS_MAX = 100;
const RANGES_MAX = 5;
const ACTIVITIES_MAX = 3;
type Cursor = [string, number, number];
interface PresenceWords {
  idle?: boolean;
  activities?: Activity[];
}
interface MembersWish {
  serverId: string;
  userIds?: string[];
  query?: string;
  limit?: number;
  nonce?: string;
}

/** One gateway connection of the fake world. It holds missed dispatches for a resume only by refusing it. */
export class FakeConnection {
  idle = false;
  activities: Activity[] = [];
  /** What the client said after it identified, to look at in tests. */
  readonly said: { op: number; d: unknown }[] = [];
  private open = true;
  private list: FakeMemberList | null = null;
  private listTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly world: FakeWorld,
    readonly userId: string,
    private readonly sendText: (text: string) => void,
    private readonly closeWith: (code: number) => void,
  ) {
    this.send(10, { heartbeatInterval: HEARTBEAT_MS });
  }

  receive(text: string): void {
    const { op, d } = JSON.parse(text) as { op: number; d: unknown };
    if (op === 1) return this.send(11, null);
    if (op === 2) return this.identify();
    if (op === 6) return this.send(9, false);
    this.said.push({ op, d });
    if (op === 3) this.setPresence(d as PresenceWords);
    else if (op === 8) this.members(d as MembersWish);
    else if (op === 14) this.showList(d as Asked);
    else this.drop(4001);
  }

  dispatch(t: string, s: Cursor | null, d: unknown): void {
    if (this.open) this.sendText(JSON.stringify({ t, s, op: 0, d }));
  }

  /** Something about a server changed that a shown list may show. */
  listTouched(serverId: string): void {
    if (this.list?.asked.serverId !== serverId || this.listTimer) return;
    this.listTimer = setTimeout(() => {
      this.listTimer = undefined;
      const update = this.list?.next();
      if (update) this.dispatch('MEMBER_LIST', null, update);
    }, this.world.listEvery);
  }

  /** As when the line breaks: nothing is said. */
  drop(code = 1006): void {
    if (!this.open) return;
    this.open = false;
    clearTimeout(this.listTimer);
    this.world.connections.delete(this);
    this.closeWith(code);
    this.world.announcePresence(this.userId);
  }

  private setPresence({ idle, activities }: PresenceWords): void {
    if ((activities?.length ?? 0) > ACTIVITIES_MAX) return this.drop(NOT_DECODABLE);
    this.idle = idle ?? this.idle;
    this.activities = activities ?? this.activities;
    this.world.announcePresence(this.userId);
  }

  private members({ serverId, userIds = [], query, limit = IDS_MAX, nonce = undefined }: MembersWish): void {
    const members = this.world.servers.get(serverId)?.members;
    if (userIds.length > IDS_MAX) return this.drop(NOT_DECODABLE);
    if (!members?.has(this.userId) || this.world.mute) return;
    const found = userIds.filter((id) => members.has(id)).map((id) => this.world.member(serverId, id));
    if (query !== undefined) found.push(...this.world.findMembers(serverId, query, limit));
    const notFound = userIds.filter((id) => !members.has(id));
    this.dispatch('MEMBERS_CHUNK', null, { serverId, members: found, notFound, nonce: nonce ?? null });
  }

  private showList(asked: Asked): void {
    const wrong = asked.ranges.some(([first, last]) => last < first || last - first > 99);
    if (asked.ranges.length > RANGES_MAX || wrong) return this.drop(NOT_DECODABLE);
    this.list = null;
    if (asked.ranges.length === 0 || this.world.mute) return;
    this.list = new FakeMemberList(this.world, asked);
    this.dispatch('MEMBER_LIST', null, this.list.start());
  }

  private identify(): void {
    const account = this.world.accounts.get(this.userId);
    if (!account) return this.drop(4004);
    this.world.connections.add(this);
    const servers = [...this.world.servers.values()]
      .filter((server) => server.members.has(this.userId))
      .map((server) => this.world.server(server.serverId, this.userId));
    const streams = [`a:${this.userId}`, ...servers.map((server) => `s:${server.serverId}`)];
    this.dispatch('READY', null, {
      sessionId: `session-${this.world.id()}`,
      user: account.user,
      servers,
      cursors: Object.fromEntries(streams.map((stream) => [stream, this.world.cursor(stream)])),
      readMarks: Object.fromEntries(account.readMarks),
      presence: account.choice,
      largeServerMembers: LOUD_MEMBERS,
    });
    this.world.announcePresence(this.userId);
  }

  private send(op: number, d: unknown): void {
    if (this.open) this.sendText(JSON.stringify({ t: null, s: null, op, d }));
  }
}
