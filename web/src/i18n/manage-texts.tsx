import { type ReactNode, useMemo } from 'react';
import { IntlProvider, useIntl } from 'react-intl';
import manage from './manage.json';
import moderate from './moderate.json';

/** The words of the settings, which come with the pages that need them. */
export function ManageTexts({ children }: { children: ReactNode }) {
  const { locale, messages, onError } = useIntl();
  const all = useMemo(() => ({ ...messages, ...manage, ...moderate }) as Record<string, string>, [messages]);
  return (
    <IntlProvider locale={locale} defaultLocale="en" messages={all} onError={onError}>
      {children}
    </IntlProvider>
  );
}
