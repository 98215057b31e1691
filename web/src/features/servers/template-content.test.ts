import { expect, it } from 'vitest';
import { contentOf } from '../../testing/fake/content';
import { seedGrowth } from '../../testing/fake/seed-growth';
import { ContentFault, readContent, treeOf } from './template-content';

const whole = () => {
  const { world, serverId } = seedGrowth();
  const server = world.servers.get(serverId);
  if (!server) throw new Error('no server');
  return contentOf(world, server);
};

const fault = (text: string): string => {
  try {
    readContent(text);
  } catch (error) {
    if (error instanceof ContentFault) return error.id;
    throw error;
  }
  return 'none';
};
const faulty = (change: (content: ReturnType<typeof whole>) => void): string => {
  const content = whole();
  change(content);
  return fault(JSON.stringify(content));
};

it('reads what was exported', () => {
  const content = whole();
  expect(readContent(JSON.stringify(content))).toEqual(content);
});

it('says of another file what is wrong with it', () => {
  expect(fault('hello')).toBe('file.json');
  expect(fault('[]')).toBe('file.kind');
  expect(fault('{"version":1,"roles":{},"channels":[]}')).toBe('file.kind');
  expect(fault(`"${'x'.repeat(262_145)}"`)).toBe('file.large');
  expect(faulty((content) => Object.assign(content, { version: 2 }))).toBe('file.version');
  expect(faulty((content) => content.roles.pop())).toBe('file.everyone');
  expect(faulty((content) => Object.assign(content.roles[0] ?? {}, { name: 7 }))).toBe('file.role');
  expect(faulty((content) => Object.assign(content.channels[0] ?? {}, { type: 'pond' }))).toBe(
    'file.channel',
  );
  expect(faulty((content) => Object.assign(content.channels[0] ?? {}, { parentId: 999 }))).toBe(
    'file.parent',
  );
  expect(faulty((content) => Object.assign(content, { channels: [null] }))).toBe('file.channel');
  expect(faulty((content) => Object.assign(content.channels[0] ?? {}, { channelId: '1' }))).toBe(
    'file.channel',
  );
});

it('shows the channels as the list will', () => {
  const tree = treeOf(whole());
  expect(tree.map(({ name }) => name)).toEqual([
    'general',
    'garden',
    'repairs',
    'off-topic',
    'Evenings',
    'Backstage',
  ]);
  expect(tree[4]?.children.map(({ name }) => name)).toEqual(['film-night', 'announcements', 'The shed']);
});
