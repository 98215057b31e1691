import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { acceptInvite } from '../../../api/servers';
import { useT } from '../../../i18n/use-t';
import { dispatch } from '../../../store/app-store';
import { DialogForm } from '../../../ui/dialog-form';
import { TextField } from '../../../ui/text-field';
import { codeOf } from '../invite-code';

export function JoinServer({ onClose }: { onClose(): void }) {
  const t = useT();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  async function join() {
    const server = await acceptInvite(codeOf(text));
    dispatch({ t: 'SERVER_CREATE', d: { server } });
    await navigate({ to: '/servers/$serverId/welcome', params: { serverId: server.serverId } });
    onClose();
  }
  return (
    <DialogForm action={t('servers.join.action')} disabled={!text.trim()} onSubmit={join} onCancel={onClose}>
      <TextField
        label={t('servers.link')}
        hint={t('servers.link.hint')}
        value={text}
        maxLength={300}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
      />
    </DialogForm>
  );
}
