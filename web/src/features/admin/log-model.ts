import type { InstanceEntry } from '../../api/admin';
import type { TextId, Translate } from '../../i18n/use-t';

const DID: Record<string, TextId> = {
  user_disable: 'admin.did.user_disable',
  user_enable: 'admin.did.user_enable',
  server_suspend: 'admin.did.server_suspend',
  server_unsuspend: 'admin.did.server_unsuspend',
  server_delete: 'admin.did.server_delete',
};

/** What was done, in a sentence; an act that is new to us by its own name. */
export function instanceSentence(t: Translate, entry: InstanceEntry, actor: string): string {
  const noted = entry.changes.find(({ field }) => field === 'name');
  const target = entry.detail || noted?.after || noted?.before || entry.targetId || '';
  const did = DID[entry.action];
  return did ? t(did, { actor, target }) : t('audit.did.other', { actor, target, action: entry.action });
}
