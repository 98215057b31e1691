import { Link2, RefreshCw, Trash2 } from 'lucide-react';
import type { Template } from '../../../api/community-types';
import { syncTemplate } from '../../../api/templates';
import { useT } from '../../../i18n/use-t';
import { copyText } from '../../../lib/copy';
import { relativeTime } from '../../../lib/time';
import { ErrorNote } from '../../../ui/error-note';
import { IconButton } from '../../../ui/icon-button';
import { toast } from '../../../ui/toast';
import { useSubmit } from '../../../ui/use-submit';
import styles from './templates-page.module.css';

interface Props {
  template: Template;
  onSynced(template: Template): void;
  onDelete(): void;
}

export const templateUrl = (code: string): string => `${location.origin}/app/template/${code}`;

export function TemplateRow({ template, onSynced, onDelete }: Props) {
  const t = useT();
  const { error, run } = useSubmit();
  const { serverId, code, name, description, uses, updatedAt } = template;
  const sync = () =>
    run(async () => {
      onSynced(await syncTemplate(serverId, code));
      toast(t('tpl.synced', { name }));
    });
  const copy = async () => toast(t((await copyText(templateUrl(code))) ? 'tpl.copied' : 'error.copy'));
  return (
    <li className={styles.row}>
      <div className={styles.info}>
        <p className={styles.name}>{name}</p>
        {description && <p>{description}</p>}
        <p className={styles.more}>
          {t('tpl.uses', { count: uses })} ·{' '}
          {t('tpl.updated', { when: relativeTime(Date.parse(updatedAt), Date.now()) })}
        </p>
        <ErrorNote error={error} />
      </div>
      <div className={styles.tools}>
        <IconButton icon={Link2} label={t('tpl.copy', { name })} onClick={() => void copy()} />
        <IconButton icon={RefreshCw} label={t('tpl.sync', { name })} onClick={() => void sync()} />
        <IconButton icon={Trash2} danger label={t('tpl.delete.of', { name })} onClick={onDelete} />
      </div>
    </li>
  );
}
