import type { BrowserContext } from '@playwright/test';
import { FakeClient } from '../../src/testing/fake/client';
import type { FakeWorld } from '../../src/testing/fake/world';

/** Puts a fake world where the server would be, for one browser context. */
export async function attach(
  context: BrowserContext,
  world: FakeWorld,
  userId: string | null,
): Promise<FakeClient> {
  const client = new FakeClient(world);
  client.userId = userId;
  await context.route(
    (url) => !url.pathname.startsWith('/app/'),
    async (route) => {
      if (world.broken) return route.abort('connectionrefused');
      if (world.delay) await new Promise((done) => setTimeout(done, world.delay));
      const request = route.request();
      const json = request.headers()['content-type']?.startsWith('application/json');
      const body = json ? request.postDataJSON() : (request.postDataBuffer() ?? undefined);
      const why = request.headers()['x-audit-log-reason'] ?? null;
      const reply = client.handle(request.method(), request.url(), body, why);
      await route.fulfill({ ...reply, body: Buffer.from(reply.body) });
    },
  );
  await context.routeWebSocket(
    (url) => url.pathname === '/gateway',
    (socket) => {
      if (!client.userId || world.broken) {
        void socket.close({ code: world.broken ? 1011 : 4004 });
        return;
      }
      const connection = world.connect(
        client.userId,
        (text) => socket.send(text),
        (code) => void socket.close({ code: code === 1006 ? 1011 : code }),
      );
      socket.onMessage((text) => connection.receive(String(text)));
      socket.onClose(() => connection.drop());
    },
  );
  return client;
}
