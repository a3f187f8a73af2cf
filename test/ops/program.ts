import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../ops/free-port';
import { root } from '../../ops/root';

const STARTS_WITHIN = 120_000; // milliseconds; a start with a build before it on a busy machine

/** Baton as a person starts it, in a process group of its own, as a terminal gives every command. */
export class Baton {
  out = '';
  /** Resolves to the exit code. */
  readonly ended: Promise<number | null>;

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (this.out += text));
    this.ended = new Promise((resolve) => child.once('close', (code) => resolve(code)));
  }

  /** Begins a start; `npm` goes the whole way, the other is what that runs in the end. */
  static async begin(env: NodeJS.ProcessEnv, by: 'npm' | 'node' = 'node'): Promise<Baton> {
    const port = env.PORT ?? String(await freePort());
    const [command, args] = by === 'npm' ? ['npm', ['start']] : [process.execPath, [join(root, 'dist/ops/start.js')]];
    const own = Object.entries(process.env).filter(([name]) => !name.startsWith('BATON_') && name !== 'NODE_ENV');
    const child = spawn(command as string, args as string[], {
      cwd: root,
      detached: true,
      env: { ...Object.fromEntries(own), PORT: port, TEMPORAL_CLI: process.env.BATON_TEST_TEMPORAL_CLI, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new Baton(child, `http://127.0.0.1:${port}`);
  }

  static async start(env: NodeJS.ProcessEnv, by: 'npm' | 'node' = 'node'): Promise<Baton> {
    const baton = await Baton.begin(env, by);
    await baton.says('Baton runs');
    return baton;
  }

  get pid(): number {
    return this.child.pid as number;
  }

  async says(words: string): Promise<void> {
    let over = false;
    this.ended.then(() => (over = true)).catch(() => undefined);
    for (const until = Date.now() + STARTS_WITHIN; !this.out.includes(words); await pause(20))
      if (over || Date.now() > until) throw new Error(`it never said “${words}”:\n${this.out}`);
  }

  /** As a terminal does it: to every process of the group. */
  interrupt(signal: NodeJS.Signals = 'SIGINT'): void {
    process.kill(-this.pid, signal);
  }

  async stop(): Promise<number | null> {
    this.interrupt();
    return this.ended;
  }

  async get(path: string, key?: string): Promise<Response> {
    return fetch(this.url + path, { headers: key ? { authorization: `Bearer ${key}` } : {} });
  }

  /** Waits until acts can be taken; gives the milliseconds that took. */
  async ready(): Promise<number> {
    const from = Date.now();
    for (const until = from + STARTS_WITHIN; Date.now() < until; await pause(50))
      if (
        await this.get('/readyz')
          .then(({ ok }) => ok)
          .catch(() => false)
      )
        return Date.now() - from;
    throw new Error(`it was never ready:\n${this.out}`);
  }
}

/** Compiles what has changed, once for all tests of a file. */
export function built(): void {
  execFileSync(process.execPath, [join(root, 'ops/boot.mjs'), 'build'], { stdio: ['ignore', 'ignore', 'pipe'] });
}

/** Every process whose command line names this folder: the servers of an embedded start. */
export function processesOf(folder: string): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,args=']).toString().split('\n');
  return lines.filter((line) => line.includes(folder)).map((line) => Number.parseInt(line, 10));
}
