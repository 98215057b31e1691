import type { StoreEvent } from './events';
import { change, enqueue, settle } from './outbox';
import { advanceMark, joinedBy, joinedNow } from './read-state';
import { openChannel, placeChannel, removeChannel } from './reduce-channels';
import { placeEvent, removeEvent, setEvents } from './reduce-events';
import { addMember, count, knowMembers, removeMember, updateMember, updateUser } from './reduce-members';
import { addHistory, addMessage, removeMessages, updateMessage } from './reduce-messages';
import { placeRole, removeRole, setRoles } from './reduce-roles';
import { addServer, ready, removeServer, updateServer } from './reduce-servers';
import type { State } from './state';

/** The one way in: pure, and the same for gateway events and REST replies. */
export function apply(state: State, event: StoreEvent): State {
  switch (event.t) {
    case 'READY':
      return ready(state, event.d);
    case 'ME':
      return { ...updateUser(state, event.d), me: event.d };
    case 'SERVER_CREATE':
      return state.servers[event.d.server.serverId]
        ? addServer(state, event.d.server)
        : joinedNow(addServer(state, event.d.server), event.d.server);
    case 'JOINED':
      return joinedBy(state, event.d);
    case 'SERVER_UPDATE':
      return updateServer(state, event.d);
    case 'SERVER_DELETE':
      return removeServer(state, event.d.serverId);
    case 'ROLE_CREATE':
    case 'ROLE_UPDATE':
      return placeRole(state, event.d);
    case 'ROLE_DELETE':
      return removeRole(state, event.d.serverId, event.d.roleId);
    case 'ROLES':
      return setRoles(state, event.d.serverId, event.d.roles);
    case 'CHANNEL_CREATE':
    case 'CHANNEL_UPDATE':
      return state.servers[event.d.serverId] ? placeChannel(state, event.d) : state;
    case 'CHANNEL_DELETE':
      return removeChannel(state, event.d.channelId);
    case 'CHANNEL_OPENED':
      return openChannel(state, event.d.channelId);
    case 'MEMBERS':
      return knowMembers(state, event.d.serverId, event.d.members);
    case 'MEMBER_COUNT':
      return count(state, event.d.serverId, event.d.memberCount);
    case 'MEMBER_JOIN':
      return addMember(state, event.d);
    case 'MEMBER_UPDATE':
      return updateMember(state, event.d);
    case 'MEMBER_LEAVE':
      return removeMember(state, event.d.serverId, event.d.userId);
    case 'STRANGER':
      return { ...state, strangers: { ...state.strangers, [event.d.userId]: true } };
    case 'USER':
    case 'USER_UPDATE':
      return updateUser(state, event.d);
    case 'EVENTS':
      return setEvents(state, event.d.serverId, event.d.events);
    case 'SCHEDULED_EVENT_UPDATE':
      return placeEvent(state, event.d);
    case 'SCHEDULED_EVENT_DELETE':
      return removeEvent(state, event.d.serverId, event.d.eventId);
    case 'HISTORY':
      return addHistory(state, event.d);
    case 'MESSAGE_CREATE':
      return addMessage(state, event.d);
    case 'MESSAGE_UPDATE':
      return updateMessage(state, event.d);
    case 'MESSAGE_DELETE':
      return removeMessages(state, event.d.channelId, [event.d.messageId]);
    case 'MESSAGE_DELETE_BULK':
      return removeMessages(state, event.d.channelId, event.d.messageIds);
    case 'READ_UPDATE':
      return {
        ...state,
        readMarks: advanceMark(state.readMarks, event.d.channelId, event.d.messageId),
        serverMarks: advanceMark(state.serverMarks, event.d.channelId, event.d.messageId),
      };
    case 'OUTBOX_RESTORED':
      return { ...state, outbox: event.d };
    case 'OUTBOX_ADD':
      return { ...state, outbox: enqueue(state.outbox, event.d) };
    case 'OUTBOX_CHANGE':
      return { ...state, outbox: change(state.outbox, event.d.channelId, event.d.nonce, event.d.patch) };
    case 'OUTBOX_DROP':
      return { ...state, outbox: settle(state.outbox, event.d.channelId, event.d.nonce) };
  }
}
