import { countCharacters } from '../../lib/text';
import { Refusal } from './objects';

const refuse = (code: string, field: string, limit?: number): never => {
  throw new Refusal(400, code, limit === undefined ? { field } : { field, limit });
};

/** A text of so many characters, not only blank unless it may be empty. */
export function checkText(value: unknown, field: string, max: number, min = 1): string {
  if (typeof value !== 'string') return refuse('invalid_field', field);
  if (countCharacters(value.trim()) < min) return refuse('too_short', field, min);
  if (countCharacters(value) > max) return refuse('too_long', field, max);
  return value;
}

export function checkCount(list: unknown, field: string, max: number): unknown[] {
  if (!Array.isArray(list)) return refuse('invalid_field', field);
  if (list.length > max) return refuse('too_many', field, max);
  return list;
}
