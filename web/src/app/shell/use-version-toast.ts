import { useEffect } from 'react';
import { useT } from '../../i18n/use-t';
import { toast } from '../../ui/toast';
import { newVersion } from '../register-worker';

/** A new version waits; it comes when the person says so. */
export function useVersionToast(): void {
  const t = useT();
  useEffect(
    () => newVersion.on((take) => toast(t('version.new'), { label: t('common.reload'), onClick: take })),
    [t],
  );
}
