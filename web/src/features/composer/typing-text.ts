import type { Translate } from '../../i18n/use-t';

export function typingText(t: Translate, names: readonly string[]): string {
  const [a = '', b = '', c = ''] = names;
  if (names.length === 1) return t('typing.one', { a });
  if (names.length === 2) return t('typing.two', { a, b });
  return names.length === 3 ? t('typing.three', { a, b, c }) : t('typing.many');
}
