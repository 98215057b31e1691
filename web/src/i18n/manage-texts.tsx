import type { ReactNode } from 'react';
import manage from './manage.json';
import { MoreTexts } from './more-texts';

/** The words of the settings, which come with the pages that need them. */
export const ManageTexts = ({ children }: { children: ReactNode }) => (
  <MoreTexts catalog={manage}>{children}</MoreTexts>
);
