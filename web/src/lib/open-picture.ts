import { isAnimated, type PictureType, pictureType } from './pictures';

/** Larger ones are refused before they fill the memory. */
export const SOURCE_BYTES_MAX = 32 * 1024 * 1024;

/** Why a file can't be taken. */
export type PictureFault = 'type' | 'size' | 'motion' | 'broken';

export class PictureError extends Error {
  constructor(readonly fault: PictureFault) {
    super(fault);
  }
}

export interface OpenedPicture {
  /** As it goes to the server when nothing is cut from it. */
  bytes: Blob;
  type: PictureType;
  bitmap: ImageBitmap;
  /** GIFs and whatever moves: not to be cut or made smaller. */
  kept: boolean;
}

/** Reads a file that somebody chose; `limit` bounds what is kept as it is. Throws PictureError. */
export async function openPicture(file: Blob, limit: number): Promise<OpenedPicture> {
  if (file.size > SOURCE_BYTES_MAX) throw new PictureError('size');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const type = pictureType(bytes);
  if (!type) throw new PictureError('type');
  const kept = type === 'image/gif' || isAnimated(bytes, type);
  if (kept && file.size > limit) throw new PictureError('motion');
  const blob = new Blob([bytes], { type });
  const bitmap = await createImageBitmap(blob).catch(() => {
    throw new PictureError('broken');
  });
  return { bytes: blob, type, bitmap, kept };
}
