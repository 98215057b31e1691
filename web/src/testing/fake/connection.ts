import type { FakeWorld } from './world';

const HEARTBEAT_MS = 30_000;
type Cursor = [string, number, number];

/** One gateway connection of the fake world. It holds missed dispatches for a resume only by refusing it. */
export class FakeConnection {
  private open = true;

  constructor(
    private readonly world: FakeWorld,
    readonly userId: string,
    private readonly sendText: (text: string) => void,
    private readonly closeWith: (code: number) => void,
  ) {
    this.send(10, { heartbeatInterval: HEARTBEAT_MS });
  }

  receive(text: string): void {
    const { op } = JSON.parse(text) as { op: number };
    if (op === 1) this.send(11, null);
    else if (op === 2) this.identify();
    else if (op === 6) this.send(9, false);
  }

  dispatch(t: string, s: Cursor | null, d: unknown): void {
    if (this.open) this.sendText(JSON.stringify({ t, s, op: 0, d }));
  }

  /** As when the line breaks: nothing is said. */
  drop(code = 1006): void {
    if (!this.open) return;
    this.open = false;
    this.world.connections.delete(this);
    this.closeWith(code);
    this.world.announcePresence(this.userId);
  }

  private identify(): void {
    const account = this.world.accounts.get(this.userId);
    if (!account) return this.drop(4004);
    this.world.connections.add(this);
    const servers = [...this.world.servers.values()]
      .filter((server) => server.members.has(this.userId))
      .map((server) => this.world.server(server.serverId, this.userId));
    const streams = [`a:${this.userId}`, ...servers.map((server) => `s:${server.serverId}`)];
    this.dispatch('READY', null, {
      sessionId: `session-${this.world.id()}`,
      user: account.user,
      servers,
      cursors: Object.fromEntries(streams.map((stream) => [stream, this.world.cursor(stream)])),
      readMarks: Object.fromEntries(account.readMarks),
    });
    this.world.announcePresence(this.userId);
  }

  private send(op: number, d: unknown): void {
    if (this.open) this.sendText(JSON.stringify({ t: null, s: null, op, d }));
  }
}
