import type { ReactNode } from 'react';
import { useT } from '../../../i18n/use-t';
import { IconButton } from '../../../ui/icon-button';
import type { MenuEntry } from '../../../ui/menu-entry';
import styles from './message-tools.module.css';

/** The small bar that a row shows on hover and focus; E, C and Delete do the same on a focused row. */
export function MessageTools({ entries, children }: { entries: MenuEntry[]; children: ReactNode }) {
  const t = useT();
  const keys: Record<string, string> = { e: 'edit', c: 'copy', Delete: 'delete' };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: single keys for the focused message inside.
    <div
      className={styles.row}
      onKeyDown={(event) => {
        if (
          !(event.target as HTMLElement).matches('article') ||
          event.ctrlKey ||
          event.metaKey ||
          event.altKey
        )
          return;
        const entry = entries.find((other) => other.id === keys[event.key]);
        if (!entry) return;
        event.preventDefault();
        entry.onSelect();
      }}
    >
      {children}
      <div className={styles.tools} role="toolbar" aria-label={t('message.actions')}>
        {entries
          .filter((entry) => !entry.menuOnly)
          .map(({ id, label, icon, danger, onSelect }) => (
            <IconButton
              key={id}
              icon={icon}
              label={label}
              danger={danger}
              onClick={onSelect}
              className={styles.tool}
            />
          ))}
      </div>
    </div>
  );
}
