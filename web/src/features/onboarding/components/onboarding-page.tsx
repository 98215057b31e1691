import { Eye } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { Onboarding } from '../../../api/community-types';
import { onboarding, saveOnboarding } from '../../../api/onboarding';
import { updateSafety } from '../../../api/safety';
import { GrowthTexts } from '../../../i18n/growth-texts';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { appStore, dispatch } from '../../../store/app-store';
import { useApp } from '../../../store/use-app';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { PageHead } from '../../../ui/page-head';
import { Segments } from '../../../ui/segments';
import { UnsavedBar } from '../../../ui/unsaved-bar';
import { useLoaded } from '../../../ui/use-loaded';
import { type Draft, draftOf, faultOf, onboardingOf, previewOf, withoutNoIds } from '../draft';
import styles from './onboarding-page.module.css';
import { PreviewDialog } from './preview-dialog';
import { QuestionsSection } from './questions-section';
import { RulesSection } from './rules-section';
import { WelcomeSection } from './welcome-section';

export const OnboardingPage = ({ serverId }: { serverId: Id }) => (
  <GrowthTexts>
    <Page serverId={serverId} />
  </GrowthTexts>
);

function Page({ serverId }: { serverId: Id }) {
  const t = useT();
  const load = useCallback(() => onboarding(serverId), [serverId]);
  const [loaded, reload, set] = useLoaded(load);
  if (loaded.state === 'ready') return <Editor serverId={serverId} saved={loaded.value} onSaved={set} />;
  return (
    <>
      <PageHead title={t('manage.onboarding')} lead={t('onb.lead')} />
      {loaded.state === 'loading' && (
        <div className={styles.skeleton} role="status" aria-label={t('onb.loading')} />
      )}
      {loaded.state === 'failed' && (
        <div className={styles.page}>
          <ErrorNote error={loaded.error} />
          <Button className={styles.more} onClick={reload}>
            {t('common.retry')}
          </Button>
        </div>
      )}
    </>
  );
}

type Tab = 'rules' | 'questions' | 'welcome';
const TABS: Tab[] = ['rules', 'questions', 'welcome'];

interface EditorProps {
  serverId: Id;
  saved: Onboarding;
  onSaved(value: Onboarding): void;
}

function Editor({ serverId, saved, onSaved }: EditorProps) {
  const t = useT();
  const gate = useApp((state) => !!state.servers[serverId]?.rulesGate);
  const [edited, setEdited] = useState<Draft | null>(null);
  const [start, setStart] = useState(() => draftOf(saved, gate));
  const [tab, setTab] = useState<Tab>('rules');
  const [previewed, setPreviewed] = useState(false);
  const draft = edited ?? { ...start, gate };
  const set = (patch: Partial<Draft>) => setEdited({ ...draft, ...patch });
  const words = (one: Draft) => JSON.stringify(onboardingOf(one));
  const changed = words(draft) !== words(start);
  const fault = faultOf(draft);

  async function turn(on: boolean) {
    const { rulesGate } = await updateSafety(serverId, { rulesGate: on });
    const server = appStore.getState().servers[serverId];
    if (server) dispatch({ t: 'SERVER_UPDATE', d: { ...server, rulesGate } });
  }

  async function save() {
    // The gate opens before what it asks for goes, and closes only behind what is there.
    if (draft.gate !== gate && !draft.gate) await turn(false);
    const next = changed ? await saveOnboarding(serverId, withoutNoIds(onboardingOf(draft))) : saved;
    if (draft.gate !== gate && draft.gate) await turn(true);
    onSaved(next);
    setStart(draftOf(next, draft.gate));
    setEdited(null);
  }

  return (
    <>
      <PageHead title={t('manage.onboarding')} lead={t('onb.lead')}>
        <Button onClick={() => setPreviewed(true)}>
          <Eye size={18} aria-hidden="true" />
          {t('onb.preview')}
        </Button>
      </PageHead>
      <div className={styles.page}>
        <Segments<Tab>
          label={t('onb.tabs')}
          value={tab}
          options={TABS.map((value) => ({ value, label: t(`onb.tab.${value}`) }))}
          onChange={setTab}
        />
        {tab === 'rules' && <RulesSection draft={draft} set={set} />}
        {tab === 'questions' && <QuestionsSection serverId={serverId} draft={draft} set={set} />}
        {tab === 'welcome' && <WelcomeSection serverId={serverId} draft={draft} set={set} />}
      </div>
      {previewed && (
        <PreviewDialog
          serverId={serverId}
          onboarding={previewOf(draft)}
          gate={draft.gate}
          onClose={() => setPreviewed(false)}
        />
      )}
      <UnsavedBar
        dirty={changed || draft.gate !== gate}
        invalid={fault ? t(fault) : null}
        onReset={() => setEdited(null)}
        onSave={save}
      />
    </>
  );
}
