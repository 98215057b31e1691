import { useState } from 'react';
import type { Invite } from '../../../api/types';
import { useT } from '../../../i18n/use-t';
import { copyText } from '../../../lib/copy';
import { announce } from '../../../ui/announcer';
import { Button } from '../../../ui/button';
import { inviteUrl } from '../model';
import styles from './invite-dialog.module.css';

/** The link, ready to hand on. */
export function InviteMade({ invite }: { invite: Invite }) {
  const t = useT();
  const [copied, setCopied] = useState(false);
  const url = inviteUrl(invite.code);
  async function copy() {
    const done = await copyText(url);
    setCopied(done);
    announce(t(done ? 'invites.copied' : 'error.copy'));
  }
  return (
    <div className={styles.made}>
      <input
        className={styles.url}
        readOnly
        value={url}
        aria-label={t('invites.link')}
        onFocus={(event) => event.target.select()}
      />
      <Button look="primary" onClick={() => void copy()}>
        {t(copied ? 'invites.copied' : 'common.copy')}
      </Button>
    </div>
  );
}
