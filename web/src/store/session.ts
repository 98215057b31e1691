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
import { followExpressions, forgetExpressions } from './expressions';
import { attachLine, lineOpened } from './line';
import { reloadEvents } from './load-events';
import { loadJoined } from './load-joined';
import { forgetAskedUsers } from './load-user';
import { massChanged, massStore } from './mass-actions';
import { storeEntries } from './outbox-db';
import { runOutbox } from './outbox-runner';
import { onPresenceChoice, watchIdle } from './own-presence';
import { forgetPeople, onMembersChunk } from './people';
import { forgetPresences, setPresences } from './presence';
import { forgetReports, reportChanged } from './reports';
import { askForMembersAgain, forgetShownMembers, onMemberList } from './shown-members';
import { signedOut } from './signed-out';
import { forgetSlowModes } from './slow-mode';
import { startedTyping, stoppedTyping } from './typing';

const NEW_MS = 60_000;

let client: GatewayClient | null = null;
let stops: (() => void)[] = [];

/** Opens the live line and keeps it; more than one call changes nothing. */
export function startSession(): void {
  if (client) return;
  const started = new GatewayClient(gatewayUrl(), { onEvent, onState, onSignedOut: () => endSession(false) });
  client = started;
  attachLine((op, d) => started.send(op, d));
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
    watchIdle(),
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
  attachLine(null);
  resetApp();
  forgetAskedUsers();
  forgetPeople();
  forgetShownMembers();
  forgetPresences();
  forgetSlowModes();
  forgetExpressions();
  massStore.setState({ actions: {} });
  forgetReports();
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
  take(event);
  followExpressions(event);
}

function take(event: GatewayEvent): void {
  switch (event.t) {
    case 'EXPRESSION_UPDATE':
    case 'EXPRESSION_DELETE':
      return;
    case 'TYPING_START':
      if (event.d.userId !== appStore.getState().me?.userId) startedTyping(event.d.channelId, event.d.userId);
      return;
    case 'PRESENCE_UPDATE':
      return setPresences(event.d.presences);
    case 'PRESENCE_CHOICE':
      return onPresenceChoice(event.d);
    case 'MEMBER_LIST':
      return onMemberList(event.d);
    case 'MEMBERS_CHUNK':
      return onMembersChunk(event.d);
    case 'REPORT_UPDATE':
      return reportChanged(event.d);
    case 'MASS_ACTION_UPDATE':
      return massChanged(event.d);
    case 'RESUMED':
      return lineOpened.emit({ resumed: true });
    case 'READY':
      dispatch(event);
      forgetPresences();
      forgetReports();
      void loadJoined().catch(() => undefined);
      reloadEvents();
      onPresenceChoice(event.d.presence);
      return lineOpened.emit({ resumed: false });
    case 'SERVER_CREATE':
      // Joined, or the server anew in place of what was missed: then its list may be another one.
      dispatch(event);
      reloadEvents(event.d.server.serverId);
      return askForMembersAgain(event.d.server.serverId);
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
