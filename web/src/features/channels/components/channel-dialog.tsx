import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { createChannel } from '../../../api/channels';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { dispatch } from '../../../store/app-store';
import { useApp } from '../../../store/use-app';
import { Dialog } from '../../../ui/dialog';
import { DialogForm } from '../../../ui/dialog-form';
import { Segments } from '../../../ui/segments';
import { TextField } from '../../../ui/text-field';
import { asChannelName } from '../model';

interface Props {
  serverId: Id;
  /** The category it is made in. */
  parentId: Id | null;
  category: boolean;
  onClose(): void;
}

const KINDS = ['text', 'announcement', 'voice'] as const;

/** A new channel, or a new category for channels. */
export function ChannelDialog({ serverId, parentId, category, onClose }: Props) {
  const t = useT();
  const navigate = useNavigate();
  const within = useApp((state) => state.channels[parentId ?? '']?.name);
  const [name, setName] = useState('');
  const [topic, setTopic] = useState('');
  const [kind, setKind] = useState<(typeof KINDS)[number]>('text');
  const plain = category || kind === 'voice';
  const kept = plain ? name.trim() : asChannelName(name);

  async function save() {
    const made = await createChannel(serverId, {
      name: kept,
      topic: topic.trim() || undefined,
      type: category ? 'category' : kind,
      parentId: parentId ?? undefined,
    });
    dispatch({ t: 'CHANNEL_CREATE', d: made });
    if (!category) await navigate({ to: `/channels/${serverId}/${made.channelId}` });
    onClose();
  }

  return (
    <Dialog
      title={t(category ? 'channels.createCategory.title' : 'channels.create.title')}
      lead={within && t('channels.create.in', { name: within })}
      onClose={onClose}
    >
      {!category && (
        <Segments<(typeof KINDS)[number]>
          label={t('channels.kind')}
          value={kind}
          options={KINDS.map((value) => ({ value, label: t(`channels.kind.${value}`) }))}
          onChange={setKind}
        />
      )}
      <DialogForm
        action={t(category ? 'channels.createCategory' : 'channels.create')}
        disabled={!kept}
        onSubmit={save}
        onCancel={onClose}
      >
        <TextField
          label={t('channels.name')}
          hint={!plain && name && kept !== name ? t('channels.name.becomes', { name: kept }) : undefined}
          value={name}
          maxLength={100}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
        {!plain && (
          <TextField
            label={t('channels.topic')}
            hint={t('channels.topic.hint')}
            value={topic}
            maxLength={1024}
            autoComplete="off"
            onChange={(event) => setTopic(event.target.value)}
          />
        )}
      </DialogForm>
    </Dialog>
  );
}
