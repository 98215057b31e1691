import { Folder, Hash, Image, Megaphone, MessagesSquare, Mic, Volume2 } from 'lucide-react';
import type { TemplateContent } from '../../../api/community-types';
import { useT } from '../../../i18n/use-t';
import { RoleDot } from '../../../ui/role-dot';
import { type Branch, treeOf } from '../template-content';
import styles from './template-tree.module.css';

const ICONS = {
  text: Hash,
  voice: Volume2,
  category: Folder,
  announcement: Megaphone,
  stage: Mic,
  forum: MessagesSquare,
  media: Image,
} as const;

/** What a server made of this would begin with. */
export function TemplateTree({ content }: { content: TemplateContent }) {
  const t = useT();
  const roles = content.roles.filter(({ roleId }) => roleId !== 0);
  const { onboarding } = content;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list scrolls, and so must be reachable by keyboard.
    <section className={styles.preview} aria-label={t('tree.label')} tabIndex={0}>
      <h3 className={styles.heading}>{t('tree.channels', { count: content.channels.length })}</h3>
      <ul className={styles.tree}>
        {treeOf(content).map((branch) => (
          <Row key={branch.id} branch={branch} />
        ))}
      </ul>
      <h3 className={styles.heading}>{t('tree.roles', { count: roles.length })}</h3>
      {roles.length > 0 && (
        <ul className={styles.roles}>
          {roles.map(({ roleId, name, color, icon }) => (
            <li key={roleId} className={styles.role}>
              <RoleDot color={color} />
              {name} {icon}
            </li>
          ))}
        </ul>
      )}
      {onboarding && (onboarding.rules.length > 0 || onboarding.questions.length > 0) && (
        <p className={styles.more}>
          {t('tree.onboarding', { rules: onboarding.rules.length, questions: onboarding.questions.length })}
        </p>
      )}
    </section>
  );
}

function Row({ branch }: { branch: Branch }) {
  const Icon = ICONS[branch.type as keyof typeof ICONS] ?? Hash;
  return (
    <li>
      <span className={styles.channel}>
        <Icon size={16} aria-hidden="true" />
        {branch.name}
      </span>
      {branch.children.length > 0 && (
        <ul className={styles.children}>
          {branch.children.map((child) => (
            <Row key={child.id} branch={child} />
          ))}
        </ul>
      )}
    </li>
  );
}
