import type { ReactNode } from 'react';
import manage from './manage.json';
import moderate from './moderate.json';
import { MoreTexts } from './more-texts';

const texts = { ...manage, ...moderate };

/** The words of the settings, and of those who look after a server. */
export const ManageTexts = ({ children }: { children: ReactNode }) => (
  <MoreTexts texts={texts}>{children}</MoreTexts>
);
