import { expect, it } from 'vitest';
import type { AuditEntry } from '../../api/types';
import type { Translate } from '../../i18n/use-t';
import { bits } from '../../lib/permission-bits';
import { apply } from '../../store/apply';
import { aRole, readyState } from '../../testing/builders';
import { sentence, shownChange } from './audit-model';

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
