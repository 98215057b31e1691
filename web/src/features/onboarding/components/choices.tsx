import { Check } from 'lucide-react';
import { useId } from 'react';
import type { OnboardingQuestion } from '../../../api/community-types';
import type { Id } from '../../../lib/ids';
import styles from './choices.module.css';

interface Props {
  question: OnboardingQuestion;
  chosen: readonly Id[];
  onToggle(optionId: Id): void;
}

/** The answers to a question, as cards; one of them or several. */
export function Choices({ question, chosen, onToggle }: Props) {
  const name = useId();
  const { title, multiple, required, options } = question;
  return (
    <fieldset className={styles.choices}>
      <legend className="hidden-visually">{title}</legend>
      {options.map(({ optionId, label, text, emoji }) => {
        const checked = chosen.includes(optionId);
        return (
          <label key={optionId} className={styles.choice}>
            <input
              type={multiple ? 'checkbox' : 'radio'}
              name={name}
              className="hidden-visually"
              checked={checked}
              onChange={() => onToggle(optionId)}
              // A radio button can't be let go of again by itself.
              onClick={() => !multiple && checked && !required && onToggle(optionId)}
            />
            {emoji && (
              <span className={styles.emoji} aria-hidden="true">
                {emoji}
              </span>
            )}
            <span className={styles.words}>
              <span className={styles.label}>{label}</span>
              {text && <span className={styles.text}>{text}</span>}
            </span>
            <span className={styles.mark} data-kind={multiple ? 'many' : 'one'} aria-hidden="true">
              <Check size={14} />
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
