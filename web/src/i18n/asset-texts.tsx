import type { ReactNode } from 'react';
import assets from './assets.json';
import { explainAlso } from './describe-error';
import { MoreTexts } from './more-texts';

explainAlso(assets);

/** The words of pictures, emoji, stickers and sounds, and of what can go wrong with them. */
export const AssetTexts = ({ children }: { children: ReactNode }) => (
  <MoreTexts texts={assets}>{children}</MoreTexts>
);
