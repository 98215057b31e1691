import type { FakeClient } from './client';

/** Every field that some request carries; which of them, the path decides. */
interface Body {
  setupToken: string;
  name: string;
  password: string;
  serverName?: string;
  inviteCode?: string;
  displayName?: string;
  ageConfirmed?: boolean;
  currentPassword: string;
  newPassword: string;
  topic?: string;
  content: string;
  nonce?: string;
  messageId: string;
  maxAgeSeconds?: number;
  maxUses?: number;
  temporary?: boolean;
  userId: string;
  type: string;
  parentId?: string;
  allow?: string;
  deny?: string;
  roleIds?: string[];
  nickname?: string;
  timeoutSeconds?: number;
  durationSeconds?: number;
  purgeSeconds?: number;
  sync?: boolean;
}

export type Answer = [status: number, body?: unknown];
export type Route = [
  method: string,
  pattern: RegExp,
  run: (
    client: FakeClient,
    params: string[],
    body: Body,
    query: URLSearchParams,
    why: string | null,
  ) => Answer,
];

/** '/a/:b' as a pattern over a whole path. */
export const path = (text: string): RegExp => new RegExp(`^${text.replace(/:[a-z]+/gi, '([^/]+)')}$`);
