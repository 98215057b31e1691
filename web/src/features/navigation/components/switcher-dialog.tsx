import { useNavigate } from '@tanstack/react-router';
import { Hash } from 'lucide-react';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { useT } from '../../../i18n/use-t';
import { useApp } from '../../../store/use-app';
import { Avatar } from '../../../ui/avatar';
import { Dialog } from '../../../ui/dialog';
import { findPlaces, neighbour, type Place } from '../model';
import styles from './switcher-dialog.module.css';

export function SwitcherDialog({ onClose }: { onClose(): void }) {
  const t = useT();
  const navigate = useNavigate();
  const state = useApp((all) => all);
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const places = useMemo(() => findPlaces(state, query), [state, query]);
  const active = places.find((place) => place.key === chosen) ?? places[0];

  function go(place: Place | undefined) {
    if (!place) return;
    onClose();
    void navigate({ to: place.to });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') go(active);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      setChosen(neighbour(places, active ?? null, event.key === 'ArrowDown' ? 1 : -1)?.key ?? null);
    } else return;
    event.preventDefault();
  }

  return (
    <Dialog title={t('switcher.title')} onClose={onClose}>
      <input
        className={styles.input}
        role="combobox"
        aria-expanded="true"
        aria-controls="switcher-places"
        aria-activedescendant={active && `place-${active.key}`}
        aria-label={t('switcher.label')}
        placeholder={t('switcher.label')}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setChosen(null);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id="switcher-places"
        role="listbox"
        tabIndex={-1}
        aria-label={t('switcher.title')}
        className={styles.list}
      >
        {places.map((place) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the input holds the focus.
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input has the keys.
          <div
            key={place.key}
            id={`place-${place.key}`}
            role="option"
            aria-selected={place === active}
            className={styles.place}
            onClick={() => go(place)}
            onPointerMove={() => setChosen(place.key)}
          >
            {place.kind === 'server' ? (
              <Avatar
                id={place.serverId}
                name={place.name}
                size={26}
                shape="square"
                picture={place.picture}
              />
            ) : (
              <Hash size={20} aria-hidden="true" />
            )}
            <span className={place.unread ? styles.unread : styles.name}>{place.name}</span>
            <span className={styles.within}>{place.within}</span>
          </div>
        ))}
      </div>
      {places.length === 0 && <p className={styles.none}>{t('switcher.none')}</p>}
    </Dialog>
  );
}
