import { Download, Plus } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { Template } from '../../../api/community-types';
import { exportServer, templates } from '../../../api/templates';
import { GrowthTexts } from '../../../i18n/growth-texts';
import { useT } from '../../../i18n/use-t';
import { fileName, saveText } from '../../../lib/download';
import { TEMPLATE as MAX } from '../../../lib/growth-limits';
import type { Id } from '../../../lib/ids';
import { useApp } from '../../../store/use-app';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { PageHead } from '../../../ui/page-head';
import { Nothing, Waiting } from '../../../ui/page-parts';
import { useLoaded } from '../../../ui/use-loaded';
import { useSubmit } from '../../../ui/use-submit';
import { DeleteTemplateDialog } from './delete-template-dialog';
import { MakeTemplateDialog } from './make-template-dialog';
import { TemplateRow } from './template-row';
import styles from './templates-page.module.css';

export const TemplatesPage = ({ serverId }: { serverId: Id }) => (
  <GrowthTexts>
    <Page serverId={serverId} />
  </GrowthTexts>
);

function Page({ serverId }: { serverId: Id }) {
  const t = useT();
  const name = useApp((state) => state.servers[serverId]?.name ?? '');
  const load = useCallback(() => templates(serverId), [serverId]);
  const [list, reload, setList] = useLoaded(load);
  const [making, setMaking] = useState(false);
  const [deleting, setDeleting] = useState<Template | null>(null);
  const exporting = useSubmit();
  const known = list.state === 'ready' ? list.value : [];
  const place = (template: Template) =>
    setList([template, ...known.filter(({ code }) => code !== template.code)]);
  const save = () =>
    exporting.run(async () => {
      const content = await exportServer(serverId);
      const text = `${JSON.stringify(content, null, 2)}\n`;
      saveText(`${fileName(name, 'server')}.parley.json`, 'application/json', text);
    });
  return (
    <>
      <PageHead title={t('manage.templates')} lead={t('tpl.lead')}>
        <Button
          look="primary"
          disabled={list.state !== 'ready' || known.length >= MAX.perServer}
          onClick={() => setMaking(true)}
        >
          <Plus size={18} aria-hidden="true" />
          {t('tpl.make')}
        </Button>
      </PageHead>
      <Waiting loaded={list} onRetry={reload} />
      {list.state === 'ready' && known.length === 0 && (
        <Nothing title={t('tpl.none.title')} lead={t('tpl.none.lead')} />
      )}
      <ul className={styles.rows} aria-label={t('manage.templates')}>
        {known.map((template) => (
          <TemplateRow
            key={template.code}
            template={template}
            onSynced={(next) => setList(known.map((one) => (one.code === next.code ? next : one)))}
            onDelete={() => setDeleting(template)}
          />
        ))}
      </ul>
      <section className={styles.file}>
        <div className={styles.grow}>
          <h3>{t('tpl.export')}</h3>
          <p>{t('tpl.export.lead')}</p>
          <ErrorNote error={exporting.error} />
        </div>
        <Button busy={exporting.busy} onClick={() => void save()}>
          <Download size={18} aria-hidden="true" />
          {t('tpl.export.action')}
        </Button>
      </section>
      {making && (
        <MakeTemplateDialog serverId={serverId} name={name} onMade={place} onClose={() => setMaking(false)} />
      )}
      {deleting && (
        <DeleteTemplateDialog
          template={deleting}
          onDeleted={() => setList(known.filter(({ code }) => code !== deleting.code))}
          onClose={() => setDeleting(null)}
        />
      )}
    </>
  );
}
