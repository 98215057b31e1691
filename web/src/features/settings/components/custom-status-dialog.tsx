import { useState } from 'react';
import { useT } from '../../../i18n/use-t';
import { countCharacters, lastGrapheme } from '../../../lib/text';
import { clock, relativeDay, sameDay } from '../../../lib/time';
import { choosePresence } from '../../../store/own-presence';
import { Dialog } from '../../../ui/dialog';
import { DialogForm } from '../../../ui/dialog-form';
import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import { EXPIRIES, type Expiry, STATUS_MAX, secondsUntil } from '../status-model';
import { useOwnPresence } from '../use-own-presence';
import styles from './custom-status-dialog.module.css';

const AT_HAND = ['💬', '🍜', '🚆', '🎧', '🎮', '🌴'];

/** An emoji and a few words beside one's name, for as long as one says. */
export function CustomStatusDialog({ onClose }: { onClose(): void }) {
  const t = useT();
  const { custom } = useOwnPresence();
  const [current] = useState(custom);
  const [emoji, setEmoji] = useState(current?.emoji ?? '');
  const [text, setText] = useState(current?.text ?? '');
  const [expiry, setExpiry] = useState<Expiry>(current ? (current.expiresAt ? 'keep' : 'never') : 'today');
  const words = text.trim();
  const long = countCharacters(words) > STATUS_MAX;
  const empty = words === '' && emoji === '';
  async function save() {
    const expiresInSeconds = secondsUntil(expiry, Date.now(), current);
    await choosePresence({
      customStatus: {
        text: words,
        ...(emoji ? { emoji } : {}),
        ...(expiresInSeconds ? { expiresInSeconds } : {}),
      },
    });
    onClose();
  }
  return (
    <Dialog title={t('status.custom.title')} lead={t('status.custom.lead')} onClose={onClose}>
      <DialogForm action={t('common.save')} disabled={empty || long} onCancel={onClose} onSubmit={save}>
        <TextField
          label={t('status.custom.text')}
          value={text}
          autoComplete="off"
          placeholder={t('status.custom.example')}
          error={long ? t('status.custom.long', { limit: STATUS_MAX }) : undefined}
          onChange={(event) => setText(event.target.value)}
        />
        <div className={styles.emoji}>
          <TextField
            label={t('status.custom.emoji')}
            value={/^\w+:\d+$/.test(emoji) ? '' : emoji}
            autoComplete="off"
            onChange={(event) => setEmoji(lastGrapheme(event.target.value))}
          />
          <fieldset className={styles.hand}>
            <legend className="hidden-visually">{t('status.custom.atHand')}</legend>
            {AT_HAND.map((one) => (
              <button
                key={one}
                type="button"
                className={styles.one}
                aria-pressed={one === emoji}
                aria-label={t('status.custom.take', { emoji: one })}
                onClick={() => setEmoji(one === emoji ? '' : one)}
              >
                {one}
              </button>
            ))}
          </fieldset>
        </div>
        <Select<Expiry>
          label={t('status.custom.clears')}
          value={expiry}
          options={[
            ...(current?.expiresAt
              ? [{ value: 'keep' as const, label: keepText(t, Date.parse(current.expiresAt)) }]
              : []),
            ...EXPIRIES.map((value) => ({ value, label: t(`status.expiry.${value}`) })),
          ]}
          onChange={setExpiry}
        />
      </DialogForm>
    </Dialog>
  );
}

function keepText(t: ReturnType<typeof useT>, end: number): string {
  const now = Date.now();
  const time = sameDay(end, now) ? clock(end) : `${relativeDay(end, now)}, ${clock(end)}`;
  return t('status.expiry.keep', { time });
}
