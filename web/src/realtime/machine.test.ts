import { describe, expect, it } from 'vitest';
import { type Frame, Op } from './frames';
import { type Action, ANSWER_WITHIN_MS, type Input, idle, type Machine, step } from './machine';

const INTERVAL = 40_000;
const frame = (op: number, d: unknown = null, t: string | null = null, s: Frame['s'] = null): Input => ({
  type: 'frame',
  frame: { op, d, t, s },
});
const message = (seq: number, epoch = 1) =>
  frame(Op.dispatch, { messageId: String(seq) }, 'MESSAGE_CREATE', ['s:1', epoch, seq]);
const ready = frame(
  Op.dispatch,
  { sessionId: 'S', user: {}, servers: [], cursors: { 's:1': [1, 5], 'a:9': [1, 1] }, readMarks: {} },
  'READY',
);

/** Runs the machine on a clock that only the test moves. */
class Rig {
  machine: Machine = idle;
  now = 1_000_000;
  feed(input: Input, random = 0.5): Action[] {
    const [machine, actions] = step(this.machine, input, { now: this.now, random });
    this.machine = machine;
    return actions;
  }
  /** To the moment it asked to be woken at. */
  wake(): Action[] {
    this.now = this.machine.wakeAt ?? this.now;
    return this.feed({ type: 'wake' });
  }
  live(): this {
    this.feed({ type: 'start' });
    this.feed({ type: 'opened' });
    this.feed(frame(Op.hello, { heartbeatInterval: INTERVAL }));
    this.feed(ready);
    return this;
  }
}

const sent = (actions: Action[]) =>
  actions.flatMap((a) => (a.type === 'send' ? [[a.frame.op, a.frame.d]] : []));

describe('gateway machine', () => {
  it('opens, identifies without a token after hello, and is live with READY', () => {
    const rig = new Rig();
    expect(rig.feed({ type: 'start' })).toEqual([{ type: 'open' }]);
    rig.feed({ type: 'opened' });
    expect(sent(rig.feed(frame(Op.hello, { heartbeatInterval: INTERVAL })))).toEqual([[Op.identify, {}]]);
    rig.feed(ready);
    expect(rig.machine).toMatchObject({ phase: 'live', sessionId: 'S', downSince: null });
  });

  it('beats before the interval ends and again after each ack', () => {
    const rig = new Rig().live();
    const start = rig.now;
    expect(sent(rig.wake())).toEqual([[Op.heartbeat, null]]);
    expect(rig.now - start).toBeLessThan(INTERVAL);
    rig.feed(frame(Op.heartbeatAck));
    expect(sent(rig.wake())).toEqual([[Op.heartbeat, null]]);
  });

  it('answers a heartbeat request at once', () => {
    expect(sent(new Rig().live().feed(frame(Op.heartbeat)))).toEqual([[Op.heartbeat, null]]);
  });

  it('takes a line without an ack for dead, closes it and resumes with its cursors', () => {
    const rig = new Rig().live();
    rig.feed(message(6));
    rig.wake();
    expect(rig.wake()).toEqual([{ type: 'close' }]);
    expect(rig.machine.phase).toBe('waiting');
    expect(rig.wake()).toEqual([{ type: 'open' }]);
    rig.feed({ type: 'opened' });
    const cursors = { 's:1': [1, 6], 'a:9': [1, 1] };
    expect(sent(rig.feed(frame(Op.hello, { heartbeatInterval: INTERVAL })))).toEqual([
      [Op.resume, { sessionId: 'S', cursors }],
    ]);
  });

  it('drops what it had already, but not the same number in another epoch', () => {
    const rig = new Rig().live();
    expect(rig.feed(message(5))).toEqual([]);
    expect(rig.feed(message(6))).toHaveLength(1);
    expect(rig.feed(message(6))).toEqual([]);
    expect(rig.feed(message(1, 2))).toHaveLength(1);
    expect(rig.machine.cursors['s:1']).toEqual([2, 1]);
  });

  it('passes ephemeral events on without touching cursors', () => {
    const rig = new Rig().live();
    const before = rig.machine.cursors;
    expect(rig.feed(frame(Op.dispatch, {}, 'TYPING_START'))).toHaveLength(1);
    expect(rig.machine.cursors).toEqual(before);
  });

  it('opens a stream when a server is joined and closes it when it is left', () => {
    const rig = new Rig().live();
    rig.feed(frame(Op.dispatch, { server: {}, cursor: ['s:2', 3, 40] }, 'SERVER_CREATE', ['a:9', 1, 2]));
    expect(rig.machine.cursors).toMatchObject({ 's:2': [3, 40], 'a:9': [1, 2] });
    rig.feed(frame(Op.dispatch, { serverId: '2' }, 'SERVER_DELETE', ['a:9', 1, 3]));
    expect(rig.machine.cursors['s:2']).toBeUndefined();
  });

  it('identifies afresh on the same line when the session is gone', () => {
    const rig = new Rig().live();
    rig.feed({ type: 'closed', code: 1006 });
    rig.wake();
    rig.feed({ type: 'opened' });
    rig.feed(frame(Op.hello, { heartbeatInterval: INTERVAL }));
    expect(sent(rig.feed(frame(Op.invalidSession, false)))).toEqual([[Op.identify, {}]]);
    expect(rig.machine.sessionId).toBeNull();
  });

  it('leaves and resumes at once when asked to reconnect', () => {
    const rig = new Rig().live();
    expect(rig.feed(frame(Op.reconnect))).toEqual([{ type: 'close' }]);
    expect(rig.machine.wakeAt).toBe(rig.now);
    expect(rig.machine.sessionId).toBe('S');
  });

  it('waits longer with each failure, at most a minute, and starts over once live', () => {
    const rig = new Rig().live();
    const pauses: number[] = [];
    for (let i = 0; i < 9; i++) {
      rig.feed({ type: 'closed', code: 1006 }, 1);
      pauses.push((rig.machine.wakeAt ?? 0) - rig.now);
      rig.wake();
    }
    expect(pauses).toEqual([1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000, 60000]);
    rig.feed({ type: 'opened' });
    rig.feed(frame(Op.hello, { heartbeatInterval: INTERVAL }));
    rig.feed(frame(Op.dispatch, { sessionId: 'S' }, 'RESUMED'));
    expect(rig.machine.attempt).toBe(0);
  });

  it('does not sit out the pause when told to retry, and tests a line that looks alive', () => {
    const rig = new Rig().live();
    expect(sent(rig.feed({ type: 'retry' }))).toEqual([[Op.heartbeat, null]]);
    expect((rig.machine.wakeAt ?? 0) - rig.now).toBeLessThan(ANSWER_WITHIN_MS);
    rig.feed({ type: 'closed', code: 1006 });
    expect(rig.feed({ type: 'retry' })).toEqual([{ type: 'open' }]);
  });

  it('gives up and says so when the login was revoked', () => {
    const rig = new Rig().live();
    expect(rig.feed({ type: 'closed', code: 4004 })).toEqual([{ type: 'signedOut' }]);
    expect(rig.machine.phase).toBe('refused');
    expect(rig.feed({ type: 'wake' })).toEqual([]);
  });

  it('gives a connection that never says hello only so long', () => {
    const rig = new Rig();
    rig.feed({ type: 'start' });
    expect(rig.wake()).toEqual([{ type: 'close' }]);
    expect(rig.machine.phase).toBe('waiting');
  });
});
