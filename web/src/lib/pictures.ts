/** What can be told of a picture or sound from its first bytes; names and types that come with a file may lie. */

export type PictureType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
export type SoundType = 'audio/ogg' | 'audio/mpeg';

const starts = (bytes: Uint8Array, text: string, at = 0): boolean =>
  [...text].every((letter, i) => bytes[at + i] === letter.charCodeAt(0));

export function pictureType(bytes: Uint8Array): PictureType | null {
  if (starts(bytes, '\x89PNG\r\n\x1a\n')) return 'image/png';
  if (starts(bytes, '\xff\xd8\xff')) return 'image/jpeg';
  if (starts(bytes, 'GIF87a') || starts(bytes, 'GIF89a')) return 'image/gif';
  if (starts(bytes, 'RIFF') && starts(bytes, 'WEBP', 8)) return 'image/webp';
  return null;
}

export function soundType(bytes: Uint8Array): SoundType | null {
  if (starts(bytes, 'OggS')) return 'audio/ogg';
  // A frame of MPEG layer III, or the tag that stands before the first.
  if (starts(bytes, 'ID3')) return 'audio/mpeg';
  const sync = bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2;
  return sync ? 'audio/mpeg' : null;
}

/** Whether it moves: such a picture is kept as it is, since a canvas would hold its first frame only. */
export function isAnimated(bytes: Uint8Array, type: PictureType): boolean {
  if (type === 'image/webp') return starts(bytes, 'VP8X', 12) && ((bytes[20] ?? 0) & 2) !== 0;
  if (type === 'image/png') return hasAnimationChunk(bytes);
  return type === 'image/gif' && gifFrames(bytes) > 1;
}

/** APNG: an `acTL` chunk before the first `IDAT`. */
function hasAnimationChunk(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 8 <= bytes.length; at += 12 + view.getUint32(at)) {
    if (starts(bytes, 'acTL', at + 4)) return true;
    if (starts(bytes, 'IDAT', at + 4)) return false;
  }
  return false;
}

/** Counts to two and stops there. */
function gifFrames(bytes: Uint8Array): number {
  const table = (flags: number) => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);
  const skipBlocks = (from: number) => {
    let at = from;
    while (at < bytes.length && bytes[at] !== 0) at += (bytes[at] ?? 0) + 1;
    return at + 1;
  };
  let at = 13 + table(bytes[10] ?? 0);
  let frames = 0;
  while (at < bytes.length && frames < 2) {
    if (bytes[at] === 0x21) at = skipBlocks(at + 2);
    else if (bytes[at] === 0x2c) {
      frames++;
      at = skipBlocks(at + 10 + table(bytes[at + 9] ?? 0) + 1);
    } else break;
  }
  return frames;
}
