import { clsx } from 'clsx';
import { Check, CircleX, SmilePlus } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactElement } from 'react';
import type { PresenceBody } from '../../../api/presence';
import type { ChosenStatus } from '../../../api/types';
import { describeError } from '../../../i18n/describe-error';
import { useT } from '../../../i18n/use-t';
import { choosePresence, ownPresenceStore } from '../../../store/own-presence';
import { openDialog } from '../../../store/ui';
import { useVanilla } from '../../../store/use-app';
import menu from '../../../ui/menu.module.css';
import { overlayRoot } from '../../../ui/overlays';
import { StatusDot } from '../../../ui/status-dot';
import { toast } from '../../../ui/toast';
import { useOwnPresence } from '../use-own-presence';
import styles from './status-menu.module.css';

const STATUSES = ['online', 'idle', 'dnd', 'invisible'] as const;

/** How one wants to show: one of four, and a few words. */
export function StatusMenu({ children }: { children: ReactElement }) {
  const t = useT();
  const chosen = useVanilla(ownPresenceStore, ({ choice }) => choice?.status ?? null);
  const { text } = useOwnPresence();
  async function choose(body: PresenceBody) {
    try {
      await choosePresence(body);
    } catch (error) {
      toast(describeError(t, error).text);
    }
  }
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{children}</DropdownMenu.Trigger>
      <DropdownMenu.Portal container={overlayRoot()}>
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
              <DropdownMenu.RadioItem key={status} value={status} className={clsx(menu.item, styles.item)}>
                <StatusDot status={status === 'invisible' ? 'offline' : status} size={14} />
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
          <DropdownMenu.Item className={menu.item} onSelect={() => openDialog({ kind: 'customStatus' })}>
            <SmilePlus size={18} aria-hidden="true" />
            <span className={clsx(menu.grow, styles.text)}>{text ?? t('status.custom.set')}</span>
          </DropdownMenu.Item>
          {text && (
            <DropdownMenu.Item className={menu.item} onSelect={() => void choose({ customStatus: null })}>
              <CircleX size={18} aria-hidden="true" />
              {t('status.custom.clear')}
            </DropdownMenu.Item>
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
