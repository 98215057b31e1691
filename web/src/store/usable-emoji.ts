import type { Expression } from '../api/community-types';
import { knownEmoji, readTone, withTone } from '../lib/emoji';
import type { Id } from '../lib/ids';
import { collapseTokens, expandNames } from '../markdown/emoji-names';
import { appStore } from './app-store';
import { expressionStore } from './expressions';
import { mayIn } from './permissions';
import type { State } from './state';

export interface NamedEmoji {
  /** What stands between colons: its name, and a number behind it where another one has that name. */
  token: string;
  expression: Expression;
}

/** A server's emoji as it stands in a sent message. */
const wireEmoji = ({ name, animated, expressionId }: Expression): string =>
  `<${animated ? 'a' : ''}:${name}:${expressionId}>`;

interface Remembered {
  inputs: unknown[];
  emoji: NamedEmoji[];
}
let last: Remembered | null = null;

/** The emoji of servers that one may write in a channel: those of its own server first, then by server. */
export function usableEmoji(state: State, channelId: Id): NamedEmoji[] {
  const { known, usable } = expressionStore.getState();
  const serverId = state.channels[channelId]?.serverId ?? '';
  const external = mayIn(state, channelId, 'use_external_emojis');
  const inputs = [known, usable, serverId, external, state.serverIds];
  if (last?.inputs.every((input, i) => input === inputs[i])) return last.emoji;
  const order = [serverId, ...(external ? state.serverIds.filter((id) => id !== serverId) : [])];
  const all = order.flatMap((id) =>
    Object.values(known)
      .filter((one) => one.serverId === id && one.type === 'emoji' && usable?.has(one.expressionId))
      .sort((a, b) => a.name.localeCompare(b.name)),
  );
  const taken = new Map<string, number>();
  const emoji = all.map((expression) => {
    const before = taken.get(expression.name) ?? 0;
    taken.set(expression.name, before + 1);
    return { token: before ? `${expression.name}~${before}` : expression.name, expression };
  });
  last = { inputs, emoji };
  return emoji;
}

/** What was written, as it is sent: `:name:` becomes the emoji, where one is called so. */
export function wireText(channelId: Id, text: string): string {
  if (!text.includes(':')) return text;
  const own = new Map(
    usableEmoji(appStore.getState(), channelId).map(({ token, expression }) => [token, expression]),
  );
  return expandNames(text, (name) => {
    const expression = own.get(name);
    if (expression) return wireEmoji(expression);
    const plain = knownEmoji()?.byName.get(name);
    return plain && withTone(plain, readTone());
  });
}

/** What was sent, as one would write it: what one may not use oneself stays as it is. */
export function writtenText(channelId: Id, text: string): string {
  const tokens = new Map(
    usableEmoji(appStore.getState(), channelId).map(({ token, expression }) => [
      expression.expressionId,
      token,
    ]),
  );
  return collapseTokens(text, (id) => tokens.get(id));
}
