/** Cutting a piece of a fixed shape out of a picture: where the picture lies under a frame. */

export interface Size {
  width: number;
  height: number;
}

/** `x`, `y`: the frame's middle, in the picture's pixels. `zoom` 1 shows as much as fills the frame. */
export interface Crop {
  x: number;
  y: number;
  zoom: number;
}

export interface Rect extends Size {
  x: number;
  y: number;
}

export const ZOOM_MAX = 8;

/** The picture's pixels per pixel of the frame, when it just fills it. */
const fill = (picture: Size, frame: Size): number =>
  Math.min(picture.width / frame.width, picture.height / frame.height);

export const centred = (picture: Size): Crop => ({ x: picture.width / 2, y: picture.height / 2, zoom: 1 });

/** What the frame shows, in the picture's pixels. */
export function shownRect({ x, y, zoom }: Crop, picture: Size, frame: Size): Rect {
  const scale = fill(picture, frame) / zoom;
  const width = frame.width * scale;
  const height = frame.height * scale;
  return { x: x - width / 2, y: y - height / 2, width, height };
}

/** The nearest place at which the frame shows nothing beside the picture. */
export function clampCrop(crop: Crop, picture: Size, frame: Size): Crop {
  const zoom = Math.min(Math.max(crop.zoom, 1), ZOOM_MAX);
  const { width, height } = shownRect({ ...crop, zoom }, picture, frame);
  const between = (value: number, half: number, whole: number) =>
    Math.min(Math.max(value, half), Math.max(whole - half, half));
  return {
    zoom,
    x: between(crop.x, width / 2, picture.width),
    y: between(crop.y, height / 2, picture.height),
  };
}

/** Moved by a way on the screen: the picture follows the finger. */
export function panned(crop: Crop, dx: number, dy: number, picture: Size, frame: Size): Crop {
  const scale = fill(picture, frame) / crop.zoom;
  return clampCrop({ ...crop, x: crop.x - dx * scale, y: crop.y - dy * scale }, picture, frame);
}

/** Zoomed so that what is under a point stays there; the point counts from the frame's middle. */
export function zoomed(
  crop: Crop,
  zoom: number,
  at: { x: number; y: number },
  picture: Size,
  frame: Size,
): Crop {
  const next = Math.min(Math.max(zoom, 1), ZOOM_MAX);
  const before = fill(picture, frame) / crop.zoom;
  const after = fill(picture, frame) / next;
  return clampCrop(
    { zoom: next, x: crop.x + at.x * (before - after), y: crop.y + at.y * (before - after) },
    picture,
    frame,
  );
}

/** The largest size to keep: as wished, but never more pixels than there are. */
export function outputSize(shown: Size, wished: Size): Size {
  const scale = Math.min(1, shown.width / wished.width);
  return {
    width: Math.max(1, Math.round(wished.width * scale)),
    height: Math.max(1, Math.round(wished.height * scale)),
  };
}
