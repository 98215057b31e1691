import { useState } from 'react';
import { type ChannelPatch, updateChannel } from '../../../api/channels';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { dispatch } from '../../../store/app-store';
import { openDialog } from '../../../store/ui';
import { useApp } from '../../../store/use-app';
import { Button } from '../../../ui/button';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { PageHead } from '../../../ui/page-head';
import { Select } from '../../../ui/select';
import { Switch } from '../../../ui/switch';
import { TextField } from '../../../ui/text-field';
import { UnsavedBar } from '../../../ui/unsaved-bar';
import { SLOWMODES, slowmodeText } from '../channel-model';
import { deletesMore, retentionText } from '../retention';
import { ArchiveCard } from './archive-card';
import styles from './overview-page.module.css';
import { RetentionField } from './retention-field';

export function ChannelOverview({ channelId }: { channelId: Id }) {
  const t = useT();
  const channel = useApp((state) => state.channels[channelId]);
  const categories = useApp((state) =>
    (state.channelIds[channel?.serverId ?? ''] ?? [])
      .filter((id) => state.channels[id]?.type === 'category')
      .join(),
  );
  const names = useApp((state) => state.channels);
  const [edits, setEdits] = useState<ChannelPatch>({});
  const [asking, setAsking] = useState(false);
  if (!channel) return null;
  const category = channel.type === 'category';
  const value = { ...channel, topic: channel.topic ?? '', ...edits };
  const fields = [
    'name',
    'topic',
    'slowmodeSeconds',
    'ageRestricted',
    'parentId',
    'retentionSeconds',
  ] as const;
  const changed = fields.filter(
    (field) =>
      edits[field] !== undefined &&
      edits[field] !== (field === 'topic' ? (channel.topic ?? '') : channel[field]),
  );
  async function save() {
    const patch = Object.fromEntries(changed.map((field) => [field, edits[field]]));
    dispatch({ t: 'CHANNEL_UPDATE', d: await updateChannel(channelId, patch) });
    setEdits({});
  }
  const set = (more: ChannelPatch) => setEdits((before) => ({ ...before, ...more }));
  return (
    <>
      <PageHead title={t('chan.overview')} />
      <div className={styles.page}>
        <TextField
          label={t(category ? 'chan.category.name' : 'chan.name')}
          value={value.name}
          maxLength={100}
          autoComplete="off"
          error={value.name.trim() ? undefined : t('error.too_short')}
          onChange={(event) => set({ name: event.target.value })}
        />
        {!category && (
          <>
            <TextField
              label={t('chan.topic')}
              hint={t('channels.topic.hint')}
              value={value.topic}
              maxLength={1024}
              autoComplete="off"
              onChange={(event) => set({ topic: event.target.value })}
            />
            <Select
              label={t('chan.category')}
              value={value.parentId ?? ''}
              options={[
                { value: '', label: t('chan.category.none') },
                ...categories
                  .split(',')
                  .filter(Boolean)
                  .map((id) => ({ value: id, label: names[id]?.name ?? '' })),
              ]}
              onChange={(id) => set({ parentId: id || null })}
            />
            <div>
              <Select<number>
                label={t('chan.slowmode')}
                value={value.slowmodeSeconds}
                options={[...new Set([...SLOWMODES, channel.slowmodeSeconds])]
                  .sort((a, b) => a - b)
                  .map((seconds) => ({ value: seconds, label: slowmodeText(t, seconds) }))}
                onChange={(slowmodeSeconds) => set({ slowmodeSeconds })}
              />
            </div>
            <RetentionField
              key={channel.retentionSeconds}
              value={value.retentionSeconds}
              onChange={(retentionSeconds) => set({ retentionSeconds })}
            />
            <Switch
              label={t('chan.age')}
              hint={t('chan.age.hint')}
              checked={value.ageRestricted}
              onChange={(ageRestricted) => set({ ageRestricted })}
            />
          </>
        )}
        {!category && <ArchiveCard channel={channel} />}
        <section className={styles.card}>
          <div className={styles.grow}>
            <h3>{t(category ? 'chan.deleteCategory' : 'chan.delete')}</h3>
            <p>{t(category ? 'channels.deleteCategory.lead' : 'channels.delete.lead')}</p>
          </div>
          <Button look="danger" onClick={() => openDialog({ kind: 'deleteChannel', channelId })}>
            {t(category ? 'chan.deleteCategory' : 'chan.delete')}
          </Button>
        </section>
      </div>
      <UnsavedBar
        dirty={changed.length > 0}
        invalid={value.name.trim() ? null : t('error.too_short')}
        onReset={() => setEdits({})}
        onSave={async () => {
          if (deletesMore(channel.retentionSeconds, value.retentionSeconds)) setAsking(true);
          else await save();
        }}
      />
      {asking && (
        <ConfirmDialog
          title={t('chan.retention.title')}
          lead={t('chan.retention.lead', {
            name: channel.name,
            time: retentionText(t, value.retentionSeconds),
          })}
          action={t('chan.retention.action')}
          onConfirm={save}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
