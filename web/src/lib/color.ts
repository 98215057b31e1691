/** Colours that people choose, made readable: the hue stays, the lightness moves until there is contrast enough. */

type Rgb = [number, number, number];

const parts = (color: number): Rgb => [(color >> 16) & 255, (color >> 8) & 255, color & 255];

export const hexOf = (color: number): string => `#${color.toString(16).padStart(6, '0')}`;

export function parseHex(text: string): number | null {
  const found = /^#?([0-9a-f]{6})$/i.exec(text.trim())?.[1];
  return found === undefined ? null : Number.parseInt(found, 16);
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((value) => {
    const v = value / 255;
    return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2.2: from 1 (the same) to 21. */
export function contrast(a: number, b: number): number {
  const [x, y] = [luminance(parts(a)), luminance(parts(b))];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

const ENOUGH = 4.6;
const STEPS = 32;

/** The colour itself where it can be read on `ground`, else the nearest mix with white or black that can. */
export function readable(color: number, ground: number): number {
  const goal = luminance(parts(ground)) < 0.2 ? 255 : 0;
  for (let i = 0; i <= STEPS; i++) {
    const mixed = parts(color).map((v) => Math.round(v + ((goal - v) * i) / STEPS)) as Rgb;
    const value = (mixed[0] << 16) | (mixed[1] << 8) | mixed[2];
    if (contrast(value, ground) >= ENOUGH) return value;
  }
  return goal ? 0xffffff : 0;
}

/** The lightest panel of the dark theme and the darkest of the light one: what is readable there is so everywhere. */
const DARK_GROUND = 0x232d31;
const LIGHT_GROUND = 0xeee6d8;
const shown = new Map<number, string>();

/** A role's colour for text, in whichever theme; 0 is no colour of its own. */
export function textColor(color: number): string | undefined {
  if (!color) return undefined;
  let css = shown.get(color);
  if (!css) {
    css = `light-dark(${hexOf(readable(color, LIGHT_GROUND))}, ${hexOf(readable(color, DARK_GROUND))})`;
    shown.set(color, css);
  }
  return css;
}
