import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../ops/root';

export interface Step {
  readonly command: string;
  /** What the page says that it prints; undefined where it says nothing. */
  readonly prints: string | undefined;
}

/** The commands of a page in their order. Another kind of block would be one that nothing tests. */
export function stepsIn(page: string): Step[] {
  const steps: Step[] = [];
  for (const [, kind, text = ''] of readFileSync(join(root, page), 'utf8').matchAll(/^```(.*)\n((?:.*\n)*?)^```$/gm)) {
    const last = steps.at(-1);
    if (kind === 'sh') steps.push({ command: text, prints: undefined });
    else if (kind === 'text' && last?.prints === undefined && last) steps.splice(-1, 1, { ...last, prints: text });
    else throw new Error(`${page} has a block of kind “${kind}” that belongs to no command:\n${text}`);
  }
  return steps;
}

/** What came of commands: of each that was begun what it printed, and what they said besides. */
export interface Ran {
  readonly code: number | null;
  readonly out: readonly string[];
  readonly said: string;
}

/** Runs commands one after another in one shell, as a reader does; ends at the first that fails. */
export function shell(commands: readonly string[], env: NodeJS.ProcessEnv): Promise<Ran> {
  const mark = '── next ──\n';
  const script = [
    'set -eo pipefail',
    ...commands.map((command) => `printf '${mark.replace('\n', '\\n')}'\n${command}`),
  ].join('\n');
  const child = spawn('bash', ['-c', script], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let said = '';
  child.stdout.on('data', (text) => (out += text));
  child.stderr.on('data', (text) => (said += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out: out.split(mark).slice(1), said }));
  });
}

/** Lines without what differs from run to run, and without what npm says of itself. */
export const lines = (text: string): string[] =>
  text
    .replaceAll(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g, '<instant>')
    .replaceAll(/\b[0-9a-f]{64}\b/g, '<hash>')
    .replaceAll(/("?(?:elapsedMs|ms|workingMs)"?: ?)\d+/g, '$1<ms>')
    .replaceAll(/\b[\d.]+ (s|acts\/s)\b/g, '<n> $1')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('> '));

/** In what a page prints, `…` stands for anything within its line. */
export const expected = (text: string): unknown[] =>
  lines(text).map((line) => {
    const parts = line.split('…').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return parts.length === 1 ? line : expect.stringMatching(new RegExp(`^${parts.join('.*')}$`));
  });
