import { ArrowLeft, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { isApiError } from '../../../api/errors';
import { createRule, type ScreeningRule, updateRule } from '../../../api/screening';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { IconButton } from '../../../ui/icon-button';
import { Part, Parts } from '../../../ui/page-parts';
import { Switch } from '../../../ui/switch';
import { TextField } from '../../../ui/text-field';
import { UnsavedBar } from '../../../ui/unsaved-bar';
import { bodyOf, faultOf, HAS, NAME_MAX, NEW_RULE, useRuleDraft } from '../rule-draft';
import { useVerdict } from '../use-verdict';
import { DeleteRuleDialog } from './delete-rule-dialog';
import { RuleActions } from './rule-actions';
import { RuleExempt } from './rule-exempt';
import { RuleTrigger } from './rule-trigger';
import styles from './screening.module.css';
import { RuleTestBox } from './test-box';

interface Props {
  serverId: Id;
  /** Null: a new one. */
  rule: ScreeningRule | null;
  onBack(): void;
  onSaved(rule: ScreeningRule): void;
  onDeleted(ruleId: Id): void;
}

export function RuleEditor({ serverId, rule, onBack, onSaved, onDeleted }: Props) {
  const t = useT();
  const draft = useRuleDraft(rule ? bodyOf(rule) : NEW_RULE);
  const [text, setText] = useState('');
  const [deleting, setDeleting] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const { value, set } = draft;
  const fault = faultOf(value);
  const patterns = HAS.patterns.includes(value.trigger) && value.patterns.length > 0;
  // Patterns are checked as they are typed, also before there is a text to try them on.
  const asks = text.trim() !== '' || patterns;
  const tried = useVerdict(serverId, text.trim() ? text : 'x', { ...value, name: value.name || '-' }, asks);
  const live = tried.fault?.field.startsWith('patterns') ? tried.fault.text : null;

  async function save() {
    setRefused(null);
    try {
      onSaved(
        rule
          ? await updateRule(serverId, rule.ruleId, draft.patch)
          : await createRule(serverId, { ...value, name: value.name.trim() }),
      );
    } catch (error) {
      const field = isApiError(error) ? (error.problem.field ?? error.problem.errors?.[0]?.field) : '';
      if (isApiError(error) && field?.startsWith('patterns')) setRefused(error.detail);
      throw error;
    }
    draft.reset();
    if (!rule) onBack();
  }

  return (
    <section aria-label={value.name || t('screening.new')}>
      <header className={styles.head}>
        <IconButton icon={ArrowLeft} label={t('screening.back')} onClick={onBack} />
        <h2>{rule ? rule.name : t('screening.new')}</h2>
        {rule && (
          <IconButton icon={Trash2} danger label={t('screening.delete')} onClick={() => setDeleting(true)} />
        )}
      </header>
      <Parts>
        <Part title={t('screening.rule')}>
          <TextField
            label={t('screening.name')}
            hint={t('screening.name.hint')}
            value={value.name}
            maxLength={NAME_MAX}
            autoComplete="off"
            error={draft.dirty && fault === 'name' ? t('screening.fault.name') : undefined}
            onChange={(event) => set({ name: event.target.value })}
          />
          <Switch
            label={t('screening.enabled')}
            hint={t('screening.enabled.hint')}
            checked={value.enabled}
            onChange={(enabled) => set({ enabled })}
          />
        </Part>
        <RuleTrigger draft={draft} fixed={!!rule} patternFault={live ?? refused} />
        <RuleActions draft={draft} />
        <RuleExempt serverId={serverId} draft={draft} />
        <RuleTestBox serverId={serverId} rule={value} text={text} onChange={setText} tried={tried} />
      </Parts>
      <UnsavedBar
        dirty={draft.dirty}
        invalid={fault ? t(`screening.fault.${fault}`) : live ? t('screening.fault.pattern') : null}
        onReset={draft.reset}
        onSave={save}
      />
      {deleting && rule && (
        <DeleteRuleDialog
          rule={rule}
          onClose={() => setDeleting(false)}
          onDeleted={() => {
            draft.reset();
            onBack();
            onDeleted(rule.ruleId);
          }}
        />
      )}
    </section>
  );
}
