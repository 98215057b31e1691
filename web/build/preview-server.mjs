// Serves dist/ under /app/; with PARLEY_URL set, a running server answers the rest, its gateway included.
// Usage: [PARLEY_URL=http://localhost:8080] node build/preview-server.mjs [PORT]
import { request as ask, createServer } from 'node:http';
import { connect } from 'node:net';
import { serveApp } from './serve-app.mjs';

const port = Number(process.argv[2] ?? 4173);
const behind = process.env.PARLEY_URL ? new URL(process.env.PARLEY_URL) : null;

function hand(request, response) {
  const { method, url: path, headers } = request;
  const onward = ask({ host: behind.hostname, port: behind.port, method, path, headers }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.headersSent || response.writeHead(502).end());
  request.pipe(onward);
}

const server = createServer(async (request, response) => {
  if (request.url === '/') response.writeHead(302, { Location: '/app/' }).end();
  else if (await serveApp(request, response)) return;
  else if (behind) hand(request, response);
  else response.writeHead(404).end();
});

if (behind) {
  server.on('upgrade', ({ method, url, rawHeaders }, socket, head) => {
    const onward = connect(behind.port, behind.hostname, () => {
      const lines = rawHeaders.flatMap((name, i) => (i % 2 ? [] : [`${name}: ${rawHeaders[i + 1]}`]));
      onward.write(`${[`${method} ${url} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n`);
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    const end = () => [socket, onward].forEach((side) => void side.destroy());
    for (const side of [socket, onward]) side.on('error', end).on('close', end);
  });
}

server.listen(port, '127.0.0.1', () => console.log(`http://localhost:${server.address().port}/app/`));
