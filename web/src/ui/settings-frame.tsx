import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useT } from '../i18n/use-t';
import { IconButton } from './icon-button';
import styles from './settings-frame.module.css';

interface Props {
  label: string;
  nav: ReactNode;
  onClose(): void;
  children: ReactNode;
}

/** A page of settings over everything: what there is at the left, one of it at the right. Escape leaves. */
export function SettingsFrame({ label, nav, onClose, children }: Props) {
  const t = useT();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (!document.querySelector('[role="dialog"], [role="menu"]')) onClose();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [onClose]);
  // On a phone the sections stand in a row that scrolls: the one that is open has to be in sight.
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    const open = list.current?.querySelector('[aria-current="page"]');
    const row = open?.closest('ul');
    if (!open || !row) return;
    const [inside, around] = [open.getBoundingClientRect(), row.getBoundingClientRect()];
    row.scrollLeft += inside.left + inside.width / 2 - (around.left + around.width / 2);
    open.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  });
  return (
    <div className={styles.page}>
      <nav ref={list} className={styles.nav} aria-label={label} data-region="settings">
        {nav}
      </nav>
      <main className={styles.main} data-region="page">
        {children}
      </main>
      <IconButton
        icon={X}
        label={t('settings.close')}
        onClick={onClose}
        className={styles.close}
        tooltipSide="left"
      />
    </div>
  );
}
