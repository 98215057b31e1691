import { expect, it } from 'vitest';
import type { AuditEntry } from '../../api/types';
import manage from '../../i18n/manage.json';
import moderate from '../../i18n/moderate.json';
import type { Translate } from '../../i18n/use-t';
import { bits } from '../../lib/permission-bits';
import { apply } from '../../store/apply';
import { aRole, readyState } from '../../testing/builders';
import { ACTIONS, sentence, shownChange } from './audit-model';

const texts: Record<string, string> = { ...manage, ...moderate };

/** Shows which text was asked for, and with what. */
const t: Translate = (id, values) => (values ? `${id} ${Object.values(values).join(' | ')}` : id);
const state = apply(readyState(), { t: 'ROLE_CREATE', d: aRole('10') });
const entry = (action: string, more: Partial<AuditEntry>): AuditEntry => ({
  auditId: '1',
  serverId: 's1',
  actorId: '1',
  action,
  targetId: null,
  detail: '',
  reason: '',
  changes: [],
  createdAt: '',
  ...more,
});

it('names what is there, and what is gone by what was noted', () => {
  expect(sentence(t, state, entry('role_update', { targetId: '10' }))).toBe(
    'audit.did.role_update User 1 | Role 10',
  );
  const changes = [{ field: 'name', before: 'Old', after: null }];
  expect(sentence(t, state, entry('role_delete', { targetId: '99', changes }))).toBe(
    'audit.did.role_delete User 1 | Old',
  );
  expect(sentence(t, state, entry('overwrite_create', { targetId: 'c1', detail: 'role:10' }))).toBe(
    'audit.did.overwrite_create User 1 | audit.for #channel-c1 | Role 10',
  );
  expect(sentence(t, state, entry('something_new', { targetId: '1' }))).toContain('something_new');
});

it('tells sets by what came and went', () => {
  const change = { field: 'allow', before: bits('connect').toString(), after: bits('speak').toString() };
  expect(shownChange(t, state, 's1', change)).toEqual({
    field: 'audit.field.allow',
    given: ['perm.speak'],
    taken: ['perm.connect'],
  });
  expect(shownChange(t, state, 's1', { field: 'roleIds', before: null, after: '10' }).given).toEqual([
    'Role 10',
  ]);
  expect(shownChange(t, state, 's1', { field: 'hoist', before: 'false', after: 'true' }).after).toBe(
    'audit.yes',
  );
});

it('tells acts of moderation in words', () => {
  expect(sentence(t, state, entry('mass_action', { detail: 'time_out: 9 of 12, 2 failed' }))).toBe(
    'audit.did.mass_action User 1 | audit.mass.time_out 7 | 12',
  );
  expect(sentence(t, state, entry('mass_action', { detail: 'something else' }))).toContain('something else');
  expect(sentence(t, state, entry('message_bulk_delete', { targetId: 'c1' }))).toBe(
    'audit.did.message_bulk_delete User 1 | #channel-c1',
  );
  const named = [{ field: 'name', before: 'No links', after: null }];
  expect(sentence(t, state, entry('screening_rule_delete', { targetId: '5', changes: named }))).toBe(
    'audit.did.screening_rule_delete User 1 | No links',
  );
  expect(
    sentence(t, state, entry('screening_block', { actorId: '0', targetId: '1', detail: 'No links' })),
  ).toBe('audit.did.screening_block audit.itself | User 1 | No links');
});

it('has words for every act, in the list and in the log', () => {
  for (const action of ACTIONS) {
    expect(texts).toHaveProperty([`audit.action.${action}`]);
    expect(texts).toHaveProperty([`audit.did.${action}`]);
  }
});
