import type { ChannelSummary } from '../../api/types';
import type { Id } from '../../lib/ids';

type Channels = Readonly<Record<Id, ChannelSummary>>;
export interface Place {
  channelId: Id;
  parentId: Id | null;
  position: number;
}

const parentIn = (channels: Channels, id: Id): Id | null => {
  const parent = channels[id]?.parentId;
  return parent && channels[parent] ? parent : null;
};

/** The list with a channel put before another place of it: under the category that then stands above. */
export function dropped(order: readonly Id[], channels: Channels, id: Id, to: number): Place[] {
  const category = channels[id]?.type === 'category';
  const along = category ? order.filter((one) => one === id || parentIn(channels, one) === id) : [id];
  const rest = order.filter((one) => !along.includes(one));
  let at = to;
  // A category goes between categories, never into one.
  if (category) while (at < rest.length && at > 0 && channels[rest[at] ?? '']?.type !== 'category') at++;
  const next = [...rest.slice(0, at), ...along, ...rest.slice(at)];
  const above = rest.slice(0, at).findLast((one) => channels[one]?.type === 'category') ?? null;
  return next
    .map((channelId, position) => ({
      channelId,
      position,
      parentId: channelId === id && !category ? above : (channels[channelId]?.parentId ?? null),
    }))
    .filter(
      ({ channelId, position, parentId }) =>
        channels[channelId]?.position !== position || channels[channelId]?.parentId !== parentId,
    );
}

/** One place up or down among what stands beside it, else on into the next category. */
export function stepped(order: readonly Id[], channels: Channels, id: Id, step: 1 | -1): Place[] {
  if (channels[id]?.type === 'category') {
    const categories = order.filter((one) => channels[one]?.type === 'category');
    const rest = order.filter((one) => one !== id && parentIn(channels, one) !== id);
    const beside = categories[categories.indexOf(id) + (step > 0 ? 2 : -1)];
    if (step < 0 && !beside) return [];
    return dropped(order, channels, id, beside ? rest.indexOf(beside) : rest.length);
  }
  const at = order.indexOf(id);
  if (at + step < 0 || at + step >= order.length) return [];
  return dropped(order, channels, id, at + step);
}
