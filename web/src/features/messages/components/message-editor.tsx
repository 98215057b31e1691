import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import type { Message } from '../../../api/types';
import { useT } from '../../../i18n/use-t';
import { editMessage as edit, openDialog } from '../../../store/ui';
import { wireText, writtenText } from '../../../store/usable-emoji';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { useSubmit } from '../../../ui/use-submit';
import { saveEdit } from '../model';
import styles from './message-editor.module.css';

interface Props {
  message: Message;
  onDone(): void;
}

/** Enter saves, Esc leaves it; saving nothing asks to delete. */
export function MessageEditor({ message, onDone }: Props) {
  const t = useT();
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => writtenText(message.channelId, message.content));
  const { busy, error, run } = useSubmit();
  const { channelId, messageId } = message;

  useLayoutEffect(() => {
    const field = area.current;
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }, []);

  function leave() {
    edit(null);
    requestAnimationFrame(onDone);
  }

  function save() {
    const wire = wireText(channelId, text);
    if (wire === message.content) return leave();
    if (!text.trim()) return openDialog({ kind: 'deleteMessage', channelId, messageId });
    void run(async () => {
      await saveEdit(channelId, messageId, wire);
      leave();
    });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      leave();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      save();
    }
  }

  return (
    <div className={styles.editor}>
      <textarea
        ref={area}
        className={styles.area}
        aria-label={t('message.editLabel')}
        value={text}
        rows={1}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <ErrorNote error={error} />
      <div className={styles.actions}>
        <Button look="quiet" onClick={leave}>
          {t('common.cancel')}
        </Button>
        <Button look="primary" busy={busy} onClick={save}>
          {t('common.save')}
        </Button>
      </div>
    </div>
  );
}
