import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { useApp } from '../../../store/use-app';
import { usePeople } from '../../../store/use-people';
import { GroupSelect } from '../../../ui/group-select';

interface Props {
  serverId: Id;
  value: Id;
  onChange(id: Id): void;
}

const NONE: never[] = [];

/** Whom or what an entry of the log is about. */
export function TargetSelect({ serverId, value, onChange }: Props) {
  const t = useT();
  const people = usePeople(serverId);
  const roles = useApp((state) => state.roles[serverId] ?? NONE);
  const ids = useApp((state) => state.channelIds[serverId] ?? NONE);
  const channels = useApp((state) => state.channels);
  return (
    <GroupSelect
      label={t('audit.about')}
      all={t('audit.about.all')}
      value={value}
      groups={[
        {
          label: t('explain.members'),
          options: people.map(({ userId, name }) => ({ value: userId, label: name })),
        },
        {
          label: t('explain.roles'),
          options: roles
            .filter(({ roleId }) => roleId !== serverId)
            .map(({ roleId, name }) => ({ value: roleId, label: name })),
        },
        {
          label: t('audit.group.channels'),
          options: ids.map((id) => ({ value: id, label: channels[id]?.name ?? id })),
        },
      ]}
      onChange={onChange}
    />
  );
}
