import { useState } from 'react';
import { updateChannel } from '../../../api/channels';
import type { ChannelSummary } from '../../../api/types';
import { useT } from '../../../i18n/use-t';
import { dispatch } from '../../../store/app-store';
import { Button } from '../../../ui/button';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { ErrorNote } from '../../../ui/error-note';
import { toast } from '../../../ui/toast';
import { useSubmit } from '../../../ui/use-submit';
import styles from './overview-page.module.css';

/** Puts a channel away, to be read and not written in, or brings it back. */
export function ArchiveCard({ channel }: { channel: ChannelSummary }) {
  const t = useT();
  const { channelId, name, archived } = channel;
  const [asking, setAsking] = useState(false);
  const { busy, error, run } = useSubmit();
  async function set(wanted: boolean) {
    dispatch({ t: 'CHANNEL_UPDATE', d: await updateChannel(channelId, { archived: wanted }) });
    toast(t(wanted ? 'chan.archived' : 'chan.unarchived', { name }));
  }
  return (
    <section className={styles.card}>
      <div className={styles.grow}>
        <h3>{t(archived ? 'chan.unarchive' : 'chan.archive')}</h3>
        <p>{t(archived ? 'chan.unarchive.hint' : 'chan.archive.hint')}</p>
        <ErrorNote error={error} />
      </div>
      <Button busy={busy} onClick={() => (archived ? void run(() => set(false)) : setAsking(true))}>
        {t(archived ? 'chan.unarchive' : 'chan.archive')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('chan.archive.title', { name })}
          lead={t('chan.archive.lead')}
          action={t('chan.archive')}
          onConfirm={() => set(true)}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}
