import { useT } from '../../../i18n/use-t';
import { askForMembersAgain } from '../../../store/shown-members';
import { Button } from '../../../ui/button';
import styles from './member-list.module.css';

export function MemberListFailed() {
  const t = useT();
  return (
    <div className={styles.failed} role="alert">
      <p>{t('members.failed')}</p>
      <Button onClick={() => askForMembersAgain()}>{t('common.retry')}</Button>
    </div>
  );
}
