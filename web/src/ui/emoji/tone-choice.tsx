import { useState } from 'react';
import { useT } from '../../i18n/use-t';
import { TONES, type Tone, withTone } from '../../lib/emoji';
import styles from './emoji-picker.module.css';

const HAND = { glyph: '✋', names: [], words: [], light: '✋🏻' };

/** The colour of hands and faces. */
export function ToneChoice({ tone, onChange }: { tone: Tone; onChange(tone: Tone): void }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  if (!open)
    return (
      <button
        type="button"
        className={styles.tone}
        aria-label={t('emoji.tone.change', { tone: t(`emoji.tone.${tone}`) })}
        title={t('emoji.tone')}
        onClick={() => setOpen(true)}
      >
        {withTone(HAND, tone)}
      </button>
    );
  return (
    <fieldset className={styles.tones} aria-label={t('emoji.tone')}>
      {TONES.map((one) => (
        <button
          key={one}
          type="button"
          // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that had the focus.
          autoFocus={one === tone}
          className={styles.tone}
          aria-pressed={one === tone}
          aria-label={t(`emoji.tone.${one}`)}
          title={t(`emoji.tone.${one}`)}
          onClick={() => {
            onChange(one);
            setOpen(false);
          }}
        >
          {withTone(HAND, one)}
        </button>
      ))}
    </fieldset>
  );
}
