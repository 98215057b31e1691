import type { MassBody, MassType } from '../../api/mass-actions';
import { TIMEOUTS } from '../../i18n/durations';
import type { Id } from '../../lib/ids';

export type MemberAct = Exclude<MassType, 'purge'>;

export interface Choice {
  banSeconds: number;
  purgeSeconds: number;
  timeOutSeconds: number;
  roleId: Id;
}

export const FIRST_CHOICE: Choice = {
  banSeconds: 0,
  purgeSeconds: 0,
  timeOutSeconds: TIMEOUTS[2],
  roleId: '',
};

export const needsRole = (type: MemberAct): boolean => type === 'add_role' || type === 'remove_role';

/** What is sent: only what the act asks for. */
export function bodyOf(type: MemberAct, userIds: Id[], choice: Choice): MassBody {
  const { banSeconds, purgeSeconds, timeOutSeconds, roleId } = choice;
  if (type === 'ban') return { type, userIds, durationSeconds: banSeconds, purgeSeconds };
  if (type === 'time_out') return { type, userIds, durationSeconds: timeOutSeconds };
  return needsRole(type) ? { type, userIds, roleId } : { type, userIds };
}
