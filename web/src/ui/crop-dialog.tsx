import { ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useId, useMemo, useState } from 'react';
import { useT } from '../i18n/use-t';
import { centred, clampCrop, outputSize, shownRect, ZOOM_MAX, zoomed } from '../lib/crop';
import { encodePiece } from '../lib/encode-picture';
import { Button } from './button';
import styles from './crop.module.css';
import { CropStage } from './crop-stage';
import { Dialog } from './dialog';
import type { PictureSpec } from './picture-spec';

interface Props {
  bitmap: ImageBitmap;
  spec: PictureSpec;
  /** What was cut out; null when it can't be made small enough. */
  onDone(piece: Blob | null): void;
  onClose(): void;
}

const MIDDLE = { x: 0, y: 0 };
const FRAME_MAX = 260;
const WIDE_FRAME_MAX = 372;

/** Which part of a picture is used. */
export function CropDialog({ bitmap, spec, onDone, onClose }: Props) {
  const t = useT();
  const slider = useId();
  const [crop, setCrop] = useState(() => centred(bitmap));
  const [busy, setBusy] = useState(false);
  const frame = useMemo(() => {
    const room = Math.min(innerWidth - 88, spec.shape === 'wide' ? WIDE_FRAME_MAX : FRAME_MAX);
    return { width: room, height: (room * spec.height) / spec.width };
  }, [spec]);
  useEffect(() => () => bitmap.close(), [bitmap]);
  const zoom = (factor: number) => setCrop(zoomed(crop, factor, MIDDLE, bitmap, frame));

  async function use() {
    setBusy(true);
    const piece = shownRect(clampCrop(crop, bitmap, frame), bitmap, frame);
    onDone(await encodePiece(bitmap, piece, outputSize(piece, spec), spec.bytesMax));
  }

  return (
    <Dialog title={t('picture.crop')} lead={t('picture.crop.lead')} onClose={onClose}>
      <div className={styles.place}>
        <CropStage
          bitmap={bitmap}
          frame={frame}
          round={spec.shape === 'round'}
          crop={crop}
          onChange={setCrop}
        />
      </div>
      <div className={styles.zoom}>
        <ZoomOut size={18} aria-hidden="true" />
        <label htmlFor={slider} className="hidden-visually">
          {t('picture.zoom')}
        </label>
        <input
          id={slider}
          type="range"
          className={styles.slider}
          min={0}
          max={100}
          value={Math.round((Math.log(crop.zoom) / Math.log(ZOOM_MAX)) * 100)}
          onChange={(event) => zoom(ZOOM_MAX ** (Number(event.target.value) / 100))}
        />
        <ZoomIn size={18} aria-hidden="true" />
      </div>
      <div className={styles.actions}>
        <Button look="quiet" onClick={() => setCrop(centred(bitmap))}>
          {t('picture.reset')}
        </Button>
        <span className={styles.gap} />
        <Button look="quiet" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button look="primary" busy={busy} onClick={() => void use()}>
          {t('picture.use')}
        </Button>
      </div>
    </Dialog>
  );
}
