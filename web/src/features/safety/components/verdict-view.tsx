import { Check, ShieldAlert, ShieldX } from 'lucide-react';
import { useT } from '../../../i18n/use-t';
import { pieces } from '../highlight';
import type { Tried } from '../use-verdict';
import styles from './screening.module.css';

/** What would happen to the text, with what was hit marked in it. */
export function VerdictView({ title, tried }: { title: string; tried: Tried }) {
  const t = useT();
  const { text, verdict, fault, busy } = tried;
  if (fault) return <Line title={title} look="fault" words={fault.text} />;
  if (!verdict || text === null) return null;
  const { blocked, hits } = verdict;
  const words =
    hits.length === 0
      ? t('screening.test.free')
      : t(blocked ? 'screening.test.blocked' : 'screening.test.noticed', {
          rules: hits.map((hit) => hit.name || t('screening.unnamed')).join(', '),
        });
  const look = hits.length === 0 ? 'free' : blocked ? 'blocked' : 'noticed';
  return (
    <div className={styles.verdict} aria-busy={busy}>
      <Line title={title} look={look} words={words} />
      {hits.length > 0 && (
        <p className={styles.text}>
          {pieces(
            text,
            hits.flatMap((hit) => hit.matches),
          ).map((piece) =>
            piece.hit ? <mark key={piece.at}>{piece.text}</mark> : <span key={piece.at}>{piece.text}</span>,
          )}
        </p>
      )}
    </div>
  );
}

const ICONS = { free: Check, noticed: ShieldAlert, blocked: ShieldX, fault: ShieldAlert };

function Line({ title, look, words }: { title: string; look: keyof typeof ICONS; words: string }) {
  const Icon = ICONS[look];
  return (
    <p className={styles.line} data-look={look}>
      <Icon size={18} aria-hidden="true" />
      <span>
        <strong>{title}</strong> {words}
      </span>
    </p>
  );
}
