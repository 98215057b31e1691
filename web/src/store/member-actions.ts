import type { Id } from '../lib/ids';
import { muteAct } from './muting';
import { may, outranks, standingOf } from './permissions';
import type { State } from './state';

export type MemberAction =
  | 'nickname'
  | 'mute'
  | 'unmute'
  | 'timeOut'
  | 'endTimeOut'
  | 'purge'
  | 'remove'
  | 'ban';

/** What one may do to somebody here, in the order of how hard it hits. */
export function actionsOn(state: State, serverId: Id, userId: Id): MemberAction[] {
  const above = outranks(state, serverId, userId);
  const self = userId === state.me?.userId;
  const out = !!standingOf(state, serverId, userId).timedOut;
  const voice = muteAct(state, serverId, userId);
  const all: [MemberAction, boolean][] = [
    [
      'nickname',
      self
        ? may(state, serverId, 'change_nickname') || may(state, serverId, 'manage_nicknames')
        : above && may(state, serverId, 'manage_nicknames'),
    ],
    ['mute', voice === 'mute'],
    ['unmute', voice === 'unmute'],
    ['timeOut', !out && above && may(state, serverId, 'moderate_members')],
    ['endTimeOut', out && above && may(state, serverId, 'moderate_members')],
    ['purge', !self && may(state, serverId, 'manage_messages')],
    ['remove', above && may(state, serverId, 'kick_members')],
    ['ban', above && may(state, serverId, 'ban_members')],
  ];
  return all.filter(([, allowed]) => allowed).map(([action]) => action);
}
