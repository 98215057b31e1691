import { decodeFrame, type GatewayEvent } from './frames';
import { type Action, type Input, idle, type Machine, step } from './machine';

export interface GatewayHooks {
  onEvent(event: GatewayEvent): void;
  onState(machine: Machine): void;
  onSignedOut(): void;
}

/** The thin part: a socket and one timer around the machine. */
export class GatewayClient {
  private machine: Machine = idle;
  private socket: WebSocket | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly url: string,
    private readonly hooks: GatewayHooks,
  ) {}

  start = () => this.feed({ type: 'start' });
  stop = () => this.feed({ type: 'stop' });
  retry = () => this.feed({ type: 'retry' });

  /** A frame of one's own; false when there is no live line to take it. */
  send(op: number, d: unknown): boolean {
    const open = this.machine.phase === 'live' && this.socket?.readyState === WebSocket.OPEN;
    if (open) this.socket?.send(JSON.stringify({ t: null, s: null, op, d }));
    return open;
  }

  private feed(input: Input): void {
    const [machine, actions] = step(this.machine, input, { now: Date.now(), random: Math.random() });
    this.machine = machine;
    for (const action of actions) this.perform(action);
    clearTimeout(this.timer);
    if (this.machine.wakeAt !== null) {
      this.timer = setTimeout(
        () => this.feed({ type: 'wake' }),
        Math.max(0, this.machine.wakeAt - Date.now()),
      );
    }
    this.hooks.onState(this.machine);
  }

  private perform(action: Action): void {
    switch (action.type) {
      case 'open':
        return this.open();
      case 'close':
        return this.close();
      case 'send':
        if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(action.frame));
        return;
      case 'dispatch':
        return this.hooks.onEvent(action.event);
      case 'signedOut':
        return this.hooks.onSignedOut();
    }
  }

  private open(): void {
    this.close();
    const socket = new WebSocket(this.url);
    this.socket = socket;
    const ifCurrent = (input: Input) => {
      if (this.socket === socket) this.feed(input);
    };
    socket.onopen = () => ifCurrent({ type: 'opened' });
    socket.onclose = (event) => ifCurrent({ type: 'closed', code: event.code });
    socket.onmessage = (event) => {
      const frame = typeof event.data === 'string' ? decodeFrame(event.data) : null;
      if (frame) ifCurrent({ type: 'frame', frame });
    };
  }

  private close(): void {
    const socket = this.socket;
    this.socket = null;
    socket?.close();
  }
}
