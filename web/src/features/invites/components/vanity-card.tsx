import { type FormEvent, useState } from 'react';
import { dropVanity, setVanity } from '../../../api/servers';
import type { Invite } from '../../../api/types';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { Button } from '../../../ui/button';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { ErrorNote } from '../../../ui/error-note';
import { TextField } from '../../../ui/text-field';
import { toast } from '../../../ui/toast';
import { useSubmit } from '../../../ui/use-submit';
import { inviteUrl, isVanity, vanityFrom } from '../model';
import styles from './invites-page.module.css';

interface Props {
  serverId: Id;
  current: Invite | null;
  onChange(invite: Invite | null): void;
}

/** The one link of a server that people can say aloud. */
export function VanityCard({ serverId, current, onChange }: Props) {
  const t = useT();
  const [typed, setTyped] = useState<string | null>(null);
  const [leaving, setLeaving] = useState(false);
  const { busy, error, run } = useSubmit();
  const code = typed ?? current?.code ?? '';
  const changed = code !== (current?.code ?? '');
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!changed || !isVanity(code)) return;
    void run(async () => {
      onChange(await setVanity(serverId, code));
      setTyped(null);
      toast(t('inv.vanity.saved'));
    });
  }
  return (
    <section className={styles.vanity}>
      <h3 className={styles.heading}>{t('inv.vanity')}</h3>
      <p className={styles.more}>{t('inv.vanity.lead')}</p>
      <form className={styles.fields} onSubmit={submit}>
        <TextField
          label={t('inv.vanity.code')}
          hint={t('inv.vanity.hint')}
          value={code}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => setTyped(vanityFrom(event.target.value))}
        />
        <div className={styles.buttons}>
          <Button type="submit" look="primary" busy={busy} disabled={!changed || !isVanity(code)}>
            {t('inv.vanity.save')}
          </Button>
          {current && (
            <Button look="quiet" onClick={() => setLeaving(true)}>
              {t('inv.vanity.drop')}
            </Button>
          )}
        </div>
      </form>
      {isVanity(code) && <p className={styles.url}>{inviteUrl(code)}</p>}
      <ErrorNote error={error} />
      {leaving && current && (
        <ConfirmDialog
          title={t('inv.vanity.drop.title', { code: current.code })}
          lead={t('inv.vanity.drop.lead')}
          action={t('inv.vanity.drop')}
          onClose={() => setLeaving(false)}
          onConfirm={async () => {
            await dropVanity(serverId);
            setTyped(null);
            onChange(null);
          }}
        />
      )}
    </section>
  );
}
