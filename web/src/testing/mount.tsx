import { render } from '@testing-library/react';
import { vi } from 'vitest';
import { App } from '../app/app';
import { createAppRouter } from '../app/router';
import { endSession } from '../store/session';
import type { FakeClient } from './fake/client';
import type { FakeConnection } from './fake/connection';
import { uploadTo } from './fake-upload';

/** The browser's WebSocket, with the fake world at its other end. */
function socketTo(client: FakeClient) {
  return class FakeSocket {
    static readonly OPEN = 1;
    readyState = 0;
    onopen?: () => void;
    onclose?: (event: { code: number }) => void;
    onmessage?: (event: { data: string }) => void;
    private connection?: FakeConnection;

    constructor() {
      queueMicrotask(() => {
        this.readyState = FakeSocket.OPEN;
        this.onopen?.();
        if (!client.userId) return this.onclose?.({ code: 4004 });
        this.connection = client.world.connect(
          client.userId,
          (data) => queueMicrotask(() => this.onmessage?.({ data })),
          (code) => this.onclose?.({ code }),
        );
      });
    }

    send(text: string) {
      this.connection?.receive(text);
    }

    close() {
      this.readyState = 3;
      this.connection?.drop();
    }
  };
}

/** The whole client at an address, with a fake world behind fetch and WebSocket. */
export function mount(client: FakeClient, path: string): void {
  endSession(true);
  vi.stubGlobal('fetch', async (url: string, { method = 'GET', body, headers }: RequestInit = {}) => {
    const why = new Headers(headers).get('X-Audit-Log-Reason');
    const reply = client.handle(method, url, body ? JSON.parse(String(body)) : undefined, why);
    return new Response(reply.status === 204 ? null : reply.body, reply);
  });
  vi.stubGlobal('XMLHttpRequest', uploadTo(client));
  vi.stubGlobal('WebSocket', socketTo(client));
  history.replaceState(null, '', `/app${path}`);
  render(<App router={createAppRouter()} />);
}
