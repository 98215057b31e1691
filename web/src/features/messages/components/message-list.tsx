import { useEffect, useMemo } from 'react';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { appStore } from '../../../store/app-store';
import type { OutboxEntry } from '../../../store/outbox';
import { useApp } from '../../../store/use-app';
import { useRoving } from '../../../ui/use-roving';
import { loadLatest } from '../history';
import { MessageServer } from '../message-server';
import { NO_IDS } from '../model';
import { buildRows, START } from '../rows';
import { useAnnounceNew } from '../use-announce-new';
import { useDivider } from '../use-divider';
import { useList } from '../use-list';
import { useReadMark } from '../use-read-mark';
import { ChannelStart } from './channel-start';
import { JumpPill } from './jump-pill';
import styles from './message-list.module.css';
import { MessageRow } from './message-row';
import { NewBar } from './new-bar';

const NONE: OutboxEntry[] = [];

interface Props {
  channelId: Id;
  openedAt: Id | null | undefined;
  wished: Id | null;
}

export function MessageList({ channelId, openedAt, wished }: Props) {
  const t = useT();
  const serverId = useApp((state) => state.channels[channelId]?.serverId ?? '');
  const ids = useApp((state) => state.windows[channelId]?.ids ?? NO_IDS);
  const hasOlder = useApp((state) => state.windows[channelId]?.hasOlder ?? false);
  const hasNewer = useApp((state) => state.windows[channelId]?.hasNewer ?? false);
  const pending = useApp((state) => (hasNewer ? NONE : (state.outbox[channelId] ?? NONE)));
  const divider = useDivider(channelId, openedAt);
  const rows = useMemo(() => {
    const { messages, me } = appStore.getState();
    const list = buildRows({ ids, messages, pending, me: me?.userId ?? null, firstUnread: divider.before });
    return hasOlder ? list : [START, ...list];
  }, [ids, pending, divider.before, hasOlder]);
  const target = rows.findIndex((row) => (wished ? row.messageId === wished : row.fresh));
  const { scroller, virtualizer, items, atEnd, far, onScroll } = useList(channelId, rows, target, wished);
  const roving = useRoving(scroller, 'vertical', 'last');
  const unseen = useReadMark(channelId, atEnd);
  useAnnounceNew(channelId);

  const newest = useApp((state) => state.outbox[channelId]?.at(-1)?.nonce);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one's own new message is always gone to.
  useEffect(() => {
    if (newest) void toPresent();
  }, [newest]);

  async function toPresent() {
    if (hasNewer) await loadLatest(channelId);
    requestAnimationFrame(() => virtualizer.scrollToEnd());
  }

  return (
    <MessageServer value={serverId}>
      <div className={styles.frame}>
        {divider.before && !atEnd && (
          <NewBar channelId={channelId} since={divider.before} onRead={divider.clear} />
        )}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the rows inside. */}
        <div ref={scroller} className={styles.scroller} onScroll={onScroll} onKeyDown={roving}>
          {/* biome-ignore lint/a11y/useSemanticElements: the rows are placed one by one, ul would promise siblings. */}
          <div
            role="list"
            aria-label={t('messages.list')}
            className={styles.list}
            style={{ height: virtualizer.getTotalSize() }}
          >
            {items.map((item) => {
              const row = rows[item.index];
              if (!row) return null;
              return (
                // biome-ignore lint/a11y/useSemanticElements: see above.
                <div
                  key={item.key}
                  ref={virtualizer.measureElement}
                  data-index={item.index}
                  role="listitem"
                  aria-setsize={-1}
                  aria-posinset={item.index + 1}
                  className={styles.place}
                  style={{ transform: `translateY(${item.start}px)` }}
                >
                  {row === START ? (
                    <ChannelStart channelId={channelId} empty={rows.length === 1} />
                  ) : (
                    <MessageRow
                      row={row}
                      channelId={channelId}
                      marked={!!wished && row.messageId === wished}
                    />
                  )}
                </div>
              );
            })}
          </div>
        </div>
        {(far || (!atEnd && unseen > 0)) && <JumpPill unseen={unseen} onJump={() => void toPresent()} />}
      </div>
    </MessageServer>
  );
}
