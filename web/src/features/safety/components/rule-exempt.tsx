import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { useApp } from '../../../store/use-app';
import { Part } from '../../../ui/page-parts';
import { PickMany } from '../../../ui/pick-many';
import { RoleDot } from '../../../ui/role-dot';
import type { RuleDraft } from '../rule-draft';

const NONE: never[] = [];

/** Who and where it does not count. */
export function RuleExempt({ serverId, draft }: { serverId: Id; draft: RuleDraft }) {
  const t = useT();
  const { value, set } = draft;
  const roles = useApp((state) => state.roles[serverId] ?? NONE);
  const ids = useApp((state) => state.channelIds[serverId] ?? NONE);
  const channels = useApp((state) => state.channels);
  return (
    <Part title={t('screening.except')} lead={t('screening.except.lead')}>
      <PickMany
        label={t('screening.exemptRoles')}
        add={t('screening.exemptRoles.add')}
        gone={t('audit.gone')}
        options={roles
          .filter((role) => role.roleId !== serverId)
          .map((role) => ({ id: role.roleId, text: role.name, icon: <RoleDot color={role.color} /> }))}
        value={value.exemptRoleIds}
        onChange={(exemptRoleIds) => set({ exemptRoleIds })}
      />
      <PickMany
        label={t('screening.exemptChannels')}
        add={t('screening.exemptChannels.add')}
        gone={t('safety.channel.hidden')}
        options={ids
          .filter((id) => channels[id]?.type !== 'category')
          .map((id) => ({ id, text: `#${channels[id]?.name}` }))}
        value={value.exemptChannelIds}
        onChange={(exemptChannelIds) => set({ exemptChannelIds })}
      />
    </Part>
  );
}
