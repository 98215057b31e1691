import type { Rect, Size } from './crop';

/** The best that fits: browsers that can't write one format answer with PNG. */
const TRIES: [type: string, quality: number][] = [
  ['image/webp', 0.92],
  ['image/webp', 0.75],
  ['image/jpeg', 0.85],
  ['image/jpeg', 0.6],
];

/** A piece of a picture in another size, in at most `limit` bytes; null when that can't be. */
export async function encodePiece(
  picture: CanvasImageSource,
  piece: Rect,
  size: Size,
  limit: number,
): Promise<Blob | null> {
  const canvas = Object.assign(document.createElement('canvas'), size);
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, piece.x, piece.y, piece.width, piece.height, 0, 0, size.width, size.height);
  for (const [type, quality] of TRIES) {
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, quality));
    if (blob && blob.size <= limit) return blob;
  }
  return null;
}
