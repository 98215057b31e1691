import { useState } from 'react';
import { useT } from '../../../i18n/use-t';
import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import { DAYS_MAX, daysOf, RETENTIONS, retentionText, secondsOf } from '../retention';
import styles from './overview-page.module.css';

const CUSTOM = -1;

interface Props {
  value: number;
  onChange(seconds: number): void;
}

/** How long messages stay: one of a few times, or days of one's own. */
export function RetentionField({ value, onChange }: Props) {
  const t = useT();
  const [own, setOwn] = useState(!RETENTIONS.includes(value));
  const custom = own || !RETENTIONS.includes(value);
  return (
    <div className={styles.pair}>
      <Select<number>
        label={t('chan.retention')}
        value={custom ? CUSTOM : value}
        options={[
          ...RETENTIONS.map((seconds) => ({ value: seconds, label: retentionText(t, seconds) })),
          { value: CUSTOM, label: t('chan.retention.custom') },
        ]}
        onChange={(seconds) => {
          setOwn(seconds === CUSTOM);
          if (seconds !== CUSTOM) onChange(seconds);
          else if (value === 0) onChange(secondsOf(14));
        }}
      />
      {custom && (
        <TextField
          label={t('chan.retention.days')}
          type="number"
          min={1}
          max={DAYS_MAX}
          value={daysOf(value)}
          onChange={(event) => {
            const days = Math.min(Math.max(1, Math.floor(event.target.valueAsNumber || 1)), DAYS_MAX);
            onChange(secondsOf(days));
          }}
        />
      )}
    </div>
  );
}
