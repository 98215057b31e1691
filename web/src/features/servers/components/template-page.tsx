import { Link } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import type { Template } from '../../../api/community-types';
import { serverFromTemplate, template } from '../../../api/templates';
import { GrowthTexts } from '../../../i18n/growth-texts';
import { useT } from '../../../i18n/use-t';
import { BackHome } from '../../../ui/back-home';
import { Button } from '../../../ui/button';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorNote } from '../../../ui/error-note';
import { TextField } from '../../../ui/text-field';
import { useLoaded } from '../../../ui/use-loaded';
import { useSubmit } from '../../../ui/use-submit';
import { useNewServer } from '../use-new-server';
import styles from './template-page.module.css';
import { TemplateTree } from './template-tree';

export const TemplatePage = ({ code }: { code: string }) => (
  <GrowthTexts>
    <Page code={code} />
  </GrowthTexts>
);

/** What a template link shows, and a server made of it. */
function Page({ code }: { code: string }) {
  const t = useT();
  const load = useCallback(() => template(code), [code]);
  const [loaded, reload] = useLoaded(load);
  if (loaded.state === 'failed') {
    return loaded.code === 'not_found' ? (
      <EmptyState title={t('tpl.gone.title')} lead={t('tpl.gone.lead')}>
        <Link to="/">{t('notFound.home')}</Link>
      </EmptyState>
    ) : (
      <EmptyState title={t('tpl.failed')} lead={loaded.error.text}>
        <Button onClick={reload}>{t('common.retry')}</Button>
      </EmptyState>
    );
  }
  return (
    <main className={styles.page} data-region="page">
      <BackHome />
      <div className={styles.card} aria-busy={loaded.state === 'loading'}>
        {loaded.state === 'loading' ? (
          <div className={styles.skeleton} role="status" aria-label={t('onb.loading')} />
        ) : (
          <Shown template={loaded.value} />
        )}
      </div>
    </main>
  );
}

function Shown({ template: { code, name, description, uses, content } }: { template: Template }) {
  const t = useT();
  const enter = useNewServer();
  const [wanted, setWanted] = useState(name);
  const { busy, error, run } = useSubmit();
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted.trim()) void run(async () => enter(await serverFromTemplate(code, wanted.trim())));
      }}
    >
      <header>
        <p className={styles.kind}>{t('tpl.kind')}</p>
        <h1 className={styles.title}>{name}</h1>
        {description && <p>{description}</p>}
        <p className={styles.uses}>{t('tpl.uses', { count: uses })}</p>
      </header>
      <TemplateTree content={content} />
      <TextField
        label={t('servers.name')}
        hint={t('tpl.use.hint')}
        value={wanted}
        maxLength={100}
        autoComplete="off"
        onChange={(event) => setWanted(event.target.value)}
      />
      <ErrorNote error={error} />
      <Button type="submit" look="primary" wide busy={busy} disabled={!wanted.trim()}>
        {t('servers.create.action')}
      </Button>
    </form>
  );
}
