import type { TemplateContent } from '../../api/community-types';
import type { TextId, Values } from '../../i18n/use-t';
import { TEMPLATE as MAX } from '../../lib/growth-limits';

/** What is wrong with a file, in words for whoever chose it. */
export class ContentFault extends Error {
  constructor(
    readonly id: TextId,
    readonly values: Values = {},
  ) {
    super(id);
  }
}

type Loose = Record<string, unknown>;
const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

const isNumber = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;

const TYPES = new Set(['text', 'voice', 'category', 'announcement', 'stage', 'forum', 'media']);

function parsed(text: string): Loose {
  if (new TextEncoder().encode(text).length > MAX.fileBytes)
    throw new ContentFault('file.large', { kilobytes: MAX.fileBytes / 1024 });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ContentFault('file.json');
  }
  if (
    !isObject(value) ||
    !('version' in value) ||
    !Array.isArray(value.roles) ||
    !Array.isArray(value.channels)
  )
    throw new ContentFault('file.kind');
  if (value.version !== 1) throw new ContentFault('file.version');
  return value;
}

function checkRoles(roles: unknown[]): void {
  for (const [i, role] of roles.entries()) {
    if (!isObject(role) || !isNumber(role.roleId) || !isText(role.name))
      throw new ContentFault('file.role', { number: i + 1 });
  }
  if (!roles.some((role) => isObject(role) && role.roleId === 0)) throw new ContentFault('file.everyone');
}

function checkChannels(channels: unknown[]): void {
  const categories = new Set(
    channels.flatMap((channel) =>
      isObject(channel) && channel.type === 'category' ? [channel.channelId] : [],
    ),
  );
  for (const [i, channel] of channels.entries()) {
    const good =
      isObject(channel) &&
      isNumber(channel.channelId) &&
      isText(channel.name) &&
      TYPES.has(String(channel.type)) &&
      Array.isArray(channel.overwrites);
    if (!good) throw new ContentFault('file.channel', { number: i + 1 });
    if (channel.parentId !== null && channel.parentId !== undefined && !categories.has(channel.parentId))
      throw new ContentFault('file.parent', { name: String(channel.name) });
  }
}

/** The content of an exported file. Throws ContentFault; what is subtler than shape, the server finds. */
export function readContent(text: string): TemplateContent {
  const value = parsed(text);
  checkRoles(value.roles as unknown[]);
  checkChannels(value.channels as unknown[]);
  return {
    ...(value as unknown as TemplateContent),
    description: typeof value.description === 'string' ? value.description : '',
    onboarding: isObject(value.onboarding)
      ? (value.onboarding as unknown as TemplateContent['onboarding'])
      : null,
  };
}

export interface Branch {
  id: number;
  name: string;
  type: string;
  children: Branch[];
}

/** The channels as the list would show them: those in no category first, then each category with what it holds. */
export function treeOf({ channels }: TemplateContent): Branch[] {
  const branch = (id: number, name: string, type: string): Branch => ({
    id,
    name,
    type,
    children: channels
      .filter((child) => child.parentId === id)
      .map((child) => ({ id: child.channelId, name: child.name, type: child.type, children: [] })),
  });
  const top = channels
    .filter(({ parentId }) => !parentId)
    .map(({ channelId, name, type }) => branch(channelId, name, type));
  return [...top.filter(({ type }) => type !== 'category'), ...top.filter(({ type }) => type === 'category')];
}
