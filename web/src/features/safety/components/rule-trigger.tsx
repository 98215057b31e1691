import { PRESETS, TRIGGERS, type Trigger } from '../../../api/screening';
import { useT } from '../../../i18n/use-t';
import { NumberField } from '../../../ui/number-field';
import { Part } from '../../../ui/page-parts';
import { Select } from '../../../ui/select';
import { Switch } from '../../../ui/switch';
import { faultOf, HAS, limitsOf, type RuleDraft, WINDOW_MAX } from '../rule-draft';
import { LinesField } from './lines-field';
import styles from './screening.module.css';

interface Props {
  draft: RuleDraft;
  /** The rule is there already: what it looks for stays. */
  fixed: boolean;
  /** What the server says about the patterns. */
  patternFault: string | null;
}

/** What the rule looks for. */
export function RuleTrigger({ draft, fixed, patternFault }: Props) {
  const t = useT();
  const { value, set } = draft;
  const { trigger } = value;
  const has = (part: keyof typeof HAS) => HAS[part].includes(trigger);
  const fault = faultOf(value);
  const when = (...names: string[]) =>
    fault && names.includes(fault) ? t(`screening.fault.${fault}`) : undefined;
  const [min, max] = limitsOf(trigger);
  return (
    <Part title={t('screening.when')}>
      {fixed ? (
        <p className={styles.kind}>{t(`screening.trigger.${trigger}`)}</p>
      ) : (
        <Select<Trigger>
          label={t('screening.trigger')}
          value={trigger}
          options={TRIGGERS.map((one) => ({ value: one, label: t(`screening.trigger.${one}`) }))}
          onChange={(next) => set({ trigger: next })}
        />
      )}
      <p className={styles.hint}>{t(`screening.trigger.${trigger}.hint`)}</p>
      {has('keywords') && (
        <LinesField
          label={t('screening.keywords')}
          hint={t('screening.keywords.hint')}
          error={when('keywords', 'keywordLong')}
          value={value.keywords}
          onChange={(keywords) => set({ keywords })}
        />
      )}
      {has('patterns') && (
        <LinesField
          code
          label={t('screening.patterns')}
          hint={t('screening.patterns.hint')}
          error={patternFault ?? when('patterns', 'patternLong')}
          value={value.patterns}
          onChange={(patterns) => set({ patterns })}
        />
      )}
      {has('presets') &&
        PRESETS.map((preset) => (
          <Switch
            key={preset}
            label={t(`screening.preset.${preset}`)}
            hint={t(`screening.preset.${preset}.hint`)}
            checked={value.presets.includes(preset)}
            onChange={(on) =>
              set({
                presets: PRESETS.filter((one) => (one === preset ? on : value.presets.includes(one))),
              })
            }
          />
        ))}
      {has('limit') && (
        <div className={styles.pair}>
          <NumberField
            label={t(`screening.limit.${trigger as 'mention_spam'}`)}
            min={min}
            max={max}
            value={value.limit}
            onChange={(limit) => set({ limit })}
          />
          {has('window') && (
            <NumberField
              label={t('screening.window')}
              min={1}
              max={WINDOW_MAX}
              value={value.windowSeconds}
              onChange={(windowSeconds) => set({ windowSeconds })}
            />
          )}
        </div>
      )}
      {has('allowed') && (
        <LinesField
          label={t('screening.allowed')}
          hint={t('screening.allowed.hint')}
          error={when('allowed')}
          value={value.allowed}
          onChange={(allowed) => set({ allowed })}
        />
      )}
    </Part>
  );
}
