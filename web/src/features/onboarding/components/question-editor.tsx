import { Plus } from 'lucide-react';
import { useT } from '../../../i18n/use-t';
import { ONBOARDING as MAX } from '../../../lib/growth-limits';
import type { Id } from '../../../lib/ids';
import { Button } from '../../../ui/button';
import { Switch } from '../../../ui/switch';
import { TextField } from '../../../ui/text-field';
import { moved, newOption, type QuestionDraft, replaced, without } from '../draft';
import styles from './onboarding-page.module.css';
import { OptionEditor } from './option-editor';
import { SortList } from './sort-list';

interface Props {
  serverId: Id;
  question: QuestionDraft;
  set(patch: Partial<QuestionDraft>): void;
}

export function QuestionEditor({ serverId, question, set }: Props) {
  const t = useT();
  const { title, multiple, required, options } = question;
  return (
    <>
      <TextField
        label={t('onb.question.title')}
        value={title}
        maxLength={MAX.questionTitle}
        autoComplete="off"
        onChange={(event) => set({ title: event.target.value })}
      />
      <div>
        <Switch
          label={t('onb.question.multiple')}
          checked={multiple}
          onChange={(checked) => set({ multiple: checked })}
        />
        <Switch
          label={t('onb.question.required')}
          hint={t('onb.question.required.hint')}
          checked={required}
          onChange={(checked) => set({ required: checked })}
        />
      </div>
      <SortList
        label={t('onb.options')}
        items={options}
        nameOf={(option, place) => option.label.trim() || t('onb.option', { number: place + 1 })}
        onMove={(key, to) => set({ options: moved(options, key, to) })}
        onRemove={(key) => set({ options: without(options, key) })}
      >
        {(option) => (
          <OptionEditor
            serverId={serverId}
            option={option}
            set={(patch) => set({ options: replaced(options, option.key, patch) })}
          />
        )}
      </SortList>
      {options.length < MAX.options && (
        <Button
          look="quiet"
          className={styles.more}
          onClick={() => set({ options: [...options, newOption()] })}
        >
          <Plus size={18} aria-hidden="true" />
          {t('onb.options.add')}
        </Button>
      )}
    </>
  );
}
