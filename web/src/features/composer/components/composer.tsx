import { SendHorizontal, ShieldX } from 'lucide-react';
import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { hasModifier, isCoarse } from '../../../lib/platform';
import { countCharacters } from '../../../lib/text';
import { span } from '../../../lib/time';
import { loadUsable } from '../../../store/expressions';
import { wireText } from '../../../store/usable-emoji';
import { useApp } from '../../../store/use-app';
import { announce } from '../../../ui/announcer';
import { IconButton } from '../../../ui/icon-button';
import { replaced } from '../completion';
import { COUNT_FROM, editLast, MAX_LENGTH, send } from '../model';
import { useCompletion } from '../use-completion';
import { useDraft } from '../use-draft';
import { useFocusOnTyping } from '../use-focus-on-typing';
import { useObstacle } from '../use-obstacle';
import { useReturned } from '../use-returned';
import { useSlowMode } from '../use-slow-mode';
import { useTyping } from '../use-typing';
import { CompletionList, optionId } from './completion-list';
import styles from './composer.module.css';
import { EmojiButton } from './emoji-button';
import { Obstacle } from './obstacle';
import { SlowModeNote } from './slow-mode-note';
import { TypingLine } from './typing-line';

interface Props {
  channelId: Id;
  /** What stands here until the rules are accepted. */
  pending: ReactNode;
}

/** Where messages are written, for who may write. Give it the channel as key: each has its own draft. */
export function Composer({ channelId, pending }: Props) {
  const obstacle = useObstacle(channelId);
  if (obstacle?.kind === 'pending') return pending;
  return obstacle ? <Obstacle obstacle={obstacle} /> : <Writing channelId={channelId} />;
}

function Writing({ channelId }: { channelId: Id }) {
  const t = useT();
  const list = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useDraft(channelId);
  const [caret, setCaret] = useState(text.length);
  /** Where the caret goes once the text is there. */
  const wished = useRef<number | null>(null);
  const [picking, setPicking] = useState(false);
  const name = useApp((state) => state.channels[channelId]?.name ?? '');
  const typing = useTyping(channelId);
  const returned = useReturned(channelId, text, setText);
  useFocusOnTyping(field);
  useEffect(() => void loadUsable().catch(() => undefined), []);
  const length = countCharacters(wireText(channelId, text.trim()));
  const slow = useSlowMode(channelId);
  const sendable = length > 0 && length <= MAX_LENGTH && slow.left === 0;
  const described = [
    length >= COUNT_FROM && 'composer-count',
    (slow.every > 0 || slow.left > 0) && 'composer-slow',
  ].filter(Boolean);

  useLayoutEffect(() => {
    if (wished.current === null) return;
    field.current?.setSelectionRange(wished.current, wished.current);
    wished.current = null;
  });

  function put(next: { text: string; caret: number }) {
    wished.current = next.caret;
    setText(next.text);
    setCaret(next.caret);
    typing.typed();
  }

  const completion = useCompletion({
    channelId,
    text,
    caret,
    onChoose: (open, suggestion) => put(replaced(text, open, suggestion.text)),
  });

  function submit(event?: FormEvent) {
    event?.preventDefault();
    if (slow.left > 0 && length > 0) announce(t('composer.slow.left', { time: span(slow.left) }));
    if (!sendable) return;
    send(channelId, text);
    typing.sent();
    setText('');
    setCaret(0);
    field.current?.focus();
  }

  function insert(glyph: string) {
    const from = field.current?.selectionStart ?? caret;
    const to = field.current?.selectionEnd ?? from;
    put(replaced(text, { from, to }, glyph));
  }

  function onKeyDown(event: KeyboardEvent) {
    // While an input method composes, Enter belongs to it (229 is how older engines say so).
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (completion.onKeyDown(event)) return;
    if (event.key === 'Enter' && !event.shiftKey && !isCoarse()) {
      event.preventDefault();
      submit();
    } else if (event.key === 'ArrowUp' && text === '' && editLast(channelId)) {
      event.preventDefault();
    } else if (event.key === 'e' && hasModifier(event.nativeEvent) && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      setPicking(true);
    }
  }

  return (
    <form className={styles.composer} onSubmit={submit} data-region="composer">
      <TypingLine channelId={channelId}>
        <SlowModeNote {...slow} />
      </TypingLine>
      {returned && (
        <p className={styles.returned} role="alert">
          <ShieldX size={18} aria-hidden="true" />
          {t('composer.returned', { reason: returned })}
        </p>
      )}
      {completion.items.length > 0 && (
        <CompletionList
          id={list}
          items={completion.items}
          active={completion.active}
          onActive={completion.setActive}
          onChoose={completion.choose}
        />
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
          aria-describedby={described.join(' ') || undefined}
          aria-autocomplete="list"
          aria-controls={completion.items.length > 0 ? list : undefined}
          aria-activedescendant={completion.items.length > 0 ? optionId(list, completion.active) : undefined}
          onChange={(event) => {
            setText(event.target.value);
            setCaret(event.target.selectionStart);
            if (event.target.value.trim()) typing.typed();
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onBlur={() => setCaret(0)}
          onKeyDown={onKeyDown}
        />
        {length >= COUNT_FROM && (
          <span id="composer-count" className={length > MAX_LENGTH ? styles.over : styles.count}>
            {MAX_LENGTH - length}
            <span className="hidden-visually">{t('composer.left')}</span>
          </span>
        )}
        <EmojiButton
          channelId={channelId}
          open={picking}
          onOpen={setPicking}
          onInsert={insert}
          onClosed={() => field.current?.focus()}
        />
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
