import { Link } from '@tanstack/react-router';
import type { ScreeningRule } from '../../../api/screening';
import { durationText } from '../../../i18n/durations';
import { type Translate, useT } from '../../../i18n/use-t';
import { Switch } from '../../../ui/switch';
import styles from './screening.module.css';

/** What a rule does when it hits, in a line. */
export function consequences(
  t: Translate,
  rule: Pick<ScreeningRule, 'block' | 'alert' | 'timeoutSeconds'>,
): string {
  const parts = [
    rule.block && t('screening.does.block'),
    rule.alert && t('screening.does.alert'),
    rule.timeoutSeconds > 0 && t('screening.does.timeout', { time: durationText(t, rule.timeoutSeconds) }),
  ].filter((part) => part !== false);
  return parts.length > 0 ? parts.join(' · ') : t('screening.does.nothing');
}

export function RuleRow({ rule, onEnable }: { rule: ScreeningRule; onEnable(enabled: boolean): void }) {
  const t = useT();
  const { serverId, ruleId, name, trigger, enabled } = rule;
  return (
    <li className={styles.rule}>
      <Switch
        label={
          <Link
            to="/servers/$serverId/settings/{-$section}/{-$item}"
            params={{ serverId, section: 'screening', item: ruleId }}
            className={styles.name}
          >
            {name}
          </Link>
        }
        name={t('screening.enable', { name })}
        hint={`${t(`screening.trigger.${trigger}`)} — ${consequences(t, rule)}`}
        checked={enabled}
        onChange={onEnable}
      />
    </li>
  );
}
