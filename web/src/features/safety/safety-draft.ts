import { useState } from 'react';
import type { Safety, SafetyPatch } from '../../api/safety';
import { inRange } from '../../ui/number-field';

export type Editable = Omit<Safety, 'invitesPausedUntil'>;

const FIELDS: readonly (keyof Editable)[] = [
  'verification',
  'rulesGate',
  'raidJoins',
  'raidPauses',
  'alertChannelId',
  'greetingChannelId',
  'auditDays',
];

export const RAID_JOINS_MIN = 3;
export const RAID_JOINS_MAX = 1000;
/** What watching begins with. */
export const RAID_JOINS_USUAL = 10;
export const AUDIT_DAYS = [0, 7, 30, 90, 180, 365] as const;

/** Only what differs is sent: somebody else may be changing the rest. */
export function differences(saved: Safety, edits: Partial<Editable>): SafetyPatch {
  const changed = FIELDS.filter((field) => edits[field] !== undefined && edits[field] !== saved[field]);
  return Object.fromEntries(changed.map((field) => [field, edits[field]]));
}

export function useSafetyDraft(saved: Safety) {
  const [edits, setEdits] = useState<Partial<Editable>>({});
  const patch = differences(saved, edits);
  const value = { ...saved, ...edits };
  const { raidJoins } = value;
  return {
    value,
    patch,
    dirty: Object.keys(patch).length > 0,
    valid: raidJoins === 0 || inRange(raidJoins, RAID_JOINS_MIN, RAID_JOINS_MAX),
    set: (more: Partial<Editable>) => setEdits((before) => ({ ...before, ...more })),
    reset: () => setEdits({}),
  };
}
