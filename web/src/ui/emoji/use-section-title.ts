import { type TextId, useT } from '../../i18n/use-t';
import type { Section } from './rows';

/** What a section is called: a server by its name, the rest by the catalog. */
export function useSectionTitle(): (section: Section) => string {
  const t = useT();
  return ({ id, title }) => title ?? t(`emoji.group.${id}` as TextId);
}
