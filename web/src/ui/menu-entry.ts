import type { LucideIcon } from 'lucide-react';

export interface MenuEntry {
  id: string;
  label: string;
  icon: LucideIcon;
  danger?: boolean;
  onSelect(): void;
}
