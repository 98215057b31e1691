import { clsx } from 'clsx';
import { useRef } from 'react';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { clock, fullDate } from '../../../lib/time';
import { Markdown } from '../../../markdown/markdown';
import { parse, plainText } from '../../../markdown/parse';
import { appStore } from '../../../store/app-store';
import { nameIn } from '../../../store/selectors';
import { uiStore } from '../../../store/ui';
import { useApp, useVanilla } from '../../../store/use-app';
import { useMemberName } from '../../../store/use-member-name';
import { messageParts } from '../message-parts';
import { AlertItem } from './alert-item';
import { MessageEditor } from './message-editor';
import { MessageHead } from './message-head';
import styles from './message-item.module.css';
import { MessageMenu } from './message-menu';

interface Props {
  messageId: Id;
  head: boolean;
  marked: boolean;
}

export function MessageItem({ messageId, head, marked }: Props) {
  const t = useT();
  const article = useRef<HTMLElement>(null);
  const message = useApp((state) => state.messages[messageId]);
  const called = useMemberName(message?.serverId ?? '', message?.senderId ?? null);
  const stranger = useApp((state) => !!state.strangers[message?.senderId ?? '']);
  const editing = useVanilla(uiStore, (ui) => ui.editing === messageId);
  if (!message) return null;
  if (message.type === 'screening_alert') return <AlertItem message={message} head={head} marked={marked} />;
  const time = message.timestamp * 1000;
  const name = called ?? (stranger ? t('user.unknown') : '…');
  const nameOf = (userId: Id) => nameIn(appStore.getState(), message.serverId, userId);
  const text = plainText(parse(message.content), nameOf);
  const edited = message.editedAt ? t('message.edited') : '';
  return (
    <MessageMenu messageId={messageId}>
      <article
        ref={article}
        className={clsx(styles.item, head && styles.head, marked && styles.marked)}
        aria-label={t('message.label', { name, time: clock(time), text, edited })}
        data-roving=""
        data-message={messageId}
      >
        {head ? (
          <MessageHead serverId={message.serverId} userId={message.senderId} name={name} time={time} />
        ) : (
          <time className={styles.gutter} dateTime={new Date(time).toISOString()} title={fullDate(time)}>
            {clock(time)}
          </time>
        )}
        <div className={styles.text}>
          {editing ? (
            <MessageEditor message={message} onDone={() => article.current?.focus()} />
          ) : (
            <>
              <Markdown text={message.content} parts={messageParts} />
              {message.editedAt && (
                <span className={styles.edited} title={fullDate(Date.parse(message.editedAt))}>
                  {t('message.edited')}
                </span>
              )}
            </>
          )}
        </div>
      </article>
    </MessageMenu>
  );
}
