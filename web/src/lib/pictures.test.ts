import { describe, expect, it } from 'vitest';
import { isAnimated, pictureType, soundType } from './pictures';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const gif = (frames: number) =>
  bytes(
    `GIF89a\x01\x00\x01\x00\x80\x00\x00aaabbb${'!\xf9\x04\x00\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00'.repeat(frames)};`,
  );
const png = (chunk: string) =>
  bytes(`\x89PNG\r\n\x1a\n\x00\x00\x00\x01${chunk}x____\x00\x00\x00\x00IEND____`);

describe('a picture', () => {
  it('is known by its bytes', () => {
    expect(pictureType(png('IDAT'))).toBe('image/png');
    expect(pictureType(bytes('\xff\xd8\xff\xe0'))).toBe('image/jpeg');
    expect(pictureType(gif(1))).toBe('image/gif');
    expect(pictureType(bytes('RIFF____WEBPVP8 '))).toBe('image/webp');
    expect(pictureType(bytes('<svg>'))).toBeNull();
    expect(pictureType(bytes('RIFF____WAVE'))).toBeNull();
    expect(pictureType(new Uint8Array())).toBeNull();
  });

  it('moves when it has more than one frame', () => {
    expect(isAnimated(gif(1), 'image/gif')).toBe(false);
    expect(isAnimated(gif(2), 'image/gif')).toBe(true);
    expect(isAnimated(gif(2).slice(0, 20), 'image/gif')).toBe(false);
    expect(isAnimated(png('IDAT'), 'image/png')).toBe(false);
    expect(isAnimated(png('acTL'), 'image/png')).toBe(true);
    expect(isAnimated(bytes('RIFF____WEBPVP8X____\x02'), 'image/webp')).toBe(true);
    expect(isAnimated(bytes('RIFF____WEBPVP8X____\x10'), 'image/webp')).toBe(false);
    expect(isAnimated(bytes('\xff\xd8\xff'), 'image/jpeg')).toBe(false);
  });
});

describe('a sound', () => {
  it('is known by its bytes', () => {
    expect(soundType(bytes('OggS'))).toBe('audio/ogg');
    expect(soundType(bytes('ID3\x04'))).toBe('audio/mpeg');
    expect(soundType(bytes('\xff\xfb\x90'))).toBe('audio/mpeg');
    expect(soundType(bytes('\xff\xd8\xff'))).toBeNull();
    expect(soundType(bytes('RIFF____WAVE'))).toBeNull();
  });
});
