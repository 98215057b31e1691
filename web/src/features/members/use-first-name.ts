import { useState } from 'react';
import type { Id } from '../../lib/ids';
import { appStore } from '../../store/app-store';
import { nameIn } from '../../store/selectors';

/** How somebody was called when the dialog opened: what it does may take the name away under it. */
export function useFirstName(serverId: Id, userId: Id): string {
  const [name] = useState(() => nameIn(appStore.getState(), serverId, userId) ?? '');
  return name;
}
