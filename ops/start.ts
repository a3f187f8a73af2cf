import { onInterrupt } from './interrupt';
import { Parts, Stopped } from './parts';
import { type Program, startProgram } from './program';
import { Progress } from './progress';
import { wordsOf } from './sentence';
import { readSettings } from './settings';
import { welcome } from './welcome';

const INTERRUPTED = 130; // the exit code of a program that a Ctrl-C has ended

/** `npm start`: starts everything, says so, and stops everything in order when it is told to. */
async function main(env: NodeJS.ProcessEnv): Promise<number> {
  const began = performance.now();
  const progress = new Progress();
  const stopping = new AbortController();
  const parts = new Parts(stopping.signal, (line) => progress.note(line));
  // However this process ends, what it started ends with it.
  process.once('exit', () => parts.kill());
  onInterrupt(
    () => {
      progress.note('Stopping everything in order; Ctrl-C again ends it at once');
      stopping.abort();
    },
    () => process.exit(INTERRUPTED),
  );
  try {
    const program = await startProgram({ settings: readSettings(env), env, parts, progress, signal: stopping.signal });
    process.stdout.write(welcome(program, (performance.now() - began) / 1000));
    await untilToldOrFailed(stopping.signal, program);
    return 0;
  } catch (error) {
    if (error instanceof Stopped || stopping.signal.aborted) return 0;
    process.stderr.write(`\n${wordsOf(error)}\n`);
    return 1;
  } finally {
    await parts.stop();
    progress.note('Stopped');
  }
}

function untilToldOrFailed(signal: AbortSignal, { failed }: Program): Promise<void> {
  return Promise.race([
    failed,
    new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      signal.addEventListener('abort', () => resolve());
    }),
  ]);
}

main(process.env).then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`${wordsOf(error)}\n`);
    process.exit(1);
  },
);
