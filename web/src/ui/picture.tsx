import { useEffect, useRef, useState } from 'react';
import { CALM, useMedia } from './use-media';

interface Props {
  src: string;
  /** Empty for what words beside it say already. */
  alt: string;
  width: number;
  height: number;
  className?: string;
  title?: string;
  /** It is known to stand still. */
  still?: boolean;
  onShown?(): void;
  /** It can't be shown: gone, or broken. */
  onBroken?(): void;
}

/** A picture in a fixed space. For who wants less motion one that moves stands still until it is pointed at. */
export function Picture(props: Props) {
  const calm = useMedia(CALM);
  return calm && !props.still ? <CalmPicture {...props} /> : <Moving {...props} />;
}

function Moving({ still: _still, onShown, onBroken, alt, ...rest }: Props) {
  const [broken, setBroken] = useState(false);
  if (broken) return null;
  return (
    <img
      {...rest}
      alt={alt}
      loading="lazy"
      decoding="async"
      draggable={false}
      onLoad={onShown}
      onError={() => {
        setBroken(true);
        onBroken?.();
      }}
    />
  );
}

function CalmPicture(props: Props) {
  const { src, alt, width, height, className, title, onShown, onBroken } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pointed, setPointed] = useState(false);
  const told = useRef({ onShown, onBroken });
  told.current = { onShown, onBroken };
  useEffect(() => {
    const image = new Image();
    image.onload = () => {
      if (canvas.current) draw(canvas.current, image);
      told.current.onShown?.();
    };
    image.onerror = () => told.current.onBroken?.();
    image.src = src;
    return () => {
      image.onload = null;
      image.onerror = null;
    };
  }, [src]);
  if (pointed)
    return (
      <span onPointerLeave={() => setPointed(false)}>
        <Moving {...props} />
      </span>
    );
  const scale = Math.min(devicePixelRatio || 1, 2);
  return (
    <canvas
      ref={canvas}
      width={width * scale}
      height={height * scale}
      style={{ width, height }}
      className={className}
      title={title}
      role={alt ? 'img' : undefined}
      aria-label={alt || undefined}
      onPointerEnter={() => setPointed(true)}
    />
  );
}

/** The first frame, cut as `object-fit: cover` would. */
function draw(canvas: HTMLCanvasElement, image: HTMLImageElement): void {
  const { width, height } = canvas;
  const scale = Math.max(width / image.naturalWidth, height / image.naturalHeight);
  const w = image.naturalWidth * scale;
  const h = image.naturalHeight * scale;
  canvas.getContext('2d')?.drawImage(image, (width - w) / 2, (height - h) / 2, w, h);
}
