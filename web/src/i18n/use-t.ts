import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type chat from './chat.json';
import type en from './en.json';
import type manage from './manage.json';

/** Those of `chat.json` are there inside the shell, those of `manage.json` inside `ManageTexts`. */
export type TextId = keyof typeof en | keyof typeof chat | keyof typeof manage;
export type Values = Record<string, string | number>;
export type Translate = (id: TextId, values?: Values) => string;

/** Texts of the catalog by their id. */
export function useT(): Translate {
  const intl = useIntl();
  return useCallback((id, values) => intl.formatMessage({ id }, values), [intl]);
}
