import { clsx } from 'clsx';
import { DropdownMenu } from 'radix-ui';
import type { ReactElement } from 'react';
import styles from './menu.module.css';
import type { MenuEntry } from './menu-entry';
import { useOverlayRoot } from './overlays';
import { waitForClick } from './wait-for-click';

interface Props {
  entries: MenuEntry[];
  align?: 'start' | 'center' | 'end';
  children: ReactElement;
}

export function Menu({ entries, align = 'start', children }: Props) {
  const root = useOverlayRoot();
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal container={root}>
        <DropdownMenu.Content className={styles.menu} align={align} sideOffset={6} collisionPadding={8}>
          {entries.map(({ id, label, icon: Icon, danger, onSelect }) => (
            <DropdownMenu.Item
              key={id}
              className={clsx(styles.item, danger && styles.danger)}
              onSelect={onSelect}
              onPointerUp={waitForClick}
            >
              <Icon size={18} aria-hidden="true" />
              {label}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
