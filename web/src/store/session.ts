import { logOut } from '../api/auth';
import { unauthorized } from '../api/request';
import { me } from '../api/users';
import { idTime } from '../lib/ids';
import { removeStored } from '../lib/storage';
import { GatewayClient } from '../realtime/client';
import type { GatewayEvent } from '../realtime/frames';
import type { Machine } from '../realtime/machine';
import { appStore, dispatch, dispatchSoon, resetApp } from './app-store';
import { connectionStore } from './connection';
import { reloadEvents } from './load-events';
import { loadJoined } from './load-joined';
import { loadMembers } from './load-members';
import { forgetAskedUsers } from './load-user';
import { storeEntries } from './outbox-db';
import { runOutbox } from './outbox-runner';
import { presenceStore, setPresences } from './presence';
import { signedOut } from './signed-out';
import { startedTyping, stoppedTyping } from './typing';

const NEW_MS = 60_000;

let client: GatewayClient | null = null;
let stops: (() => void)[] = [];

/** Opens the live line and keeps it; more than one call changes nothing. */
export function startSession(): void {
  if (client) return;
  const started = new GatewayClient(gatewayUrl(), { onEvent, onState, onSignedOut: () => endSession(false) });
  client = started;
  const tabs = new BroadcastChannel('parley');
  tabs.onmessage = (event) => event.data === 'logout' && endSession(true);
  const onShown = () => document.visibilityState === 'visible' && started.retry();
  const onNetwork = () => {
    connectionStore.setState({ browserOnline: navigator.onLine });
    if (navigator.onLine) started.retry();
  };
  addEventListener('online', onNetwork);
  addEventListener('offline', onNetwork);
  document.addEventListener('visibilitychange', onShown);
  stops = [
    () => tabs.close(),
    () => removeEventListener('online', onNetwork),
    () => removeEventListener('offline', onNetwork),
    () => document.removeEventListener('visibilitychange', onShown),
    unauthorized.on(() => endSession(false)),
  ];
  void runOutbox().then((stop) => (client === started ? stops.push(stop) : stop()));
  onNetwork();
  started.start();
}

export const retryConnection = (): void => client?.retry();

/** By the person's wish: here, on the server, and in every other tab; what was typed but not sent goes too. */
export async function signOut(): Promise<void> {
  await logOut();
  const tabs = new BroadcastChannel('parley');
  tabs.postMessage('logout');
  tabs.close();
  await storeEntries([]);
  removeStored('parley.drafts');
  removeStored('parley.places');
  endSession(true);
}

export function endSession(told: boolean): void {
  if (!client) return;
  for (const stop of stops) stop();
  stops = [];
  client.stop();
  client = null;
  resetApp();
  forgetAskedUsers();
  presenceStore.setState({ online: {} });
  connectionStore.setState({ phase: 'idle', downSince: null, retryAt: null, everLive: false });
  signedOut.emit({ told });
}

const gatewayUrl = (): string =>
  `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/gateway`;

function onState({ phase, attempt, downSince, wakeAt }: Machine): void {
  const live = phase === 'live';
  // A line that keeps failing may mean that the login is over: a request tells, a refused upgrade does not.
  if (phase === 'waiting' && attempt === 2) void me().catch(() => undefined);
  const before = connectionStore.getState();
  connectionStore.setState({
    phase: live ? 'live' : phase === 'waiting' ? 'waiting' : phase === 'idle' ? 'idle' : 'connecting',
    downSince,
    retryAt: phase === 'waiting' ? wakeAt : null,
    everLive: before.everLive || live,
  });
}

function onEvent(event: GatewayEvent): void {
  switch (event.t) {
    case 'TYPING_START':
      if (event.d.userId !== appStore.getState().me?.userId) startedTyping(event.d.channelId, event.d.userId);
      return;
    case 'PRESENCE_UPDATE':
      return setPresences(event.d.presences);
    case 'RESUMED':
      return refetchPresence();
    case 'READY':
      dispatch(event);
      setPresences([{ userId: event.d.user.userId, status: 'online' }]);
      void loadJoined().catch(() => undefined);
      reloadEvents();
      return refetchPresence();
    case 'SERVER_CREATE': {
      // Joined, or the server anew in place of what was missed: then who is in it may be other people.
      const { serverId } = event.d.server;
      if (appStore.getState().members[serverId]) void loadMembers(serverId).catch(() => undefined);
      reloadEvents(serverId);
      return dispatch(event);
    }
    case 'CHANNEL_CREATE':
      // What is held in a channel was not told of while the channel was closed; a new one holds nothing.
      if (Date.now() - idTime(event.d.channelId) > NEW_MS) reloadEvents(event.d.serverId);
      return dispatchSoon(event);
    case 'MEMBER_JOIN':
      setPresences([event.d]);
      return dispatchSoon(event);
    case 'MESSAGE_CREATE':
      stoppedTyping(event.d.channelId, event.d.senderId);
      return dispatchSoon(event);
    default:
      dispatchSoon(event);
  }
}

/** Presence has no history to catch up on: ask anew for every server whose members we hold. */
function refetchPresence(): void {
  for (const serverId of Object.keys(appStore.getState().members))
    void loadMembers(serverId).catch(() => undefined);
}
