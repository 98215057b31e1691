import { useEffect, useState } from 'react';
import { createEmitter } from '../lib/emitter';

interface Announcement {
  text: string;
  urgent: boolean;
}

const announcements = createEmitter<Announcement>();

/** Spoken by screen readers, seen by nobody. */
export const announce = (text: string, urgent = false): void => announcements.emit({ text, urgent });

const GAP_MS = 900;

/** The two live regions of the page; polite words come one after the other and not all at once. */
export function Announcer() {
  const [polite, setPolite] = useState('');
  const [urgent, setUrgent] = useState('');
  useEffect(() => {
    let waiting: string[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const speak = () => {
      setPolite(waiting.join('. '));
      waiting = [];
      timer = undefined;
    };
    const stop = announcements.on((announcement) => {
      if (announcement.urgent) return setUrgent(announcement.text);
      waiting = [...waiting, announcement.text].slice(-3);
      timer ??= setTimeout(speak, GAP_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
  return (
    <>
      <div className="hidden-visually" aria-live="polite">
        {polite}
      </div>
      <div className="hidden-visually" aria-live="assertive">
        {urgent}
      </div>
    </>
  );
}
