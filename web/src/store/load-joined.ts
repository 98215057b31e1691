import { member } from '../api/servers';
import { appStore, dispatch } from './app-store';
import { channelUnread } from './selectors';

/** Asks since when one belongs to the servers that hold something never read; one after the other. */
export async function loadJoined(): Promise<void> {
  for (const serverId of appStore.getState().serverIds) {
    const state = appStore.getState();
    const me = state.me?.userId;
    const unsure = (state.channelIds[serverId] ?? []).some(
      (id) => !state.readMarks[id] && channelUnread(state, id),
    );
    if (!me || !unsure || state.joinMarks[serverId]) continue;
    const { joinedAt } = await member(serverId, me);
    if (appStore.getState().me?.userId === me) dispatch({ t: 'JOINED', d: { serverId, joinedAt } });
  }
}
