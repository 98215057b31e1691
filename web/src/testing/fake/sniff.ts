/** What a picture's first bytes say of it, as the server reads them; null for what it does not take. */
export interface Sniffed {
  contentType: string;
  width: number;
  height: number;
  animated: boolean;
}

const text = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

export function sniff(bytes: Uint8Array): Sniffed | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const still = (contentType: string, width = 0, height = 0, animated = false) => ({
    contentType,
    width,
    height,
    animated,
  });
  const body = text(bytes, 0, Math.min(bytes.length, 4096));
  if (text(bytes, 1, 4) === 'PNG' && bytes.length > 24)
    return still('image/png', view.getUint32(16), view.getUint32(20), body.includes('acTL'));
  if (body.startsWith('GIF8') && bytes.length > 12) {
    const frames = body.split('!\xf9\x04').length - 1;
    return still('image/gif', view.getUint16(6, true), view.getUint16(8, true), frames > 1);
  }
  if (body.startsWith('RIFF') && text(bytes, 8, 12) === 'WEBP')
    return still('image/webp', 1, 1, body.includes('ANIM'));
  if (body.startsWith('\xff\xd8\xff')) return still('image/jpeg', 1, 1);
  if (body.startsWith('OggS')) return still('audio/ogg');
  if (body.startsWith('ID3') || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe6) === 0xe2))
    return still('audio/mpeg');
  return null;
}
