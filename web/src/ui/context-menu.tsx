import { clsx } from 'clsx';
import { ContextMenu as Radix } from 'radix-ui';
import type { ReactElement } from 'react';
import styles from './menu.module.css';
import type { MenuEntry } from './menu-entry';
import { overlayRoot } from './overlays';

export function ContextMenu({ entries, children }: { entries: MenuEntry[]; children: ReactElement }) {
  if (entries.length === 0) return children;
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal container={overlayRoot()}>
        <Radix.Content className={styles.menu} collisionPadding={8}>
          {entries.map(({ id, label, icon: Icon, danger, onSelect }) => (
            <Radix.Item key={id} className={clsx(styles.item, danger && styles.danger)} onSelect={onSelect}>
              <Icon size={18} aria-hidden="true" />
              {label}
            </Radix.Item>
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
