import { useT } from '../../../i18n/use-t';
import { lastGrapheme } from '../../../lib/text';
import { ColorField } from '../../../ui/color-field';
import { Switch } from '../../../ui/switch';
import { TextField } from '../../../ui/text-field';
import type { RoleDraft } from '../role-draft';
import styles from './role-editor.module.css';
import { RolePreview } from './role-preview';

export function RoleLook({ draft, locked }: { draft: RoleDraft; locked: boolean }) {
  const t = useT();
  const { value, set } = draft;
  return (
    <fieldset className={styles.fields} disabled={locked}>
      <RolePreview role={value} />
      <TextField
        label={t('roles.name')}
        value={value.name}
        maxLength={100}
        autoComplete="off"
        error={value.name.trim() ? undefined : t('roles.name.empty')}
        onChange={(event) => set({ name: event.target.value })}
      />
      <ColorField label={t('roles.color')} value={value.color} onChange={(color) => set({ color })} />
      <TextField
        label={t('roles.icon')}
        hint={t('roles.icon.hint')}
        value={value.icon ?? ''}
        autoComplete="off"
        onChange={(event) => set({ icon: lastGrapheme(event.target.value) || null })}
      />
      <div className={styles.switches}>
        {(['hoist', 'mentionable', 'selfAssignable', 'mutes'] as const).map((field) => (
          <Switch
            key={field}
            label={t(`roles.${field}`)}
            hint={t(`roles.${field}.hint`)}
            checked={value[field]}
            onChange={(checked) => set({ [field]: checked })}
          />
        ))}
      </div>
    </fieldset>
  );
}
