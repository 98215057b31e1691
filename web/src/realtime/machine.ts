import { backoff } from './backoff';
import { advance, followStreams } from './cursors';
import { type Cursors, type Frame, type GatewayEvent, Op } from './frames';

/** The gateway client without a socket, a clock or a timer: inputs in, actions out. */
export interface Machine {
  phase: 'idle' | 'waiting' | 'opening' | 'greeting' | 'proving' | 'live' | 'refused';
  sessionId: string | null;
  cursors: Cursors;
  attempt: number;
  /** When the connection was lost; null while live. */
  downSince: number | null;
  /** The next moment at which something must happen by itself. */
  wakeAt: number | null;
  heartbeat: { interval: number; answered: boolean } | null;
}

export type Input =
  | { type: 'start' | 'stop' | 'opened' | 'wake' | 'retry' }
  | { type: 'closed'; code: number }
  | { type: 'frame'; frame: Frame };

export type Action =
  | { type: 'open' }
  | { type: 'close' }
  | { type: 'send'; frame: Frame }
  | { type: 'dispatch'; event: GatewayEvent }
  | { type: 'signedOut' };

export interface Context {
  now: number;
  random: number;
}

export type Step = [Machine, Action[]];

export const ANSWER_WITHIN_MS = 15_000;
const AUTHENTICATION_FAILED = 4004;

export const idle: Machine = {
  phase: 'idle',
  sessionId: null,
  cursors: {},
  attempt: 0,
  downSince: null,
  wakeAt: null,
  heartbeat: null,
};

const send = (op: number, d: unknown): Action => ({ type: 'send', frame: { t: null, s: null, op, d } });

export function step(machine: Machine, input: Input, context: Context): Step {
  switch (input.type) {
    case 'start':
      return machine.phase === 'idle' ? open({ ...machine, downSince: context.now }, context) : [machine, []];
    case 'stop':
      return [idle, [{ type: 'close' }]];
    case 'retry':
      return retry(machine, context);
    case 'opened':
      return [{ ...machine, phase: 'greeting' }, []];
    case 'closed':
      return closed(machine, input.code, context);
    case 'wake':
      return wake(machine, context);
    case 'frame':
      return frame(machine, input.frame, context);
  }
}

function open(machine: Machine, { now }: Context): Step {
  return [
    { ...machine, phase: 'opening', heartbeat: null, wakeAt: now + ANSWER_WITHIN_MS },
    [{ type: 'open' }],
  ];
}

/** Back after a pause that grows; the session and its cursors stay, to be resumed. */
function pause(machine: Machine, context: Context): Machine {
  return {
    ...machine,
    phase: 'waiting',
    heartbeat: null,
    attempt: machine.attempt + 1,
    downSince: machine.downSince ?? context.now,
    wakeAt: context.now + backoff(machine.attempt, context.random),
  };
}

/** The way may be open again (back online, tab shown, a press on Retry): don't sit out the pause, and test a quiet line. */
function retry(machine: Machine, context: Context): Step {
  if (machine.phase === 'waiting') return open({ ...machine, attempt: 0 }, context);
  if (machine.phase !== 'live' || !machine.heartbeat?.answered) return [machine, []];
  const heartbeat = { ...machine.heartbeat, answered: false };
  return [{ ...machine, heartbeat, wakeAt: context.now + ANSWER_WITHIN_MS / 3 }, [send(Op.heartbeat, null)]];
}

function closed(machine: Machine, code: number, context: Context): Step {
  if (machine.phase === 'idle' || machine.phase === 'refused' || machine.phase === 'waiting')
    return [machine, []];
  if (code === AUTHENTICATION_FAILED) {
    return [{ ...idle, phase: 'refused' }, [{ type: 'signedOut' }]];
  }
  return [pause(machine, context), []];
}

function wake(machine: Machine, context: Context): Step {
  if (machine.wakeAt === null || context.now < machine.wakeAt) return [machine, []];
  if (machine.phase === 'waiting') return open(machine, context);
  if (machine.phase === 'live' && machine.heartbeat?.answered) return beat(machine, context);
  // Nobody answered in time: the line is dead, whatever the socket believes.
  return [pause(machine, context), [{ type: 'close' }]];
}

function beat(machine: Machine, { now }: Context): Step {
  const heartbeat = machine.heartbeat && { ...machine.heartbeat, answered: false };
  return [{ ...machine, heartbeat, wakeAt: now + (heartbeat?.interval ?? 0) }, [send(Op.heartbeat, null)]];
}

function frame(machine: Machine, { op, t, s, d }: Frame, context: Context): Step {
  switch (op) {
    case Op.hello:
      return hello(machine, (d as { heartbeatInterval: number }).heartbeatInterval, context);
    case Op.heartbeat:
      return [machine, [send(Op.heartbeat, null)]];
    case Op.heartbeatAck:
      return acknowledged(machine, context);
    case Op.reconnect:
      return [{ ...pause(machine, context), wakeAt: context.now }, [{ type: 'close' }]];
    case Op.invalidSession:
      return invalid(machine, d === true, context);
    case Op.dispatch:
      return dispatch(machine, s, { t, d } as GatewayEvent, context);
    default:
      return [machine, []];
  }
}

function hello(machine: Machine, interval: number, { now }: Context): Step {
  const next: Machine = {
    ...machine,
    phase: 'proving',
    heartbeat: { interval, answered: true },
    wakeAt: now + ANSWER_WITHIN_MS,
  };
  const { sessionId, cursors } = machine;
  return [next, [sessionId ? send(Op.resume, { sessionId, cursors }) : send(Op.identify, {})]];
}

/** Beats come a little early, so that a slow line does not make them late. */
const beatDelay = (interval: number) => interval * 0.9;

function acknowledged(machine: Machine, { now }: Context): Step {
  if (!machine.heartbeat) return [machine, []];
  const heartbeat = { ...machine.heartbeat, answered: true };
  const wakeAt = machine.phase === 'live' ? now + beatDelay(heartbeat.interval) : machine.wakeAt;
  return [{ ...machine, heartbeat, wakeAt }, []];
}

/** `true`: the same session, later. `false`: it is gone, begin afresh on the same line. */
function invalid(machine: Machine, resumable: boolean, context: Context): Step {
  if (resumable) return [pause(machine, context), [{ type: 'close' }]];
  const fresh = { ...machine, sessionId: null, cursors: {}, wakeAt: context.now + ANSWER_WITHIN_MS };
  return [{ ...fresh, phase: 'proving' }, [send(Op.identify, {})]];
}

function dispatch(machine: Machine, s: Frame['s'], event: GatewayEvent, { now }: Context): Step {
  const cursors = advance(machine.cursors, s);
  if (!cursors) return [machine, []];
  const next: Machine = { ...machine, cursors: followStreams(cursors, event) };
  const actions: Action[] = [{ type: 'dispatch', event }];
  if (event.t !== 'READY' && event.t !== 'RESUMED') return [next, actions];
  const wakeAt = now + beatDelay(machine.heartbeat?.interval ?? ANSWER_WITHIN_MS);
  return [
    { ...next, phase: 'live', sessionId: event.d.sessionId, attempt: 0, downSince: null, wakeAt },
    actions,
  ];
}
