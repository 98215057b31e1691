import { useT } from '../../../i18n/use-t';
import { assetUrl } from '../../../lib/asset-url';
import { useApp } from '../../../store/use-app';
import { EmojiPicture } from '../../../ui/emoji-picture';
import type { Suggestion } from '../emoji';
import styles from './completion-list.module.css';

interface Props {
  id: string;
  items: readonly Suggestion[];
  active: number;
  onActive(index: number): void;
  onChoose(suggestion: Suggestion): void;
}

export const optionId = (list: string, index: number): string => `${list}-${index}`;

/** The emoji that fit to what is being written. The field keeps the focus and has the keys. */
export function CompletionList({ id, items, active, onActive, onChoose }: Props) {
  const t = useT();
  const servers = useApp((state) => state.servers);
  return (
    <div id={id} role="listbox" tabIndex={-1} aria-label={t('composer.fitting')} className={styles.list}>
      {items.map((item, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the field holds the focus.
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys.
        <div
          key={item.key}
          id={optionId(id, index)}
          role="option"
          aria-selected={index === active}
          className={styles.item}
          onPointerMove={() => onActive(index)}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(item)}
        >
          <span className={styles.glyph} aria-hidden="true">
            {'glyph' in item ? (
              item.glyph
            ) : (
              <EmojiPicture
                src={assetUrl(item.emoji.expression.asset)}
                text=""
                animated={item.emoji.expression.animated}
                size={24}
              />
            )}
          </span>
          <span className={styles.name}>:{item.name}:</span>
          {'emoji' in item && (
            <span className={styles.from}>{servers[item.emoji.expression.serverId]?.name}</span>
          )}
        </div>
      ))}
    </div>
  );
}
