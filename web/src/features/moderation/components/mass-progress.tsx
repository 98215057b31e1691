import { X } from 'lucide-react';
import { type MassAction, stopMassAction } from '../../../api/mass-actions';
import { describeError } from '../../../i18n/describe-error';
import { ManageTexts } from '../../../i18n/manage-texts';
import { useT } from '../../../i18n/use-t';
import { dropMass, massChanged, massStore } from '../../../store/mass-actions';
import { useVanilla } from '../../../store/use-app';
import { Button } from '../../../ui/button';
import { IconButton } from '../../../ui/icon-button';
import { toast } from '../../../ui/toast';
import { useMassWatch } from '../use-mass-watch';
import styles from './mass-progress.module.css';

export const MassProgress = () => (
  <ManageTexts>
    <Dock />
  </ManageTexts>
);

function Dock() {
  const t = useT();
  const actions = useVanilla(massStore, (store) => store.actions);
  const all = Object.values(actions);
  return (
    <section className={styles.dock} aria-label={t('mass.label')}>
      {all.map((action) => (
        <Progress key={action.actionId} action={action} />
      ))}
    </section>
  );
}

function Progress({ action }: { action: MassAction }) {
  const t = useT();
  const { actionId, type, state, done, total, failed } = action;
  useMassWatch(action);
  const running = state === 'running';
  const words = t(`mass.${state}.${type}`, { done: done - (running ? 0 : failed), total });
  async function stop() {
    try {
      massChanged(await stopMassAction(action));
    } catch (error) {
      toast(describeError(t, error).text);
    }
  }
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <p role={running ? undefined : 'status'}>{words}</p>
        {failed > 0 && <p className={styles.failed}>{t('mass.notDone', { count: failed })}</p>}
        {running && (
          <progress className={styles.bar} value={done} max={Math.max(total, 1)} aria-label={words} />
        )}
      </div>
      {running ? (
        <Button onClick={() => void stop()}>{t('mass.stop')}</Button>
      ) : (
        <IconButton icon={X} label={t('common.close')} onClick={() => dropMass(actionId)} />
      )}
    </div>
  );
}
