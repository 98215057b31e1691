import type { Id } from '../../lib/ids';

const places = new Map<Id, Id>();

/** The message at the top of the view when somebody has scrolled up in a channel; null at its end. */
export const placeOf = (channelId: Id): Id | null => places.get(channelId) ?? null;

export function keepPlace(channelId: Id, messageId: Id | null): void {
  if (messageId) places.set(channelId, messageId);
  else places.delete(channelId);
}
