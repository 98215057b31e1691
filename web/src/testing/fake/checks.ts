import { countCharacters } from '../../lib/text';
import { Refusal } from './objects';

/** Checks that refuse with a code of their own. */
export const checksOf = (code: string) => {
  const refuse = (field: string, limit?: number): never => {
    throw new Refusal(400, code, limit === undefined ? { field } : { field, limit });
  };
  return {
    refuse,
    /** A text of so many characters, not only blank unless it may be empty. */
    text(value: unknown, field: string, max: number, min = 1): string {
      if (typeof value !== 'string' || countCharacters(value.trim()) < min) return refuse(field);
      return countCharacters(value) > max ? refuse(field, max) : value;
    },
    count(list: unknown, field: string, max: number): void {
      if (!Array.isArray(list)) refuse(field);
      else if (list.length > max) refuse(field, max);
    },
  };
};
