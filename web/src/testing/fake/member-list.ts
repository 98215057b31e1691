import { byRank } from '../../lib/permission-rules';
import type { ListGroup, ListItem, ListOp, MemberListUpdate } from '../../realtime/frames';
import type { Member } from './objects';
import { sees } from './rights';
import type { FakeWorld } from './world';
import { LOUD_MEMBERS } from './world-events';

export interface Asked {
  serverId: string;
  channelId: string;
  ranges: [number, number][];
}

interface Rows {
  groups: ListGroup[];
  items: ListItem[];
  online: number;
}

const byName = new Intl.Collator('en', { sensitivity: 'base' });
const nameOf = ({ nickname, user }: Member) => nickname ?? user.displayName;
const keyOf = (item: ListItem) => ('group' in item ? `g${item.group.id}` : `m${item.member.userId}`);
const textOf = (item: ListItem) => JSON.stringify(item);

/** Everybody who may see the channel, in the order of the list. */
function rowsOf(world: FakeWorld, { serverId, channelId }: Asked): Rows {
  const server = world.servers.get(serverId);
  const channel = world.channels.get(channelId);
  if (!server || !channel) return { groups: [], items: [], online: 0 };
  const hoisted = byRank(server.roles, serverId).filter((role) => role.hoist);
  const found = new Map<string, Member[]>();
  let online = 0;
  for (const userId of server.members.keys()) {
    if (!sees(world, channel, userId)) continue;
    const member = world.member(serverId, userId);
    const there = member.status !== 'offline';
    if (there) online++;
    else if (server.members.size > LOUD_MEMBERS) continue;
    const role = hoisted.find(({ roleId }) => member.roleIds.includes(roleId));
    const group = there ? (role?.roleId ?? 'online') : 'offline';
    found.set(group, [...(found.get(group) ?? []), member]);
  }
  const ids = [...hoisted.map((role) => role.roleId), 'online', 'offline'];
  const groups = ids.map((id) => ({ id, count: found.get(id)?.length ?? 0 }));
  const shown = groups.filter(({ count }) => count > 0);
  const items = shown.flatMap((group): ListItem[] => [
    { group },
    ...(found.get(group.id) ?? [])
      .sort((a, b) => byName.compare(nameOf(a), nameOf(b)))
      .map((member) => ({ member })),
  ]);
  return { groups, items, online };
}

/** The list that one session shows: what it has been told, and what it has to hear next. */
export class FakeMemberList {
  private told: ListItem[] = [];

  constructor(
    private readonly world: FakeWorld,
    readonly asked: Asked,
  ) {}

  start(): MemberListUpdate {
    const rows = rowsOf(this.world, this.asked);
    return this.update(rows, this.syncs(rows.items));
  }

  /** Null when nothing in sight changed. */
  next(): MemberListUpdate | null {
    const rows = rowsOf(this.world, this.asked);
    const before = this.told;
    if (before.map(textOf).join() === rows.items.map(textOf).join()) return null;
    return this.update(rows, this.changes(before, rows.items));
  }

  private update({ groups, items, online }: Rows, ops: ListOp[]): MemberListUpdate {
    this.told = items;
    const { serverId, channelId } = this.asked;
    const memberCount = this.world.servers.get(serverId)?.members.size ?? 0;
    return { serverId, channelId, memberCount, onlineCount: online, groups, ops };
  }

  private syncs(items: ListItem[]): ListOp[] {
    return this.asked.ranges.map(([first, last]) => ({
      op: 'sync',
      range: [first, last],
      items: items.slice(first, last + 1),
    }));
  }

  /** Rows that went, came and changed; where that would leave a gap in a range, the range anew. */
  private changes(before: ListItem[], after: ListItem[]): ListOp[] {
    const ops: ListOp[] = [];
    const stays = new Set(after.map(keyOf));
    const now = before.map(keyOf);
    for (let index = now.length - 1; index >= 0; index--) {
      if (stays.has(now[index] ?? '')) continue;
      ops.push({ op: 'delete', index });
      now.splice(index, 1);
    }
    const had = new Map(before.map((item) => [keyOf(item), textOf(item)]));
    for (const [index, item] of after.entries()) {
      const key = keyOf(item);
      const from = now.indexOf(key);
      if (from === index) {
        if (had.get(key) !== textOf(item)) ops.push({ op: 'update', index, item });
        continue;
      }
      if (from > index) {
        ops.push({ op: 'delete', index: from });
        now.splice(from, 1);
      }
      ops.push({ op: 'insert', index, item });
      now.splice(index, 0, key);
    }
    const shown = (index: number) =>
      this.asked.ranges.some(([first, last]) => index >= first && index <= last);
    const moves = ops.some(({ op }) => op !== 'update');
    const told = ops.filter((op) => op.op !== 'update' || shown(op.index));
    const small = ops.length <= 4 && before.length <= 100;
    return moves && !small ? this.syncs(after) : told;
  }
}
