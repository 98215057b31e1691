import { describe, expect, it } from 'vitest';
import { centred, clampCrop, outputSize, panned, shownRect, ZOOM_MAX, zoomed } from './crop';

const wide = { width: 400, height: 100 };
const square = { width: 50, height: 50 };

describe('a crop', () => {
  it('fills the frame at first, from the middle', () => {
    expect(shownRect(centred(wide), wide, square)).toEqual({ x: 150, y: 0, width: 100, height: 100 });
  });

  it('follows the finger and stops at the edge', () => {
    const moved = panned(centred(wide), 10, 10, wide, square);
    expect(moved).toEqual({ x: 180, y: 50, zoom: 1 });
    expect(shownRect(panned(moved, 9999, 0, wide, square), wide, square).x).toBe(0);
    expect(shownRect(panned(moved, -9999, 0, wide, square), wide, square).x).toBe(300);
  });

  it('keeps what is under the point while it zooms', () => {
    const at = { x: 25, y: 0 };
    const near = zoomed(centred(wide), 2, at, wide, square);
    const { x, width } = shownRect(near, wide, square);
    // The right edge of the frame showed pixel 250, and still does.
    expect(x + width).toBeCloseTo(250);
    expect(width).toBe(50);
  });

  it('zooms no farther than it may, either way', () => {
    expect(zoomed(centred(wide), 99, { x: 0, y: 0 }, wide, square).zoom).toBe(ZOOM_MAX);
    expect(zoomed(centred(wide), 0.1, { x: 0, y: 0 }, wide, square).zoom).toBe(1);
    const out = zoomed({ x: 390, y: 90, zoom: 4 }, 1, { x: 0, y: 0 }, wide, square);
    expect(shownRect(out, wide, square)).toEqual({ x: 300, y: 0, width: 100, height: 100 });
  });

  it('lies within even a picture of one pixel', () => {
    const dot = { width: 1, height: 1 };
    expect(clampCrop({ x: 7, y: -3, zoom: 1 }, dot, square)).toEqual({ x: 0.5, y: 0.5, zoom: 1 });
  });

  it('invents no pixels', () => {
    expect(outputSize({ width: 100, height: 100 }, { width: 512, height: 512 })).toEqual({
      width: 100,
      height: 100,
    });
    expect(outputSize({ width: 3000, height: 1000 }, { width: 960, height: 320 })).toEqual({
      width: 960,
      height: 320,
    });
    expect(outputSize({ width: 0.2, height: 0.2 }, square)).toEqual({ width: 1, height: 1 });
  });
});
