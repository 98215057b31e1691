import type { Template, TemplateContent } from '../../api/community-types';
import { TEMPLATE as MAX } from '../../lib/growth-limits';
import { checksOf } from './checks';
import type { FakeClient } from './client';
import { contentOf, fill } from './content';
import { growthOf } from './growth';
import { type Community, Refusal } from './objects';
import { allowed } from './rights';
import { path, type Route } from './route';
import type { FakeWorld } from './world';

const named = checksOf('invalid_name');
const described = checksOf('invalid_description');
const check = checksOf('invalid_template');

const ofServer = (world: FakeWorld, serverId: string): Template[] =>
  [...growthOf(world).templates.values()].filter((template) => template.serverId === serverId);

function found(client: FakeClient, code: string | undefined): Template {
  client.account();
  const template = growthOf(client.world).templates.get(code ?? '');
  if (!template) throw new Refusal(404, 'not_found');
  return template;
}

function owned(client: FakeClient, id: string | undefined, code: string | undefined) {
  const server = allowed(client, id, 'manage_server');
  const template = found(client, code);
  if (template.serverId !== server.serverId) throw new Refusal(404, 'not_found');
  return { server, template };
}

function make(client: FakeClient, server: Community, name: string, description: string): Template {
  const now = new Date().toISOString();
  return {
    code: `tpl${client.world.id().slice(-8)}`,
    name,
    description,
    serverId: server.serverId,
    creatorId: client.account().user.userId,
    uses: 0,
    createdAt: now,
    updatedAt: now,
    content: contentOf(client.world, server),
  };
}

/** A new server of one's own with what a content says. */
export function grow(client: FakeClient, name: string, content: TemplateContent) {
  const { world } = client;
  const { userId } = client.account().user;
  const serverId = world.addServer(named.text(name, 'name', 100), userId);
  fill(world, serverId, content);
  world.replaceServer(serverId, userId);
  return world.server(serverId, userId);
}

export const templateRoutes: Route[] = [
  [
    'GET',
    path('/servers/:id/templates'),
    (client, [id]) => [200, ofServer(client.world, allowed(client, id, 'manage_server').serverId)],
  ],
  [
    'POST',
    path('/servers/:id/templates'),
    (client, [id], body) => {
      const server = allowed(client, id, 'manage_server');
      const { description = '' } = body as { description?: string };
      named.text(body.name, 'name', MAX.name);
      described.text(description, 'description', MAX.description, 0);
      if (ofServer(client.world, server.serverId).length >= MAX.perServer)
        throw new Refusal(409, 'too_many_templates', { limit: MAX.perServer });
      const template = make(client, server, body.name, description);
      growthOf(client.world).templates.set(template.code, template);
      return [201, template];
    },
  ],
  [
    'PUT',
    path('/servers/:id/templates/:code'),
    (client, [id, code]) => {
      const { server, template } = owned(client, id, code);
      template.content = contentOf(client.world, server);
      template.updatedAt = new Date().toISOString();
      return [200, template];
    },
  ],
  [
    'DELETE',
    path('/servers/:id/templates/:code'),
    (client, [id, code]) => {
      growthOf(client.world).templates.delete(owned(client, id, code).template.code);
      return [204];
    },
  ],
  ['GET', path('/templates/:code'), (client, [code]) => [200, found(client, code)]],
  [
    'POST',
    path('/templates/:code'),
    (client, [code], { name }) => {
      const template = found(client, code);
      template.uses++;
      return [201, grow(client, name, template.content)];
    },
  ],
  [
    'GET',
    path('/servers/:id/export'),
    (client, [id]) => [200, contentOf(client.world, allowed(client, id, 'manage_server'))],
  ],
];

/** The body of `POST /servers` beyond a name. */
export function source(client: FakeClient, body: object): TemplateContent | null {
  const { content, cloneOf } = body as { content?: TemplateContent; cloneOf?: string };
  if (cloneOf) return contentOf(client.world, allowed(client, cloneOf, 'manage_server'));
  if (!content) return null;
  if (content.version !== 1) check.refuse('content');
  check.count(content.roles, 'content.roles', 250);
  check.count(content.channels, 'content.channels', 500);
  return content;
}
