import { describe, expect, it } from 'vitest';
import type { Message } from '../../api/types';
import type { OutboxEntry } from '../../store/outbox';
import { buildRows } from './rows';

const NOON = new Date(2026, 10, 20, 12).getTime() / 1000;

const message = (messageId: string, senderId: string, minute: number, nonce?: string): Message => ({
  messageId,
  channelId: 'c',
  serverId: 's',
  senderId,
  content: '',
  timestamp: NOON + minute * 60,
  editedAt: null,
  type: 'text',
  nonce,
});
const pending: OutboxEntry = {
  nonce: 'n2',
  channelId: 'c',
  content: '',
  createdAt: (NOON + 120) * 1000,
  state: 'queued',
};

function rows(list: Message[], extra: Partial<Parameters<typeof buildRows>[0]> = {}) {
  const messages = Object.fromEntries(list.map((m) => [m.messageId, m]));
  return buildRows({
    ids: list.map((m) => m.messageId),
    messages,
    pending: [],
    me: 'me',
    firstUnread: null,
    ...extra,
  });
}

describe('rows', () => {
  it('groups one sender within seven minutes', () => {
    const list = [
      message('1', 'a', 0),
      message('2', 'a', 6.9),
      message('3', 'a', 14),
      message('4', 'b', 14.5),
    ];
    expect(rows(list).map((row) => row.head)).toEqual([true, false, true, true]);
  });

  it('begins a day, and a group with it', () => {
    const list = [message('1', 'a', 719), message('2', 'a', 721)];
    expect(rows(list).map((row) => [row.day !== null, row.head])).toEqual([
      [true, true],
      [true, true],
    ]);
  });

  it('marks the first unread and breaks the group there', () => {
    const list = [message('1', 'a', 0), message('2', 'a', 1)];
    expect(rows(list, { firstUnread: '2' })[1]).toMatchObject({ fresh: true, head: true });
  });

  it('puts what is on its way last, under the key it will keep', () => {
    const before = rows([message('1', 'me', 0, 'n1')], { pending: [pending] });
    expect(before.map((row) => row.key)).toEqual(['n1', 'n2']);
    const after = rows([message('1', 'me', 0, 'n1'), message('2', 'me', 2, 'n2')]);
    expect(after.map((row) => row.key)).toEqual(['n1', 'n2']);
  });

  it("never takes somebody else's nonce for a key", () => {
    expect(rows([message('1', 'a', 0, 'n')])[0]?.key).toBe('1');
  });
});

it('what the server tells about somebody never continues what they said', () => {
  const alert = { ...message('11', '2', 1), type: 'screening_alert' as const };
  const messages = { 10: message('10', '2', 0), 11: alert, 12: message('12', '2', 2) };
  const rows = buildRows({ ids: ['10', '11', '12'], messages, pending: [], me: '1', firstUnread: null });
  expect(rows.map((row) => row.head)).toEqual([true, true, true]);
});
