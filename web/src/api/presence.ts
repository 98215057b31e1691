import { request } from './request';
import type { ChosenStatus, PresenceChoice } from './types';

export interface PresenceBody {
  status?: ChosenStatus;
  /** Null clears it; without `expiresInSeconds` it stays until it is cleared. */
  customStatus?: { text?: string; emoji?: string; expiresInSeconds?: number } | null;
}

export const updateOwnPresence = (body: PresenceBody) =>
  request<PresenceChoice>('PATCH', '/users/@me/presence', body);
