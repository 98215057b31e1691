import type { ReactNode } from 'react';
import chat from './chat.json';
import { MoreTexts } from './more-texts';

/** The words that nobody reads before they are logged in. */
export const ChatTexts = ({ children }: { children: ReactNode }) => (
  <MoreTexts texts={chat}>{children}</MoreTexts>
);
