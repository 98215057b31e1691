import { useT } from '../../../i18n/use-t';
import { modifierName } from '../../../lib/platform';
import { Dialog } from '../../../ui/dialog';
import { SHORTCUTS } from '../shortcuts';
import styles from './shortcuts-dialog.module.css';

export function ShortcutsDialog({ onClose }: { onClose(): void }) {
  const t = useT();
  return (
    <Dialog title={t('shortcuts.title')} onClose={onClose}>
      {SHORTCUTS.map(({ title, items }) => (
        <section key={title}>
          <h3 className={styles.heading}>{t(title)}</h3>
          <dl className={styles.list}>
            {items.map(({ keys, does }) => (
              <div key={does} className={styles.row}>
                <dt>{t(does)}</dt>
                <dd className={styles.keys}>
                  {keys.map((key) => (
                    <kbd key={key}>{key === 'Mod' ? modifierName : key}</kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
