import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { useT } from '../i18n/use-t';
import styles from './dialog.module.css';
import { OpenDialog } from './overlays';

interface Props {
  title: string;
  lead?: string;
  onClose(): void;
  children: ReactNode;
}

/** A window over the page; on a phone it comes up from below. */
export function Dialog({ title, lead, onClose, children }: Props) {
  const t = useT();
  const [content, setContent] = useState<HTMLDivElement | null>(null);
  /** What is to be filled in comes first; a window that only shows something keeps the browser's order. */
  function focusField(event: Event) {
    const field = (event.target as HTMLElement).querySelector<HTMLElement>(
      'input:not([type=radio], [readonly]), textarea',
    );
    if (!field) return;
    event.preventDefault();
    field.focus();
  }
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.overlay} />
        <Radix.Content
          ref={setContent}
          className={styles.content}
          onOpenAutoFocus={focusField}
          {...(lead ? {} : { 'aria-describedby': undefined })}
        >
          <header className={styles.header}>
            <Radix.Title className={styles.title}>{title}</Radix.Title>
            <Radix.Close className={styles.close} aria-label={t('common.close')}>
              <X size={20} aria-hidden="true" />
            </Radix.Close>
          </header>
          {lead && <Radix.Description className={styles.lead}>{lead}</Radix.Description>}
          <OpenDialog.Provider value={content}>{children}</OpenDialog.Provider>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
