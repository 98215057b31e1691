import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';

const FAKE_PORT = process.env.PARLEY_FAKE_PORT ?? '4173';
const FAKE_URL = `http://localhost:${FAKE_PORT}`;
const realUrl = process.env.PARLEY_URL || undefined;

const desktop = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** Each test has its page and the invented server in it for itself. */
const fake = { testDir: 'e2e/fake', fullyParallel: true };
/** All tests share the one server at PARLEY_URL. */
const real = { testDir: 'e2e/real', workers: 1 };

/** `fake-*` run against the built client and an invented server, `real-*` against PARLEY_URL. */
const config: PlaywrightTestConfig = {
  testDir: 'e2e',
  outputDir: 'e2e/out/results',
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    trace: { mode: 'retain-on-failure', screenshots: false }, // a picture of every step takes longer than the steps
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
    { name: 'fake-desktop', ...fake, use: { ...desktop, baseURL: FAKE_URL } },
    { name: 'fake-phone', ...fake, grepInvert: /@once/, use: { ...phone, baseURL: FAKE_URL } },
    { name: 'real-desktop', ...real, use: { ...desktop, baseURL: realUrl } },
    {
      name: 'real-phone',
      ...real,
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
