import { clsx } from 'clsx';
import { ShieldAlert } from 'lucide-react';
import type { Message } from '../../../api/types';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { clock, fullDate } from '../../../lib/time';
import { Markdown } from '../../../markdown/markdown';
import { parse, plainText } from '../../../markdown/parse';
import { appStore } from '../../../store/app-store';
import { nameIn } from '../../../store/selectors';
import { useMemberName } from '../../../store/use-member-name';
import { messageParts } from '../message-parts';
import styles from './message-item.module.css';
import { MessageMenu } from './message-menu';

interface Props {
  message: Message;
  head: boolean;
  marked: boolean;
}

/** What the server tells its moderators about somebody: not said by them, and not to be taken for it. */
export function AlertItem({ message, head, marked }: Props) {
  const t = useT();
  const about = useMemberName(message.serverId, message.senderId) ?? t('user.unknown');
  const time = message.timestamp * 1000;
  const name = t('message.alert', { name: about });
  const nameOf = (userId: Id) => nameIn(appStore.getState(), message.serverId, userId);
  const text = plainText(parse(message.content), nameOf);
  return (
    <MessageMenu messageId={message.messageId}>
      <article
        className={clsx(styles.item, head && styles.head, marked && styles.marked)}
        aria-label={t('message.label', { name, time: clock(time), text, edited: '' })}
        data-roving=""
        data-message={message.messageId}
      >
        <span className={clsx(styles.face, styles.alert)}>
          <ShieldAlert size={24} aria-hidden="true" />
        </span>
        <p className={styles.line}>
          <span className={styles.name}>{name}</span>
          <time className={styles.time} dateTime={new Date(time).toISOString()} title={fullDate(time)}>
            {clock(time)}
          </time>
        </p>
        <div className={styles.text}>
          <Markdown text={message.content} parts={messageParts} />
        </div>
      </article>
    </MessageMenu>
  );
}
