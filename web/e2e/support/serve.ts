import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The server to start: PARLEY_BIN, or what the developer's build makes. */
const binary = process.env.PARLEY_BIN || '../build/dev/parley';
// A test is faster than a person.
const limits = Object.fromEntries(
  ['ACCOUNT', 'PEER', 'MESSAGE_SEND'].map((name) => [`PARLEY_LIMITS__${name}`, 'off']),
);

export interface Served {
  /** Where dist/ stands in front of the server. */
  url: string;
  setupUrl: string;
  /** The server itself, without dist/ in front. */
  origin: string;
  /** `parley admin …` on its folder; the answer, read from JSON. */
  admin(...words: string[]): Promise<Record<string, string>>;
  kill(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Waits for something a process prints. */
function printed(child: ChildProcess, wanted: RegExp): Promise<string> {
  return new Promise((done, failed) => {
    let text = '';
    child.stdout?.on('data', (chunk) => {
      text += chunk;
      const found = wanted.exec(text);
      if (found) done(found[1] ?? '');
    });
    child.once('error', failed);
    child.once('exit', () => failed(new Error(`it ended before it printed ${wanted}`)));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** A server on a folder of its own, to be killed and started again, behind the client built here. */
export async function serve(): Promise<Served> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-e2e-'));
  const data = join(folder, 'data');
  const start = (listen: string) =>
    spawn(binary, ['serve', '--data', data, '--listen', listen], {
      env: { ...process.env, ...limits },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  let server = start('127.0.0.1:0');
  const setup = new URL(await printed(server, /(http\S+#token=\S+)\s/));
  const front = spawn('node', ['build/preview-server.mjs', '0'], {
    env: { ...process.env, PARLEY_URL: setup.origin },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { origin } = new URL(await printed(front, /(http\S+)\s/));
  return {
    url: origin,
    setupUrl: `${origin}/app/setup${setup.hash}`,
    origin: setup.origin,
    async admin(...words) {
      const { stdout } = await promisify(execFile)(binary, ['admin', ...words, '--data', data, '--json']);
      return JSON.parse(stdout);
    },
    kill: () => end(server),
    async restart() {
      server = start(setup.host);
      await printed(server, /(http\S+)\s/);
    },
    async stop() {
      await end(server);
      await end(front);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
