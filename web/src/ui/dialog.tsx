import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useT } from '../i18n/use-t';
import styles from './dialog.module.css';

interface Props {
  title: string;
  lead?: string;
  onClose(): void;
  children: ReactNode;
}

/** A window over the page; on a phone it comes up from below. */
export function Dialog({ title, lead, onClose, children }: Props) {
  const t = useT();
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.overlay} />
        <Radix.Content className={styles.content} {...(lead ? {} : { 'aria-describedby': undefined })}>
          <header className={styles.header}>
            <Radix.Title className={styles.title}>{title}</Radix.Title>
            <Radix.Close className={styles.close} aria-label={t('common.close')}>
              <X size={20} aria-hidden="true" />
            </Radix.Close>
          </header>
          {lead && <Radix.Description className={styles.lead}>{lead}</Radix.Description>}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
