import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';

const FAKE_PORT = process.env.PARLEY_FAKE_PORT ?? '4173';
const FAKE_URL = `http://localhost:${FAKE_PORT}`;
const realUrl = process.env.PARLEY_URL || undefined;

const desktop = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** `fake-*` run against the built client and an invented server, `real-*` against PARLEY_URL. */
const config: PlaywrightTestConfig = {
  testDir: 'e2e',
  outputDir: 'e2e/out/results',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    trace: 'retain-on-failure',
    video: 'off',
    locale: 'en-GB',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'fake-desktop', testDir: 'e2e/fake', use: { ...desktop, baseURL: FAKE_URL } },
    { name: 'fake-phone', testDir: 'e2e/fake', use: { ...phone, baseURL: FAKE_URL } },
    { name: 'real-desktop', testDir: 'e2e/real', use: { ...desktop, baseURL: realUrl } },
    {
      name: 'real-phone',
      testDir: 'e2e/real',
      testIgnore: '**/gateway.spec.ts', // no browser takes part in it
      use: { ...phone, baseURL: realUrl },
    },
  ],
  webServer: realUrl
    ? undefined
    : {
        command: `node build/preview-server.mjs ${FAKE_PORT}`,
        url: `${FAKE_URL}/app/`,
        reuseExistingServer: false, // what stands on that port already may be another client
      },
};

export default defineConfig(config);
