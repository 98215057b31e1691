import { Popover } from 'radix-ui';
import type { RefObject } from 'react';
import { AssetTexts } from '../../i18n/asset-texts';
import { useT } from '../../i18n/use-t';
import { isCoarse } from '../../lib/platform';
import { useOverlayRoot } from '../overlays';
import { EmojiPicker } from './emoji-picker';
import styles from './emoji-picker.module.css';
import type { CustomGroup, EmojiPick } from './pick';

interface Props {
  anchor: RefObject<HTMLElement | null>;
  custom: readonly CustomGroup[];
  onPick(pick: EmojiPick): void;
  onClose(): void;
  /** After it went: who had the focus takes it back. */
  onClosed(): void;
}

/** The picker beside what opened it. With Shift it stays open for more. */
export function EmojiPopover(props: Props) {
  return (
    <AssetTexts>
      <Placed {...props} />
    </AssetTexts>
  );
}

function Placed({ anchor, custom, onPick, onClose, onClosed }: Props) {
  const t = useT();
  const root = useOverlayRoot();
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor virtualRef={anchor as RefObject<HTMLElement>} />
      <Popover.Portal container={root}>
        <Popover.Content
          className={styles.popover}
          side="top"
          align="end"
          sideOffset={12}
          collisionPadding={8}
          aria-label={t('emoji.label')}
          // A finger would get a keyboard over what it came to see.
          onOpenAutoFocus={(event) => isCoarse() && event.preventDefault()}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            onClosed();
          }}
          onInteractOutside={(event) => {
            if (anchor.current?.contains(event.target as Node)) event.preventDefault();
          }}
        >
          <EmojiPicker
            custom={custom}
            onPick={(pick, more) => {
              onPick(pick);
              if (!more) onClose();
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
