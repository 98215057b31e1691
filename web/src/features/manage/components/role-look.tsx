import { Ban } from 'lucide-react';
import { useId } from 'react';
import { useT } from '../../../i18n/use-t';
import { hexOf, parseHex } from '../../../lib/color';
import { lastGrapheme } from '../../../lib/text';
import { Switch } from '../../../ui/switch';
import { TextField } from '../../../ui/text-field';
import { COLOURS } from '../catalog';
import type { RoleDraft } from '../role-draft';
import styles from './role-editor.module.css';
import { RolePreview } from './role-preview';

export function RoleLook({ draft, locked }: { draft: RoleDraft; locked: boolean }) {
  const t = useT();
  const name = useId();
  const { value, set } = draft;
  const choices = [0, ...COLOURS];
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
      <fieldset>
        <legend className={styles.label}>{t('roles.color')}</legend>
        <div className={styles.colours}>
          {choices.map((color) => (
            <label
              key={color}
              className={styles.swatch}
              style={color ? { background: hexOf(color) } : undefined}
              title={color ? hexOf(color) : t('roles.color.none')}
            >
              <input
                type="radio"
                className="hidden-visually"
                name={name}
                checked={value.color === color}
                aria-label={color ? t('roles.color.named', { hex: hexOf(color) }) : t('roles.color.none')}
                onChange={() => set({ color })}
              />
              {color === 0 && <Ban size={16} aria-hidden="true" />}
            </label>
          ))}
          <input
            type="color"
            className={styles.custom}
            aria-label={t('roles.color.custom')}
            value={hexOf(value.color)}
            onChange={(event) => set({ color: parseHex(event.target.value) ?? 0 })}
          />
        </div>
      </fieldset>
      <TextField
        label={t('roles.icon')}
        hint={t('roles.icon.hint')}
        value={value.icon ?? ''}
        autoComplete="off"
        onChange={(event) => set({ icon: lastGrapheme(event.target.value) || null })}
      />
      <div className={styles.switches}>
        {(['hoist', 'mentionable', 'selfAssignable'] as const).map((field) => (
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
