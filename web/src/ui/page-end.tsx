import { useT } from '../i18n/use-t';
import { Button } from './button';
import { ErrorNote } from './error-note';
import styles from './page-end.module.css';
import type { Pages } from './use-pages';

interface Props<T> {
  pages: Pages<T>;
  /** Said when everything is there; nothing by default. */
  over?: string;
}

/** Where a long list goes on, ends, or could not be fetched. */
export function PageEnd<T>({ pages, over }: Props<T>) {
  const t = useT();
  const { end, done, error, items, load } = pages;
  return (
    <>
      <ErrorNote error={error} />
      <div ref={end} className={styles.end} aria-busy={!done && !error}>
        {!done && !error && items.length === 0 && t('settings.loading')}
        {done && over}
        {error && <Button onClick={load}>{t('common.retry')}</Button>}
      </div>
    </>
  );
}
