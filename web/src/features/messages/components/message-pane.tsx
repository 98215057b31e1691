import { useEffect, useState } from 'react';
import { describeError, type ErrorText } from '../../../i18n/describe-error';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { dispatch } from '../../../store/app-store';
import { useApp } from '../../../store/use-app';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { openHistory } from '../history';
import { markAtOpening } from '../use-divider';
import { MessageList } from './message-list';
import styles from './message-pane.module.css';
import { MessageSkeleton } from './message-skeleton';

interface Props {
  channelId: Id;
  /** The message that the address names. */
  wished: Id | null;
}

/** One channel's history: fetched when it is first shown, or when events may have been missed. Give it the channel as key. */
export function MessagePane({ channelId, wished }: Props) {
  const t = useT();
  const [mark] = useState(() => markAtOpening(channelId));
  const [error, setError] = useState<ErrorText | null>(null);
  const [round, setRound] = useState(0);
  const held = useApp((state) => !!state.windows[channelId]);
  const stale = useApp((state) => state.windows[channelId]?.stale ?? false);
  const [reached, setReached] = useState<Id | null>(null);
  const holdsWished = useApp((state) => !wished || !!state.windows[channelId]?.ids.includes(wished));

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round, or a stale window, is a reason to fetch again.
  useEffect(() => {
    setError(null);
    dispatch({ t: 'CHANNEL_OPENED', d: { channelId } });
    openHistory(channelId, wished, mark).catch((failure) => setError(describeError(t, failure)));
  }, [channelId, wished, stale, round, t]);

  // Once reached, a wish is done: the list may move on from there.
  useEffect(() => {
    if (holdsWished) setReached(wished);
  }, [holdsWished, wished]);

  if (error && !held) {
    return (
      <div className={styles.failed}>
        <ErrorNote error={error} />
        <Button onClick={() => setRound(round + 1)}>{t('common.retry')}</Button>
      </div>
    );
  }
  if (!held || (!holdsWished && reached !== wished && !error)) return <MessageSkeleton />;
  return <MessageList channelId={channelId} openedAt={mark} wished={wished} />;
}
