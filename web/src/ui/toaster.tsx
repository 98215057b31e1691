import { useEffect, useState } from 'react';
import { type Toast, toasts } from './toast';
import styles from './toaster.module.css';

const SHOWN_MS = 4_000;
const UNDO_MS = 8_000;
const AT_ONCE = 3;

export function Toaster() {
  const [shown, setShown] = useState<Toast[]>([]);
  useEffect(() => {
    const drop = (id: number) => setShown((list) => list.filter((toast) => toast.id !== id));
    return toasts.on((toast) => {
      setShown((list) => [...list, toast].slice(-AT_ONCE));
      if (!toast.action) setTimeout(() => drop(toast.id), SHOWN_MS);
      else if (toast.action.fades) setTimeout(() => drop(toast.id), UNDO_MS);
    });
  }, []);
  return (
    <div className={styles.toaster} role="status">
      {shown.map(({ id, text, action }) => (
        <div key={id} className={styles.toast}>
          {text}
          {action && (
            <button
              type="button"
              className={styles.action}
              onClick={() => {
                action.onClick();
                setShown((list) => list.filter((toast) => toast.id !== id));
              }}
            >
              {action.label}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}
