import { useNavigate } from '@tanstack/react-router';
import { AuditRow } from '../../features/manage/components/audit-row';
import { MemberActions } from '../../features/members/components/member-actions';
import { RoleChips } from '../../features/members/components/role-chips';
import { CasePage } from '../../features/moderation/components/case-page';
import { useT } from '../../i18n/use-t';
import type { Id } from '../../lib/ids';
import { nameIn } from '../../store/selectors';
import { useApp } from '../../store/use-app';

/** A case, with what other features know of the member and of the log. */
export function CaseView({ serverId, userId }: { serverId: Id; userId: Id }) {
  const t = useT();
  const navigate = useNavigate();
  const name = useApp((state) => nameIn(state, serverId, userId)) ?? t('user.somebody');
  return (
    <CasePage
      serverId={serverId}
      userId={userId}
      onBack={() =>
        void navigate({
          to: '/servers/$serverId/settings/{-$section}/{-$item}',
          params: { serverId, section: 'members', item: undefined },
        })
      }
      roles={<RoleChips serverId={serverId} userId={userId} name={name} />}
      menu={<MemberActions serverId={serverId} userId={userId} inCase />}
      renderAct={(entry) => <AuditRow key={entry.auditId} entry={entry} />}
    />
  );
}
