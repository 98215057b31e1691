// Serves dist/ under /app/ and nothing else, for browser tests. Usage: node build/preview-server.mjs [PORT]
import { createServer } from 'node:http';
import { serveApp } from './serve-app.mjs';

const port = Number(process.argv[2] ?? 4173);

createServer(async (request, response) => {
  if (request.url === '/') response.writeHead(302, { Location: '/app/' }).end();
  else if (!(await serveApp(request, response))) response.writeHead(404).end();
}).listen(port, '127.0.0.1', () => console.log(`http://localhost:${port}/app/`));
