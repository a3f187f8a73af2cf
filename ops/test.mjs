// `npm test`: the stages in order, quick first; their output streams, and the last line of all is the sum.
// Types and lint count as one test each. Words given after `--` choose test files, as for jest.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = join(root, 'reports');
const quick = process.argv.includes('--quick');
const chosen = process.argv.slice(2).filter((word) => word !== '--quick');

const sum = { passed: 0, failed: 0, skipped: 0 };
const from = Date.now();

// Told to stop, it ends the stage that runs, which stops its servers itself, and begins no other.
let current;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(signal, () => {
    current?.once('close', () => process.exit(1));
    current?.kill(signal);
  });

mkdirSync(reports, { recursive: true });
await single('types', 'typescript/bin/tsc', ['--noEmit']);
await single('lint', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']);
await jest('spec');
if (!quick) await jest('test');

process.stderr.write(`\nin ${seconds(from)} s\n`);
process.exitCode = sum.failed === 0 ? 0 : 1;
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);

/** A stage that is one test: it passes when its program ends well. */
async function single(name, program, args) {
  const code = await stage(name, program, args);
  sum[code === 0 ? 'passed' : 'failed'] += 1;
}

/** A stage of many tests, one project of jest.config.js. */
async function jest(project) {
  const report = join(reports, `${project}.json`);
  rmSync(report, { force: true });
  const code = await stage(project, 'jest/bin/jest', [
    ...['--selectProjects', project, '--json', '--outputFile', report],
    ...(chosen.length > 0 ? ['--passWithNoTests', ...chosen] : []),
  ]);
  const result = read(report);
  sum.passed += result.numPassedTests;
  sum.skipped += result.numPendingTests + result.numTodoTests;
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  // Jest can also fail as a whole, with every test passed: a set-up that throws, a report that was never written.
  sum.failed += failed === 0 && code !== 0 ? 1 : failed;
}

function read(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, numRuntimeErrorTestSuites: 0 };
  }
}

function stage(name, program, args) {
  const began = Date.now();
  process.stderr.write(`\n── ${name}\n`);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', program), ...args], {
      cwd: root,
      stdio: ['ignore', 2, 2], // the sum alone goes to the standard output
    });
    current = child;
    child.once('error', reject);
    child.once('close', (code) => {
      process.stderr.write(`── ${name}: ${code === 0 ? 'passed' : 'FAILED'} in ${seconds(began)} s\n`);
      resolve(code);
    });
  });
}

function seconds(began) {
  return ((Date.now() - began) / 1000).toFixed(1);
}
