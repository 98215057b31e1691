import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type assets from './assets.json';
import type chat from './chat.json';
import type en from './en.json';
import type growth from './growth.json';
import type manage from './manage.json';
import type moderate from './moderate.json';

/** Those of `chat.json` are there inside the shell, those of the others inside the `…Texts` that brings them. */
export type TextId =
  | keyof typeof en
  | keyof typeof chat
  | keyof typeof manage
  | keyof typeof moderate
  | keyof typeof assets
  | keyof typeof growth;
export type Values = Record<string, string | number>;
export type Translate = (id: TextId, values?: Values) => string;

/** Texts of the catalog by their id. */
export function useT(): Translate {
  const intl = useIntl();
  return useCallback((id, values) => intl.formatMessage({ id }, values), [intl]);
}
