import { Smile } from 'lucide-react';
import { lazy, Suspense, useMemo, useRef } from 'react';
import { useT } from '../../../i18n/use-t';
import { assetUrl } from '../../../lib/asset-url';
import type { Id } from '../../../lib/ids';
import { expressionStore } from '../../../store/expressions';
import { usableEmoji } from '../../../store/usable-emoji';
import { useApp, useVanilla } from '../../../store/use-app';
import type { CustomGroup, EmojiPick } from '../../../ui/emoji/pick';
import { IconButton } from '../../../ui/icon-button';

const EmojiPopover = lazy(async () => ({
  default: (await import('../../../ui/emoji/emoji-popover')).EmojiPopover,
}));

interface Props {
  channelId: Id;
  open: boolean;
  onOpen(open: boolean): void;
  /** Into the text: a plain emoji, or a name between colons. */
  onInsert(text: string): void;
  /** Where the focus goes back to. */
  onClosed(): void;
}

/** Opens the emoji of everywhere, to write one. */
export function EmojiButton({ channelId, open, onOpen, onInsert, onClosed }: Props) {
  const t = useT();
  const button = useRef<HTMLButtonElement>(null);
  const groups = useCustomGroups(channelId);
  const insert = (pick: EmojiPick) => onInsert('glyph' in pick ? pick.glyph : `:${pick.name}:`);
  return (
    <>
      <IconButton
        ref={button}
        icon={Smile}
        label={t('composer.emoji')}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => onOpen(!open)}
      />
      <Suspense>
        {open && (
          <EmojiPopover
            anchor={button}
            custom={groups}
            onPick={insert}
            onClose={() => onOpen(false)}
            onClosed={onClosed}
          />
        )}
      </Suspense>
    </>
  );
}

/** One's emoji by server, as the picker shows them. */
function useCustomGroups(channelId: Id): CustomGroup[] {
  const emoji = useApp((state) => usableEmoji(state, channelId));
  const servers = useApp((state) => state.servers);
  const known = useVanilla(expressionStore, (state) => state.known);
  const usable = useVanilla(expressionStore, (state) => state.usable);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is known and usable decides what there is.
  return useMemo(() => {
    const groups = new Map<Id, CustomGroup>();
    for (const { token, expression } of emoji) {
      const { serverId, expressionId, asset, animated } = expression;
      const server = servers[serverId];
      const group = groups.get(serverId) ?? {
        id: serverId,
        title: server?.name ?? '',
        picture: server?.icon ?? null,
        emoji: [],
      };
      group.emoji.push({ id: expressionId, name: token, src: assetUrl(asset), animated });
      groups.set(serverId, group);
    }
    return [...groups.values()];
  }, [emoji, servers, known, usable]);
}
