import type { SafetyPatch } from '../../api/safety';
import type { RuleBody, ScreeningRule } from '../../api/screening';
import { changesBetween, record } from './audit';
import type { FakeClient } from './client';
import { moderationOf } from './moderation-state';
import { type Community, Refusal } from './objects';
import { allowed } from './rights';
import { path, type Route } from './route';
import { hitsOf } from './screen';

const RULES_MAX = 100;
const PAUSE_MAX = 7 * 86_400;

const safetyOf = (server: Community) => {
  const { verification, rulesGate, invitesPausedUntil } = server;
  return { verification, rulesGate, invitesPausedUntil, ...moderationOf(server).safety };
};

function change(client: FakeClient, server: Community, patch: SafetyPatch): void {
  const { verification, rulesGate, invitesPausedSeconds, ...rest } = patch;
  const joins = rest.raidJoins ?? 0;
  if ((joins !== 0 && joins < 3) || joins > 1000 || (invitesPausedSeconds ?? 0) > PAUSE_MAX)
    throw new Refusal(400, 'invalid_safety');
  const before = safetyOf(server);
  Object.assign(moderationOf(server).safety, rest);
  if (verification !== undefined) server.verification = verification;
  if (rulesGate !== undefined) server.rulesGate = rulesGate;
  if (invitesPausedSeconds !== undefined)
    server.invitesPausedUntil = invitesPausedSeconds
      ? new Date(Date.now() + invitesPausedSeconds * 1000).toISOString()
      : null;
  const { serverId } = server;
  const after = safetyOf(server);
  const fields = Object.keys(after) as (keyof typeof after)[];
  const action = invitesPausedSeconds === undefined ? 'server_update' : 'invites_pause';
  record(client, serverId, action, serverId, { changes: changesBetween(before, after, fields) });
  client.world.emitTo(serverId, 'SERVER_UPDATE', client.world.summary(serverId));
}

function checkRule(body: Partial<RuleBody>): void {
  if (body.name !== undefined && !body.name.trim())
    throw new Refusal(400, 'invalid_field', {
      field: 'name',
      errors: [{ field: 'name', code: 'too_short' }],
    });
  if (body.patterns) hitsOf([{ ...EMPTY, trigger: 'patterns', patterns: body.patterns }], 'x');
}

/** A rule of which nothing was said. */
export const EMPTY: RuleBody = {
  name: '',
  enabled: true,
  trigger: 'keywords',
  keywords: [],
  patterns: [],
  presets: [],
  allowed: [],
  limit: 0,
  windowSeconds: 0,
  block: true,
  blockMessage: '',
  alert: false,
  timeoutSeconds: 0,
  exemptRoleIds: [],
  exemptChannelIds: [],
};

function ruleOf(server: Community, ruleId: string | undefined): ScreeningRule {
  const rule = moderationOf(server).rules.find((one) => one.ruleId === ruleId);
  if (!rule) throw new Refusal(404, 'not_found');
  return rule;
}

export const safetyRoutes: Route[] = [
  [
    'GET',
    path('/servers/:id/safety'),
    (client, [id]) => [200, safetyOf(allowed(client, id, 'manage_server'))],
  ],
  [
    'PATCH',
    path('/servers/:id/safety'),
    (client, [id], body) => {
      const server = allowed(client, id, 'manage_server');
      change(client, server, body as SafetyPatch);
      return [200, safetyOf(server)];
    },
  ],
  [
    'GET',
    path('/servers/:id/screening-rules'),
    (client, [id]) => [200, moderationOf(allowed(client, id, 'manage_server')).rules],
  ],
  [
    'POST',
    path('/servers/:id/screening-rules'),
    (client, [id], body) => {
      const server = allowed(client, id, 'manage_server');
      const { rules } = moderationOf(server);
      const given = body as unknown as RuleBody;
      if (rules.length >= RULES_MAX) throw new Refusal(409, 'too_many_rules');
      checkRule(given);
      const rule: ScreeningRule = {
        ...EMPTY,
        ...given,
        ruleId: client.world.id(),
        serverId: server.serverId,
        creatorId: client.userId ?? '',
      };
      rules.push(rule);
      record(client, server.serverId, 'screening_rule_create', rule.ruleId, {
        detail: rule.name,
        changes: [{ field: 'name', before: null, after: rule.name }],
      });
      return [201, rule];
    },
  ],
  [
    'PATCH',
    path('/servers/:id/screening-rules/:rule'),
    (client, [id, ruleId], body) => {
      const server = allowed(client, id, 'manage_server');
      const rule = ruleOf(server, ruleId);
      const before = { ...rule };
      checkRule(body as unknown as RuleBody);
      Object.assign(rule, body);
      record(client, server.serverId, 'screening_rule_update', rule.ruleId, {
        detail: rule.name,
        changes: changesBetween(before, rule, ['name', 'enabled', 'keywords', 'block', 'timeoutSeconds']),
      });
      return [200, rule];
    },
  ],
  [
    'DELETE',
    path('/servers/:id/screening-rules/:rule'),
    (client, [id, ruleId]) => {
      const server = allowed(client, id, 'manage_server');
      const rule = ruleOf(server, ruleId);
      const state = moderationOf(server);
      state.rules = state.rules.filter((one) => one !== rule);
      record(client, server.serverId, 'screening_rule_delete', rule.ruleId, { detail: rule.name });
      return [204];
    },
  ],
  [
    'POST',
    path('/servers/:id/screening-test'),
    (client, [id], body) => {
      const { rules } = moderationOf(allowed(client, id, 'manage_server'));
      const { content, rule } = body as { content: string; rule?: RuleBody };
      return [200, hitsOf(rule ? [rule] : rules.filter((one) => one.enabled), content)];
    },
  ],
];
