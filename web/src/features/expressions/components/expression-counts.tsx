import type { Expression } from '../../../api/community-types';
import type { ExpressionType } from '../../../api/expressions';
import { useT } from '../../../i18n/use-t';
import { PLACES } from '../model';
import styles from './expression-page.module.css';

/** How much room is left. */
export function ExpressionCounts({ type, all }: { type: ExpressionType; all: readonly Expression[] }) {
  const t = useT();
  const moving = all.filter(({ animated }) => animated).length;
  const counts =
    type === 'emoji'
      ? ([
          ['still', all.length - moving],
          ['moving', moving],
        ] as const)
      : ([['all', all.length]] as const);
  return (
    <div className={styles.counts}>
      {counts.map(([which, count]) => {
        const text = t(`expr.count.${which}`, { count, limit: PLACES[type] });
        return (
          <div key={which} className={styles.count}>
            <span>{text}</span>
            <meter min={0} max={PLACES[type]} value={count} aria-label={text} />
          </div>
        );
      })}
    </div>
  );
}
