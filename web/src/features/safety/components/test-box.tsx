import { useState } from 'react';
import type { RuleBody } from '../../../api/screening';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { Part } from '../../../ui/page-parts';
import { TextArea } from '../../../ui/text-area';
import { type Tried, useVerdict } from '../use-verdict';
import styles from './screening.module.css';
import { VerdictView } from './verdict-view';

const TEXT_MAX = 4000;

/** A place to try words against the rules that are on. */
export function TestBox({ serverId }: { serverId: Id }) {
  const t = useT();
  const [text, setText] = useState('');
  const all = useVerdict(serverId, text, null, text.trim() !== '');
  return (
    <Box text={text} onChange={setText}>
      <VerdictView title={t('screening.test.all')} tried={all} />
    </Box>
  );
}

interface RuleTestBoxProps {
  serverId: Id;
  rule: RuleBody;
  text: string;
  onChange(text: string): void;
  /** By the rule as it is being edited. */
  tried: Tried;
}

/** The same while a rule is edited: by that one, and by all that are on. */
export function RuleTestBox({ serverId, rule, text, onChange, tried }: RuleTestBoxProps) {
  const t = useT();
  const some = text.trim() !== '';
  const all = useVerdict(serverId, text, null, some);
  return (
    <Box text={text} onChange={onChange}>
      {some && rule.trigger !== 'profile' && <VerdictView title={t('screening.test.this')} tried={tried} />}
      <VerdictView title={t('screening.test.all')} tried={all} />
    </Box>
  );
}

function Box({
  text,
  onChange,
  children,
}: {
  text: string;
  onChange(text: string): void;
  children: React.ReactNode;
}) {
  const t = useT();
  return (
    <Part title={t('screening.test')} lead={t('screening.test.lead')}>
      <TextArea
        label={t('screening.test.text')}
        value={text}
        rows={2}
        maxLength={TEXT_MAX}
        onChange={(event) => onChange(event.target.value)}
      />
      <div aria-live="polite" className={styles.verdicts}>
        {children}
      </div>
    </Part>
  );
}
