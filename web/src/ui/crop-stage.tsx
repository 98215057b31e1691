import { type KeyboardEvent, type PointerEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { useT } from '../i18n/use-t';
import { type Crop, panned, type Size, shownRect, zoomed } from '../lib/crop';
import styles from './crop.module.css';

interface Props {
  bitmap: ImageBitmap;
  frame: Size;
  round: boolean;
  crop: Crop;
  onChange(crop: Crop): void;
}

/** How much of the picture is seen around the frame. */
const MARGIN = 20;
const STEP = 12;

/** The picture under its frame: moved and zoomed with the mouse, with fingers, with the keys. */
export function CropStage({ bitmap, frame, round, crop, onChange }: Props) {
  const t = useT();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pointers = useRef(new Map<number, { x: number; y: number }>());
  const size = { width: frame.width + 2 * MARGIN, height: frame.height + 2 * MARGIN };
  const latest = useRef({ crop, onChange });
  latest.current = { crop, onChange };
  const centre = () => {
    const box = canvas.current?.getBoundingClientRect();
    return { x: (box?.left ?? 0) + (box?.width ?? 0) / 2, y: (box?.top ?? 0) + (box?.height ?? 0) / 2 };
  };

  useLayoutEffect(() => {
    if (canvas.current) paint(canvas.current, bitmap, frame, round, crop);
  }, [bitmap, frame, round, crop]);

  // React listens to the wheel passively, and the page would scroll beneath.
  useEffect(() => {
    const element = canvas.current;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const box = element?.getBoundingClientRect();
      if (!box) return;
      const at = {
        x: event.clientX - box.left - box.width / 2,
        y: event.clientY - box.top - box.height / 2,
      };
      const { crop: now, onChange: change } = latest.current;
      change(zoomed(now, now.zoom * Math.exp(-event.deltaY / 400), at, bitmap, frame));
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [bitmap, frame]);

  function onPointerMove(event: PointerEvent) {
    const before = pointers.current.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
    pointers.current.set(event.pointerId, now);
    if (!other) return onChange(panned(crop, now.x - before.x, now.y - before.y, bitmap, frame));
    const apart = (a: typeof now) => Math.max(1, Math.hypot(a.x - other.x, a.y - other.y));
    const middle = { x: (now.x + other.x) / 2 - centre().x, y: (now.y + other.y) / 2 - centre().y };
    const moved = panned(crop, (now.x - before.x) / 2, (now.y - before.y) / 2, bitmap, frame);
    onChange(zoomed(moved, (crop.zoom * apart(now)) / apart(before), middle, bitmap, frame));
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = event.shiftKey ? 1 : STEP;
    const ways: Record<string, [number, number]> = {
      ArrowLeft: [step, 0],
      ArrowRight: [-step, 0],
      ArrowUp: [0, step],
      ArrowDown: [0, -step],
    };
    const way = ways[event.key];
    const factor = event.key === '+' || event.key === '=' ? 1.1 : event.key === '-' ? 1 / 1.1 : 0;
    if (way) onChange(panned(crop, ...way, bitmap, frame));
    else if (factor) onChange(zoomed(crop, crop.zoom * factor, { x: 0, y: 0 }, bitmap, frame));
    else return;
    event.preventDefault();
  }

  const release = (event: PointerEvent) => pointers.current.delete(event.pointerId);
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a surface with keys of its own is an application.
    <canvas
      ref={canvas}
      {...size}
      className={styles.stage}
      role="application"
      aria-label={t('picture.stage')}
      tabIndex={0}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
      }}
      onPointerMove={onPointerMove}
      onPointerUp={release}
      onPointerCancel={release}
      onKeyDown={onKeyDown}
    />
  );
}

/** The whole picture, and what lies beside the frame in the shade. */
function paint(
  canvas: HTMLCanvasElement,
  bitmap: ImageBitmap,
  frame: Size,
  round: boolean,
  crop: Crop,
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const { width, height } = canvas;
  const shown = shownRect(crop, bitmap, frame);
  const scale = frame.width / shown.width;
  context.clearRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(
    bitmap,
    MARGIN - shown.x * scale,
    MARGIN - shown.y * scale,
    bitmap.width * scale,
    bitmap.height * scale,
  );
  const path = new Path2D();
  path.rect(0, 0, width, height);
  const hole = new Path2D();
  if (round) hole.arc(width / 2, height / 2, frame.width / 2, 0, 2 * Math.PI);
  else hole.roundRect(MARGIN, MARGIN, frame.width, frame.height, 8);
  path.addPath(hole);
  context.fillStyle = 'rgb(8 12 14 / 68%)';
  context.fill(path, 'evenodd');
  context.strokeStyle = 'rgb(255 255 255 / 85%)';
  context.lineWidth = 2;
  context.stroke(hole);
}
