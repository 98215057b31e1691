import { useState } from 'react';
import type { Template } from '../../../api/community-types';
import { createTemplate } from '../../../api/templates';
import { useT } from '../../../i18n/use-t';
import { TEMPLATE as MAX } from '../../../lib/growth-limits';
import type { Id } from '../../../lib/ids';
import { Dialog } from '../../../ui/dialog';
import { DialogForm } from '../../../ui/dialog-form';
import { TextField } from '../../../ui/text-field';

interface Props {
  serverId: Id;
  name: string;
  onMade(template: Template): void;
  onClose(): void;
}

export function MakeTemplateDialog({ serverId, name: server, onMade, onClose }: Props) {
  const t = useT();
  const [name, setName] = useState(server);
  const [description, setDescription] = useState('');
  return (
    <Dialog title={t('tpl.make')} lead={t('tpl.make.lead')} onClose={onClose}>
      <DialogForm
        action={t('tpl.make')}
        disabled={!name.trim()}
        onCancel={onClose}
        onSubmit={async () => {
          onMade(await createTemplate(serverId, { name: name.trim(), description: description.trim() }));
          onClose();
        }}
      >
        <TextField
          label={t('tpl.name')}
          value={name}
          maxLength={MAX.name}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={t('tpl.description')}
          hint={t('tpl.description.hint')}
          value={description}
          maxLength={MAX.description}
          autoComplete="off"
          onChange={(event) => setDescription(event.target.value)}
        />
      </DialogForm>
    </Dialog>
  );
}
