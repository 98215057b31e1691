import { clsx } from 'clsx';
import { Check, CircleX, SmilePlus } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { type ReactElement, useState } from 'react';
import type { PresenceBody } from '../../../api/presence';
import type { ChosenStatus } from '../../../api/types';
import { describeError } from '../../../i18n/describe-error';
import { useT } from '../../../i18n/use-t';
import { choosePresence, ownPresenceStore } from '../../../store/own-presence';
import { openDialog } from '../../../store/ui';
import { useVanilla } from '../../../store/use-app';
import menu from '../../../ui/menu.module.css';
import { useOverlayRoot } from '../../../ui/overlays';
import { StatusDot } from '../../../ui/status-dot';
import { toast } from '../../../ui/toast';
import { waitForClick } from '../../../ui/wait-for-click';
import { useOwnPresence } from '../use-own-presence';
import styles from './status-menu.module.css';

const STATUSES = ['online', 'idle', 'dnd', 'invisible'] as const;

/** How one wants to show: one of four, and a few words. */
export function StatusMenu({ children }: { children: ReactElement }) {
  const t = useT();
  const chosen = useVanilla(ownPresenceStore, ({ choice }) => choice?.status ?? null);
  const { text } = useOwnPresence();
  const [open, setOpen] = useState(false);
  async function choose(body: PresenceBody) {
    try {
      await choosePresence(body);
    } catch (error) {
      toast(describeError(t, error).text);
    }
  }
  return (
    <DropdownMenu.Root modal={false} open={open} onOpenChange={setOpen}>
      {/* Opened by the click, not by the press: on a phone the menu lies where the finger is let go. */}
      <DropdownMenu.Trigger
        asChild
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => setOpen(!open)}
      >
        {children}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={useOverlayRoot()}>
        <DropdownMenu.Content
          className={clsx(menu.menu, styles.menu)}
          side="top"
          align="start"
          sideOffset={8}
          collisionPadding={8}
          aria-label={t('status.menu')}
        >
          <DropdownMenu.RadioGroup
            value={chosen ?? ''}
            onValueChange={(status) => void choose({ status: status as ChosenStatus })}
          >
            {STATUSES.map((status) => (
              <DropdownMenu.RadioItem
                key={status}
                value={status}
                className={clsx(menu.item, styles.item)}
                onPointerUp={waitForClick}
              >
                <span className={styles.dot}>
                  <StatusDot status={status === 'invisible' ? 'offline' : status} size={14} />
                </span>
                <span className={menu.grow}>
                  {t(`status.${status}`)}
                  {status !== 'online' && <span className={styles.hint}>{t(`status.${status}.hint`)}</span>}
                </span>
                <DropdownMenu.ItemIndicator>
                  <Check size={18} aria-hidden="true" />
                </DropdownMenu.ItemIndicator>
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
          <DropdownMenu.Separator className={styles.line} />
          <DropdownMenu.Item
            className={menu.item}
            onPointerUp={waitForClick}
            onSelect={() => openDialog({ kind: 'customStatus' })}
          >
            <SmilePlus size={18} aria-hidden="true" />
            <span className={clsx(menu.grow, styles.text)}>{text ?? t('status.custom.set')}</span>
          </DropdownMenu.Item>
          {text && (
            <DropdownMenu.Item
              className={menu.item}
              onPointerUp={waitForClick}
              onSelect={() => void choose({ customStatus: null })}
            >
              <CircleX size={18} aria-hidden="true" />
              {t('status.custom.clear')}
            </DropdownMenu.Item>
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
