import { clsx } from 'clsx';
import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import styles from './menu.module.css';
import { useOverlayRoot } from './overlays';
import { waitForClick } from './wait-for-click';

export interface CheckEntry {
  id: string;
  label: ReactNode;
  text: string;
  checked: boolean;
  onToggle(): void;
}

interface Props {
  entries: CheckEntry[];
  children: ReactElement;
}

/** A menu of things that are on or off; it stays open while one chooses. */
export function CheckMenu({ entries, children }: Props) {
  const root = useOverlayRoot();
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal container={root}>
        <DropdownMenu.Content
          className={clsx(styles.menu, styles.tall)}
          align="start"
          sideOffset={6}
          collisionPadding={8}
        >
          {entries.map(({ id, label, text, checked, onToggle }) => (
            <DropdownMenu.CheckboxItem
              key={id}
              className={styles.item}
              checked={checked}
              textValue={text}
              onCheckedChange={onToggle}
              onSelect={(event) => event.preventDefault()}
              onPointerUp={waitForClick}
            >
              <span className={styles.grow}>{label}</span>
              <DropdownMenu.ItemIndicator>
                <Check size={18} aria-hidden="true" />
              </DropdownMenu.ItemIndicator>
            </DropdownMenu.CheckboxItem>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
