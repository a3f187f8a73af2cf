import { parseArgs } from 'node:util';
import { Sentence } from '../ops/sentence';

export interface Options {
  readonly rounds: number;
  /** Counted seconds of each measurement. */
  readonly seconds: number;
  /** Seconds before them. */
  readonly warm: number;
  readonly concurrency: readonly number[];
  /** Takes a CPU profile of our process, at the second concurrency, in place of the rounds. */
  readonly profile: boolean;
}

export const USAGE = `npm run bench -- [--rounds 5] [--seconds 12] [--warm 4] [--concurrency 1,50,200] [--profile]`;

export function readOptions(args: readonly string[]): Options {
  const number = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        rounds: number,
        seconds: number,
        warm: number,
        concurrency: number,
        profile: { type: 'boolean', default: false },
      },
    });
    const positive = (name: 'rounds' | 'seconds' | 'warm', preset: number): number =>
      positiveNumber(`--${name}`, values[name], preset);
    return {
      rounds: positive('rounds', 5),
      seconds: positive('seconds', 12),
      warm: positive('warm', 4),
      concurrency: (values.concurrency ?? '1,50,200')
        .split(',')
        .map((text) => positiveNumber('--concurrency', text, 0)),
      profile: values.profile,
    };
  } catch (error) {
    if (error instanceof Sentence) throw error;
    throw new Sentence(`${(error as Error).message}\n${USAGE}`);
  }
}

function positiveNumber(name: string, text: string | undefined, preset: number): number {
  const value = text === undefined ? preset : Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new Sentence(`${name} must be a whole number above 0, not “${text}”.\n${USAGE}`);
}
