import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type en from './en.json';

export type TextId = keyof typeof en;
export type Values = Record<string, string | number>;
export type Translate = (id: TextId, values?: Values) => string;

/** Texts of the catalog by their id. */
export function useT(): Translate {
  const intl = useIntl();
  return useCallback((id, values) => intl.formatMessage({ id }, values), [intl]);
}
