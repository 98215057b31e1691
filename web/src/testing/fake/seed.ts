import { FakeClient } from './client';
import { FakeWorld } from './world';

const MINUTE = 60_000;
export const PASSWORD = 'correct horse';

const talk: [who: string, minutesAgo: number, text: string][] = [
  ['grace', 2900, 'Found the old projector in the attic. It still works, mostly.'],
  ['ada', 2898, 'Then Friday is film night. I bring the extension cord **and** the patience.'],
  ['linus', 2895, 'What do we watch?'],
  [
    'grace',
    1500,
    'Three candidates:\n> something with submarines\n> something with robots\n> ||the one about the bees||',
  ],
  ['linus', 1498, 'robots. ~~bees~~ robots.'],
  ['ada', 130, 'The door code for the shed is in the *usual* place. If it sticks: `lift, then push`.'],
  ['grace', 128, 'I wrote the thing that turns the lamp on when the film ends:'],
  ['grace', 127, '```py\nwhile projector.running():\n    sleep(1)\nlamp.on()\n```'],
  ['linus', 64, 'Beautiful. Notes are at https://example.org/film-night_(2026), add what you want to eat.'],
  ['ada', 22, 'Soup. It is November, so soup.'],
  ['ada', 21, 'And bread, obviously.'],
  ['linus', 4, 'I can do bread 🍞'],
];

export interface Seeded {
  world: FakeWorld;
  ada: string;
  grace: string;
  linus: string;
  serverId: string;
  general: string;
  films: string;
}

/** A small community with a few days behind it. Everybody's password is PASSWORD. */
export function seed({ history = 0 } = {}): Seeded {
  const world = new FakeWorld();
  const [ada = '', grace = '', linus = ''] = [
    ['ada', 'Ada'],
    ['grace', 'Grace Hopper'],
    ['linus', 'Linus'],
  ].map(([name = '', display = '']) => world.addAccount(name, PASSWORD, display).userId);
  const ids: Record<string, string> = { ada, grace, linus };
  const serverId = world.addServer('Lantern Street', ada);
  world.addServer('Book club', ada);
  for (const name of ['Mina Okafor', 'Théo', 'Wei', 'Søren K.', 'Priya']) {
    world.join(serverId, world.addAccount(name.toLowerCase().replace(/[^a-z]/g, '.'), PASSWORD, name).userId);
  }
  world.join(serverId, grace);
  world.join(serverId, linus);
  const general = world.server(serverId).channels[0] ?? '';
  const channel = world.channels.get(general);
  if (channel) channel.topic = 'Everything that has no place of its own';
  const films = world.addChannel(serverId, 'film-night', 'Fridays at eight, in the shed').channelId;
  for (const name of ['garden', 'repairs', 'off-topic']) world.addChannel(serverId, name);
  const now = Date.now();
  for (let i = history; i > 0; i--) {
    const text = `Message ${history - i + 1}${i % 7 === 0 ? `\n${'long line of text '.repeat(i % 40)}` : ''}`;
    world.post(general, i % 3 ? grace : linus, text, now - 4000 * MINUTE - i * 2 * MINUTE);
  }
  for (const [who, minutes, text] of talk) world.post(general, ids[who] ?? ada, text, now - minutes * MINUTE);
  world.post(films, grace, 'Who brings the popcorn?', now - 50 * MINUTE);
  const marks = world.accounts.get(ada)?.readMarks;
  for (const { channelId, lastMessageId } of world.channels.values()) {
    if (lastMessageId && channelId !== films) marks?.set(channelId, lastMessageId);
  }
  return { world, ada, grace, linus, serverId, general, films };
}

export function clientOf(world: FakeWorld, userId: string | null): FakeClient {
  const client = new FakeClient(world);
  client.userId = userId;
  return client;
}
