import { BAN_DURATIONS, durationText, PURGE_WINDOWS, purgeText, TIMEOUTS } from '../i18n/durations';
import { useT } from '../i18n/use-t';
import { Select } from './select';

const OFFERS = {
  timeOut: { label: 'mod.timeout.for', seconds: TIMEOUTS, text: durationText },
  ban: { label: 'mod.ban.for', seconds: BAN_DURATIONS, text: durationText },
  purge: { label: 'mod.purge', seconds: PURGE_WINDOWS, text: purgeText },
} as const;

interface Props {
  of: keyof typeof OFFERS;
  value: number;
  onChange(seconds: number): void;
}

/** For how long, or how far back. */
export function DurationSelect({ of, value, onChange }: Props) {
  const t = useT();
  const { label, seconds, text } = OFFERS[of];
  return (
    <Select<number>
      label={t(label)}
      value={value}
      options={seconds.map((one) => ({ value: one, label: text(t, one) }))}
      onChange={onChange}
    />
  );
}
