import { Plus } from 'lucide-react';
import { useT } from '../../../i18n/use-t';
import { ONBOARDING as MAX } from '../../../lib/growth-limits';
import { Button } from '../../../ui/button';
import { Switch } from '../../../ui/switch';
import { TextArea } from '../../../ui/text-area';
import { TextField } from '../../../ui/text-field';
import { type Draft, moved, newRule, replaced, without } from '../draft';
import styles from './onboarding-page.module.css';
import { SortList } from './sort-list';

interface Props {
  draft: Draft;
  set(patch: Partial<Draft>): void;
}

export function RulesSection({ draft, set }: Props) {
  const t = useT();
  const { rules, gate } = draft;
  const full = rules.length >= MAX.rules;
  return (
    <section className={styles.section}>
      <Switch
        label={t('onb.gate')}
        hint={t('onb.gate.hint')}
        locked={rules.length === 0 && !gate ? t('onb.gate.locked') : null}
        checked={gate}
        onChange={(checked) => set({ gate: checked })}
      />
      {rules.length === 0 && <p className={styles.empty}>{t('onb.rules.none')}</p>}
      <SortList
        label={t('onb.rules')}
        items={rules}
        nameOf={(rule, place) => rule.title.trim() || t('onb.rule', { number: place + 1 })}
        onMove={(key, to) => set({ rules: moved(rules, key, to) })}
        onRemove={(key) => set({ rules: without(rules, key) })}
      >
        {({ key, title, text }) => (
          <>
            <TextField
              label={t('onb.rule.title')}
              value={title}
              maxLength={MAX.ruleTitle}
              autoComplete="off"
              onChange={(event) => set({ rules: replaced(rules, key, { title: event.target.value }) })}
            />
            <TextArea
              label={t('onb.rule.text')}
              value={text}
              max={MAX.ruleText}
              onChange={(event) => set({ rules: replaced(rules, key, { text: event.target.value }) })}
            />
          </>
        )}
      </SortList>
      <Button disabled={full} className={styles.more} onClick={() => set({ rules: [...rules, newRule()] })}>
        <Plus size={18} aria-hidden="true" />
        {t(full ? 'onb.full' : 'onb.rules.add', { count: MAX.rules })}
      </Button>
    </section>
  );
}
