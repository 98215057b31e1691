import type { Onboarding } from '../../../api/community-types';
import { useT } from '../../../i18n/use-t';
import { Markdown } from '../../../markdown/markdown';
import styles from './newcomer.module.css';

interface Props {
  rules: Onboarding['rules'];
  /** Null: nobody has to accept them. */
  accepted: boolean | null;
  onAccept(accepted: boolean): void;
}

export function RulesStep({ rules, accepted, onAccept }: Props) {
  const t = useT();
  return (
    <>
      <h2 className={styles.title} data-step tabIndex={-1}>
        {t('new.rules')}
      </h2>
      <ol className={styles.rules}>
        {rules.map(({ title, text }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rules stand still while they are read.
          <li key={i} className={styles.rule}>
            <span className={styles.number} aria-hidden="true">
              {i + 1}
            </span>
            <div>
              <h3 className={styles.ruleTitle}>{title}</h3>
              {text && <Markdown text={text} />}
            </div>
          </li>
        ))}
      </ol>
      {accepted !== null && (
        <label className={styles.accept}>
          <input type="checkbox" checked={accepted} onChange={(event) => onAccept(event.target.checked)} />
          {t('new.rules.accept')}
        </label>
      )}
    </>
  );
}
