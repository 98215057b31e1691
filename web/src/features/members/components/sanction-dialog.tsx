import { type ReactNode, useState } from 'react';
import { Dialog } from '../../../ui/dialog';
import { DialogForm } from '../../../ui/dialog-form';
import { ReasonField } from '../../../ui/reason-field';

export interface About {
  serverId: string;
  userId: string;
  onClose(): void;
}

interface Props {
  title: string;
  lead: string;
  action: string;
  /** Does it; the dialog closes when it is done. */
  onAct(reason: string): Promise<void>;
  onClose(): void;
  /** What there is to choose. */
  children?: ReactNode;
}

/** Before somebody is hit by something: what it does, choices, and why. */
export function SanctionDialog({ title, lead, action, onAct, onClose, children }: Props) {
  const [reason, setReason] = useState('');
  return (
    <Dialog title={title} lead={lead} onClose={onClose}>
      <DialogForm
        danger
        action={action}
        onCancel={onClose}
        onSubmit={async () => {
          await onAct(reason.trim());
          onClose();
        }}
      >
        {children}
        <ReasonField value={reason} onChange={setReason} />
      </DialogForm>
    </Dialog>
  );
}
