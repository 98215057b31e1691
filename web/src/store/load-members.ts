import { memberPage } from '../api/servers';
import type { Member } from '../api/types';
import type { Id } from '../lib/ids';
import { dispatch } from './app-store';
import { setPresences } from './presence';

const PAGE = 1000;
const running = new Map<Id, Promise<void>>();

/** The whole member list of a server, page by page; presence comes with it. */
export function loadMembers(serverId: Id): Promise<void> {
  const started = running.get(serverId);
  if (started) return started;
  const load = fetchAll(serverId).finally(() => running.delete(serverId));
  running.set(serverId, load);
  return load;
}

async function fetchAll(serverId: Id): Promise<void> {
  const members: Member[] = [];
  for (;;) {
    const page = await memberPage(serverId, members.at(-1)?.userId ?? null, PAGE);
    members.push(...page);
    if (page.length < PAGE) break;
  }
  dispatch({ t: 'MEMBERS', d: { serverId, members } });
  setPresences(members);
}
