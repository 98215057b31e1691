import { type ReactNode, useState } from 'react';
import { PURGE_MAX, startMassAction } from '../../../api/mass-actions';
import { ManageTexts } from '../../../i18n/manage-texts';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { appStore } from '../../../store/app-store';
import { massChanged } from '../../../store/mass-actions';
import { mayIn } from '../../../store/permissions';
import { lastChannel } from '../../../store/places';
import { useMemberName } from '../../../store/use-member-name';
import { Dialog } from '../../../ui/dialog';
import { DialogForm } from '../../../ui/dialog-form';
import { inRange, NumberField } from '../../../ui/number-field';
import { ReasonField } from '../../../ui/reason-field';
import { Select } from '../../../ui/select';

interface Props {
  serverId: Id;
  /** Chosen at first, when it was called from a channel. */
  channelId?: Id;
  /** Chosen at first, when it was called from a member. */
  userId?: Id;
  onClose(): void;
  /** A choice of a member. */
  renderWhose(choice: Whose): ReactNode;
}

interface Whose {
  value: Id;
  label: string;
  /** What stands for everybody. */
  nobody: string;
  onChange(userId: Id): void;
}

const USUAL = 50;

export const PurgeDialog = (props: Props) => (
  <ManageTexts>
    <Form {...props} />
  </ManageTexts>
);

/** Many messages of a channel at once: the newest, of everybody or of one. */
function Form({ serverId, channelId, userId, onClose, renderWhose }: Props) {
  const t = useT();
  const [channels] = useState(() => purgeable(serverId));
  const [where, setWhere] = useState(
    () =>
      [channelId, lastChannel(serverId)].find((id) => channels.some((one) => one.value === id)) ??
      channels[0]?.value ??
      '',
  );
  const [whose, setWhose] = useState(userId ?? '');
  const [limit, setLimit] = useState(USUAL);
  const [reason, setReason] = useState('');
  const valid = inRange(limit, 1, PURGE_MAX);
  const name = useMemberName(serverId, whose || null) ?? t('user.somebody');
  const channel = channels.find((one) => one.value === where)?.label ?? '';
  const values = { count: valid ? limit : 0, name, channel };
  return (
    <Dialog
      title={t('purge.title')}
      lead={t(whose ? 'purge.lead.member' : 'purge.lead', values)}
      onClose={onClose}
    >
      <DialogForm
        danger
        action={t('purge.action', values)}
        disabled={!where || !valid}
        onCancel={onClose}
        onSubmit={async () => {
          const body = { type: 'purge' as const, channelId: where, limit, ...(whose && { userId: whose }) };
          massChanged(await startMassAction(serverId, body, reason.trim()));
          onClose();
        }}
      >
        <Select<string> label={t('purge.channel')} value={where} options={channels} onChange={setWhere} />
        {renderWhose({
          value: whose,
          label: t('purge.whose'),
          nobody: t('audit.by.all'),
          onChange: setWhose,
        })}
        <NumberField label={t('purge.limit')} min={1} max={PURGE_MAX} value={limit} onChange={setLimit} />
        <ReasonField value={reason} onChange={setReason} />
      </DialogForm>
    </Dialog>
  );
}

/** The channels with messages in which one may delete what others wrote. */
function purgeable(serverId: Id): { value: Id; label: string }[] {
  const state = appStore.getState();
  return (state.channelIds[serverId] ?? []).flatMap((id) => {
    const channel = state.channels[id];
    const fits = channel && channel.type !== 'category' && mayIn(state, id, 'manage_messages');
    return fits ? [{ value: id, label: `#${channel.name}` }] : [];
  });
}
