import { useT } from '../../../i18n/use-t';
import { changeSettings, FONT_SIZES, settingsStore } from '../../../store/settings';
import { useApp, useVanilla } from '../../../store/use-app';
import { Avatar } from '../../../ui/avatar';
import { Segments } from '../../../ui/segments';
import { Section } from './section';
import styles from './section.module.css';

export function AppearanceSection() {
  const t = useT();
  const me = useApp((state) => state.me);
  const { theme, density, fontSize } = useVanilla(settingsStore, (settings) => settings);
  return (
    <Section title={t('settings.appearance')} lead={t('appearance.lead')}>
      <div className={styles.group}>
        <p className={styles.label}>{t('appearance.theme')}</p>
        <Segments
          label={t('appearance.theme')}
          value={theme}
          options={[
            { value: 'dark', label: t('appearance.dark') },
            { value: 'light', label: t('appearance.light') },
            { value: 'system', label: t('appearance.system') },
          ]}
          onChange={(value) => changeSettings({ theme: value })}
        />
      </div>
      <div className={styles.group}>
        <p className={styles.label}>{t('appearance.density')}</p>
        <Segments
          label={t('appearance.density')}
          value={density}
          options={[
            { value: 'cosy', label: t('appearance.cosy') },
            { value: 'compact', label: t('appearance.compact') },
          ]}
          onChange={(value) => changeSettings({ density: value })}
        />
      </div>
      <label className={styles.group}>
        <span className={styles.label}>{t('appearance.fontSize', { size: fontSize })}</span>
        <input
          type="range"
          className={styles.slider}
          {...FONT_SIZES}
          value={fontSize}
          onChange={(event) => changeSettings({ fontSize: event.target.valueAsNumber })}
        />
      </label>
      {me && (
        <div className={styles.sample}>
          <Avatar id={me.userId} name={me.displayName} picture={me.avatar} />
          <div>
            <p className={styles.device}>{me.displayName}</p>
            <p>{t('appearance.sample')}</p>
          </div>
        </div>
      )}
    </Section>
  );
}
