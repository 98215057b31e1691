import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { emojiTable } from './build/emoji-plugin.ts';
import { serviceWorker } from './build/sw-plugin.ts';

export default defineConfig({
  base: '/app/',
  plugins: [react(), emojiTable(), serviceWorker()],
  build: {
    target: 'es2023',
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { main: 'index.html', sw: 'src/sw.ts' },
      output: { entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
  server: {
    proxy: Object.fromEntries(
      [
        '/admin',
        '/assets',
        '/auth',
        '/users',
        '/servers',
        '/channels',
        '/invites',
        '/templates',
        '/discovery',
        '/gateway',
        '/version',
      ].map((path) => [path, { target: process.env.PARLEY_URL ?? 'http://localhost:8080', ws: true }]),
    ),
  },
  test: {
    environment: 'happy-dom',
    environmentOptions: { happyDOM: { url: 'http://localhost/app/' } },
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testing/setup.ts'],
    restoreMocks: true,
  },
});
