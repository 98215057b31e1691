import { useNavigate } from '@tanstack/react-router';
import { Menu } from 'lucide-react';
import { useT } from '../i18n/use-t';
import { IconButton } from './icon-button';
import { PHONE, useMedia } from './use-media';

/** On a phone a page without a server hides the lists: this is the way back to them. */
export function BackHome() {
  const t = useT();
  const navigate = useNavigate();
  if (!useMedia(PHONE)) return null;
  return <IconButton icon={Menu} label={t('channels.back')} onClick={() => void navigate({ to: '/' })} />;
}
