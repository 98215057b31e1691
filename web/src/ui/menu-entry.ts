import type { LucideIcon } from 'lucide-react';

export interface MenuEntry {
  id: string;
  label: string;
  icon: LucideIcon;
  danger?: boolean;
  /** Too rare for the small bar that a message shows. */
  menuOnly?: boolean;
  onSelect(): void;
}
