import { useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useCallback } from 'react';
import { type ScreeningRule, screeningRules, updateRule } from '../../../api/screening';
import { describeError } from '../../../i18n/describe-error';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { Button } from '../../../ui/button';
import { PageHead } from '../../../ui/page-head';
import { Nothing, Parts, Waiting } from '../../../ui/page-parts';
import { toast } from '../../../ui/toast';
import { useLoaded } from '../../../ui/use-loaded';
import { RuleEditor } from './rule-editor';
import { RuleRow } from './rule-row';
import styles from './screening.module.css';
import { TestBox } from './test-box';

const RULES_MAX = 100;
/** In place of an id: a rule that is not there yet. */
const NEW = 'new';

interface Props {
  serverId: Id;
  /** The rule that is open, or `new`. */
  item: string | null;
}

export function ScreeningPage({ serverId, item }: Props) {
  const t = useT();
  const navigate = useNavigate();
  const load = useCallback(() => screeningRules(serverId), [serverId]);
  const [loaded, reload, set] = useLoaded(load);
  const rules = loaded.state === 'ready' ? loaded.value : [];
  const open = (to: string | undefined) =>
    void navigate({
      to: '/servers/$serverId/settings/{-$section}/{-$item}',
      params: { serverId, section: 'screening', item: to },
      ignoreBlocker: true,
    });
  const put = (rule: ScreeningRule) =>
    set(
      rules.some((one) => one.ruleId === rule.ruleId)
        ? rules.map((one) => (one.ruleId === rule.ruleId ? rule : one))
        : [...rules, rule],
    );
  async function enable(rule: ScreeningRule, enabled: boolean) {
    put({ ...rule, enabled });
    try {
      put(await updateRule(serverId, rule.ruleId, { enabled }));
    } catch (error) {
      put(rule);
      toast(describeError(t, error).text);
    }
  }
  const edited = rules.find((rule) => rule.ruleId === item);
  if (loaded.state === 'ready' && (item === NEW || edited))
    return (
      <RuleEditor
        key={item}
        serverId={serverId}
        rule={edited ?? null}
        onBack={() => open(undefined)}
        onSaved={put}
        onDeleted={(ruleId) => set(rules.filter((rule) => rule.ruleId !== ruleId))}
      />
    );
  return (
    <>
      <PageHead title={t('manage.screening')} lead={t('screening.lead')}>
        {loaded.state === 'ready' && (
          <Button look="primary" disabled={rules.length >= RULES_MAX} onClick={() => open(NEW)}>
            <Plus size={18} aria-hidden="true" />
            {t('screening.create')}
          </Button>
        )}
      </PageHead>
      <Waiting loaded={loaded} onRetry={reload} />
      {loaded.state === 'ready' && (
        <Parts>
          {rules.length === 0 ? (
            <Nothing title={t('screening.none')} lead={t('screening.none.lead')} />
          ) : (
            <ul className={styles.rules} aria-label={t('screening.list')}>
              {rules.map((rule) => (
                <RuleRow key={rule.ruleId} rule={rule} onEnable={(on) => void enable(rule, on)} />
              ))}
            </ul>
          )}
          <TestBox serverId={serverId} />
        </Parts>
      )}
    </>
  );
}
