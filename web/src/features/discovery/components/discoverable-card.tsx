import { useState } from 'react';
import { setDiscoverable } from '../../../api/discovery';
import { GrowthTexts } from '../../../i18n/growth-texts';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { appStore, dispatch } from '../../../store/app-store';
import { may } from '../../../store/permissions';
import { useApp } from '../../../store/use-app';
import { Dialog } from '../../../ui/dialog';
import { DialogForm } from '../../../ui/dialog-form';
import { ErrorNote } from '../../../ui/error-note';
import { Switch } from '../../../ui/switch';
import { useSubmit } from '../../../ui/use-submit';
import styles from './discoverable-card.module.css';

export const DiscoverableCard = ({ serverId }: { serverId: Id }) => (
  <GrowthTexts>
    <Card serverId={serverId} />
  </GrowthTexts>
);

/** Whether everybody can find the server and come in; turned on only after it was said what that means. */
function Card({ serverId }: { serverId: Id }) {
  const t = useT();
  const on = useApp((state) => !!state.servers[serverId]?.discoverable);
  const name = useApp((state) => state.servers[serverId]?.name ?? '');
  const editable = useApp((state) => may(state, serverId, 'manage_server'));
  const [asked, setAsked] = useState(false);
  const { error, run } = useSubmit();
  async function set(discoverable: boolean) {
    await setDiscoverable(serverId, discoverable);
    const server = appStore.getState().servers[serverId];
    if (server) dispatch({ t: 'SERVER_UPDATE', d: { ...server, discoverable } });
  }
  return (
    <section className={styles.card}>
      <Switch
        label={t('disc.switch')}
        hint={t('disc.switch.hint')}
        locked={editable ? null : t('disc.switch.locked')}
        checked={on}
        onChange={(wanted) => (wanted ? setAsked(true) : void run(() => set(false)))}
      />
      <ErrorNote error={error} />
      {asked && (
        <Dialog
          title={t('disc.confirm.title', { name })}
          lead={t('disc.confirm.lead')}
          onClose={() => setAsked(false)}
        >
          <DialogForm
            action={t('disc.confirm.action')}
            onCancel={() => setAsked(false)}
            onSubmit={async () => {
              await set(true);
              setAsked(false);
            }}
          />
        </Dialog>
      )}
    </section>
  );
}
