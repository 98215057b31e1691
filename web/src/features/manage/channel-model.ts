import type { Overwrite } from '../../api/types';
import type { Translate } from '../../i18n/use-t';
import type { Id } from '../../lib/ids';
import { bit, bitsOf, has, type Permission, SERVER_WIDE } from '../../lib/permission-bits';
import { isVoice } from '../../lib/permission-rules';
import type { State } from '../../store/state';
import { GROUPS } from './catalog';

export const SLOWMODES = [0, 5, 10, 30, 60, 300, 900, 3600, 21_600] as const;

export function slowmodeText(t: Translate, seconds: number): string {
  if (seconds === 0) return t('chan.slowmode.off');
  if (seconds % 3600 === 0) return t('mod.hours', { count: seconds / 3600 });
  if (seconds % 60 === 0) return t('mod.minutes', { count: seconds / 60 });
  return t('mod.seconds', { count: seconds });
}

export type ThreeState = 'deny' | 'inherit' | 'allow';

export const stateOf = (row: Overwrite, name: Permission): ThreeState =>
  has(bitsOf(row.allow), name) ? 'allow' : has(bitsOf(row.deny), name) ? 'deny' : 'inherit';

export function withState(row: Overwrite, name: Permission, state: ThreeState): Overwrite {
  const one = bit(name);
  const [allow, deny] = [bitsOf(row.allow) & ~one, bitsOf(row.deny) & ~one];
  return {
    ...row,
    allow: (state === 'allow' ? allow | one : allow).toString(),
    deny: (state === 'deny' ? deny | one : deny).toString(),
  };
}

const byGroup = new Map(GROUPS.flatMap(({ id, permissions }) => permissions.map((name) => [name, id])));

/** What can be set in a channel of a kind. */
export function appliesIn(type: string, name: Permission): boolean {
  if (has(SERVER_WIDE, name)) return false;
  const group = byGroup.get(name);
  if (type === 'category') return true;
  if (group === 'voice') return isVoice(type);
  return true;
}

const key = ({ type, targetId }: Overwrite) => `${type}/${targetId}`;
const plain = (rows: readonly Overwrite[]): string =>
  rows
    .map((row) => `${key(row)}/${bitsOf(row.allow)}/${bitsOf(row.deny)}`)
    .sort()
    .join();

export const sameRows = (a: readonly Overwrite[], b: readonly Overwrite[]): boolean => plain(a) === plain(b);

/** True when the channel has what its category has; null without a category in sight. */
export function inSync(state: State, channelId: Id): boolean | null {
  const channel = state.channels[channelId];
  const parent = state.channels[channel?.parentId ?? ''];
  return channel && parent ? sameRows(channel.overwrites, parent.overwrites) : null;
}

export interface RowChanges {
  put: Overwrite[];
  drop: Id[];
}

/** What has to be sent to come from one list to the other. */
export function changes(before: readonly Overwrite[], after: readonly Overwrite[]): RowChanges {
  const was = new Map(before.map((row) => [key(row), row]));
  return {
    put: after.filter((row) => {
      const old = was.get(key(row));
      return !old || !sameRows([old], [row]);
    }),
    drop: before.filter((row) => !after.some((other) => key(other) === key(row))).map((row) => row.targetId),
  };
}

export const isPrivate = (rows: readonly Overwrite[], serverId: Id): boolean =>
  rows.some((row) => row.targetId === serverId && has(bitsOf(row.deny), 'view_channel'));
