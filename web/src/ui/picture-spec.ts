/** What a picture has to be like where it is used. */
export interface PictureSpec {
  shape: 'round' | 'square' | 'wide';
  /** Pixels to keep, at most. */
  width: number;
  height: number;
  bytesMax: number;
}

/** Sends the bytes away and tells how far it is (0 to 1). */
export type Upload = (
  bytes: Blob,
  onProgress: (done: number) => void,
  signal: AbortSignal,
) => Promise<{ asset: string }>;
