import { Ban } from 'lucide-react';
import { useId } from 'react';
import { useT } from '../i18n/use-t';
import { hexOf, parseHex } from '../lib/color';
import styles from './color-field.module.css';

const CHOICES = [
  0x2fa89a, 0x3f9b4f, 0x8fb339, 0xe0a526, 0xd9772b, 0xd9534f, 0xc44a86, 0x9b59b6, 0x6c63c9, 0x4b7bec,
  0x3498b7, 0x7f8c8d,
] as const;

interface Props {
  label: string;
  /** 0xRRGGBB; 0 is none. */
  value: number;
  disabled?: boolean;
  onChange(color: number): void;
}

/** None, one of a few that go well with the rest, or any other. Stands where the words of the settings are. */
export function ColorField({ label, value, disabled, onChange }: Props) {
  const t = useT();
  const name = useId();
  return (
    <fieldset disabled={disabled}>
      <legend className={styles.label}>{label}</legend>
      <div className={styles.colours}>
        {[0, ...CHOICES].map((color) => (
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
              checked={value === color}
              aria-label={color ? t('roles.color.named', { hex: hexOf(color) }) : t('roles.color.none')}
              onChange={() => onChange(color)}
            />
            {color === 0 && <Ban size={16} aria-hidden="true" />}
          </label>
        ))}
        <input
          type="color"
          className={styles.custom}
          aria-label={t('roles.color.custom')}
          value={hexOf(value)}
          onChange={(event) => onChange(parseHex(event.target.value) ?? 0)}
        />
      </div>
    </fieldset>
  );
}
