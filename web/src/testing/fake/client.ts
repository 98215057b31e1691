import { instanceOf } from './moderation-state';
import { Bytes, Refusal } from './objects';
import { routes } from './routes';
import type { FakeWorld } from './world';

export interface FakeReply {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array<ArrayBuffer>;
}

/** One browser's standing with the world: who is logged in there. */
export class FakeClient {
  userId: string | null = null;
  readonly log: string[] = [];

  constructor(readonly world: FakeWorld) {}

  handle(method: string, url: string, body: unknown, why: string | null = null): FakeReply {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    this.log.push(`${method} ${pathname}`);
    try {
      for (const [wanted, pattern, run] of routes) {
        const match = wanted === method && pattern.exec(pathname);
        if (!match) continue;
        const [status, answer] = run(
          this,
          match.slice(1),
          (body ?? {}) as never,
          searchParams,
          why && decodeURIComponent(why),
        );
        if (answer instanceof Bytes) return bytesReply(status, answer);
        return reply(status, answer, 'application/json');
      }
      throw new Refusal(404, 'not_found');
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const problem = {
        type: 'about:blank',
        title: error.code,
        status: error.status,
        code: error.code,
        ...error.extra,
      };
      const refused = reply(error.status, { ...problem, requestId: 'req-fake' }, 'application/problem+json');
      const { retryAfter } = error.extra;
      if (retryAfter) refused.headers['Retry-After'] = String(retryAfter);
      return refused;
    }
  }

  /** The account behind this client, or the refusal that every closed door gives. */
  account() {
    const account = this.userId ? this.world.accounts.get(this.userId) : undefined;
    if (!account || instanceOf(this.world).disabled.has(account.user.userId))
      throw new Refusal(401, 'unauthorized');
    return account;
  }
}

function bytesReply(status: number, { contentType, bytes }: Bytes): FakeReply {
  const headers = {
    'Content-Type': contentType,
    'Cache-Control': 'public, max-age=31536000, immutable',
    'X-Content-Type-Options': 'nosniff',
  };
  return { status, headers, body: new Uint8Array(bytes) };
}

function reply(status: number, body: unknown, type: string): FakeReply {
  const headers = { 'Content-Type': type, 'X-Request-Id': 'req-fake' };
  return { status, headers, body: status === 204 ? '' : JSON.stringify(body) };
}
