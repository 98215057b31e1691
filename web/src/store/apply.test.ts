import { describe, expect, it } from 'vitest';
import { idAt } from '../lib/ids';
import { aMember, aMessage, aServer, readyState, testUser } from '../testing/builders';
import { apply } from './apply';
import type { StoreEvent } from './events';
import { channelUnread, serverUnread } from './selectors';
import { emptyState, type State } from './state';
import { PAGE_SIZE } from './windows';

const run = (state: State, ...events: StoreEvent[]): State => events.reduce(apply, state);
const history = (ids: number[], kind: 'latest' | 'before' | 'after' = 'latest'): StoreEvent => ({
  t: 'HISTORY',
  d: { channelId: 'c1', kind, limit: PAGE_SIZE, messages: ids.map((id) => aMessage(String(id))) },
});
const sent = (nonce: string): StoreEvent => ({
  t: 'OUTBOX_ADD',
  d: { nonce, channelId: 'c1', content: 'x', createdAt: 1, state: 'sending' },
});

const presence = { status: 'online' as const, customStatus: null };

describe('READY', () => {
  it('lays down servers, channels in order, and marks', () => {
    const state = readyState();
    expect(state.serverIds).toEqual(['s1']);
    expect(state.channelIds.s1).toEqual(['c1', 'c2']);
    expect(state.me?.userId).toBe('1');
  });

  it('after an invalid session keeps the outbox and asks for the windows anew', () => {
    const before = run(readyState(), history([10, 11]), sent('n'));
    const after = run(before, {
      t: 'READY',
      d: { sessionId: 'S2', user: testUser('1'), servers: [], cursors: {}, readMarks: {}, presence },
    });
    expect(after.serverIds).toEqual([]);
    expect(after.outbox.c1).toHaveLength(1);
    expect(after.windows.c1?.stale).toBe(true);
  });
});

describe('messages', () => {
  it.each([
    ['reply first', true],
    ['event first', false],
  ])('one echo, whichever comes first: %s', (_name, replyFirst) => {
    const message = { ...aMessage('20', '1'), nonce: 'n' };
    const { nonce: _nonce, ...plain } = message;
    const [first, second] = replyFirst ? [message, message] : [message, { ...plain, nonce: 'n' }];
    const state = run(
      readyState(),
      history([10]),
      sent('n'),
      { t: 'MESSAGE_CREATE', d: first },
      { t: 'MESSAGE_CREATE', d: second },
    );
    expect(state.windows.c1?.ids).toEqual(['10', '20']);
    expect(state.outbox.c1).toBeUndefined();
    expect(state.messages['20']?.nonce).toBe('n');
  });

  it("somebody else's nonce settles nothing", () => {
    const state = run(readyState(), history([10]), sent('n'), {
      t: 'MESSAGE_CREATE',
      d: { ...aMessage('20', '2'), nonce: 'n' },
    });
    expect(state.outbox.c1).toHaveLength(1);
  });

  it('keeps the nonce, and with it the row, through an edit', () => {
    const own = { ...aMessage('20', '1'), nonce: 'n' };
    const edited = { ...aMessage('20', '1'), content: 'new', editedAt: '2026-11-22T12:00:00.000Z' };
    const state = run(
      readyState(),
      history([10]),
      { t: 'MESSAGE_CREATE', d: own },
      { t: 'MESSAGE_UPDATE', d: edited },
    );
    expect(state.messages['20']).toMatchObject({ content: 'new', nonce: 'n' });
  });

  it('never goes back to an older edit', () => {
    const at = (content: string, second: number) => ({
      ...aMessage('10'),
      content,
      editedAt: `2026-11-22T12:00:0${second}.000Z`,
    });
    const state = run(
      readyState(),
      history([10]),
      { t: 'MESSAGE_UPDATE', d: at('second', 2) },
      { t: 'MESSAGE_UPDATE', d: at('first', 1) },
    );
    expect(state.messages['10']?.content).toBe('second');
  });

  it('deleting the newest makes the one before the newest', () => {
    const state = run(
      readyState(),
      history([10, 11]),
      { t: 'MESSAGE_CREATE', d: aMessage('12') },
      {
        t: 'MESSAGE_DELETE',
        d: { serverId: 's1', channelId: 'c1', messageId: '12' },
      },
    );
    expect(state.windows.c1?.ids).toEqual(['10', '11']);
    expect(state.channels.c1?.lastMessageId).toBe('11');
  });

  it('many go at once, and those that are not held change nothing', () => {
    const bulk = (...messageIds: string[]) => ({
      t: 'MESSAGE_DELETE_BULK' as const,
      d: { serverId: 's1', channelId: 'c1', messageIds },
    });
    const before = run(readyState(), history([10, 11, 12]), { t: 'MESSAGE_CREATE', d: aMessage('13') });
    const state = run(before, bulk('11', '13', '99'));
    expect(state.windows.c1?.ids).toEqual(['10', '12']);
    expect(Object.keys(state.messages)).toEqual(['10', '12']);
    expect(state.channels.c1?.lastMessageId).toBe('12');
    expect(run(readyState(), bulk('11'))).toEqual(readyState());
  });

  it('a window that lost everything it held is fetched anew when there is more', () => {
    const full = run(readyState(), history(Array.from({ length: 50 }, (_, i) => 100 + i)));
    const messageIds = full.windows.c1?.ids ?? [];
    const d = { serverId: 's1', channelId: 'c1', messageIds };
    expect(run(full, { t: 'MESSAGE_DELETE_BULK', d }).windows.c1).toMatchObject({ ids: [], stale: true });
    const all = run(readyState(), history([10]), {
      t: 'MESSAGE_DELETE_BULK',
      d: { ...d, messageIds: ['10'] },
    });
    expect(all.windows.c1).toMatchObject({ ids: [], stale: false });
  });

  it('outside of the window only moves the newest id', () => {
    const state = run(readyState(), { t: 'MESSAGE_CREATE', d: aMessage('20') });
    expect(state.messages['20']).toBeUndefined();
    expect(state.channels.c1?.lastMessageId).toBe('20');
  });
});

