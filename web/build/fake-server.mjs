// dist/ with an invented server behind it, to look at the client without the real one.
// Usage: node build/fake-server.mjs [PORT] [--empty]; log in as ada, grace or linus with "correct horse".
// With --empty nobody has set it up yet: open /app/setup#token=setup-token.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { createServer as createVite } from 'vite';
import { WebSocketServer } from 'ws';
import { serveApp } from './serve-app.mjs';

const port = Number(process.argv[2] ?? 4180);
const vite = await createVite({
  server: { middlewareMode: true, hmr: false, ws: false },
  appType: 'custom',
  logLevel: 'error',
});
const { clientOf } = await vite.ssrLoadModule('/src/testing/fake/seed.ts');
const { seedAssets } = await vite.ssrLoadModule('/src/testing/fake/seed-assets.ts');
const { seedGrowth } = await vite.ssrLoadModule('/src/testing/fake/seed-growth.ts');
const { seedModeration } = await vite.ssrLoadModule('/src/testing/fake/seed-moderation.ts');
const { seedRoles } = await vite.ssrLoadModule('/src/testing/fake/seed-roles.ts');
const { FakeWorld } = await vite.ssrLoadModule('/src/testing/fake/world.ts');
const world = process.argv.includes('--empty')
  ? new FakeWorld()
  : seedAssets(seedGrowth(seedModeration(seedRoles({ history: 500 })))).world;
if (process.argv.includes('--empty')) world.options.setupNeeded = true;

const clients = new Map();

/** Who this browser is: a cookie of its own, which says nothing about being logged in. */
function clientFor(request) {
  const known = /parley-fake=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1];
  const key = known ?? randomUUID();
  if (!clients.has(key)) clients.set(key, clientOf(world, null));
  return { key, client: clients.get(key) };
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (bytes.length === 0) return undefined;
  return request.headers['content-type']?.startsWith('application/json') ? JSON.parse(bytes) : bytes;
}

const server = createServer(async (request, response) => {
  if (request.url === '/') return response.writeHead(302, { Location: '/app/' }).end();
  if (await serveApp(request, response)) return undefined;
  const { key, client } = clientFor(request);
  const why = request.headers['x-audit-log-reason'] ?? null;
  const sent = await bodyOf(request);
  const { status, headers, body } = client.handle(request.method, request.url, sent, why);
  response
    .writeHead(status, { ...headers, 'Set-Cookie': `parley-fake=${key}; Path=/; SameSite=Lax` })
    .end(body);
  return undefined;
});

new WebSocketServer({ server, path: '/gateway' }).on('connection', (socket, request) => {
  const { client } = clientFor(request);
  if (!client.userId) return socket.close(4004);
  const connection = world.connect(
    client.userId,
    (text) => socket.send(text),
    (code) => socket.close(code === 1006 ? 1011 : code),
  );
  socket.on('message', (data) => connection.receive(String(data)));
  socket.on('close', () => connection.drop());
  return undefined;
});

server.listen(port, '127.0.0.1', () => console.log(`http://localhost:${port}/app/`));
