import type { Cursors, Frame, GatewayEvent } from './frames';

/** The cursors after a dispatch, or null when the dispatch is one that we had already. */
export function advance(cursors: Cursors, s: Frame['s']): Cursors | null {
  if (!s) return cursors;
  const [stream, epoch, seq] = s;
  const seen = cursors[stream];
  if (seen && seen[0] === epoch && seq <= seen[1]) return null;
  return { ...cursors, [stream]: [epoch, seq] };
}

/** READY lays all cursors down; joining a server opens its stream, leaving closes it. */
export function followStreams(cursors: Cursors, event: GatewayEvent): Cursors {
  if (event.t === 'READY') return event.d.cursors;
  if (event.t === 'SERVER_CREATE') {
    const [stream, epoch, seq] = event.d.cursor;
    return { ...cursors, [stream]: [epoch, seq] };
  }
  if (event.t === 'SERVER_DELETE') {
    const { [`s:${event.d.serverId}`]: _gone, ...rest } = cursors;
    return rest;
  }
  return cursors;
}
