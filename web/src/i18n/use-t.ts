import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type en from './en.json';
import type growth from './growth.json';
import type manage from './manage.json';
import type shell from './shell.json';

/**
 * Those of `shell.json` are there for who is logged in, those of `manage.json` inside `ManageTexts`, those of
 * `growth.json` inside `GrowthTexts`.
 */
export type TextId = keyof typeof en | keyof typeof shell | keyof typeof manage | keyof typeof growth;
export type Values = Record<string, string | number>;
export type Translate = (id: TextId, values?: Values) => string;

/** Texts of the catalog by their id. */
export function useT(): Translate {
  const intl = useIntl();
  return useCallback((id, values) => intl.formatMessage({ id }, values), [intl]);
}
