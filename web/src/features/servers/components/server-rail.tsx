import { Link } from '@tanstack/react-router';
import { Compass, Plus } from 'lucide-react';
import { useRef } from 'react';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { openDialog } from '../../../store/ui';
import { useApp } from '../../../store/use-app';
import { Tooltip } from '../../../ui/tooltip';
import { useRoving } from '../../../ui/use-roving';
import { ServerIcon } from './server-icon';
import styles from './server-rail.module.css';

export function ServerRail({ current }: { current: Id | null }) {
  const t = useT();
  const rail = useRef<HTMLElement>(null);
  const serverIds = useApp((state) => state.serverIds);
  const roving = useRoving(rail, 'vertical');
  return (
    <nav
      ref={rail}
      className={styles.rail}
      aria-label={t('servers.label')}
      data-region="servers"
      onKeyDown={roving}
    >
      <ul className={styles.list}>
        {serverIds.map((serverId) => (
          <li key={serverId}>
            <ServerIcon serverId={serverId} current={serverId === current} />
          </li>
        ))}
      </ul>
      <Tooltip text={t('servers.explore')} side="right">
        <Link
          to="/discover"
          className={styles.explore}
          activeProps={{ 'aria-current': 'page' }}
          aria-label={t('servers.explore')}
          data-roving=""
        >
          <Compass size={22} aria-hidden="true" />
        </Link>
      </Tooltip>
      <Tooltip text={t('servers.add')} side="right">
        <button
          type="button"
          className={styles.add}
          aria-label={t('servers.add')}
          data-roving=""
          onClick={() => openDialog({ kind: 'addServer' })}
        >
          <Plus size={22} aria-hidden="true" />
        </button>
      </Tooltip>
    </nav>
  );
}
