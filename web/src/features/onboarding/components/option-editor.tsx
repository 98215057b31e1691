import { useT } from '../../../i18n/use-t';
import { ONBOARDING as MAX } from '../../../lib/growth-limits';
import type { Id } from '../../../lib/ids';
import { bitsOf, POWER } from '../../../lib/permission-bits';
import { lastGrapheme } from '../../../lib/text';
import { useRoles } from '../../../store/use-roles';
import { RolePicker } from '../../../ui/role-picker';
import { TextField } from '../../../ui/text-field';
import type { OptionDraft } from '../draft';
import styles from './onboarding-page.module.css';

interface Props {
  serverId: Id;
  option: OptionDraft;
  set(patch: Partial<OptionDraft>): void;
}

/** One answer: how it reads, and which roles it gives. */
export function OptionEditor({ serverId, option, set }: Props) {
  const t = useT();
  const { roles, below } = useRoles(serverId);
  // The server refuses to hand out power over others for an answer.
  const harmless = new Set(
    roles
      .filter((r) => below.has(r.roleId) && !r.mutes && !(bitsOf(r.permissions) & POWER))
      .map((r) => r.roleId),
  );
  const { emoji, label, text, roleIds } = option;
  return (
    <>
      <div className={styles.pair}>
        <TextField
          label={t('onb.emoji')}
          value={emoji ?? ''}
          autoComplete="off"
          onChange={(event) => set({ emoji: lastGrapheme(event.target.value) || null })}
        />
        <TextField
          label={t('onb.option.label')}
          value={label}
          maxLength={MAX.optionLabel}
          autoComplete="off"
          onChange={(event) => set({ label: event.target.value })}
        />
      </div>
      <TextField
        label={t('onb.option.text')}
        value={text}
        maxLength={MAX.optionText}
        autoComplete="off"
        onChange={(event) => set({ text: event.target.value })}
      />
      <div className={styles.gives}>
        <span className={styles.label}>{t('onb.option.roles')}</span>
        <RolePicker
          label={t('onb.option.addRole')}
          removeLabel={(role) => t('onb.option.removeRole', { role })}
          roles={roles}
          within={roleIds.length < MAX.optionRoles ? harmless : new Set(roleIds)}
          chosen={roleIds}
          onChange={(chosen) => set({ roleIds: chosen })}
        />
      </div>
    </>
  );
}
