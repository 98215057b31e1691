import type { ReactNode } from 'react';
import { explainAlso } from './describe-error';
import growth from './growth.json';
import { MoreTexts } from './more-texts';

explainAlso(growth);

/** The words of onboarding, templates, discovery and events, and of what can go wrong with them. */
export const GrowthTexts = ({ children }: { children: ReactNode }) => (
  <MoreTexts texts={growth}>{children}</MoreTexts>
);
