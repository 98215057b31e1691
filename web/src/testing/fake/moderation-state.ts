import type { MassAction } from '../../api/mass-actions';
import type { Note, Report } from '../../api/reports';
import type { Safety } from '../../api/safety';
import type { ScreeningRule } from '../../api/screening';
import type { Community } from './objects';
import type { FakeWorld } from './world';

type Kept = 'verification' | 'rulesGate' | 'invitesPausedUntil';

/** What a server holds for those who look after it. */
export interface Moderation {
  safety: Omit<Safety, Kept>;
  rules: ScreeningRule[];
  /** Newest first. */
  reports: Report[];
  notes: Note[];
  mass: Map<string, MassAction>;
  /** By member: the code they came with. */
  cameBy: Map<string, string>;
}

/** What the admins of the instance hold. */
export interface Instance {
  disabled: Set<string>;
  suspended: Set<string>;
  log: Record<string, unknown>[];
  /** A long act that has done so many stands still. */
  haltAt: number;
}

const servers = new WeakMap<Community, Moderation>();
const worlds = new WeakMap<FakeWorld, Instance>();

export function moderationOf(server: Community): Moderation {
  let found = servers.get(server);
  if (!found) {
    const safety = {
      raidJoins: 0,
      raidPauses: false,
      alertChannelId: null,
      greetingChannelId: null,
      auditDays: 0,
    };
    found = { safety, rules: [], reports: [], notes: [], mass: new Map(), cameBy: new Map() };
    servers.set(server, found);
  }
  return found;
}

export function instanceOf(world: FakeWorld): Instance {
  let found = worlds.get(world);
  if (!found) {
    found = { disabled: new Set(), suspended: new Set(), log: [], haltAt: Number.POSITIVE_INFINITY };
    worlds.set(world, found);
  }
  return found;
}
