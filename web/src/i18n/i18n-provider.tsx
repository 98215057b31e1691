import type { ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import en from './en.json';

export function I18nProvider({ children }: { children: ReactNode }) {
  return (
    <IntlProvider locale={navigator.language} defaultLocale="en" messages={en} onError={ignoreMissingLocale}>
      {children}
    </IntlProvider>
  );
}

/** The catalog is English whatever the browser speaks; only real mistakes are worth a word. */
function ignoreMissingLocale(error: { code?: string; message: string }): void {
  if (error.code !== 'MISSING_DATA') console.error(error.message);
}
