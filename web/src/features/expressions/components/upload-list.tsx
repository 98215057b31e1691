import { RotateCw, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ExpressionType } from '../../../api/expressions';
import { useT } from '../../../i18n/use-t';
import { ErrorNote } from '../../../ui/error-note';
import { IconButton } from '../../../ui/icon-button';
import { UploadBar } from '../../../ui/upload-bar';
import { nameFits } from '../model';
import { useReleased } from '../use-previews';
import type { UploadItem, useUploads } from '../use-uploads';
import styles from './expression-page.module.css';

interface Props {
  type: ExpressionType;
  uploads: ReturnType<typeof useUploads>;
}

/** What is on its way, and what did not arrive and why. */
export function UploadList({ type, uploads: { items, retry, drop } }: Props) {
  const t = useT();
  useReleased(useMemo(() => items.map(({ preview }) => preview), [items]));
  if (items.length === 0) return null;
  return (
    <ul className={styles.rows} aria-label={t('expr.uploads')}>
      {items.map((item) => (
        <li key={item.key} className={styles.row}>
          <UploadRow type={type} item={item} onRetry={retry} onDrop={drop} />
        </li>
      ))}
    </ul>
  );
}

interface RowProps {
  type: ExpressionType;
  item: UploadItem;
  onRetry(key: string, name: string): void;
  onDrop(key: string): void;
}

function UploadRow({ type, item, onRetry, onDrop }: RowProps) {
  const t = useT();
  const [name, setName] = useState(item.name);
  const failed = item.state === 'failed';
  const fits = nameFits(type, name.trim());
  return (
    <>
      {type !== 'sound' && (
        <span className={styles.preview}>
          <img src={item.preview} alt="" width={40} height={40} onError={(e) => e.currentTarget.remove()} />
        </span>
      )}
      <div className={styles.main}>
        {failed ? (
          <input
            className={styles.input}
            aria-label={t('expr.name', { name: item.name })}
            value={name}
            maxLength={64}
            aria-invalid={!fits || undefined}
            onChange={(event) => setName(event.target.value)}
          />
        ) : (
          <p className={styles.name}>{item.name}</p>
        )}
        {failed ? (
          <ErrorNote error={item.error} />
        ) : (
          <UploadBar label={t('expr.uploading', { name: item.name })} done={item.done} />
        )}
      </div>
      {failed && (
        <>
          <IconButton
            icon={RotateCw}
            label={t('expr.again', { name: item.name })}
            disabled={!fits}
            onClick={() => onRetry(item.key, name.trim())}
          />
          <IconButton
            icon={X}
            label={t('expr.dismiss', { name: item.name })}
            onClick={() => onDrop(item.key)}
          />
        </>
      )}
    </>
  );
}
