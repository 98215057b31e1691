import { Plus } from 'lucide-react';
import { useT } from '../../../i18n/use-t';
import { ONBOARDING as MAX } from '../../../lib/growth-limits';
import type { Id } from '../../../lib/ids';
import { Button } from '../../../ui/button';
import { type Draft, moved, newQuestion, replaced, without } from '../draft';
import styles from './onboarding-page.module.css';
import { QuestionEditor } from './question-editor';
import { SortList } from './sort-list';

interface Props {
  serverId: Id;
  draft: Draft;
  set(patch: Partial<Draft>): void;
}

export function QuestionsSection({ serverId, draft, set }: Props) {
  const t = useT();
  const { questions } = draft;
  const full = questions.length >= MAX.questions;
  return (
    <section className={styles.section}>
      <p className={styles.lead}>{t('onb.questions.lead')}</p>
      {questions.length === 0 && <p className={styles.empty}>{t('onb.questions.none')}</p>}
      <SortList
        label={t('onb.questions')}
        items={questions}
        nameOf={(question, place) => question.title.trim() || t('onb.question', { number: place + 1 })}
        onMove={(key, to) => set({ questions: moved(questions, key, to) })}
        onRemove={(key) => set({ questions: without(questions, key) })}
      >
        {(question) => (
          <QuestionEditor
            serverId={serverId}
            question={question}
            set={(patch) => set({ questions: replaced(questions, question.key, patch) })}
          />
        )}
      </SortList>
      <Button
        disabled={full}
        className={styles.more}
        onClick={() => set({ questions: [...questions, newQuestion()] })}
      >
        <Plus size={18} aria-hidden="true" />
        {t(full ? 'onb.full' : 'onb.questions.add', { count: MAX.questions })}
      </Button>
    </section>
  );
}
