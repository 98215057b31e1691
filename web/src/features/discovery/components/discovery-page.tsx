import { Compass } from 'lucide-react';
import { useState } from 'react';
import { GrowthTexts } from '../../../i18n/growth-texts';
import { useT } from '../../../i18n/use-t';
import { BackHome } from '../../../ui/back-home';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { TextField } from '../../../ui/text-field';
import { useFound } from '../use-found';
import { DiscoveryCard } from './discovery-card';
import styles from './discovery-page.module.css';

export const DiscoveryPage = () => (
  <GrowthTexts>
    <Page />
  </GrowthTexts>
);

/** The servers of this Parley that show themselves to everybody. */
function Page() {
  const t = useT();
  const [query, setQuery] = useState('');
  const { entries, loading, more, error, loadMore, retry } = useFound(query);
  const none = !loading && !error && entries.length === 0;
  return (
    <main className={styles.page} data-region="page">
      <header className={styles.head}>
        <BackHome />
        <h1 className={styles.title}>
          <Compass size={28} aria-hidden="true" />
          {t('disc.title')}
        </h1>
        <p className={styles.lead}>{t('disc.lead')}</p>
        <search className={styles.search}>
          <TextField
            label={t('disc.search')}
            type="search"
            value={query}
            maxLength={100}
            autoComplete="off"
            onChange={(event) => setQuery(event.target.value)}
          />
        </search>
      </header>
      <p className="hidden-visually" role="status">
        {!loading && !error && t('disc.count', { count: entries.length })}
      </p>
      {error && (
        <div className={styles.failed}>
          <ErrorNote error={error} />
          <Button onClick={retry}>{t('common.retry')}</Button>
        </div>
      )}
      {loading && entries.length === 0 && (
        <div className={styles.cards} aria-hidden="true">
          <div className={styles.skeleton} />
          <div className={styles.skeleton} />
          <div className={styles.skeleton} />
        </div>
      )}
      {none && (
        <div className={styles.empty}>
          <h2>{t(query.trim() ? 'disc.nothing.title' : 'disc.none.title')}</h2>
          <p>{t(query.trim() ? 'disc.nothing.lead' : 'disc.none.lead')}</p>
        </div>
      )}
      <ul className={styles.cards} aria-label={t('disc.list')} aria-busy={loading}>
        {entries.map((entry) => (
          <li key={entry.serverId}>
            <DiscoveryCard entry={entry} />
          </li>
        ))}
      </ul>
      {more && (
        <Button className={styles.more} busy={loading} onClick={loadMore}>
          {t('disc.more')}
        </Button>
      )}
    </main>
  );
}
