import { useState } from 'react';
import { updateMember } from '../../../api/moderation';
import { useT } from '../../../i18n/use-t';
import type { Id } from '../../../lib/ids';
import { appStore, dispatch } from '../../../store/app-store';
import { Dialog } from '../../../ui/dialog';
import { DialogForm } from '../../../ui/dialog-form';
import { TextField } from '../../../ui/text-field';

interface Props {
  serverId: Id;
  userId: Id;
  onClose(): void;
}

export function NicknameDialog({ serverId, userId, onClose }: Props) {
  const t = useT();
  const [before] = useState(() => {
    const { members, users } = appStore.getState();
    return {
      nickname: members[serverId]?.[userId]?.nickname ?? '',
      name: users[userId]?.displayName ?? '',
    };
  });
  const [nickname, setNickname] = useState(before.nickname);
  return (
    <Dialog title={t('mod.nickname.title', { name: before.name })} onClose={onClose}>
      <DialogForm
        action={t('common.save')}
        disabled={nickname.trim() === before.nickname}
        onCancel={onClose}
        onSubmit={async () => {
          const member = await updateMember(serverId, userId, { nickname: nickname.trim() });
          dispatch({ t: 'MEMBER_UPDATE', d: member });
          onClose();
        }}
      >
        <TextField
          label={t('mod.nickname')}
          hint={t('mod.nickname.hint')}
          placeholder={before.name}
          value={nickname}
          maxLength={32}
          autoComplete="off"
          onChange={(event) => setNickname(event.target.value)}
        />
      </DialogForm>
    </Dialog>
  );
}
