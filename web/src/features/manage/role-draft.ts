import { useState } from 'react';
import type { RoleBody } from '../../api/roles';
import type { Role } from '../../api/types';

const FIELDS = [
  'name',
  'permissions',
  'color',
  'hoist',
  'mentionable',
  'selfAssignable',
  'icon',
  'mutes',
] as const;

/** What would have to be sent: the fields that differ from the role as it is now. */
export function differences(role: Role, edits: Partial<RoleBody>): Partial<RoleBody> {
  const changed = FIELDS.filter((field) => edits[field] !== undefined && edits[field] !== role[field]);
  return Object.fromEntries(changed.map((field) => [field, edits[field]]));
}

export interface RoleDraft {
  value: Role;
  patch: Partial<RoleBody>;
  dirty: boolean;
  set(edits: Partial<RoleBody>): void;
  reset(): void;
}

/** A role with one's unsaved changes on top; what others change meanwhile shows through. */
export function useRoleDraft(role: Role): RoleDraft {
  const [edits, setEdits] = useState<Partial<RoleBody>>({});
  const patch = differences(role, edits);
  return {
    value: { ...role, ...edits },
    patch,
    dirty: Object.keys(patch).length > 0,
    set: (more) => setEdits((before) => ({ ...before, ...more })),
    reset: () => setEdits({}),
  };
}
