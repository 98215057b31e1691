import { expect, it } from 'vitest';
import { aChannel } from '../../testing/builders';
import { dropped, stepped } from './moves';

const category = (id: string, position: number) => ({ ...aChannel(id, 's1', position), type: 'category' });
const channels = {
  a: aChannel('a', 's1', 0),
  b: aChannel('b', 's1', 1),
  k: category('k', 2),
  c: { ...aChannel('c', 's1', 3), parentId: 'k' },
  l: category('l', 4),
  d: { ...aChannel('d', 's1', 5), parentId: 'l' },
};
const order = ['a', 'b', 'k', 'c', 'l', 'd'];

it('moves within the same place, and names only what changes', () => {
  expect(dropped(order, channels, 'b', 0)).toEqual([
    { channelId: 'b', position: 0, parentId: null },
    { channelId: 'a', position: 1, parentId: null },
  ]);
  expect(dropped(order, channels, 'b', 1)).toEqual([]);
});

it('puts a channel into the category above', () => {
  expect(dropped(order, channels, 'a', 3)).toContainEqual({ channelId: 'a', position: 3, parentId: 'k' });
  expect(dropped(order, channels, 'd', 0)).toContainEqual({ channelId: 'd', position: 0, parentId: null });
});

it('takes a category’s channels along, and puts none inside another', () => {
  expect(dropped(order, channels, 'l', 2).map((place) => [place.channelId, place.position])).toEqual([
    ['l', 2],
    ['d', 3],
    ['k', 4],
    ['c', 5],
  ]);
  expect(stepped(order, channels, 'k', 1).map((place) => place.channelId)).toEqual(['l', 'd', 'k', 'c']);
  expect(stepped(order, channels, 'k', -1)).toEqual([]);
});

it('steps out of and into categories', () => {
  expect(stepped(order, channels, 'b', 1)).toContainEqual({ channelId: 'b', position: 2, parentId: 'k' });
  expect(stepped(order, channels, 'a', -1)).toEqual([]);
});
