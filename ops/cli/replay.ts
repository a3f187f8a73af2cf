import { parseArgs } from 'node:util';
import { onInterrupt } from '../interrupt';
import { Sentence } from '../sentence';
import { Client } from './replay/client';
import { Directory } from './replay/directory';
import { driveCase } from './replay/drive';
import { HttpEngine } from './replay/engine';
import { Report } from './replay/report';
import { runningEngine } from './replay/running-engine';
import { casesOf } from './replay/xes';

const USAGE = 'npm run replay -- <log.xes|log.xes.gz> [--cases N] [--concurrency N] [--url U] [--key K]';

/** Milliseconds between two lines of progress. */
const TELL_EVERY = process.stderr.isTTY ? 1_000 : 10_000;

interface Options {
  readonly path: string;
  readonly cases: number;
  readonly concurrency: number;
  readonly url: string | undefined;
  readonly key: string | undefined;
}

/** `npm run replay`: 0 when every case agrees, 1 when one differs or nothing could be replayed. */
async function main(): Promise<number> {
  const { path, cases, concurrency, ...given } = readOptions(process.argv.slice(2));
  const { url, key } = await runningEngine(given, process.env);
  const directory = new Directory(new Client(url, key));
  const engine = new HttpEngine(directory, await directory.lead());
  const report = new Report();
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;

  let stopping = false;
  const listening = onInterrupt(
    () => {
      stopping = true;
      process.stderr.write('\nFinishing the incidents on their way; Ctrl-C again ends it at once.\n');
    },
    () => process.exit(130),
  );
  const tell = () =>
    process.stderr.write(
      `${process.stderr.isTTY ? '\r' : ''}${report.progress(seconds())}${process.stderr.isTTY ? ' ' : '\n'}`,
    );
  const telling = setInterval(tell, TELL_EVERY);

  // One reader for all: each takes the next incident when it has driven the one before.
  const log = casesOf(path);
  let taken = 0;
  const work = async (): Promise<void> => {
    while (!stopping && taken++ < cases) {
      const next = await log.next();
      if (next.done) return;
      report.add(await driveCase(next.value, engine));
    }
  };
  try {
    await Promise.all(
      Array.from({ length: concurrency }, () =>
        work().catch((error) => {
          stopping = true; // the others finish what they have
          throw error;
        }),
      ),
    );
  } finally {
    clearInterval(telling);
    listening();
    tell();
  }
  process.stdout.write(`\n${report.summary(seconds())}\n`);
  if (report.cases === 0) throw new Sentence(`${path} holds no incidents.`);
  return report.differing.length > 0 ? 1 : 0;
}

function readOptions(args: readonly string[]): Options {
  const text = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { cases: text, concurrency: text, url: text, key: text },
    });
    const [path, ...more] = positionals;
    if (path === undefined || more.length > 0) throw new Error('One log is replayed at a time.');
    return {
      path,
      cases: values.cases === undefined ? Number.POSITIVE_INFINITY : wholeNumber('--cases', values.cases),
      concurrency: values.concurrency === undefined ? 8 : wholeNumber('--concurrency', values.concurrency),
      url: values.url,
      key: values.key,
    };
  } catch (error) {
    throw new Sentence(`${(error as Error).message}\n${USAGE}`);
  }
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new Error(`${name} must be a whole number above 0, not “${text}”.`);
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    process.stderr.write(`${error.name === 'Sentence' ? error.message : error.stack}\n`);
    process.exit(1);
  },
);