describe('the window', () => {
  const page = (from: number, count = PAGE_SIZE) => Array.from({ length: count }, (_, i) => from + i);

  it('slides: never more than 300, and knows what it let go', () => {
    let state = run(readyState(), history(page(5000)));
    for (let i = 1; i <= 7; i++) state = run(state, history(page(5000 - i * PAGE_SIZE), 'before'));
    expect(state.windows.c1).toMatchObject({ hasOlder: true, hasNewer: true });
    expect(state.windows.c1?.ids).toHaveLength(300);
    expect(state.windows.c1?.ids[0]).toBe('4650');
    expect(Object.keys(state.messages)).toHaveLength(300);
    state = run(state, history(page(4950), 'after'));
    expect(state.windows.c1?.ids.at(-1)).toBe('4999');
    expect(state.windows.c1?.ids).toHaveLength(300);
  });

  it('a short page is the end', () => {
    expect(run(readyState(), history(page(10, 3))).windows.c1?.hasOlder).toBe(false);
  });

  it('keeps five channels warm', () => {
    let state = run(readyState(), history([10]));
    for (const channelId of ['c1', 'a', 'b', 'c', 'd', 'e'])
      state = run(state, { t: 'CHANNEL_OPENED', d: { channelId } });
    expect(state.windows.c1).toBeUndefined();
    expect(state.messages).toEqual({});
  });
});

describe('read state', () => {
  it("others' messages make unread, one's own do not, and marks only move forward", () => {
    let state = run(readyState(), { t: 'MESSAGE_CREATE', d: aMessage('20', '2') });
    expect([channelUnread(state, 'c1'), serverUnread(state, 's1')]).toEqual([true, true]);
    state = run(state, { t: 'READ_UPDATE', d: { channelId: 'c1', messageId: '20' } });
    expect(channelUnread(state, 'c1')).toBe(false);
    state = run(state, { t: 'READ_UPDATE', d: { channelId: 'c1', messageId: '15' } });
    expect(state.readMarks.c1).toBe('20');
    expect(channelUnread(run(state, { t: 'MESSAGE_CREATE', d: aMessage('21', '1') }), 'c1')).toBe(false);
  });
});

describe('servers and members', () => {
  it('leaving takes everything of the server along', () => {
    const state = run(readyState(), history([10]), { t: 'SERVER_DELETE', d: { serverId: 's1' } });
    expect([state.serverIds, state.channels, state.windows, state.messages]).toEqual([[], {}, {}, {}]);
    expect(run(state, { t: 'SERVER_DELETE', d: { serverId: 's1' } })).toBe(state);
  });

  it('joining twice is joining once', () => {
    const event: StoreEvent = { t: 'SERVER_CREATE', d: { server: aServer('s2', ['c9']) } };
    const state = run(readyState(), event, event);
    expect(state.serverIds).toEqual(['s1', 's2']);
    expect(state.channelIds.s2).toEqual(['c9']);
  });

  it('what was written before one came is read, what comes after is not', () => {
    const old = idAt(Date.parse('2025-12-31'));
    const server = aServer('s2', ['c9']);
    for (const channel of server.channelList) channel.lastMessageId = old;
    const fresh = { ...aMessage(idAt(Date.parse('2026-01-02')), '2', 'c9'), serverId: 's2' };
    const live = run(readyState(), { t: 'SERVER_CREATE', d: { server } });
    const found = run(emptyState, {
      t: 'READY',
      d: { sessionId: 'S', user: testUser('1'), servers: [server], cursors: {}, readMarks: {}, presence },
    });
    expect(channelUnread(found, 'c9')).toBe(true);
    const told = run(found, { t: 'JOINED', d: { serverId: 's2', joinedAt: '2026-01-01T00:00:00.000Z' } });
    const listed = run(found, { t: 'MEMBERS', d: { serverId: 's2', members: [aMember('1', 's2')] } });
    for (const state of [live, told, listed]) {
      expect(channelUnread(state, 'c9')).toBe(false);
      expect(channelUnread(run(state, { t: 'MESSAGE_CREATE', d: fresh }), 'c9')).toBe(true);
    }
  });

  it('counts members that come and go', () => {
    const members = [aMember('1'), aMember('2')];
    let state = run(readyState(), { t: 'MEMBERS', d: { serverId: 's1', members } });
    state = run(state, { t: 'MEMBER_JOIN', d: aMember('3') }, { t: 'MEMBER_JOIN', d: aMember('3') });
    expect(state.servers.s1?.memberCount).toBe(3);
    state = run(state, { t: 'MEMBER_LEAVE', d: { serverId: 's1', userId: '2' } });
    expect(Object.keys(state.members.s1 ?? {})).toEqual(['1', '3']);
  });

  it('a new name shows everywhere', () => {
    const state = run(readyState(), { t: 'USER_UPDATE', d: { ...testUser('1'), displayName: 'Countess' } });
    expect([state.users['1']?.displayName, state.me?.displayName]).toEqual(['Countess', 'Countess']);
  });
});
