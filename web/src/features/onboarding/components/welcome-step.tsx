import type { Onboarding } from '../../../api/community-types';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { Markdown } from '../../../markdown/markdown';
import { useApp } from '../../../store/use-app';
import styles from './newcomer.module.css';

interface Props {
  serverId: Id;
  welcome: Onboarding['welcome'];
  onOpen(channelId: Id): void;
}

export function WelcomeStep({ serverId, welcome, onOpen }: Props) {
  const t = useT();
  const name = useApp((state) => state.servers[serverId]?.name ?? '');
  const channels = useApp((state) => state.channels);
  const shown = welcome.channels.filter(({ channelId }) => channels[channelId]);
  return (
    <>
      <h2 className={styles.title} data-step tabIndex={-1}>
        {t('new.welcome', { name })}
      </h2>
      {welcome.text && <Markdown text={welcome.text} />}
      {shown.length > 0 && (
        <ul className={styles.places} aria-label={t('new.channels')}>
          {shown.map(({ channelId, text, emoji }) => (
            <li key={channelId}>
              <button type="button" className={styles.place} onClick={() => onOpen(channelId)}>
                <span className={styles.sign} aria-hidden="true">
                  {emoji || '#'}
                </span>
                <span className={styles.words}>
                  <span className={styles.ruleTitle}>{text || channels[channelId]?.name}</span>
                  {text && <span className={styles.hint}>#{channels[channelId]?.name}</span>}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
