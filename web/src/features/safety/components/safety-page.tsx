import { useCallback } from 'react';
import { LEVELS, type Level, type Safety, safety, updateSafety } from '../../../api/safety';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { Choices } from '../../../ui/choices';
import { PageHead } from '../../../ui/page-head';
import { Part, Parts, Waiting } from '../../../ui/page-parts';
import { Select } from '../../../ui/select';
import { Switch } from '../../../ui/switch';
import { UnsavedBar } from '../../../ui/unsaved-bar';
import { useLoaded } from '../../../ui/use-loaded';
import { AUDIT_DAYS, useSafetyDraft } from '../safety-draft';
import { ChannelSelect } from './channel-select';
import { PausePart } from './pause-part';
import { RaidPart } from './raid-part';

export function SafetyPage({ serverId }: { serverId: Id }) {
  const t = useT();
  const load = useCallback(() => safety(serverId), [serverId]);
  const [loaded, reload, set] = useLoaded(load);
  return (
    <>
      <PageHead title={t('manage.safety')} lead={t('safety.lead')} />
      <Waiting loaded={loaded} onRetry={reload} />
      {loaded.state === 'ready' && <Editor serverId={serverId} saved={loaded.value} onSaved={set} />}
    </>
  );
}

interface EditorProps {
  serverId: Id;
  saved: Safety;
  onSaved(value: Safety): void;
}

function Editor({ serverId, saved, onSaved }: EditorProps) {
  const t = useT();
  const draft = useSafetyDraft(saved);
  const { value, set } = draft;
  return (
    <>
      <Parts>
        <PausePart serverId={serverId} />
        <Part title={t('safety.newcomers')} lead={t('safety.newcomers.lead')}>
          <Choices<Level>
            label={t('safety.verification')}
            value={value.verification}
            options={LEVELS.map((level) => ({
              value: level,
              label: t(`safety.level.${level}`),
              hint: t(`safety.level.${level}.hint`),
            }))}
            onChange={(verification) => set({ verification })}
          />
          <Switch
            label={t('safety.rulesGate')}
            hint={t('safety.rulesGate.hint')}
            checked={value.rulesGate}
            onChange={(rulesGate) => set({ rulesGate })}
          />
        </Part>
        <RaidPart value={value} onChange={set} />
        <Part title={t('safety.channels')}>
          <ChannelSelect
            serverId={serverId}
            label={t('safety.alerts')}
            hint={t('safety.alerts.hint')}
            value={value.alertChannelId}
            onChange={(alertChannelId) => set({ alertChannelId })}
          />
          <ChannelSelect
            serverId={serverId}
            label={t('safety.greeting')}
            hint={t('safety.greeting.hint')}
            value={value.greetingChannelId}
            onChange={(greetingChannelId) => set({ greetingChannelId })}
          />
        </Part>
        <Part title={t('safety.audit')} lead={t('safety.audit.lead')}>
          <Select<number>
            label={t('safety.audit.keep')}
            value={value.auditDays}
            options={[...new Set([...AUDIT_DAYS, saved.auditDays])].map((days) => ({
              value: days,
              label: days === 0 ? t('safety.audit.always') : t('mod.days', { count: days }),
            }))}
            onChange={(auditDays) => set({ auditDays })}
          />
        </Part>
      </Parts>
      <UnsavedBar
        dirty={draft.dirty}
        invalid={draft.valid ? null : t('unsaved.faults')}
        onReset={draft.reset}
        onSave={async () => {
          onSaved(await updateSafety(serverId, draft.patch));
          draft.reset();
        }}
      />
    </>
  );
}
