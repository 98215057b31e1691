import { fuzzyScore } from '../../lib/fuzzy';
import type { Id } from '../../lib/ids';
import { channelUnread, openable } from '../../store/selectors';
import type { State } from '../../store/state';

export interface Place {
  key: string;
  kind: 'server' | 'channel';
  name: string;
  /** The server of a channel. */
  within: string;
  to: string;
  unread: boolean;
  serverId: Id;
  picture: string | null;
}

const SHOWN = 12;

/** Every place one can go, best fit first; without a query unread channels lead. `#` asks for channels, `*` for servers. */
export function findPlaces(state: State, query: string): Place[] {
  const prefix = query[0] === '#' || query[0] === '*' ? query[0] : '';
  const wanted = query.slice(prefix.length).trim();
  const scored = allPlaces(state)
    .filter(({ kind }) => !prefix || (prefix === '#') === (kind === 'channel'))
    .map((place) => ({ place, score: score(place, wanted) }))
    .filter((entry) => entry.score > 0);
  scored.sort((a, b) => b.score - a.score);
  return scored.slice(0, SHOWN).map((entry) => entry.place);
}

function score({ name, within, unread }: Place, wanted: string): number {
  const fit = Math.max(fuzzyScore(wanted, name), fuzzyScore(wanted, `${within} ${name}`) / 2);
  return fit > 0 ? fit + (unread ? 5 : 0) : 0;
}

function allPlaces(state: State): Place[] {
  return state.serverIds.flatMap((serverId) => {
    const server = state.servers[serverId];
    if (!server) return [];
    const own: Place = {
      key: serverId,
      kind: 'server',
      name: server.name,
      within: '',
      to: `/channels/${serverId}`,
      unread: false,
      serverId,
      picture: server.icon,
    };
    const channels = openable(state, serverId).map(
      (channelId): Place => ({
        key: channelId,
        kind: 'channel',
        name: state.channels[channelId]?.name ?? '',
        within: server.name,
        to: `/channels/${serverId}/${channelId}`,
        unread: channelUnread(state, channelId),
        serverId,
        picture: null,
      }),
    );
    return [own, ...channels];
  });
}

/** The neighbour of a thing in a list, round the ends. */
export function neighbour<T>(list: readonly T[], current: T | null, step: 1 | -1): T | undefined {
  if (list.length === 0) return undefined;
  const at = current === null ? -1 : list.indexOf(current);
  if (at < 0) return list[step > 0 ? 0 : list.length - 1];
  return list[(at + step + list.length) % list.length];
}
