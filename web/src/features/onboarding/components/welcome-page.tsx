import { Navigate, useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { answer, onboarding } from '../../../api/onboarding';
import { GrowthTexts } from '../../../i18n/growth-texts';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { dispatch } from '../../../store/app-store';
import { firstChannel } from '../../../store/selectors';
import { useApp } from '../../../store/use-app';
import { Avatar } from '../../../ui/avatar';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { useLoaded } from '../../../ui/use-loaded';
import { useSubmit } from '../../../ui/use-submit';
import { stepsOf } from '../model';
import { Newcomer } from './newcomer';
import styles from './welcome-page.module.css';

export const WelcomePage = ({ serverId }: { serverId: Id }) => (
  <GrowthTexts>
    <Page serverId={serverId} />
  </GrowthTexts>
);

/** Where one comes in after joining. A server that asks and says nothing opens at once. */
function Page({ serverId }: { serverId: Id }) {
  const t = useT();
  const navigate = useNavigate();
  const name = useApp((state) => state.servers[serverId]?.name ?? '');
  const icon = useApp((state) => state.servers[serverId]?.icon);
  const pending = useApp((state) => !!state.self[serverId]?.pending);
  const [begun] = useState(pending);
  const load = useCallback(() => onboarding(serverId), [serverId]);
  const [loaded, reload] = useLoaded(load);
  const first = useApp((state) => firstChannel(state, serverId));
  const placeOf = (channelId: Id | null | undefined) =>
    channelId ? `/channels/${serverId}/${channelId}` : `/channels/${serverId}`;
  const leave = (channelId: Id | null) => void navigate({ to: placeOf(channelId ?? first), replace: true });
  const nothing = loaded.state === 'ready' ? stepsOf(loaded.value).length === 0 : loaded.state === 'failed';
  if (nothing && !pending) return <Navigate to={placeOf(first)} replace />;
  const submit = (acceptRules: boolean, answers: Record<Id, Id[]>) =>
    answer(serverId, { ...(acceptRules ? { acceptRules } : {}), answers }).then((member) =>
      dispatch({ t: 'MEMBER_UPDATE', d: member }),
    );
  return (
    <main className={styles.page} data-region="page">
      <section className={styles.card} aria-busy={loaded.state === 'loading'}>
        <header className={styles.head}>
          <Avatar id={serverId} name={name} size={56} shape="square" picture={icon} />
          <div>
            <h1 className={styles.name}>{name}</h1>
            <p className={styles.lead}>{t(pending ? 'new.lead.pending' : 'new.lead')}</p>
          </div>
        </header>
        {loaded.state === 'loading' && (
          <div className={styles.skeleton} role="status" aria-label={t('onb.loading')} />
        )}
        {loaded.state === 'failed' && (
          <>
            <ErrorNote error={loaded.error} />
            <Button onClick={reload}>{t('common.retry')}</Button>
          </>
        )}
        {loaded.state === 'ready' &&
          (nothing ? (
            <Finish onSubmit={() => submit(true, {})} onDone={() => leave(null)} />
          ) : (
            <Newcomer
              serverId={serverId}
              onboarding={loaded.value}
              pending={begun}
              onSubmit={submit}
              onLeave={leave}
            />
          ))}
        {pending && (
          <p className={styles.look}>
            <button type="button" className={styles.link} onClick={() => leave(null)}>
              {t('new.look')}
            </button>
          </p>
        )}
      </section>
    </main>
  );
}

/** The gate is shut, and yet there is nothing to read: one step leads through it. */
function Finish({ onSubmit, onDone }: { onSubmit(): Promise<void>; onDone(): void }) {
  const t = useT();
  const { busy, error, run } = useSubmit();
  return (
    <>
      <p>{t('new.noRules')}</p>
      <ErrorNote error={error} />
      <Button look="primary" busy={busy} onClick={() => void run(() => onSubmit().then(onDone))}>
        {t('new.open')}
      </Button>
    </>
  );
}
