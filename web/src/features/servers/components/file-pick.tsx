import { FileUp } from 'lucide-react';
import { useState } from 'react';
import type { TemplateContent } from '../../../api/community-types';
import { useT } from '../../../i18n/use-t';
import { TEMPLATE as MAX } from '../../../lib/growth-limits';
import { ContentFault, readContent } from '../template-content';
import styles from './file-pick.module.css';

/** Reads an exported file; says what is wrong with another one. */
export function FilePick({ onRead }: { onRead(content: TemplateContent | null): void }) {
  const t = useT();
  const [name, setName] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);

  async function read(file: File) {
    setName(file.name);
    setFault(null);
    onRead(null);
    try {
      if (file.size > MAX.fileBytes)
        throw new ContentFault('file.large', { kilobytes: MAX.fileBytes / 1024 });
      onRead(readContent(await file.text()));
    } catch (error) {
      setFault(error instanceof ContentFault ? t(error.id, error.values) : t('file.unread'));
    }
  }

  return (
    <div className={styles.place}>
      <label className={styles.pick}>
        <FileUp size={18} aria-hidden="true" />
        <span className={styles.name}>{name ?? t('file.pick')}</span>
        <input
          type="file"
          className="hidden-visually"
          accept=".json,application/json"
          aria-label={t('file.pick')}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) void read(file);
            event.target.value = '';
          }}
        />
      </label>
      {fault && (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
