import { type ReactNode, useMemo } from 'react';
import { IntlProvider, useIntl } from 'react-intl';

interface Props {
  texts: Record<string, string>;
  children: ReactNode;
}

/** Words that come with the pages that need them, on top of those that are there already. */
export function MoreTexts({ texts, children }: Props) {
  const { locale, messages, onError } = useIntl();
  const all = useMemo(() => ({ ...messages, ...texts }) as Record<string, string>, [messages, texts]);
  return (
    <IntlProvider locale={locale} defaultLocale="en" messages={all} onError={onError}>
      {children}
    </IntlProvider>
  );
}
