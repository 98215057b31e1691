import { createEmitter } from '../lib/emitter';
import { ApiError, type Problem } from './errors';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Fires when the server no longer knows this login. */
export const unauthorized = createEmitter<void>();

const MAX_WAITS = 3;
const MAX_WAIT_SECONDS = 15;
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** One request with the web client's manners. Reads wait out a rate limit by themselves; the rest report it. `why` is kept in the audit log. */
export async function request<T>(method: Method, path: string, body?: unknown, why?: string): Promise<T> {
  for (let waits = 0; ; waits++) {
    try {
      return await once<T>(method, path, body, why);
    } catch (error) {
      const limited = error instanceof ApiError && error.status === 429 && method === 'GET';
      if (!limited || waits >= MAX_WAITS || error.retryAfter > MAX_WAIT_SECONDS) throw error;
      await wait(Math.max(error.retryAfter, 0.25) * 1000);
    }
  }
}

export const manners = { 'X-Parley-Client': 'web', Accept: 'application/json' };

async function once<T>(method: Method, path: string, body: unknown, why: string | undefined): Promise<T> {
  const headers: Record<string, string> = { ...manners };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (why) headers['X-Audit-Log-Reason'] = encodeURIComponent(why);
  let reply: Response;
  try {
    reply = await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new ApiError({ code: 'network' }, null);
  }
  return readReply<T>(reply, path);
}

/** What a reply says, or the error that it is. */
export async function readReply<T>(reply: Response, path: string): Promise<T> {
  if (reply.ok) return (reply.status === 204 ? undefined : await readJson(reply)) as T;
  const problem = await readProblem(reply);
  // A wrong password is a 401 too, and no reason to be logged out.
  const over = reply.status === 401 && problem.code !== 'invalid_credentials';
  if (over && !path.startsWith('/auth/')) unauthorized.emit();
  throw new ApiError(
    { ...problem, status: reply.status },
    reply.headers.get('X-Request-Id'),
    Number(reply.headers.get('Retry-After') ?? 0) || 0,
  );
}

async function readJson(reply: Response): Promise<unknown> {
  try {
    return await reply.json();
  } catch {
    throw new ApiError({ code: 'bad_reply', status: reply.status }, reply.headers.get('X-Request-Id'));
  }
}

async function readProblem(reply: Response): Promise<Problem> {
  try {
    const value: unknown = await reply.json();
    return typeof value === 'object' && value !== null ? (value as Problem) : {};
  } catch {
    return { code: reply.status >= 500 ? 'server_trouble' : 'unknown' };
  }
}
