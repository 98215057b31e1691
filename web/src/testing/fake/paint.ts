/** Small real pictures and sounds, made here so that no binary file is needed. */

export type Pixel = [red: number, green: number, blue: number, alpha?: number];

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = (crcTable[(c ^ byte) & 255] ?? 0) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

const number = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);
const letters = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

function chunk(name: string, data: number[]): number[] {
  const body = [...letters(name), ...data];
  return [...number(data.length), ...body, ...number(crc(Uint8Array.from(body)))];
}

/** zlib without compression: RFC 1950 around stored blocks of RFC 1951. */
function stored(data: number[]): number[] {
  const out = [0x78, 0x01];
  for (let at = 0; at < data.length; at += 65_535) {
    const part = data.slice(at, at + 65_535);
    const last = at + 65_535 >= data.length ? 1 : 0;
    const { length } = part;
    out.push(last, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255);
    for (const byte of part) out.push(byte);
  }
  let a = 1;
  let b = 0;
  for (const byte of data) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return [...out, ...number(((b << 16) | a) >>> 0)];
}

export function png(width: number, height: number, paint: (x: number, y: number) => Pixel): Uint8Array {
  const rows: number[] = [];
  for (let y = 0; y < height; y++) {
    rows.push(0);
    for (let x = 0; x < width; x++) {
      const [r, g, b, alpha = 255] = paint(x, y);
      rows.push(r, g, b, alpha);
    }
  }
  return Uint8Array.from(
    [
      letters('\x89PNG\r\n\x1a\n'),
      chunk('IHDR', [...number(width), ...number(height), 8, 6, 0, 0, 0]),
      chunk('IDAT', stored(rows)),
      chunk('IEND', []),
    ].flat(),
  );
}

/** Two frames of 4 × 4, one in each colour; with `frames` 1 it stands still. */
export function gif(first: Pixel, second: Pixel, frames = 2): Uint8Array {
  const color = ([r, g, b]: Pixel) => [r, g, b];
  // LZW of 16 equal pixels, each written out after a clear code, so that no table grows.
  const frame = (index: number) => {
    const bits: number[] = [];
    const put = (code: number) => {
      for (let i = 0; i < 3; i++) bits.push((code >> i) & 1);
    };
    for (let i = 0; i < 16; i++) {
      put(4);
      put(index);
    }
    put(5);
    const data: number[] = [];
    for (let i = 0; i < bits.length; i += 8)
      data.push(bits.slice(i, i + 8).reduce((byte, bit, at) => byte | (bit << at), 0));
    const control = [0x21, 0xf9, 4, 0, 40, 0, 0, 0];
    return [...control, 0x2c, 0, 0, 0, 0, 4, 0, 4, 0, 0, 2, data.length, ...data, 0];
  };
  return Uint8Array.from(
    [
      letters('GIF89a'),
      [4, 0, 4, 0, 0x80, 0, 0],
      [...color(first), ...color(second)],
      [0x21, 0xff, 11, ...letters('NETSCAPE2.0'), 3, 1, 0, 0, 0],
      ...Array.from({ length: frames }, (_, i) => frame(i % 2)),
      [0x3b],
    ].flat(),
  );
}

/** Silence, as frames of MPEG-1 layer III at 128 kbit/s. */
export function mp3(frames: number): Uint8Array {
  const frame = [0xff, 0xfb, 0x90, 0x64, ...Array.from({ length: 413 }, () => 0)];
  return Uint8Array.from(Array.from({ length: frames }, () => frame).flat());
}
