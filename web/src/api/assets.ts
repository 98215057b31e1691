import type { Asset, AssetPurpose } from './community-types';
import { ApiError } from './errors';
import { manners, readReply } from './request';

const KIB = 1024;

/** What the server takes at most, in bytes. */
export const ASSET_BYTES_MAX: Record<AssetPurpose, number> = {
  avatar: 1024 * KIB,
  icon: 1024 * KIB,
  banner: 4096 * KIB,
  event: 4096 * KIB,
  emoji: 256 * KIB,
  sticker: 512 * KIB,
  sound: 512 * KIB,
};

const HEADERS = ['X-Request-Id', 'Retry-After'];

/** Sends bytes to the server, and says how far it is (0 to 1). Aborting it fails with `aborted`. */
export function uploadAsset(
  purpose: AssetPurpose,
  bytes: Blob,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<Asset> {
  const path = `/assets?purpose=${purpose}`;
  return new Promise((done, fail) => {
    // fetch says nothing about how much of a body has gone out.
    const call = new XMLHttpRequest();
    call.open('POST', path);
    for (const [name, value] of Object.entries(manners)) call.setRequestHeader(name, value);
    call.setRequestHeader('Content-Type', bytes.type || 'application/octet-stream');
    call.responseType = 'text';
    call.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    call.onerror = () => fail(new ApiError({ code: 'network' }, null));
    call.onabort = () => fail(new ApiError({ code: 'aborted' }, null));
    call.onload = () => {
      const headers = HEADERS.flatMap((name): [string, string][] => {
        const value = call.getResponseHeader(name);
        return value === null ? [] : [[name, value]];
      });
      readReply<Asset>(new Response(call.responseText, { status: call.status, headers }), path).then(
        done,
        fail,
      );
    };
    signal.addEventListener('abort', () => call.abort());
    call.send(bytes);
  });
}
