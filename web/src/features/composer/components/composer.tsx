import { SendHorizontal, ShieldX } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useRef } from 'react';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { isCoarse } from '../../../lib/platform';
import { countCharacters } from '../../../lib/text';
import { useApp } from '../../../store/use-app';
import { IconButton } from '../../../ui/icon-button';
import { COUNT_FROM, editLast, MAX_LENGTH, send } from '../model';
import { useDraft } from '../use-draft';
import { useFocusOnTyping } from '../use-focus-on-typing';
import { useObstacle } from '../use-obstacle';
import { useReturned } from '../use-returned';
import { useTyping } from '../use-typing';
import styles from './composer.module.css';
import { Obstacle } from './obstacle';
import { TypingLine } from './typing-line';

/** Where messages are written, for who may write. Give it the channel as key: each has its own draft. */
export function Composer({ channelId }: { channelId: Id }) {
  const obstacle = useObstacle(channelId);
  return obstacle ? <Obstacle reason={obstacle} /> : <Writing channelId={channelId} />;
}

function Writing({ channelId }: { channelId: Id }) {
  const t = useT();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useDraft(channelId);
  const name = useApp((state) => state.channels[channelId]?.name ?? '');
  const typing = useTyping(channelId);
  const returned = useReturned(channelId, text, setText);
  useFocusOnTyping(field);
  const length = countCharacters(text.trim());
  const sendable = length > 0 && length <= MAX_LENGTH;

  function submit(event?: FormEvent) {
    event?.preventDefault();
    if (!sendable) return;
    send(channelId, text);
    typing.sent();
    setText('');
    field.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    // While an input method composes, Enter belongs to it (229 is how older engines say so).
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Enter' && !event.shiftKey && !isCoarse()) {
      event.preventDefault();
      submit();
    } else if (event.key === 'ArrowUp' && text === '' && editLast(channelId)) {
      event.preventDefault();
    }
  }

  return (
    <form className={styles.composer} onSubmit={submit} data-region="composer">
      <TypingLine channelId={channelId} />
      {returned && (
        <p className={styles.returned} role="alert">
          <ShieldX size={18} aria-hidden="true" />
          {t('composer.returned', { reason: returned })}
        </p>
      )}
      <div className={styles.box}>
        <textarea
          ref={field}
          className={styles.field}
          value={text}
          rows={1}
          aria-label={t('composer.label', { name })}
          placeholder={t('composer.label', { name })}
          aria-invalid={length > MAX_LENGTH || undefined}
          aria-describedby={length >= COUNT_FROM ? 'composer-count' : undefined}
          onChange={(event) => {
            setText(event.target.value);
            if (event.target.value.trim()) typing.typed();
          }}
          onKeyDown={onKeyDown}
        />
        {length >= COUNT_FROM && (
          <span id="composer-count" className={length > MAX_LENGTH ? styles.over : styles.count}>
            {MAX_LENGTH - length}
            <span className="hidden-visually">{t('composer.left')}</span>
          </span>
        )}
        <IconButton
          type="submit"
          icon={SendHorizontal}
          label={t('composer.send')}
          disabled={!sendable}
          className={styles.send}
        />
      </div>
    </form>
  );
}
