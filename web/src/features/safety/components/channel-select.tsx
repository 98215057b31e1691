import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { useApp } from '../../../store/use-app';
import { Select } from '../../../ui/select';
import styles from './safety.module.css';

interface Props {
  serverId: Id;
  label: string;
  hint: string;
  value: Id | null;
  onChange(channelId: Id | null): void;
}

const NONE: Id[] = [];

/** A channel with messages, or none. One that is hidden from oneself stays what it is. */
export function ChannelSelect({ serverId, label, hint, value, onChange }: Props) {
  const t = useT();
  const ids = useApp((state) => state.channelIds[serverId] ?? NONE);
  const channels = useApp((state) => state.channels);
  const options = ids
    .filter((id) => channels[id]?.type === 'text' || channels[id]?.type === 'announcement')
    .map((id) => ({ value: id, label: `#${channels[id]?.name}` }));
  const hidden = value && !options.some((option) => option.value === value);
  return (
    <div>
      <Select<string>
        label={label}
        value={value ?? ''}
        options={[
          { value: '', label: t('safety.channel.none') },
          ...options,
          ...(hidden ? [{ value, label: t('safety.channel.hidden') }] : []),
        ]}
        onChange={(id) => onChange(id || null)}
      />
      <p className={styles.hint}>{hint}</p>
    </div>
  );
}
