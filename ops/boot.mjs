#!/usr/bin/env node
// The door to every command. Plain JavaScript without a package, because it must run on a clone where nothing is
// installed yet: it installs and builds when needed, says what it is doing and for how long, then runs the command.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, isBuilt } from './build.mjs';
import { exclusively } from './exclusively.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Command → the program it runs: `dist` ones out of a build that is fresh, `plain` ones as they lie here. */
const commands = {
  start: { dist: 'ops/start.js' },
  replay: { dist: 'ops/cli/replay.js' },
  administrator: { dist: 'ops/cli/administrator.js' },
  bench: { dist: 'bench/bench.js' },
  'bench:organisation': { dist: 'bench/organisation.js' },
  generate: { plain: 'test/generated/generate.cjs' },
  test: { plain: 'ops/test.mjs' },
  check: { plain: 'ops/test.mjs', args: ['--quick'] },
  build: { dist: undefined },
};

/** True when every package that the lock demands is installed; those for other platforms may be missing. */
function isInstalled() {
  const hidden = join(root, 'node_modules/.package-lock.json'); // npm writes it last, so a killed install has none
  if (!existsSync(hidden)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const have = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, integrity, optional }]) =>
      path === '' ||
      (optional && !have[path]) ||
      (have[path]?.version === version && have[path].integrity === integrity),
  );
}

function install() {
  return step('installing packages (npm ci; about a minute the first time)', async () => {
    const npm = process.env.npm_execpath;
    const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm, 'ci']] : ['npm', ['ci']];
    const log = [];
    const code = await run(command, [...args, '--include=dev', '--include=optional', '--no-audit', '--no-fund'], log);
    if (code !== 0)
      fail(`The packages could not be installed (npm ci ended with ${code}):\n${log.join('').slice(-4000)}`);
  });
}

/** Runs a child, keeps what it prints in `log`, and resolves to its exit code. */
function run(command, args, log) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => log.push(String(text)));
    child.once('error', reject);
    child.once('close', resolve);
  });
}

async function step(what, work) {
  const from = Date.now();
  const seconds = () => ((Date.now() - from) / 1000).toFixed(1);
  process.stderr.write(`· ${what}\n`);
  const clock = setInterval(() => process.stderr.write(`  … ${Math.round(Number(seconds()))} s\n`), 15_000);
  try {
    await work();
  } finally {
    clearInterval(clock);
  }
  process.stderr.write(`  done in ${seconds()} s\n`);
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19))
  fail(`Baton needs Node.js 20.19 or newer; this is ${process.versions.node}.`);

const [name = '', ...rest] = process.argv.slice(2);
const command = commands[name];
if (!command) fail(`Unknown command “${name}”. There are: ${Object.keys(commands).join(', ')}.`);

// One at a time per clone: `npm start` and `npm test` may be given side by side.
await exclusively(join(root, '.boot.lock'), async () => {
  if (!isInstalled()) await install();
  if ('dist' in command && !isBuilt(root))
    await step('building', () => build(root).catch((error) => fail(error.message)));
});

const program = command.dist ? join(root, 'dist', command.dist) : command.plain && join(root, command.plain);
if (program) {
  process.setSourceMapsEnabled(true);
  process.argv = [process.execPath, program, ...(command.args ?? []), ...rest];
  await import(pathToFileURL(program).href);
}
