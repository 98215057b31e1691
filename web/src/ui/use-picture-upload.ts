import { useCallback, useEffect, useRef, useState } from 'react';
import { describeError, type ErrorText } from '../i18n/describe-error';
import { useT } from '../i18n/use-t';
import { type OpenedPicture, openPicture, PictureError } from '../lib/open-picture';
import { bytesText } from '../lib/text';
import type { PictureSpec, Upload } from './picture-spec';

export type PictureWork =
  | { step: 'idle' }
  | { step: 'opening' }
  | { step: 'cropping'; picture: OpenedPicture }
  | { step: 'uploading'; done: number };

interface Options {
  spec: PictureSpec;
  upload: Upload;
  onDone(asset: string): void;
}

/** From a file to an asset: look at it, have it cut unless it moves, send it. */
export function usePictureUpload({ spec, upload, onDone }: Options) {
  const t = useT();
  const [work, setWork] = useState<PictureWork>({ step: 'idle' });
  const [error, setError] = useState<ErrorText | null>(null);
  const abort = useRef<AbortController | null>(null);
  const stop = useCallback(() => {
    abort.current?.abort();
    abort.current = null;
    setWork({ step: 'idle' });
  }, []);
  useEffect(() => () => abort.current?.abort(), []);

  const send = async (bytes: Blob) => {
    const control = new AbortController();
    abort.current = control;
    setWork({ step: 'uploading', done: 0 });
    try {
      const { asset } = await upload(bytes, (done) => setWork({ step: 'uploading', done }), control.signal);
      onDone(asset);
      setWork({ step: 'idle' });
    } catch (failure) {
      if (control.signal.aborted) return;
      setError(describeError(t, failure));
      setWork({ step: 'idle' });
    }
  };

  const choose = async (file: File) => {
    abort.current?.abort();
    setError(null);
    setWork({ step: 'opening' });
    try {
      const picture = await openPicture(file, spec.bytesMax);
      if (picture.kept) await send(picture.bytes);
      else setWork({ step: 'cropping', picture });
    } catch (failure) {
      const fault = failure instanceof PictureError ? failure.fault : 'broken';
      const values = { size: bytesText(file.size), limit: bytesText(spec.bytesMax) };
      setError({ text: t(`picture.fault.${fault}`, values), requestId: null });
      setWork({ step: 'idle' });
    }
  };

  const use = (bytes: Blob | null) => {
    if (bytes) return send(bytes);
    setError({ text: t('picture.fault.encode'), requestId: null });
    setWork({ step: 'idle' });
  };

  return { work, error, choose, use, stop, forget: () => setError(null) };
}
