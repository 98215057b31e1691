import type { Note, Report, ReportBody } from '../../api/reports';
import { has } from '../../lib/permission-bits';
import { serverPermissions } from '../../lib/permission-rules';
import { record } from './audit';
import type { FakeClient } from './client';
import { moderationOf } from './moderation-state';
import { type Community, Refusal } from './objects';
import { allowed, mine, ownBits, rulesOf, seen, standingOf } from './rights';
import { path, type Route } from './route';

const NEWEST = 50;
const TEXT_MAX = 1000;
const NOTE_MAX = 2000;

/** Only to those who moderate. */
export function tellReport({ world }: FakeClient, server: Community, report: Report): void {
  world.emit(`s:${server.serverId}`, 'REPORT_UPDATE', { ...report }, (userId) => {
    const bits = serverPermissions(rulesOf(server), standingOf(server, userId));
    return server.members.has(userId) && has(bits, 'moderate_members');
  });
}

function textOf(value: string | undefined, field: string, limit = TEXT_MAX): string {
  const text = value?.trim() ?? '';
  if ([...text].length > limit) throw new Refusal(400, 'too_long', { field, limit });
  return text;
}

function take(client: FakeClient, server: Community, body: ReportBody): Report {
  const { userId, channelId = null, messageId = null, reason } = body;
  const { world } = client;
  if (!world.accounts.has(userId)) throw new Refusal(404, 'not_found');
  if (userId === client.userId) throw new Refusal(400, 'invalid_report', { field: 'userId' });
  const note = textOf(body.note, 'note');
  const message = messageId
    ? world.messages.get(seen(client, channelId ?? '').channelId)?.find((m) => m.messageId === messageId)
    : undefined;
  if (messageId && !message) throw new Refusal(404, 'not_found');
  const { reports } = moderationOf(server);
  const same = reports.find(
    (one) =>
      one.targetId === userId &&
      one.messageId === messageId &&
      (one.state === 'open' || one.state === 'claimed'),
  );
  if (same) {
    same.repeats++;
    return same;
  }
  const report: Report = {
    reportId: world.id(),
    serverId: server.serverId,
    reporterId: client.userId,
    targetId: userId,
    channelId,
    messageId,
    content: message?.content ?? '',
    reason,
    note,
    state: 'open',
    moderatorId: null,
    outcome: '',
    createdAt: new Date().toISOString(),
    closedAt: null,
    repeats: 1,
  };
  reports.unshift(report);
  return report;
}

function change(client: FakeClient, server: Community, reportId: string | undefined, body: Partial<Report>) {
  const report = moderationOf(server).reports.find((one) => one.reportId === reportId);
  if (!report) throw new Refusal(404, 'not_found');
  const before = report.state;
  if (before === 'resolved' || before === 'dismissed') throw new Refusal(409, 'report_closed');
  const others = before === 'claimed' && report.moderatorId !== client.userId;
  if (others && !has(ownBits(client, server), 'manage_server')) throw new Refusal(409, 'report_claimed');
  if (body.outcome !== undefined) report.outcome = textOf(body.outcome, 'outcome');
  if (body.state) {
    report.state = body.state;
    report.moderatorId = body.state === 'open' ? null : client.userId;
    const closed = body.state === 'resolved' || body.state === 'dismissed';
    report.closedAt = closed ? new Date().toISOString() : null;
  }
  record(client, server.serverId, 'report_update', report.reportId, {
    changes: [{ field: 'state', before, after: report.state }],
  });
  tellReport(client, server, report);
  return report;
}

function caseOf(client: FakeClient, server: Community, userId: string) {
  const user = client.world.accounts.get(userId)?.user;
  if (!user) throw new Refusal(404, 'not_found');
  const { reports, notes, cameBy } = moderationOf(server);
  const ban = server.bans.get(userId);
  return {
    user,
    member: server.members.has(userId) ? client.world.member(server.serverId, userId) : null,
    ban: ban ? { ...ban, user } : null,
    inviteCode: cameBy.get(userId) ?? null,
    notes: notes.filter((note) => note.userId === userId).slice(0, NEWEST),
    reports: reports.filter((report) => report.targetId === userId).slice(0, NEWEST),
    acts: server.audit.filter((entry) => entry.targetId === userId).slice(0, NEWEST),
  };
}

export const reportRoutes: Route[] = [
  [
    'POST',
    path('/servers/:id/reports'),
    (client, [id], body) => {
      const server = mine(client, id);
      const report = take(client, server, body as unknown as ReportBody);
      tellReport(client, server, report);
      return [201, { ...report }];
    },
  ],
  [
    'GET',
    path('/servers/:id/reports'),
    (client, [id], _body, query) => {
      const { reports } = moderationOf(allowed(client, id, 'moderate_members'));
      const [state, target, before] = ['state', 'target', 'before'].map((key) => query.get(key));
      const found = reports.filter(
        (one) =>
          (!state || one.state === state) &&
          (!target || one.targetId === target) &&
          (!before || BigInt(one.reportId) < BigInt(before)),
      );
      return [200, found.slice(0, Number(query.get('limit') ?? NEWEST))];
    },
  ],
  [
    'PATCH',
    path('/servers/:id/reports/:report'),
    (client, [id, reportId], body) => {
      const server = allowed(client, id, 'moderate_members');
      return [200, { ...change(client, server, reportId, body as Partial<Report>) }];
    },
  ],
  [
    'GET',
    path('/servers/:id/members/:user/notes'),
    (client, [id, userId]) => {
      const { notes } = moderationOf(allowed(client, id, 'moderate_members'));
      return [200, notes.filter((note) => note.userId === userId)];
    },
  ],
  [
    'POST',
    path('/servers/:id/members/:user/notes'),
    (client, [id, userId = ''], body) => {
      const server = allowed(client, id, 'moderate_members');
      const text = textOf((body as { text?: string }).text, 'text', NOTE_MAX);
      if (!text) throw new Refusal(400, 'too_short', { field: 'text' });
      const note: Note = {
        noteId: client.world.id(),
        serverId: server.serverId,
        userId,
        authorId: client.userId ?? '',
        text,
        createdAt: new Date().toISOString(),
      };
      moderationOf(server).notes.unshift(note);
      record(client, server.serverId, 'note_create', userId);
      return [201, note];
    },
  ],
  [
    'DELETE',
    path('/servers/:id/members/:user/notes/:note'),
    (client, [id, userId = '', noteId]) => {
      const server = allowed(client, id, 'moderate_members');
      const state = moderationOf(server);
      const left = state.notes.filter((note) => note.noteId !== noteId || note.userId !== userId);
      if (left.length === state.notes.length) throw new Refusal(404, 'not_found');
      state.notes = left;
      record(client, server.serverId, 'note_delete', userId);
      return [204];
    },
  ],
  [
    'GET',
    path('/servers/:id/members/:user/case'),
    (client, [id, userId = '']) => [200, caseOf(client, allowed(client, id, 'moderate_members'), userId)],
  ],
];
