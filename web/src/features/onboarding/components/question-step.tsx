import type { OnboardingQuestion } from '../../../api/community-types';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { Choices } from './choices';
import styles from './newcomer.module.css';

interface Props {
  question: OnboardingQuestion;
  chosen: readonly Id[];
  onToggle(optionId: Id): void;
}

export function QuestionStep({ question, chosen, onToggle }: Props) {
  const t = useT();
  const { title, multiple, required } = question;
  const hints = [t(multiple ? 'new.many' : 'new.one'), ...(required ? [t('new.required')] : [])];
  return (
    <>
      <h2 className={styles.title} data-step tabIndex={-1}>
        {title}
      </h2>
      <p className={styles.hint}>{hints.join(' · ')}</p>
      <Choices question={question} chosen={chosen} onToggle={onToggle} />
    </>
  );
}
