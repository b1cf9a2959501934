import { spawn, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { explain, ShirubeError } from '../errors.js';

/**
 * `npm run playground`: the bot in local mode and the Microsoft 365 Agents Playground in front of it, until Ctrl-C.
 * Ports: `PORT` for the bot (3978), `PLAYGROUND_PORT` for the Playground (56150).
 */
async function main(env: NodeJS.ProcessEnv): Promise<void> {
  const botPort = env['PORT'] ?? '3978';
  const playgroundPort = env['PLAYGROUND_PORT'] ?? '56150';
  await checkFree(Number(botPort), 'PORT');
  await checkFree(Number(playgroundPort), 'PLAYGROUND_PORT');
  const index = fileURLToPath(new URL('../index.js', import.meta.url));
  const playground = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');
  const address = `http://127.0.0.1:${botPort}`;

  const bot = spawn(process.execPath, [index], { stdio: 'inherit', env: { ...env, PORT: botPort, HOST: '127.0.0.1', LOG_LEVEL: env['LOG_LEVEL'] ?? 'warn' } });
  const children: ChildProcess[] = [bot];
  let ending = false;
  const end = (code: number): void => {
    if (ending) return;
    ending = true;
    process.exitCode = code;
    for (const child of children) child.kill('SIGTERM');
  };
  bot.once('exit', (code) => end(code ?? 1));
  process.once('SIGINT', () => end(0));
  process.once('SIGTERM', () => end(0));
  if (!(await alive(`${address}/healthz`, () => ending))) return;

  // Telemetry off, no browser opened by itself, and its log outside the project.
  const viewer = spawn(process.execPath, [playground, 'start', '--app-endpoint', `${address}/api/messages`, '--channel-id', 'msteams', '--port', playgroundPort, '--disable-telemetry'], {
    stdio: 'ignore',
    env: { ...env, TEAMSAPPTESTER_BROWSER: 'none', M365_AGENTS_PLAYGROUND_LOGFILE: join(tmpdir(), `shirube-playground-${playgroundPort}.log`) },
  });
  children.push(viewer);
  viewer.once('exit', (code) => end(code ?? 1));
  const page = `http://127.0.0.1:${playgroundPort}/`;
  if (await alive(page, () => ending)) process.stdout.write(`\nOpen ${page} in a browser. Ctrl-C ends both.\n`);
}

/** The bot or the Playground would fail later, with words that say less. */
function checkFree(port: number, variable: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (cause) => reject(new ShirubeError('listen', `Port ${port} is already in use.`, `Stop the program that uses it, or set ${variable} to another port.`, cause)));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });
}

/** Waits until an address answers, for half a minute at most, or until we are ending. */
async function alive(address: string, given: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 150 && !given(); tries += 1) {
    const answered = await fetch(address).then(({ ok }) => ok, () => false);
    if (answered) return true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return false;
}

main(process.env).catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
});
