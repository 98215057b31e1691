import { useState } from 'react';
import type { OnboardingQuestion } from '../../../api/community-types';
import { type Answers, answer } from '../../../api/onboarding';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { dispatch } from '../../../store/app-store';
import { useApp } from '../../../store/use-app';
import { toast } from '../../../ui/toast';
import { UnsavedBar } from '../../../ui/unsaved-bar';
import { chosenBy, missing, toggled } from '../model';
import { Choices } from './choices';
import styles from './onboarding-page.module.css';

const NONE: Id[] = [];

export function AnswersForm({ serverId, questions }: { serverId: Id; questions: OnboardingQuestion[] }) {
  const t = useT();
  const held = useApp((state) => state.self[serverId]?.roleIds ?? NONE);
  const [edited, setEdited] = useState<Answers | null>(null);
  const now = chosenBy(questions, held);
  const answers = edited ?? now;
  const dirty = questions.some(
    ({ questionId }) =>
      [...(answers[questionId] ?? [])].sort().join() !== [...(now[questionId] ?? [])].sort().join(),
  );
  async function save() {
    dispatch({ t: 'MEMBER_UPDATE', d: await answer(serverId, { answers }) });
    setEdited(null);
    toast(t('mine.saved'));
  }
  return (
    <>
      <section className={styles.section}>
        <h3 className={styles.heading}>{t('mine.answers')}</h3>
        <p className={styles.lead}>{t('mine.answers.lead')}</p>
        {questions.map((question) => {
          const chosen = answers[question.questionId] ?? [];
          return (
            <div key={question.questionId} className={styles.asked}>
              <h4 className={styles.label}>
                {question.title}
                {question.required && ` · ${t('new.required')}`}
              </h4>
              <Choices
                question={question}
                chosen={chosen}
                onToggle={(id) =>
                  setEdited({ ...answers, [question.questionId]: toggled(question, chosen, id) })
                }
              />
            </div>
          );
        })}
      </section>
      <UnsavedBar
        dirty={dirty}
        invalid={missing(questions, answers).length > 0 ? t('mine.missing') : null}
        onReset={() => setEdited(null)}
        onSave={save}
      />
    </>
  );
}
