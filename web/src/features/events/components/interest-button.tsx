import { Bell, BellRing } from 'lucide-react';
import type { ScheduledEvent } from '../../../api/community-types';
import { setInterest } from '../../../api/scheduled-events';
import { describeError } from '../../../i18n/describe-error';
import { useT } from '../../../i18n/use-t';
import { dispatch } from '../../../store/app-store';
import { Button } from '../../../ui/button';
import { toast } from '../../../ui/toast';
import { useSubmit } from '../../../ui/use-submit';
import styles from './events.module.css';

/** Says whether one comes. */
export function InterestButton({ event }: { event: ScheduledEvent }) {
  const t = useT();
  const comes = !!event.interested;
  const { busy, run } = useSubmit();
  const toggle = () =>
    run(async () => {
      try {
        dispatch({ t: 'SCHEDULED_EVENT_UPDATE', d: await setInterest(event, !comes) });
      } catch (error) {
        toast(describeError(t, error).text);
      }
    });
  const Icon = comes ? BellRing : Bell;
  return (
    <Button
      className={comes ? styles.comes : undefined}
      busy={busy}
      aria-pressed={comes}
      aria-label={t('ev.interest.of', { name: event.name })}
      onClick={() => void toggle()}
    >
      <Icon size={18} aria-hidden="true" />
      {t('ev.interest')}
    </Button>
  );
}
