import { useT } from '../../../i18n/use-t';
import { Button } from '../../../ui/button';
import styles from './channel-list.module.css';

export function NoChannels({ onCreate }: { onCreate: (() => void) | null }) {
  const t = useT();
  return (
    <div className={styles.empty}>
      <p>{t(onCreate ? 'channels.none.owner' : 'channels.none')}</p>
      {onCreate && <Button onClick={onCreate}>{t('channels.create')}</Button>}
    </div>
  );
}
