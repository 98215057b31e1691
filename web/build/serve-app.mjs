// The client's files as the Parley binary serves them: nonce in index.html, CSP header, deep links to index.html.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};

function policy(nonce, host) {
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src-elem 'self' 'nonce-${nonce}'`,
    `style-src-attr 'none'`,
    `connect-src 'self' ws://${host} wss://${host}`,
    `img-src 'self' blob: data:`,
    `media-src 'self' blob:`,
    `font-src 'self'`,
    `worker-src 'self'`,
    `manifest-src 'self'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types parley`,
  ].join('; ');
}

async function page(request, response) {
  const nonce = randomBytes(16).toString('base64');
  const html = (await readFile(join(dist, 'index.html'), 'utf8')).replaceAll('__NONCE__', nonce);
  response.writeHead(200, {
    'Content-Type': types['.html'],
    'Content-Security-Policy': policy(nonce, request.headers.host),
    'Cache-Control': 'no-cache',
  });
  response.end(html);
}

/** Answers a request for something under /app/; false when it is for something else. */
export async function serveApp(request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (!pathname.startsWith('/app/')) return false;
  const file = normalize(pathname.slice('/app/'.length));
  const type = types[extname(file)];
  if (!type || file.startsWith('..') || file === 'index.html') {
    await page(request, response);
    return true;
  }
  try {
    const body = await readFile(join(dist, file));
    const cache = file.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    response.writeHead(200, { 'Content-Type': type, 'Cache-Control': cache }).end(body);
  } catch {
    response.writeHead(404).end();
  }
  return true;
}
