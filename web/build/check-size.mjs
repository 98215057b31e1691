// Fails when what a route must load before it can paint has grown past its budget (gzip, JS + CSS).
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const KB = 1024;

const routes = [
  {
    name: 'log in',
    entries: ['index.html', 'src/features/auth/components/login-page.tsx'],
    budget: 130 * KB,
  },
  {
    name: 'invite',
    entries: ['index.html', 'src/features/auth/components/invite-page.tsx'],
    budget: 130 * KB,
  },
  {
    name: 'first chat',
    entries: ['index.html', 'src/app/shell/shell.tsx', 'src/app/shell/channel-view.tsx'],
    budget: 250 * KB,
  },
];
const CHUNK_BUDGET = 60 * KB;

const sizes = new Map();
function size(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length);
  return sizes.get(file);
}

function closure(key, files = new Set()) {
  const chunk = manifest[key];
  if (!chunk)
    throw new Error(`${key} is not in the build; build/check-size.mjs names routes that no longer exist`);
  if (files.has(chunk.file)) return files;
  files.add(chunk.file);
  for (const css of chunk.css ?? []) files.add(css);
  for (const next of chunk.imports ?? []) closure(next, files);
  return files;
}

let failed = false;
function report(name, bytes, budget) {
  const over = bytes > budget;
  failed ||= over;
  console.log(
    `${over ? 'OVER' : ' ok '} ${name.padEnd(44)} ${(bytes / KB).toFixed(1).padStart(6)} KB of ${budget / KB} KB`,
  );
}

for (const route of routes) {
  const files = new Set();
  for (const entry of route.entries) for (const file of closure(entry)) files.add(file);
  report(
    route.name,
    [...files].reduce((sum, file) => sum + size(file), 0),
    route.budget,
  );
}
const first = closure('index.html');
for (const chunk of Object.values(manifest)) {
  if (chunk.isDynamicEntry && !first.has(chunk.file) && size(chunk.file) > CHUNK_BUDGET / 2) {
    report(`chunk ${chunk.src ?? chunk.file}`, size(chunk.file), CHUNK_BUDGET);
  }
}
process.exit(failed ? 1 : 0);
