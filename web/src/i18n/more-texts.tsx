import { type ReactNode, useMemo } from 'react';
import { IntlProvider, useIntl } from 'react-intl';

/** A catalog that comes with the views that need it, on top of what is there already. */
export function MoreTexts({ catalog, children }: { catalog: object; children: ReactNode }) {
  const { locale, messages, onError } = useIntl();
  const all = useMemo(() => ({ ...messages, ...catalog }) as Record<string, string>, [messages, catalog]);
  return (
    <IntlProvider locale={locale} defaultLocale="en" messages={all} onError={onError}>
      {children}
    </IntlProvider>
  );
}
