import { clsx } from 'clsx';
import { ContextMenu as Radix } from 'radix-ui';
import type { ReactElement, TouchEvent } from 'react';
import styles from './menu.module.css';
import type { MenuEntry } from './menu-entry';
import { useOverlayRoot } from './overlays';
import { waitForClick } from './wait-for-click';

/** The browser makes a click of a finger that lets go, and it would hit what has opened beneath. */
function endLongPress(event: TouchEvent<HTMLElement>): void {
  if (event.currentTarget.dataset.state === 'open') event.preventDefault();
}

interface Props {
  entries: MenuEntry[];
  onOpenChange?: (open: boolean) => void;
  children: ReactElement;
}

export function ContextMenu({ entries, onOpenChange, children }: Props) {
  const root = useOverlayRoot();
  if (entries.length === 0) return children;
  return (
    <Radix.Root modal={false} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild onTouchEnd={endLongPress}>
        {children}
      </Radix.Trigger>
      <Radix.Portal container={root}>
        <Radix.Content className={styles.menu} collisionPadding={8}>
          {entries.map(({ id, label, icon: Icon, danger, onSelect }) => (
            <Radix.Item
              key={id}
              className={clsx(styles.item, danger && styles.danger)}
              onSelect={onSelect}
              onPointerUp={waitForClick}
            >
              <Icon size={18} aria-hidden="true" />
              {label}
            </Radix.Item>
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
