import { durationText, TIMEOUTS } from '../../../i18n/durations';
import { useT } from '../../../i18n/use-t';
import { Part } from '../../../ui/page-parts';
import { Select } from '../../../ui/select';
import { Switch } from '../../../ui/switch';
import { TextField } from '../../../ui/text-field';
import { BLOCK_MESSAGE_MAX, type RuleDraft } from '../rule-draft';

/** What happens when it hits. */
export function RuleActions({ draft }: { draft: RuleDraft }) {
  const t = useT();
  const { value, set } = draft;
  const times = [...new Set([0, ...TIMEOUTS, value.timeoutSeconds])];
  return (
    <Part title={t('screening.then')}>
      <Switch
        label={t('screening.block')}
        hint={t('screening.block.hint')}
        checked={value.block}
        onChange={(block) => set({ block })}
      />
      {value.block && (
        <TextField
          label={t('screening.blockMessage')}
          hint={t('screening.blockMessage.hint')}
          value={value.blockMessage}
          maxLength={BLOCK_MESSAGE_MAX}
          autoComplete="off"
          onChange={(event) => set({ blockMessage: event.target.value })}
        />
      )}
      <Switch
        label={t('screening.alert')}
        hint={t('screening.alert.hint')}
        checked={value.alert}
        onChange={(alert) => set({ alert })}
      />
      <Select<number>
        label={t('screening.timeout')}
        value={value.timeoutSeconds}
        options={times.map((seconds) => ({
          value: seconds,
          label: seconds === 0 ? t('screening.timeout.none') : durationText(t, seconds),
        }))}
        onChange={(timeoutSeconds) => set({ timeoutSeconds })}
      />
    </Part>
  );
}
