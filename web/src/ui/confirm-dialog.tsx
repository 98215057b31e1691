import type { ReactNode } from 'react';
import { Dialog } from './dialog';
import { DialogForm } from './dialog-form';

interface Props {
  title: string;
  lead: string;
  action: string;
  onConfirm(): Promise<void>;
  onClose(): void;
  children?: ReactNode;
}

/** Before what cannot be taken back. */
export function ConfirmDialog({ title, lead, action, onConfirm, onClose, children }: Props) {
  return (
    <Dialog title={title} lead={lead} onClose={onClose}>
      {children}
      <DialogForm
        danger
        action={action}
        onCancel={onClose}
        onSubmit={async () => {
          await onConfirm();
          onClose();
        }}
      />
    </Dialog>
  );
}
