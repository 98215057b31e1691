import type { Connection } from '../../store/connection';

/** Drops shorter than this are nobody's business. */
export const QUIET_MS = 2_000;

export type BannerState =
  | { kind: 'none' | 'connecting' | 'offline' }
  | { kind: 'reconnecting'; seconds: number };

/** What is honest to say about the line at this moment. */
export function bannerState(connection: Connection, now: number): BannerState {
  const { phase, downSince, retryAt, everLive, browserOnline } = connection;
  if (phase === 'live' || phase === 'idle' || downSince === null || now - downSince < QUIET_MS)
    return { kind: 'none' };
  if (!browserOnline) return { kind: 'offline' };
  if (phase === 'waiting' && retryAt !== null) {
    return { kind: 'reconnecting', seconds: Math.max(0, Math.ceil((retryAt - now) / 1000)) };
  }
  return everLive ? { kind: 'reconnecting', seconds: 0 } : { kind: 'connecting' };
}
