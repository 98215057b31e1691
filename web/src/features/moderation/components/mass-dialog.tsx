import { useState } from 'react';
import { startMassAction } from '../../../api/mass-actions';
import { ManageTexts } from '../../../i18n/manage-texts';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { appStore } from '../../../store/app-store';
import { massChanged } from '../../../store/mass-actions';
import { mayManageRole } from '../../../store/permissions';
import { nameIn } from '../../../store/selectors';
import { Dialog } from '../../../ui/dialog';
import { DialogForm } from '../../../ui/dialog-form';
import { DurationSelect } from '../../../ui/duration-select';
import { ReasonField } from '../../../ui/reason-field';
import { Select } from '../../../ui/select';
import { bodyOf, FIRST_CHOICE, type MemberAct, needsRole } from '../mass-model';

interface Props {
  serverId: Id;
  type: MemberAct;
  userIds: Id[];
  onClose(): void;
}

const NAMED = 3;

export const MassDialog = (props: Props) => (
  <ManageTexts>
    <Form {...props} />
  </ManageTexts>
);

/** Before many are hit at once: how many, who for example, and what it does. */
function Form({ serverId, type, userIds, onClose }: Props) {
  const t = useT();
  const [choice, setChoice] = useState(FIRST_CHOICE);
  const [reason, setReason] = useState('');
  const [roles] = useState(() => {
    const state = appStore.getState();
    return (state.roles[serverId] ?? []).filter(
      ({ roleId }) => roleId !== serverId && mayManageRole(state, serverId, roleId),
    );
  });
  const count = userIds.length;
  const names = userIds
    .slice(0, NAMED)
    .map((id) => nameIn(appStore.getState(), serverId, id) ?? t('user.somebody'))
    .join(', ');
  const who = t('mass.who', { names, count, more: Math.max(0, count - NAMED) });
  const set = (more: Partial<typeof choice>) => setChoice((before) => ({ ...before, ...more }));
  return (
    <Dialog
      title={t(`mass.${type}.title`, { count })}
      lead={`${who} ${t(`mass.${type}.lead`, { count })}`}
      onClose={onClose}
    >
      <DialogForm
        danger={type !== 'add_role' && type !== 'remove_role'}
        action={t(`mass.${type}.title.action`, { count })}
        disabled={needsRole(type) && !choice.roleId}
        onCancel={onClose}
        onSubmit={async () => {
          massChanged(await startMassAction(serverId, bodyOf(type, userIds, choice), reason.trim()));
          onClose();
        }}
      >
        {type === 'ban' && (
          <>
            <DurationSelect
              of="ban"
              value={choice.banSeconds}
              onChange={(banSeconds) => set({ banSeconds })}
            />
            <DurationSelect
              of="purge"
              value={choice.purgeSeconds}
              onChange={(purgeSeconds) => set({ purgeSeconds })}
            />
          </>
        )}
        {type === 'time_out' && (
          <DurationSelect
            of="timeOut"
            value={choice.timeOutSeconds}
            onChange={(timeOutSeconds) => set({ timeOutSeconds })}
          />
        )}
        {needsRole(type) && (
          <Select<string>
            label={t('mass.role')}
            value={choice.roleId}
            options={[
              { value: '', label: t('explain.pick') },
              ...roles.map((role) => ({ value: role.roleId, label: role.name })),
            ]}
            onChange={(roleId) => set({ roleId })}
          />
        )}
        <ReasonField value={reason} onChange={setReason} />
      </DialogForm>
    </Dialog>
  );
}
