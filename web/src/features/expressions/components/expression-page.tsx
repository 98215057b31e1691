import { Upload } from 'lucide-react';
import { type DragEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { ExpressionType } from '../../../api/expressions';
import { AssetTexts } from '../../../i18n/asset-texts';
import { describeError, type ErrorText } from '../../../i18n/describe-error';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { bytesText } from '../../../lib/text';
import { expressionStore, loadExpressions } from '../../../store/expressions';
import { may } from '../../../store/permissions';
import { useApp, useVanilla } from '../../../store/use-app';
import { announce } from '../../../ui/announcer';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { PageHead } from '../../../ui/page-head';
import { Nothing } from '../../../ui/page-parts';
import { TextField } from '../../../ui/text-field';
import { ACCEPT, bytesMax, listed } from '../model';
import { useUploads } from '../use-uploads';
import { ExpressionCounts } from './expression-counts';
import styles from './expression-page.module.css';
import { ExpressionRow } from './expression-row';
import { UploadList } from './upload-list';

interface Props {
  serverId: Id;
  type: ExpressionType;
}

/** From so many on there is a field to find one. */
const SEARCH_FROM = 9;

/** A server's emoji, stickers or sounds: what there is, who made it, and room for more. */
export function ExpressionPage(props: Props) {
  return (
    <AssetTexts>
      <Page key={props.type} {...props} />
    </AssetTexts>
  );
}

function Page({ serverId, type }: Props) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [over, setOver] = useState(false);
  const [error, setError] = useState<ErrorText | null>(null);
  const [round, setRound] = useState(0);
  const known = useVanilla(expressionStore, (state) => state.known);
  const ready = useVanilla(expressionStore, (state) => state.complete.has(serverId));
  const creator = useApp((state) => may(state, serverId, 'create_expressions'));
  const all = useMemo(() => listed(known, serverId, type), [known, serverId, type]);
  const uploads = useUploads(serverId, type, (name) => announce(t('expr.made', { name })));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round is a wish to try again.
  useEffect(() => {
    setError(null);
    loadExpressions(serverId).catch((failure: unknown) => setError(describeError(t, failure)));
  }, [serverId, round, t]);

  const take = (files: FileList | null | undefined) => {
    if (creator && files && files.length > 0) uploads.add([...files]);
  };
  const taken = useRef(take);
  taken.current = take;
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => taken.current(event.clipboardData?.files);
    addEventListener('paste', onPaste);
    return () => removeEventListener('paste', onPaste);
  }, []);
  const drag = {
    onDragOver: (event: DragEvent) => {
      if (!creator || !event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: (event: DragEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      take(event.dataTransfer.files);
    },
  };
  const wanted = query.trim().toLocaleLowerCase();
  const shown = all.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));

  return (
    <div className={styles.page} data-over={over || undefined} {...drag}>
      <PageHead title={t(`manage.${type}`)} lead={t(`expr.lead.${type}`)}>
        {creator && (
          <Button look="primary" onClick={() => input.current?.click()}>
            <Upload size={18} aria-hidden="true" />
            {t(`expr.upload.${type}`)}
          </Button>
        )}
      </PageHead>
      <input
        ref={input}
        type="file"
        multiple
        accept={ACCEPT[type]}
        hidden
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
      {creator && (
        <p className={styles.hint}>{t(`expr.hint.${type}`, { limit: bytesText(bytesMax(type)) })}</p>
      )}
      {ready && <ExpressionCounts type={type} all={all} />}
      <UploadList type={type} uploads={uploads} />
      {error && !ready && (
        <div className={styles.failed}>
          <ErrorNote error={error} />
          <Button onClick={() => setRound((n) => n + 1)}>{t('common.retry')}</Button>
        </div>
      )}
      {!ready && !error && (
        <div className={styles.rows} role="status" aria-label={t('expr.loading')}>
          {[1, 2, 3].map((i) => (
            <div key={i} className={styles.skeleton} />
          ))}
        </div>
      )}
      {ready && all.length === 0 && (
        <Nothing
          title={t(`expr.none.${type}`)}
          lead={t(creator ? `expr.none.${type}.lead` : 'expr.none.mayNot')}
        />
      )}
      {all.length >= SEARCH_FROM && (
        <div className={styles.search}>
          <TextField
            label={t('expr.search')}
            type="search"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </div>
      )}
      {all.length > 0 && shown.length === 0 && <p className={styles.hint}>{t('expr.search.none')}</p>}
      {shown.length > 0 && (
        <ul className={styles.rows} aria-label={t(`manage.${type}`)}>
          {shown.map((one) => (
            <ExpressionRow key={one.expressionId} expression={one} />
          ))}
        </ul>
      )}
    </div>
  );
}
