import { Link } from '@tanstack/react-router';
import { MessageSquareShare } from 'lucide-react';
import type { Report } from '../../../api/reports';
import { useT } from '../../../i18n/use-t';
import { fullDate, relativeTime } from '../../../lib/time';
import { Markdown } from '../../../markdown/markdown';
import { useApp } from '../../../store/use-app';
import { Avatar } from '../../../ui/avatar';
import { useNamed } from '../use-named';
import styles from './report.module.css';
import { ReportSteps } from './report-steps';

/** One report: about whom, by whom, why, what it is about, and what to do with it. */
export function ReportCard({ report, inCase }: { report: Report; inCase?: boolean }) {
  const t = useT();
  const { serverId, targetId, channelId, messageId, reason, note, content, repeats } = report;
  const target = useNamed(serverId, targetId);
  const reporter = useNamed(serverId, report.reporterId);
  const moderator = useNamed(serverId, report.moderatorId);
  const picture = useApp((state) => state.users[targetId ?? '']?.avatar);
  const channel = useApp((state) => state.channels[channelId ?? '']?.name);
  const made = Date.parse(report.createdAt);
  const by = report.reporterId ? reporter : t('report.byServer');
  return (
    <article className={styles.card} aria-label={t('report.of', { name: target })}>
      <header className={styles.head}>
        {targetId && !inCase && <Avatar id={targetId} name={target} size={36} picture={picture} />}
        <div className={styles.who}>
          {!inCase && (
            <h3>
              {targetId ? (
                <Link
                  to="/servers/$serverId/settings/{-$section}/{-$item}"
                  params={{ serverId, section: 'members', item: targetId }}
                >
                  {target}
                </Link>
              ) : (
                t('report.nobody')
              )}
            </h3>
          )}
          <p className={styles.more}>
            {t('report.by', { name: by })} ·{' '}
            <time dateTime={report.createdAt} title={fullDate(made)}>
              {relativeTime(made, Date.now())}
            </time>
          </p>
        </div>
        <p className={styles.badges}>
          <span className={styles.reason}>{t(`report.reason.${reason}`)}</span>
          {repeats > 1 && <span className={styles.badge}>{t('report.repeats', { count: repeats })}</span>}
          {report.state !== 'open' && (
            <span className={styles.badge}>{t(`report.state.${report.state}`, { name: moderator })}</span>
          )}
        </p>
      </header>
      {content && (
        <blockquote className={styles.quote}>
          <Markdown text={content} />
        </blockquote>
      )}
      {note && <p>{t('report.says', { note })}</p>}
      {report.outcome && <p className={styles.more}>{t('report.outcome', { outcome: report.outcome })}</p>}
      {channelId && messageId && channel !== undefined && (
        <Link
          to="/channels/$serverId/$channelId/{-$messageId}"
          params={{ serverId, channelId, messageId }}
          className={styles.jump}
        >
          <MessageSquareShare size={16} aria-hidden="true" />
          {t('report.jump', { channel })}
        </Link>
      )}
      <ReportSteps report={report} inCase={!!inCase} />
    </article>
  );
}
