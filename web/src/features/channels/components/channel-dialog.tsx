import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { createChannel, updateChannel } from '../../../api/channels';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { dispatch } from '../../../store/app-store';
import { useApp } from '../../../store/use-app';
import { Dialog } from '../../../ui/dialog';
import { DialogForm } from '../../../ui/dialog-form';
import { TextField } from '../../../ui/text-field';
import { asChannelName } from '../model';

interface Props {
  /** For a new channel: where. */
  serverId: Id | null;
  /** For an existing one. */
  channelId: Id | null;
  onClose(): void;
}

export function ChannelDialog({ serverId, channelId, onClose }: Props) {
  const t = useT();
  const navigate = useNavigate();
  const channel = useApp((state) => state.channels[channelId ?? '']);
  const [name, setName] = useState(channel?.name ?? '');
  const [topic, setTopic] = useState(channel?.topic ?? '');

  async function save() {
    if (channelId) {
      dispatch({
        t: 'CHANNEL_UPDATE',
        d: await updateChannel(channelId, { name: asChannelName(name), topic: topic.trim() }),
      });
    } else if (serverId) {
      const made = await createChannel(serverId, {
        name: asChannelName(name),
        topic: topic.trim() || undefined,
      });
      dispatch({ t: 'CHANNEL_CREATE', d: made });
      await navigate({ to: `/channels/${serverId}/${made.channelId}` });
    }
    onClose();
  }

  return (
    <Dialog title={t(channelId ? 'channels.edit.title' : 'channels.create.title')} onClose={onClose}>
      <DialogForm
        action={t(channelId ? 'common.save' : 'channels.create')}
        disabled={!asChannelName(name)}
        onSubmit={save}
        onCancel={onClose}
      >
        <TextField
          label={t('channels.name')}
          hint={
            name && asChannelName(name) !== name
              ? t('channels.name.becomes', { name: asChannelName(name) })
              : undefined
          }
          value={name}
          maxLength={100}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={t('channels.topic')}
          hint={t('channels.topic.hint')}
          value={topic}
          maxLength={1024}
          autoComplete="off"
          onChange={(event) => setTopic(event.target.value)}
        />
      </DialogForm>
    </Dialog>
  );
}
