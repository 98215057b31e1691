import type { Template } from '../../../api/community-types';
import { deleteTemplate } from '../../../api/templates';
import { useT } from '../../../i18n/use-t';
import { ConfirmDialog } from '../../../ui/confirm-dialog';

interface Props {
  template: Template;
  onDeleted(): void;
  onClose(): void;
}

export function DeleteTemplateDialog({ template, onDeleted, onClose }: Props) {
  const t = useT();
  const { serverId, code, name } = template;
  return (
    <ConfirmDialog
      title={t('tpl.delete.title', { name })}
      lead={t('tpl.delete.lead')}
      action={t('tpl.delete')}
      onClose={onClose}
      onConfirm={async () => {
        await deleteTemplate(serverId, code);
        onDeleted();
      }}
    />
  );
}
