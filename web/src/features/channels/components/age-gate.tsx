import { ShieldAlert } from 'lucide-react';
import { updateMe } from '../../../api/users';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { dispatch } from '../../../store/app-store';
import { useApp } from '../../../store/use-app';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { useSubmit } from '../../../ui/use-submit';
import styles from './age-gate.module.css';

/** Before a channel for adults: nothing of it is fetched until one says to be old enough, once for all of them. */
export function AgeGate({ channelId, onBack }: { channelId: Id; onBack(): void }) {
  const t = useT();
  const name = useApp((state) => state.channels[channelId]?.name ?? '');
  const { busy, error, run } = useSubmit();
  const confirm = () =>
    run(async () => {
      dispatch({ t: 'ME', d: await updateMe({ ageConfirmed: true }) });
    });
  return (
    <section className={styles.gate} aria-labelledby="age-gate">
      <ShieldAlert size={48} aria-hidden="true" />
      <h2 id="age-gate" className={styles.title}>
        {t('age.title', { name })}
      </h2>
      <p className={styles.lead}>{t('age.lead')}</p>
      <ErrorNote error={error} />
      <div className={styles.actions}>
        <Button look="primary" busy={busy} onClick={() => void confirm()}>
          {t('age.confirm')}
        </Button>
        <Button onClick={onBack}>{t('age.back')}</Button>
      </div>
    </section>
  );
}
