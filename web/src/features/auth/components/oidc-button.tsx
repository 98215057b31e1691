import { oidcLoginUrl } from '../../../api/auth';
import { useT } from '../../../i18n/use-t';
import styles from './oidc-button.module.css';

export function OidcButton({ name, returnTo }: { name: string; returnTo: string }) {
  const t = useT();
  return (
    <a className={styles.button} href={oidcLoginUrl(`/app${returnTo}`)}>
      {t('login.oidc', { name })}
    </a>
  );
}
