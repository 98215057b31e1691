import { ImagePlus, Trash2 } from 'lucide-react';
import { type DragEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useT } from '../i18n/use-t';
import { bytesText } from '../lib/text';
import { Button } from './button';
import { CropDialog } from './crop-dialog';
import { ErrorNote } from './error-note';
import styles from './picture-field.module.css';
import type { PictureSpec, Upload } from './picture-spec';
import { UploadBar } from './upload-bar';
import { usePictureUpload } from './use-picture-upload';

interface Props {
  label: string;
  /** What it is for, in a sentence. */
  hint?: string;
  /** The name of an asset. */
  value: string | null;
  spec: PictureSpec;
  upload: Upload;
  /** How it looks now. */
  children: ReactNode;
  disabled?: boolean;
  /** Takes what is pasted anywhere on the page where nothing is being written. */
  main?: boolean;
  onChange(asset: string | null): void;
}

const TYPES = 'image/png,image/jpeg,image/gif,image/webp';

const pictureIn = (data: DataTransfer | null): File | undefined =>
  [...(data?.files ?? [])].find((file) => file.type.startsWith('image/')) ?? data?.files[0];

/** A picture to choose, drop or paste; cut to its shape, sent at once, and part of the form by its name. */
export function PictureField(props: Props) {
  const { label, hint, value, spec, upload, children, disabled = false, main = false, onChange } = props;
  const t = useT();
  const id = useId();
  const root = useRef<HTMLFieldSetElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const { work, error, choose, use, stop, forget } = usePictureUpload({ spec, upload, onDone: onChange });
  const take = useRef(choose);
  take.current = choose;

  useEffect(() => {
    if (disabled) return;
    const onPaste = (event: ClipboardEvent) => {
      const target = event.target as HTMLElement;
      const writing = target.matches('input, textarea, [contenteditable]');
      const file = pictureIn(event.clipboardData);
      if (!file || (!root.current?.contains(target) && (!main || writing))) return;
      event.preventDefault();
      void take.current(file);
    };
    addEventListener('paste', onPaste);
    return () => removeEventListener('paste', onPaste);
  }, [disabled, main]);

  const drop = {
    onDragOver: (event: DragEvent) => {
      if (disabled || !event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      const file = pictureIn(event.dataTransfer);
      if (file && !disabled) void choose(file);
    },
  };

  return (
    <fieldset
      ref={root}
      className={styles.field}
      data-shape={spec.shape}
      data-over={over || undefined}
      disabled={disabled}
      aria-describedby={`${id}-hint`}
      {...drop}
    >
      <legend className={styles.label}>{label}</legend>
      <div className={styles.inside}>
        <div className={styles.shown}>{children}</div>
        <div className={styles.tools}>
          <div className={styles.buttons}>
            <Button disabled={disabled} onClick={() => input.current?.click()}>
              <ImagePlus size={18} aria-hidden="true" />
              {t(value ? 'picture.change' : 'picture.choose')}
            </Button>
            {value && (
              <Button
                look="quiet"
                disabled={disabled}
                onClick={() => {
                  forget();
                  stop();
                  onChange(null);
                }}
              >
                <Trash2 size={18} aria-hidden="true" />
                {t('picture.remove')}
              </Button>
            )}
          </div>
          <p id={`${id}-hint`} className={styles.hint}>
            {hint} {t('picture.hint', { limit: bytesText(spec.bytesMax) })}
          </p>
          {(work.step === 'uploading' || work.step === 'opening') && (
            <UploadBar
              label={t('picture.uploading', { label })}
              done={work.step === 'uploading' ? work.done : 0}
              onCancel={stop}
            />
          )}
          <ErrorNote error={error} />
        </div>
      </div>
      <input
        ref={input}
        type="file"
        accept={TYPES}
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void choose(file);
        }}
      />
      {work.step === 'cropping' && (
        <CropDialog
          bitmap={work.picture.bitmap}
          spec={spec}
          onDone={(piece) => void use(piece)}
          onClose={stop}
        />
      )}
    </fieldset>
  );
}
