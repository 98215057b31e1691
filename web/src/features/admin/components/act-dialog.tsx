import { useState } from 'react';
import { useT } from '../../../i18n/use-t';
import { Dialog } from '../../../ui/dialog';
import { DialogForm } from '../../../ui/dialog-form';
import { ReasonField } from '../../../ui/reason-field';
import { TextField } from '../../../ui/text-field';

interface Props {
  title: string;
  lead: string;
  action: string;
  danger?: boolean;
  /** Has to be typed before it can be done. */
  typed?: string;
  onAct(reason: string): Promise<void>;
  onClose(): void;
}

/** Before an admin of the instance does something to somebody or some server. */
export function ActDialog({ title, lead, action, danger, typed, onAct, onClose }: Props) {
  const t = useT();
  const [reason, setReason] = useState('');
  const [text, setText] = useState('');
  return (
    <Dialog title={title} lead={lead} onClose={onClose}>
      <DialogForm
        danger={danger}
        action={action}
        disabled={typed !== undefined && text.trim() !== typed}
        onCancel={onClose}
        onSubmit={async () => {
          await onAct(reason.trim());
          onClose();
        }}
      >
        {typed !== undefined && (
          <TextField
            label={t('servers.delete.type', { name: typed })}
            value={text}
            autoComplete="off"
            onChange={(event) => setText(event.target.value)}
          />
        )}
        <ReasonField value={reason} onChange={setReason} />
      </DialogForm>
    </Dialog>
  );
}
