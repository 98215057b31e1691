export interface Problem {
  title?: string;
  status?: number;
  detail?: string;
  code?: string;
  field?: string;
  limit?: number;
  errors?: { field: string; code: string; limit?: number }[];
  requestId?: string;
}

/** Everything that can go wrong with a request, in one shape. `code` is the server's, or `network`, or `aborted`. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly detail: string;
  readonly requestId: string | null;
  readonly retryAfter: number;
  readonly problem: Problem;

  constructor(problem: Problem, requestId: string | null, retryAfter = 0) {
    super(problem.detail ?? problem.title ?? problem.code ?? 'request failed');
    this.name = 'ApiError';
    this.code = problem.code ?? 'unknown';
    this.status = problem.status ?? 0;
    this.detail = problem.detail ?? '';
    this.requestId = problem.requestId ?? requestId;
    this.retryAfter = retryAfter;
    this.problem = problem;
  }
}

export const isApiError = (error: unknown): error is ApiError => error instanceof ApiError;

/** Worth another try by itself: the way to the server broke, or the server said it is in trouble. */
export const isTransient = (error: unknown): boolean =>
  isApiError(error) && (error.code === 'network' || error.status >= 500);
