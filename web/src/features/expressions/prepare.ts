import type { ExpressionType } from '../../api/expressions';
import { encodePiece } from '../../lib/encode-picture';
import { openPicture, PictureError } from '../../lib/open-picture';
import { soundType } from '../../lib/pictures';
import { bytesMax, SIDE_MAX } from './model';

/** Why a file can't become one of these. */
export type Fault = 'picture' | 'sound' | 'motion' | 'size' | 'broken';

export class FileError extends Error {
  constructor(readonly fault: Fault) {
    super(fault);
  }
}

/** A file as it goes to the server: stills made small, what moves and sounds as they are. Throws FileError. */
export async function prepare(type: ExpressionType, file: File): Promise<Blob> {
  return type === 'sound' ? prepareSound(file) : preparePicture(type, file);
}

async function prepareSound(file: File): Promise<Blob> {
  if (file.size > bytesMax('sound')) throw new FileError('size');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const type = soundType(bytes);
  if (!type) throw new FileError('sound');
  return new Blob([bytes], { type });
}

async function preparePicture(type: 'emoji' | 'sticker', file: File): Promise<Blob> {
  const limit = bytesMax(type);
  const { bytes, bitmap, kept } = await openPicture(file, limit).catch((error: unknown) => {
    if (!(error instanceof PictureError)) throw error;
    throw new FileError(error.fault === 'type' ? 'picture' : error.fault);
  });
  try {
    const longest = Math.max(bitmap.width, bitmap.height);
    if (kept || (longest <= SIDE_MAX[type] && bytes.size <= limit)) return bytes;
    const scale = Math.min(1, SIDE_MAX[type] / longest);
    const size = {
      width: Math.max(1, Math.round(bitmap.width * scale)),
      height: Math.max(1, Math.round(bitmap.height * scale)),
    };
    const whole = { x: 0, y: 0, width: bitmap.width, height: bitmap.height };
    const small = await encodePiece(bitmap, whole, size, limit);
    if (!small) throw new FileError('size');
    return small;
  } finally {
    bitmap.close();
  }
}
