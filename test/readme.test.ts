import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../ops/root';
import { freshFolder } from './ops/folder';
import { Baton, built } from './ops/program';

jest.setTimeout(900_000); // the whole of the READMEs, with a build, a replay and a bench, on a busy machine

interface Step {
  readonly command: string;
  /** What the page says that it prints; undefined where it says nothing. */
  readonly prints: string | undefined;
}

/** The commands of a page in their order. Another kind of block would be one that nothing tests. */
function stepsIn(page: string): Step[] {
  const steps: Step[] = [];
  for (const [, kind, text = ''] of readFileSync(join(root, page), 'utf8').matchAll(/^```(.*)\n((?:.*\n)*?)^```$/gm)) {
    const last = steps.at(-1);
    if (kind === 'sh') steps.push({ command: text, prints: undefined });
    else if (kind === 'text' && last?.prints === undefined && last) steps.splice(-1, 1, { ...last, prints: text });
    else throw new Error(`${page} has a block of kind “${kind}” that belongs to no command:\n${text}`);
  }
  return steps;
}

const STEPS = stepsIn('README.md');
const START = 'npm start\n';
/** Runs this very test, and is what CI runs. */
const TEST = 'npm test\n';
const SESSION = STEPS.filter(({ command }) => command !== START && command !== TEST);

/** Runs commands one after another in one shell, as a reader does; ends at the first that fails. */
function shell(
  commands: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ code: number | null; out: string[]; said: string }> {
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
const lines = (text: string): string[] =>
  text
    .replaceAll(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g, '<instant>')
    .replaceAll(/\b[0-9a-f]{64}\b/g, '<hash>')
    .replaceAll(/("?(?:elapsedMs|ms|workingMs)"?: ?)\d+/g, '$1<ms>')
    .replaceAll(/\b[\d.]+ (s|acts\/s)\b/g, '<n> $1')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('> '));

/** In what a page prints, `…` stands for anything within its line. */
const expected = (text: string): unknown[] =>
  lines(text).map((line) => {
    const parts = line.split('…').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return parts.length === 1 ? line : expect.stringMatching(new RegExp(`^${parts.join('.*')}$`));
  });

describe('README.md', () => {
  const data = freshFolder();
  let baton: Baton;
  let ran: Awaited<ReturnType<typeof shell>>;
  /** The page's address and folder are those of a start of this test's. */
  const here = (text: string): string =>
    text.replaceAll('http://127.0.0.1:8080', baton.url).replaceAll(/(?:\.\/|…)\.baton\//g, `${data}/`);

  beforeAll(async () => {
    built();
    baton = await Baton.begin({ BATON_DATA: data }, 'npm');
    await baton.says('Ctrl-C stops it');
    ran = await shell(
      SESSION.map(({ command }) => here(command)),
      { BATON_DATA: data },
    );
  });
  afterAll(async () => {
    await baton?.stop();
  });

  it('begins with the start, and names the tests', () => {
    expect(STEPS[0]?.command).toBe(START);
    expect(STEPS.map(({ command }) => command)).toContain(TEST);
    expect(SESSION.length).toBeGreaterThan(8);
  });

  it('says what npm start prints', () => {
    const printed = baton.out.slice(baton.out.indexOf('Baton runs'));
    expect(lines(printed)).toEqual(expected(here(STEPS[0]?.prints ?? '')));
  });

  it('has commands that all run', () => {
    const failed = ran.code === 0 ? undefined : SESSION[ran.out.length - 1]?.command;
    expect([failed, ran.code, failed && ran.said]).toEqual([undefined, 0, undefined]);
    expect(ran.out).toHaveLength(SESSION.length);
  });

  it.each(SESSION.filter(({ prints }) => prints !== undefined))('says what it prints: $command', (step) => {
    expect(lines(ran.out[SESSION.indexOf(step)] ?? '')).toEqual(expected(here(step.prints ?? '')));
  });
});

it('README.zh-CN.md has the same commands, which print the same', () => {
  expect(stepsIn('README.zh-CN.md')).toEqual(STEPS);
});
