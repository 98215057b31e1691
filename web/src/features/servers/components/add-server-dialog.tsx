import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { acceptInvite, createServer } from '../../../api/servers';
import type { Server } from '../../../api/types';
import { useT } from '../../../i18n/use-t';
import { dispatch } from '../../../store/app-store';
import { Dialog } from '../../../ui/dialog';
import { DialogForm } from '../../../ui/dialog-form';
import { Segments } from '../../../ui/segments';
import { TextField } from '../../../ui/text-field';
import { codeOf } from '../invite-code';

/** A server of one's own, or one somebody gave a link to. */
export function AddServerDialog({ onClose }: { onClose(): void }) {
  const t = useT();
  const navigate = useNavigate();
  const [way, setWay] = useState<'create' | 'join'>('create');
  const [text, setText] = useState('');
  const create = way === 'create';

  async function enter(server: Server) {
    dispatch({ t: 'SERVER_CREATE', d: { server } });
    const first = server.channelList.find(({ type }) => type !== 'category')?.channelId;
    await navigate({ to: first ? `/channels/${server.serverId}/${first}` : `/channels/${server.serverId}` });
    onClose();
  }

  return (
    <Dialog title={t('servers.add.title')} lead={t('servers.add.lead')} onClose={onClose}>
      <Segments
        label={t('servers.add.way')}
        value={way}
        options={[
          { value: 'create', label: t('servers.create') },
          { value: 'join', label: t('servers.join') },
        ]}
        onChange={(value) => {
          setWay(value);
          setText('');
        }}
      />
      <DialogForm
        key={way}
        action={t(create ? 'servers.create.action' : 'servers.join.action')}
        disabled={!text.trim()}
        onSubmit={async () => enter(await (create ? createServer(text.trim()) : acceptInvite(codeOf(text))))}
        onCancel={onClose}
      >
        <TextField
          label={t(create ? 'servers.name' : 'servers.link')}
          hint={t(create ? 'servers.name.hint' : 'servers.link.hint')}
          value={text}
          maxLength={create ? 100 : 300}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
      </DialogForm>
    </Dialog>
  );
}
