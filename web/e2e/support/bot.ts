import { once } from 'node:events';
import WebSocket from 'ws';
import { OWNER } from './real';
import type { Served } from './serve';

interface Frame {
  op: number;
  t: string | null;
  d: Record<string, unknown>;
}

/** Where a bot and its owner talk. */
export interface Room {
  /** Its address in the client. */
  url: string;
  channelId: string;
  serverId: string;
  botToken: string;
  ownerToken: string;
  /** Somebody writes; answers the message's id. */
  write(who: 'owner' | 'bot', content: string): Promise<string>;
}

export async function ask(served: Served, path: string, token: string, body: object = {}, method = 'POST') {
  const reply = await fetch(served.origin + path, {
    method,
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
  return reply.status === 204 ? null : reply.json();
}

/** Sets a fresh server up, and has a bot join the owner's first server there. */
export async function furnish(served: Served): Promise<Room> {
  const setupToken = new URL(served.setupUrl).hash.replace('#token=', '');
  const { token } = await ask(served, '/auth/setup', '', { ...OWNER, setupToken, serverName: 'Workshop' });
  const headers = { Authorization: `Bearer ${token}` };
  const [server] = await (await fetch(`${served.origin}/servers`, { headers })).json();
  const channelId = server.channels[0];
  const { token: botToken = '' } = await served.admin('bot', 'create', 'helper', '--owner', OWNER.name);
  const { code } = await ask(served, `/servers/${server.serverId}/invites`, token);
  await ask(served, `/invites/${code}`, botToken);
  return {
    url: `${served.url}/app/channels/${server.serverId}/${channelId}`,
    channelId,
    serverId: server.serverId,
    botToken,
    ownerToken: token,
    async write(who, content) {
      const by = who === 'owner' ? token : botToken;
      return (await ask(served, `/channels/${channelId}/messages`, by, { content })).messageId;
    },
  };
}

/** A gateway connection by npm's ws, whose frames are waited for by what they are. */
export class Bot {
  readonly socket: WebSocket;
  private readonly frames: Frame[] = [];
  private heard: () => void = () => undefined;

  constructor(origin: string, perMessageDeflate: boolean) {
    this.socket = new WebSocket(`${origin.replace('http', 'ws')}/gateway`, { perMessageDeflate });
    this.socket.on('message', (data) => {
      this.frames.push(JSON.parse(String(data)));
      this.heard();
    });
  }

  /** The first frame, come or to come, that fits; it and all before it are then done with. */
  async next(fits: (frame: Frame) => boolean): Promise<Frame> {
    for (;;) {
      const at = this.frames.findIndex(fits);
      if (at >= 0) return this.frames.splice(0, at + 1).at(-1) as Frame;
      await new Promise<void>((done) => {
        this.heard = done;
      });
    }
  }

  event = (name: string): Promise<Frame> => this.next(({ t }) => t === name);

  send(op: number, d: unknown): void {
    this.socket.send(JSON.stringify({ op, d }));
  }

  /** Closes, and answers with the code that the other side closed with. */
  async close(code: number): Promise<number> {
    const closed = once(this.socket, 'close');
    this.socket.close(code, 'done for today');
    return (await closed)[0];
  }
}
