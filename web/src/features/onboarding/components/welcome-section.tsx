import { useT } from '../../../i18n/use-t';
import { ONBOARDING as MAX } from '../../../lib/growth-limits';
import type { Id } from '../../../lib/ids';
import { lastGrapheme } from '../../../lib/text';
import { useApp } from '../../../store/use-app';
import { Select } from '../../../ui/select';
import { TextArea } from '../../../ui/text-area';
import { TextField } from '../../../ui/text-field';
import { type Draft, moved, newChannel, replaced, without } from '../draft';
import styles from './onboarding-page.module.css';
import { SortList } from './sort-list';

interface Props {
  serverId: Id;
  draft: Draft;
  set(patch: Partial<Draft>): void;
}

const NONE: Id[] = [];

export function WelcomeSection({ serverId, draft, set }: Props) {
  const t = useT();
  const { text, channels } = draft;
  const ids = useApp((state) => state.channelIds[serverId] ?? NONE);
  const all = useApp((state) => state.channels);
  const taken = new Set(channels.map(({ channelId }) => channelId));
  const free = ids.filter((id) => all[id]?.type !== 'category' && !taken.has(id));
  return (
    <section className={styles.section}>
      <TextArea
        label={t('onb.welcome.text')}
        hint={t('onb.welcome.hint')}
        value={text}
        max={MAX.welcomeText}
        onChange={(event) => set({ text: event.target.value })}
      />
      <h3 className={styles.heading}>{t('onb.channels')}</h3>
      <p className={styles.lead}>{t('onb.channels.lead')}</p>
      <SortList
        label={t('onb.channels')}
        items={channels}
        nameOf={({ channelId }) => `#${all[channelId]?.name ?? '?'}`}
        onMove={(key, to) => set({ channels: moved(channels, key, to) })}
        onRemove={(key) => set({ channels: without(channels, key) })}
      >
        {({ key, channelId, text: words, emoji }) => (
          <>
            <p className={styles.place}>#{all[channelId]?.name ?? t('onb.channels.gone')}</p>
            <div className={styles.pair}>
              <TextField
                label={t('onb.emoji')}
                value={emoji ?? ''}
                autoComplete="off"
                onChange={(event) =>
                  set({
                    channels: replaced(channels, key, { emoji: lastGrapheme(event.target.value) || null }),
                  })
                }
              />
              <TextField
                label={t('onb.channels.text')}
                value={words}
                maxLength={MAX.channelText}
                autoComplete="off"
                onChange={(event) => set({ channels: replaced(channels, key, { text: event.target.value }) })}
              />
            </div>
          </>
        )}
      </SortList>
      {channels.length < MAX.welcomeChannels && free.length > 0 && (
        <Select<string>
          label={t('onb.channels.add')}
          value=""
          options={[
            { value: '', label: t('onb.channels.pick') },
            ...free.map((id) => ({ value: id, label: `#${all[id]?.name}` })),
          ]}
          onChange={(id) => id && set({ channels: [...channels, newChannel(id)] })}
        />
      )}
    </section>
  );
}
