import type { TextId } from '../../i18n/use-t';

export interface Shortcut {
  keys: string[];
  does: TextId;
}

/** All of them, as the dialog lists them. `Mod` is Ctrl, or Command on a Mac. */
export const SHORTCUTS: { title: TextId; items: Shortcut[] }[] = [
  {
    title: 'shortcuts.navigation',
    items: [
      { keys: ['Mod', 'K'], does: 'shortcuts.switcher' },
      { keys: ['Alt', '↑ ↓'], does: 'shortcuts.channel' },
      { keys: ['Alt', 'Shift', '↑ ↓'], does: 'shortcuts.unread' },
      { keys: ['Mod', 'Alt', '↑ ↓'], does: 'shortcuts.server' },
      { keys: ['F6'], does: 'shortcuts.region' },
      { keys: ['Mod', 'U'], does: 'shortcuts.members' },
      { keys: ['Mod', '/'], does: 'shortcuts.this' },
    ],
  },
  {
    title: 'shortcuts.messages',
    items: [
      { keys: ['Enter'], does: 'shortcuts.send' },
      { keys: ['Shift', 'Enter'], does: 'shortcuts.newline' },
      { keys: ['Mod', 'E'], does: 'shortcuts.emoji' },
      { keys: ['↑'], does: 'shortcuts.editLast' },
      { keys: ['↑ ↓'], does: 'shortcuts.row' },
      { keys: ['E'], does: 'shortcuts.edit' },
      { keys: ['C'], does: 'shortcuts.copy' },
      { keys: ['Del'], does: 'shortcuts.delete' },
      { keys: ['Esc'], does: 'shortcuts.read' },
    ],
  },
];
