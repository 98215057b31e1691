import { deleteRule, type ScreeningRule } from '../../../api/screening';
import { useT } from '../../../i18n/use-t';
import { ConfirmDialog } from '../../../ui/confirm-dialog';

interface Props {
  rule: ScreeningRule;
  onClose(): void;
  onDeleted(): void;
}

export function DeleteRuleDialog({ rule, onClose, onDeleted }: Props) {
  const t = useT();
  return (
    <ConfirmDialog
      title={t('screening.delete.title', { name: rule.name })}
      lead={t('screening.delete.lead')}
      action={t('screening.delete')}
      onClose={onClose}
      onConfirm={async () => {
        await deleteRule(rule.serverId, rule.ruleId);
        onDeleted();
      }}
    />
  );
}
