import { expect, it } from 'vitest';
import type { ScheduledEvent } from '../../api/community-types';
import { bodyOf, changesOf, draftOf, faultOf, movedTo, newDraft, toField, whenText } from './model';

const NOW = new Date('2026-11-22T20:10:00').getTime();
const good = { ...newDraft(NOW, 'c1'), name: 'Film night' };

it('begins tomorrow at a full hour, in one’s own time', () => {
  expect(good).toMatchObject({ start: '2026-11-23T21:00', end: '2026-11-23T23:00', where: 'channel' });
  expect(newDraft(NOW, '').where).toBe('place');
});

it('lasts as long as it did when it begins at another time, while a year is typed, too', () => {
  const move = (...starts: string[]) => {
    let draft = good;
    for (const start of starts) draft = { ...draft, ...movedTo(draft, start) };
    return draft;
  };
  expect(move('2029-07-02T15:00')).toMatchObject({ start: '2029-07-02T15:00', end: '2029-07-02T17:00' });
  expect(move('0002-07-02T15:00', '0202-07-02T15:00', '2029-07-02T15:00').end).toBe('2029-07-02T17:00');
  expect(move('').end).toBe(good.end);
  expect(movedTo({ ...good, end: '' }, '2029-07-02T15:00').end).toBe('');
});

it('says what is missing or can’t be', () => {
  const fault = (patch: object, started = false) => faultOf({ ...good, ...patch }, NOW, started);
  expect(fault({})).toBeNull();
  expect(fault({ name: ' ' })).toBe('ev.fault.name');
  expect(fault({ channelId: '' })).toBe('ev.fault.where');
  expect(fault({ where: 'place', location: ' ' })).toBe('ev.fault.where');
  expect(fault({ start: '' })).toBe('ev.fault.start');
  expect(fault({ start: '2026-11-22T20:00' })).toBe('ev.fault.past');
  expect(fault({ start: '2026-11-22T20:00' }, true)).toBeNull();
  expect(fault({ end: good.start })).toBe('ev.fault.end');
  expect(fault({ end: '' })).toBeNull();
  expect(fault({ where: 'place', location: 'Shed', end: '' })).toBeNull();
  expect(fault({ start: '2033-01-01T10:00', end: '' })).toBe('ev.fault.far');
  expect(fault({ end: '2026-11-25T21:00', repeats: 'daily' })).toBe('ev.fault.overlap');
  expect(fault({ end: '2026-11-25T21:00', repeats: 'weekly' })).toBeNull();
  expect(fault({ description: 'x'.repeat(1001) })).toBe('ev.fault.long');
});

it('is held in a channel or elsewhere, never both', () => {
  expect(bodyOf({ ...good, location: 'Shed' })).toMatchObject({ channelId: 'c1', location: null });
  expect(bodyOf({ ...good, where: 'place', location: ' Shed ' })).toMatchObject({
    channelId: null,
    location: 'Shed',
  });
  expect(bodyOf(good).startsAt).toBe(new Date('2026-11-23T21:00').toISOString());
});

it('sends only what was changed', () => {
  const event: ScheduledEvent = {
    ...bodyOf(good),
    eventId: '7',
    serverId: 's1',
    creatorId: '1',
    status: 'active',
    image: null,
    interestedCount: 0,
  };
  expect(changesOf(event, draftOf(event))).toEqual({});
  expect(changesOf(event, { ...draftOf(event), name: 'Other' })).toEqual({ name: 'Other' });
  expect(changesOf(event, { ...draftOf(event), where: 'place', location: 'Shed' })).toEqual({
    channelId: null,
    location: 'Shed',
  });
});

it('writes a time as the field has it', () => {
  expect(toField(new Date(2026, 0, 5, 7, 3).getTime())).toBe('2026-01-05T07:03');
});

it('a day of another year says which', () => {
  const year = new Date().getFullYear();
  const at = (of: number) => ({ startsAt: new Date(of, 6, 2, 15).toISOString(), endsAt: null });
  expect(whenText(at(year))).not.toContain(String(year));
  expect(whenText(at(year + 3))).toContain(String(year + 3));
  expect(whenText({ ...at(year), endsAt: at(year + 1).startsAt })).toContain(String(year + 1));
});
