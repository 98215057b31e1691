import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

const MARK = '__PRECACHE__';

/** Writes the entry closure (the chunks that index.html needs at once) and a version into the built service worker. */
export function serviceWorker(): Plugin {
  return {
    name: 'parley-service-worker',
    apply: 'build',
    generateBundle(_options, bundle) {
      const worker = bundle['sw.js'];
      if (worker?.type !== 'chunk') return;
      const wanted = new Set<string>();
      const visit = (file: string) => {
        const chunk = bundle[file];
        if (chunk?.type !== 'chunk' || wanted.has(file)) return;
        wanted.add(file);
        for (const css of chunk.viteMetadata?.importedCss ?? []) wanted.add(css);
        chunk.imports.forEach(visit);
      };
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk' && chunk.isEntry && chunk !== worker) visit(chunk.fileName);
      }
      const urls = ['/app/', ...[...wanted].sort().map((file) => `/app/${file}`)];
      const names = Object.keys(bundle).sort().join('\n');
      const version = createHash('sha256').update(names).digest('hex').slice(0, 12);
      if (!worker.code.includes(MARK)) this.error('the service worker has no place for its file list');
      worker.code = worker.code.replace(MARK, JSON.stringify({ version, urls }).replaceAll('"', '\\"'));
    },
  };
}
