import { clsx } from 'clsx';
import { ContextMenu as Radix } from 'radix-ui';
import type { PointerEvent, ReactElement, TouchEvent } from 'react';
import styles from './menu.module.css';
import type { MenuEntry } from './menu-entry';
import { useOverlayRoot } from './overlays';

/** A sheet may open under the very button that called it: letting go of that one chooses nothing, a click does. */
const ignore = (event: PointerEvent): void => event.preventDefault();

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
              onPointerUp={ignore}
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
