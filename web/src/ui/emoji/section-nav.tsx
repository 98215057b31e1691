import {
  Cat,
  Clock,
  Coffee,
  Flag,
  Heart,
  Lightbulb,
  type LucideIcon,
  PersonStanding,
  Plane,
  Smile,
  Trophy,
} from 'lucide-react';
import { useRef } from 'react';
import { useT } from '../../i18n/use-t';
import { Avatar } from '../avatar';
import { useRoving } from '../use-roving';
import styles from './emoji-picker.module.css';
import type { CustomGroup } from './pick';
import type { Section } from './rows';
import { useSectionTitle } from './use-section-title';

const ICONS: Record<string, LucideIcon> = {
  recent: Clock,
  faces: Smile,
  people: PersonStanding,
  nature: Cat,
  food: Coffee,
  travel: Plane,
  activities: Trophy,
  objects: Lightbulb,
  symbols: Heart,
  flags: Flag,
};

interface Props {
  sections: readonly Section[];
  custom: readonly CustomGroup[];
  current: string;
  onGo(id: string): void;
}

/** From group to group. */
export function SectionNav({ sections, custom, current, onGo }: Props) {
  const t = useT();
  const title = useSectionTitle();
  const nav = useRef<HTMLDivElement>(null);
  const roving = useRoving(nav, 'vertical');
  const shown = current || sections[0]?.id;
  return (
    <div
      ref={nav}
      className={styles.nav}
      role="toolbar"
      aria-orientation="vertical"
      aria-label={t('emoji.groups')}
      onKeyDown={roving}
    >
      {sections.map((section) => {
        const Icon = ICONS[section.id];
        const server = custom.find(({ id }) => id === section.id);
        return (
          <button
            key={section.id}
            type="button"
            className={styles.group}
            title={title(section)}
            aria-label={title(section)}
            aria-pressed={section.id === shown}
            data-roving={section.id === shown ? 'current' : ''}
            onClick={() => onGo(section.id)}
          >
            {Icon ? (
              <Icon size={20} aria-hidden="true" />
            ) : (
              <Avatar
                id={section.id}
                name={section.title ?? ''}
                size={26}
                shape="square"
                picture={server?.picture}
              />
            )}
          </button>
        );
      })}
    </div>
  );
}
