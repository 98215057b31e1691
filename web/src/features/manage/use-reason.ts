import type { Verdict } from '../../api/types';
import { type TextId, useT } from '../../i18n/use-t';
import type { Id } from '../../lib/ids';
import { useApp } from '../../store/use-app';

const STEPS: Record<string, TextId> = {
  owner: 'explain.by.owner',
  administrator: 'explain.by.administrator',
  everyone: 'explain.by.everyone',
  role: 'explain.by.role',
  nothing: 'explain.by.nothing',
  everyone_overwrite: 'explain.by.everyone_overwrite',
  role_overwrite: 'explain.by.role_overwrite',
  member_overwrite: 'explain.by.member_overwrite',
  timeout: 'explain.by.timeout',
  pending: 'explain.by.pending',
  verification: 'explain.by.verification',
  mute: 'explain.by.mute',
  archived: 'explain.by.archived',
  cannot_view: 'explain.by.cannot_view',
  cannot_send: 'explain.by.cannot_send',
  cannot_connect: 'explain.by.cannot_connect',
  unknown_channel: 'explain.by.unknown_channel',
};

/** The step that settled a permission, in words; for a step that is new to us the server's own. */
export function useReason(serverId: Id, verdict: Verdict): string {
  const t = useT();
  const role = useApp(
    (state) => state.roles[serverId]?.find((one) => one.roleId === verdict.roleId)?.name ?? '',
  );
  const category = useApp(
    (state) => state.channels[state.channels[verdict.channelId ?? '']?.parentId ?? '']?.name,
  );
  const step = STEPS[verdict.by];
  if (!step) return verdict.reason;
  const place =
    verdict.inherited && category
      ? t('explain.place.category', { name: category })
      : t('explain.place.channel');
  return t(step, { role, place });
}
