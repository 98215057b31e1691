import type { ReactNode } from 'react';
import manage from './manage.json';
import { MoreTexts } from './more-texts';

/** The words of the settings. */
export const ManageTexts = ({ children }: { children: ReactNode }) => (
  <MoreTexts texts={manage}>{children}</MoreTexts>
);
