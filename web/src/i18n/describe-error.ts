import en from './en.json';
import type { TextId, Translate } from './use-t';

interface Failure {
  code: string;
  detail: string;
  status: number;
  retryAfter: number;
  requestId: string | null;
  problem: { field?: string; limit?: number; errors?: { code: string; limit?: number }[] };
}

export interface ErrorText {
  text: string;
  requestId: string | null;
}

const isFailure = (error: unknown): error is Failure =>
  error instanceof Error && 'code' in error && 'requestId' in error && 'problem' in error;

const catalogs: object[] = [en];

/** A catalog that is there only sometimes explains errors too, where they can come up. */
export const explainAlso = (catalog: object): void => {
  catalogs.push(catalog);
};

const known = (id: string): id is TextId => catalogs.some((catalog) => id in catalog);

/** What these refuse was put into words by people of the server. */
const OWN_WORDS: ReadonlySet<string> = new Set(['screened']);

/** Cause and next step in a sentence: the catalog's for codes it knows, else what the server said. */
export function describeError(t: Translate, error: unknown): ErrorText {
  if (!isFailure(error)) return { text: t('error.unknown'), requestId: null };
  const { code, detail, requestId, retryAfter, status, problem } = error;
  if (OWN_WORDS.has(code) && detail) return { text: detail, requestId };
  // What exactly is wrong with a field says more than that one is.
  const ids = [problem.errors?.[0]?.code, code].map((name) => `error.${name}`);
  const id = ids.find(known);
  if (id) {
    const values = {
      seconds: Math.max(1, Math.ceil(retryAfter)),
      limit: problem.limit ?? problem.errors?.[0]?.limit ?? 0,
    };
    return { text: t(id, values), requestId };
  }
  if (detail) return { text: detail, requestId };
  return { text: t(status >= 500 ? 'error.server_trouble' : 'error.unknown'), requestId };
}
