import type { TemplateContent } from '../../api/community-types';
import { growthOf } from './growth';
import type { Community } from './objects';
import type { FakeWorld } from './world';

/** A server without its people and words: small whole numbers in place of ids, everyone's role is 0. */
export function contentOf(world: FakeWorld, server: Community): TemplateContent {
  const { serverId, description } = server;
  const roles = new Map([[serverId, '0']]);
  for (const { roleId } of server.roles) if (!roles.has(roleId)) roles.set(roleId, String(roles.size));
  const own = [...world.channels.values()].filter((channel) => channel.serverId === serverId);
  const channels = new Map(own.map((channel, i) => [channel.channelId, String(i + 1)]));
  const onboarding = growthOf(world).onboarding.get(serverId);
  return structuredClone({
    version: 1,
    description,
    roles: server.roles.map((role) => ({ ...role, serverId: '0', roleId: roles.get(role.roleId) ?? '0' })),
    channels: own.map((channel) => ({
      ...channel,
      serverId: '0',
      channelId: channels.get(channel.channelId) ?? '0',
      parentId: channels.get(channel.parentId ?? '') ?? null,
      lastMessageId: null,
      overwrites: channel.overwrites
        .filter(({ type }) => type === 'role')
        .map((row) => ({ ...row, targetId: roles.get(row.targetId) ?? '0' })),
    })),
    onboarding: onboarding
      ? {
          ...onboarding,
          welcome: {
            ...onboarding.welcome,
            channels: onboarding.welcome.channels.map((row) => ({
              ...row,
              channelId: channels.get(row.channelId) ?? '0',
            })),
          },
          questions: onboarding.questions.map((question) => ({
            ...question,
            options: question.options.map((option) => ({
              ...option,
              roleIds: option.roleIds.map((id) => roles.get(id) ?? '0'),
            })),
          })),
        }
      : null,
  });
}

/** The other way: a server that is empty but for its first channel becomes what the content says. */
export function fill(world: FakeWorld, serverId: string, content: TemplateContent): void {
  const server = world.servers.get(serverId);
  if (!server) return;
  server.description = content.description;
  for (const [id, channel] of world.channels) if (channel.serverId === serverId) world.channels.delete(id);
  const roles = new Map([['0', serverId]]);
  for (const role of [...content.roles].reverse()) {
    const { roleId, serverId: _server, position: _position, ...given } = role;
    const everyone = server.roles.find((one) => one.roleId === serverId);
    if (roleId === '0' && everyone) everyone.permissions = given.permissions;
    else roles.set(roleId, world.addRole(serverId, given.name, given).roleId);
  }
  const channels = new Map<string, string>();
  const parentsFirst = [...content.channels].sort((a, b) => Number(!!a.parentId) - Number(!!b.parentId));
  for (const { channelId, serverId: _server, parentId, overwrites, ...given } of parentsFirst) {
    const made = world.addChannel(serverId, given.name, given.topic, {
      ...given,
      parentId: channels.get(parentId ?? '') ?? null,
      overwrites: overwrites.map((row) => ({ ...row, targetId: roles.get(row.targetId) ?? serverId })),
    });
    channels.set(channelId, made.channelId);
  }
}
