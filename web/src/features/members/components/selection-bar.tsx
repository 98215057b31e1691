import { X } from 'lucide-react';
import { MASS_MAX } from '../../../api/mass-actions';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { openDialog } from '../../../store/ui';
import { Button } from '../../../ui/button';
import { IconButton } from '../../../ui/icon-button';
import type { MemberAct, Selection } from '../selection';
import styles from './members-page.module.css';

interface Props {
  serverId: Id;
  acts: readonly MemberAct[];
  selection: Selection;
}

/** What to do with the selected; comes up with the first. */
export function SelectionBar({ serverId, acts, selection }: Props) {
  const t = useT();
  const { ids, clear } = selection;
  const tooMany = ids.length > MASS_MAX;
  if (ids.length === 0) return null;
  return (
    <section className={styles.bar} aria-label={t('mass.bar')}>
      <p role="status" className={styles.count}>
        {tooMany
          ? t('mass.tooMany', { max: MASS_MAX, count: ids.length })
          : t('mass.selected', { count: ids.length })}
      </p>
      {acts.map((type) => (
        <Button
          key={type}
          disabled={tooMany}
          look={type === 'kick' || type === 'ban' ? 'danger' : 'plain'}
          onClick={() => openDialog({ kind: 'massAction', serverId, type, userIds: ids })}
        >
          {t(`mass.${type}`)}
        </Button>
      ))}
      <IconButton icon={X} label={t('mass.clear')} className={styles.clear} onClick={clear} />
    </section>
  );
}
