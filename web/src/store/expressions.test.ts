import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Expression } from '../api/community-types';
import { aRole, aServer, readyState } from '../testing/builders';
import { appStore } from './app-store';
import { apply } from './apply';
import {
  dropExpression,
  expressionStore,
  followExpressions,
  forgetExpressions,
  loadExpressions,
  loadUsable,
  placeExpression,
} from './expressions';
import { usableEmoji, wireText, writtenText } from './usable-emoji';

const emoji = (expressionId: string, name: string, given: Partial<Expression> = {}): Expression => ({
  expressionId,
  serverId: 's1',
  type: 'emoji',
  name,
  description: '',
  emoji: null,
  asset: `a${expressionId}`,
  animated: false,
  volume: 100,
  creatorId: '1',
  roleIds: [],
  ...given,
});

/** Answers for each path, to be given when the test says so. */
let waiting: Map<string, ((list: Expression[] | null) => void)[]>;
const answer = async (path: string, list: Expression[] | null) => {
  waiting.get(path)?.shift()?.(list);
  await new Promise((done) => setTimeout(done));
};

beforeEach(() => {
  waiting = new Map();
  const other = { ...aServer('s2', []), roles: [aRole('s2', 0, 's2')] };
  appStore.setState(apply(readyState(), { t: 'SERVER_CREATE', d: { server: other } }), true);
  vi.stubGlobal(
    'fetch',
    (path: string) =>
      new Promise<Response>((done, fail) => {
        const give = (list: Expression[] | null) =>
          list ? done(new Response(JSON.stringify(list))) : fail(new Error('gone'));
        waiting.set(path, [...(waiting.get(path) ?? []), give]);
      }),
  );
});
afterEach(() => {
  forgetExpressions();
  vi.unstubAllGlobals();
});

const MINE = '/users/@me/expressions';
const OF_S1 = '/servers/s1/expressions';
const names = () => Object.values(expressionStore.getState().known).map(({ name }) => name);

it('asks once, and again after a failure', async () => {
  const first = loadExpressions('s1');
  expect(loadExpressions('s1')).toBe(first);
  void answer(OF_S1, null);
  await expect(first).rejects.toThrow();
  const second = loadExpressions('s1');
  await answer(OF_S1, [emoji('1', 'lamp')]);
  await second;
  expect(names()).toEqual(['lamp']);
  expect(expressionStore.getState().complete.has('s1')).toBe(true);
});

it('keeps what happened while an older answer was on its way', async () => {
  const loading = loadExpressions('s1');
  placeExpression(emoji('2', 'new'));
  dropExpression('1');
  await answer(OF_S1, [emoji('1', 'deleted meanwhile')]);
  await loading;
  expect(names()).toEqual(['new']);
});

it('takes no answer to a question of before', async () => {
  void loadExpressions('s1').catch(() => undefined);
  followExpressions({
    t: 'READY',
    d: { sessionId: '', user: {} as never, servers: [], cursors: {}, readMarks: {}, presence: {} as never },
  });
  await answer(OF_S1, [emoji('1', 'stale')]);
  expect(names()).toEqual([]);
  await answer(OF_S1, [emoji('1', 'fresh')]);
  expect(names()).toEqual(['fresh']);
});

it('knows what is for oneself by one’s roles, and forgets a server one left', async () => {
  const loading = loadUsable();
  await answer(MINE, [emoji('1', 'lamp')]);
  await loading;
  followExpressions({ t: 'EXPRESSION_UPDATE', d: emoji('2', 'for_all') });
  followExpressions({ t: 'EXPRESSION_UPDATE', d: emoji('3', 'for_some', { roleIds: ['9'] }) });
  expect([...(expressionStore.getState().usable ?? [])]).toEqual(['1', '2']);
  followExpressions({ t: 'EXPRESSION_UPDATE', d: emoji('1', 'lamp', { roleIds: ['9'] }) });
  expect([...(expressionStore.getState().usable ?? [])]).toEqual(['2']);
  followExpressions({ t: 'SERVER_DELETE', d: { serverId: 's1' } });
  expect(names()).toEqual([]);
  expect(expressionStore.getState().usable?.size).toBe(0);
});

it('writes emoji by name, those of the same name apart, and no others than one may use', async () => {
  const loading = loadUsable();
  await answer(MINE, [
    emoji('5', 'wave', { serverId: 's2', animated: true }),
    emoji('4', 'wave'),
    emoji('6', 'bell', { type: 'sound' }),
  ]);
  await loading;
  placeExpression(emoji('7', 'secret', { roleIds: ['9'] }));
  expect(usableEmoji(appStore.getState(), 'c1').map(({ token }) => token)).toEqual(['wave', 'wave~1']);
  const wire = wireText('c1', ':wave: :wave~1: :secret: :bell:');
  expect(wire).toBe('<:wave:4> <a:wave:5> :secret: :bell:');
  expect(writtenText('c1', `${wire} <:secret:7>`)).toBe(':wave: :wave~1: :secret: :bell: <:secret:7>');
});

it('offers no emoji of elsewhere to who may not use them', async () => {
  const loading = loadUsable();
  await answer(MINE, [emoji('5', 'owl', { serverId: 's2' }), emoji('4', 'lamp')]);
  await loading;
  const plain = { ...aServer('s1', ['c1']), ownerId: '2' };
  plain.roles = [{ ...aRole('s1', 0), permissions: String((1n << 10n) | (1n << 11n)) }];
  appStore.setState(apply(appStore.getState(), { t: 'SERVER_CREATE', d: { server: plain } }), true);
  expect(wireText('c1', ':owl: :lamp:')).toBe(':owl: <:lamp:4>');
});
