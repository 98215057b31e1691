import { describe, expect, it } from 'vitest';
import { compareIds, idTime, maxId, mergeIds } from './ids';

describe('ids', () => {
  it('orders by number, not by text', () => {
    expect(['100', '9', '20'].sort(compareIds)).toEqual(['9', '20', '100']);
  });
  it('merges sorted and without repeats', () => {
    expect(mergeIds(['3', '10'], ['10', '2'])).toEqual(['2', '3', '10']);
  });
  it('takes the newer of two', () => {
    expect(maxId(null, '5')).toBe('5');
    expect(maxId('12', '9')).toBe('12');
  });
  it('reads the time from a snowflake', () => {
    expect(new Date(idTime('175928847299117063')).toISOString()).toBe('2016-04-30T11:18:25.796Z');
  });
});
