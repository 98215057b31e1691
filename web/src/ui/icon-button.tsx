import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import styles from './icon-button.module.css';
import { Tooltip } from './tooltip';

interface Props extends Omit<ComponentProps<'button'>, 'children'> {
  icon: LucideIcon;
  label: string;
  danger?: boolean;
  pressed?: boolean;
  tooltipSide?: 'top' | 'right' | 'bottom' | 'left';
}

/** A button that shows only a picture: its name is spoken, and shown on hover and focus. */
export function IconButton({ icon: Icon, label, danger, pressed, tooltipSide, className, ...rest }: Props) {
  return (
    <Tooltip text={label} side={tooltipSide}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        aria-pressed={pressed}
        className={clsx(styles.button, danger && styles.danger, className)}
      >
        <Icon size={20} aria-hidden="true" />
      </button>
    </Tooltip>
  );
}
