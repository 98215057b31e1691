import type { Id } from '../../lib/ids';
import { lastChannel } from '../../store/places';
import { openable } from '../../store/selectors';
import type { State } from '../../store/state';

/** Where a server opens: the channel of the last visit, else the first. */
export function serverTarget(state: State, serverId: Id): string {
  const channels = openable(state, serverId);
  const last = lastChannel(serverId);
  const channelId = last && channels.includes(last) ? last : channels[0];
  return channelId ? `/channels/${serverId}/${channelId}` : `/channels/${serverId}`;
}
