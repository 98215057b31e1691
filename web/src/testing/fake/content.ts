import type { TemplateContent } from '../../api/community-types';
import { growthOf } from './growth';
import type { Community } from './objects';
import type { FakeWorld } from './world';

type Numbers = (id: string | null) => number;

/** Small numbers in the order of the ids; what is not among them is 0. */
function numbered(ids: string[], first: number): Numbers {
  const all = new Map(ids.map((id, i) => [id, i + first]));
  return (id) => all.get(id ?? '') ?? 0;
}

function onboardingOf(
  world: FakeWorld,
  serverId: string,
  role: Numbers,
  channel: Numbers,
): TemplateContent['onboarding'] {
  const known = growthOf(world).onboarding.get(serverId);
  if (!known) return null;
  const { rules, welcome, questions } = known;
  return {
    rules,
    welcome: {
      text: welcome.text,
      channels: welcome.channels.map((row) => ({ ...row, channelId: channel(row.channelId) })),
    },
    questions: questions.map((question) => ({
      ...question,
      options: question.options.map((option) => ({ ...option, roleIds: option.roleIds.map(role) })),
    })),
  };
}

/** A server without its people and words: small whole numbers in place of ids, everyone's role is 0. */
export function contentOf(world: FakeWorld, server: Community): TemplateContent {
  const { serverId, description } = server;
  const own = [...world.channels.values()]
    .filter((channel) => channel.serverId === serverId)
    .sort((a, b) => a.position - b.position);
  const role = numbered(
    server.roles.flatMap(({ roleId }) => (roleId === serverId ? [] : [roleId])),
    1,
  );
  const channel = numbered(
    own.map(({ channelId }) => channelId),
    1,
  );
  return structuredClone({
    version: 1,
    description,
    roles: server.roles.map(({ serverId: _server, position: _position, roleId, ...given }) => ({
      roleId: role(roleId),
      ...given,
    })),
    channels: own.map(
      ({ channelId, serverId: _server, position: _position, lastMessageId: _last, ...given }) => ({
        ...given,
        channelId: channel(channelId),
        parentId: given.parentId ? channel(given.parentId) : null,
        overwrites: given.overwrites
          .filter(({ type }) => type === 'role')
          .map((row) => ({ ...row, type: 'role' as const, targetId: role(row.targetId) })),
      }),
    ),
    onboarding: onboardingOf(world, serverId, role, channel),
  });
}

/** The other way: a server that is empty but for its first channel becomes what the content says. */
export function fill(world: FakeWorld, serverId: string, content: TemplateContent): void {
  const server = world.servers.get(serverId);
  if (!server) return;
  server.description = content.description;
  for (const [id, channel] of world.channels) if (channel.serverId === serverId) world.channels.delete(id);
  const roles = new Map([[0, serverId]]);
  for (const { roleId, ...given } of [...content.roles].reverse()) {
    const everyone = server.roles.find((one) => one.roleId === serverId);
    if (roleId === 0 && everyone) everyone.permissions = given.permissions;
    else roles.set(roleId, world.addRole(serverId, given.name, given).roleId);
  }
  const channels = new Map<number, string>();
  const parentsFirst = [...content.channels].sort((a, b) => Number(!!a.parentId) - Number(!!b.parentId));
  for (const { channelId, parentId, overwrites, ...given } of parentsFirst) {
    const made = world.addChannel(serverId, given.name, given.topic, {
      ...given,
      parentId: channels.get(parentId ?? 0) ?? null,
      overwrites: overwrites.map((row) => ({ ...row, targetId: roles.get(row.targetId) ?? serverId })),
    });
    channels.set(channelId, made.channelId);
  }
}
