import type { Report } from '../../api/reports';
import type { ScreeningRule } from '../../api/screening';
import { moderationOf } from './moderation-state';
import { EMPTY } from './routes-safety';
import { type SeededRoles, seedRoles } from './seed-roles';

export interface SeededModeration extends SeededRoles {
  wei: string;
  priya: string;
  rule: string;
  /** An open one, about a message of Priya's. */
  report: string;
}

const HOUR = 3_600_000;

/** The community of seedRoles with rules, reports and a case; Ada runs the instance. */
export function seedModeration(seeded: SeededRoles = seedRoles()): SeededModeration {
  const { world, serverId, ada, grace, linus, mina, general, keys } = seeded;
  const server = world.servers.get(serverId);
  if (!server) throw new Error('the seed made no server');
  const id = (name: string) =>
    [...world.accounts.values()].find((a) => a.user.displayName === name)?.user.userId ?? '';
  const [wei, priya] = [id('Wei'), id('Priya')];
  const admin = world.accounts.get(ada);
  if (admin) admin.user.admin = true;
  const state = moderationOf(server);
  state.safety.auditDays = 90;
  const said = world.post(general, priya, 'Cheap watches!! example.org/watches 🕰️🕰️🕰️', Date.now() - 3 * HOUR);
  world.post(keys, priya, 'Is anybody in here?', Date.now() - 3 * HOUR);
  const alert = world.post(keys, priya, 'Shed language: “you rustbucket” in #general', Date.now() - 2 * HOUR);
  alert.type = 'screening_alert';
  const at = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();
  const report = (hours: number, more: Partial<Report>): Report => ({
    reportId: world.id(Date.now() - hours * HOUR),
    serverId,
    reporterId: mina,
    targetId: priya,
    channelId: null,
    messageId: null,
    content: '',
    reason: 'other',
    note: '',
    state: 'open',
    moderatorId: null,
    outcome: '',
    createdAt: at(hours),
    closedAt: null,
    repeats: 1,
    ...more,
  });
  const open = {
    channelId: general,
    messageId: said.messageId,
    content: said.content,
    reason: 'spam' as const,
    note: 'The third time today.',
    repeats: 3,
  };
  const dismissed = { state: 'dismissed' as const, moderatorId: grace, outcome: 'It was a joke.' };
  // Ids go up with time: the oldest is made first.
  state.reports = [
    report(30, { ...dismissed, reason: 'hate', closedAt: at(29) }),
    report(9, { targetId: linus, reason: 'harassment', state: 'claimed', moderatorId: ada }),
    report(5, { reporterId: null, targetId: wei, reason: 'screening', note: 'No strangers’ invites' }),
    report(2, open),
  ].reverse();
  state.rules = [
    aRule(world.id(), serverId, ada, {
      name: 'Shed language',
      keywords: ['rustbucket*', 'crowbar'],
      allowed: ['crowbar museum'],
      blockMessage: 'Mind the language of the shed, please.',
    }),
    aRule(world.id(), serverId, ada, {
      name: 'No strangers’ invites',
      trigger: 'invites',
      keywords: [],
      alert: true,
      timeoutSeconds: 3600,
    }),
    aRule(world.id(), serverId, ada, {
      name: 'Link floods',
      trigger: 'link_spam',
      keywords: [],
      limit: 3,
      enabled: false,
    }),
  ];
  state.cameBy.set(priya, 'x7Qh2');
  state.notes = [
    {
      noteId: world.id(),
      serverId,
      userId: priya,
      authorId: grace,
      text: 'Says a cousin had the password. Asked to change it.',
      createdAt: at(20),
    },
  ];
  return {
    ...seeded,
    wei,
    priya,
    rule: state.rules[0]?.ruleId ?? '',
    report: state.reports[0]?.reportId ?? '',
  };
}

const aRule = (
  ruleId: string,
  serverId: string,
  creatorId: string,
  given: Partial<ScreeningRule>,
): ScreeningRule => ({
  ruleId,
  serverId,
  creatorId,
  ...EMPTY,
  limit: 5,
  windowSeconds: 60,
  ...given,
});
