import { useCallback, useEffect, useRef, useState } from 'react';
import { uploadAsset } from '../../api/assets';
import { createExpression, type ExpressionType } from '../../api/expressions';
import { describeError, type ErrorText } from '../../i18n/describe-error';
import { useT } from '../../i18n/use-t';
import type { Id } from '../../lib/ids';
import { bytesText } from '../../lib/text';
import { placeExpression } from '../../store/expressions';
import { bytesMax, nameFromFile } from './model';
import { FileError, prepare } from './prepare';

export interface UploadItem {
  key: string;
  file: File;
  /** For the eye, while it is on its way. */
  preview: string;
  name: string;
  state: 'waiting' | 'sending' | 'failed';
  done: number;
  error: ErrorText | null;
}

/** Files on their way to become expressions: one after the other, each with its own end. */
export function useUploads(serverId: Id, type: ExpressionType, onMade: (name: string) => void) {
  const t = useT();
  const [items, setItems] = useState<UploadItem[]>([]);
  const running = useRef<AbortController | null>(null);
  const made = useRef(onMade);
  made.current = onMade;

  const patch = useCallback(
    (key: string, change: Partial<UploadItem>) =>
      setItems((all) => all.map((item) => (item.key === key ? { ...item, ...change } : item))),
    [],
  );
  const drop = useCallback((key: string) => setItems((all) => all.filter((item) => item.key !== key)), []);

  const send = useCallback(
    async ({ key, file, name }: UploadItem) => {
      const control = new AbortController();
      running.current = control;
      patch(key, { state: 'sending', done: 0, error: null });
      try {
        const bytes = await prepare(type, file);
        const { asset } = await uploadAsset(type, bytes, (done) => patch(key, { done }), control.signal);
        placeExpression(await createExpression(serverId, { type, name, asset }));
        drop(key);
        made.current(name);
      } catch (failure) {
        const error =
          failure instanceof FileError
            ? {
                text: t(`expr.fault.${failure.fault}`, {
                  size: bytesText(file.size),
                  limit: bytesText(bytesMax(type)),
                }),
                requestId: null,
              }
            : describeError(t, failure);
        patch(key, { state: 'failed', error });
      } finally {
        running.current = null;
      }
    },
    [serverId, type, patch, drop, t],
  );

  useEffect(() => {
    const next = items.find((item) => item.state === 'waiting');
    if (next && !running.current) void send(next);
  }, [items, send]);
  useEffect(() => () => running.current?.abort(), []);

  const add = (files: readonly File[]) =>
    setItems((all) => [
      ...all,
      ...files.map((file) => ({
        key: crypto.randomUUID(),
        file,
        preview: URL.createObjectURL(file),
        name: nameFromFile(type, file.name),
        state: 'waiting' as const,
        done: 0,
        error: null,
      })),
    ]);
  const retry = (key: string, name: string) => patch(key, { state: 'waiting', name, error: null });
  return { items, add, retry, drop };
}
