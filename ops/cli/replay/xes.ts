import { createReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { isNativeError } from 'node:util/types';
import { createGunzip } from 'node:zlib';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { Sentence } from '../../sentence';
import type { LogCase, LogEvent } from './log';

/**
 * The cases of a XES log (IEEE 1849), one by one as the file is read: it is never held as a whole, and reading pauses while the
 * consumer is busy. `.gz` is unpacked. A file that cannot be read, or is no XML, ends in a {@link Sentence}.
 */
export async function* casesOf(path: string): AsyncGenerator<LogCase, void, undefined> {
  const found: LogCase[] = [];
  const reader = new LogReader((log) => found.push(log));
  try {
    for await (const chunk of textOf(path)) {
      reader.write(chunk);
      yield* found.splice(0);
    }
    reader.end();
  } catch (error) {
    throw explain(error, path);
  }
  yield* found;
}

function textOf(path: string): Readable {
  const file = createReadStream(path);
  if (!path.endsWith('.gz')) return file.setEncoding('utf8');
  // `pipeline` hands an error of the file on to whoever reads the unpacked side.
  return pipeline(file, createGunzip(), () => {}).setEncoding('utf8') as unknown as Readable;
}

const ATTRIBUTES = new Set(['string', 'date', 'int', 'float', 'boolean', 'id']);

/** Turns XML into cases. Attributes of attributes, and those outside traces and events, are none of ours. */
class LogReader {
  readonly #parser = new SaxesParser();
  readonly #open: string[] = [];
  #name = '';
  #events: LogEvent[] = [];
  #event: Record<string, string> = {};

  constructor(found: (log: LogCase) => void) {
    this.#parser.on('error', (error) => {
      throw error;
    });
    this.#parser.on('opentag', (tag) => this.#enter(tag));
    this.#parser.on('closetag', () => {
      const left = this.#open.pop();
      if (left === 'event') this.#events.push(eventOf(this.#event));
      if (left === 'trace') found({ name: this.#name, events: this.#events });
    });
  }

  write(text: string): void {
    this.#parser.write(text);
  }

  end(): void {
    this.#parser.close();
  }

  #enter({ name, attributes }: SaxesTagPlain): void {
    const local = name.slice(name.indexOf(':') + 1);
    const within = this.#open.at(-1);
    this.#open.push(local);
    if (local === 'trace') {
      this.#name = '';
      this.#events = [];
    } else if (local === 'event') this.#event = {};
    else if (ATTRIBUTES.has(local)) {
      const { key = '', value = '' } = attributes;
      if (within === 'event') this.#event[key] = value;
      else if (within === 'trace' && key === 'concept:name') this.#name = value;
    }
  }
}

const eventOf = (read: Record<string, string>): LogEvent => ({
  status: read['concept:name'] ?? '',
  sub: read['lifecycle:transition'] ?? '',
  team: read['org:group'] ?? '',
  person: read['org:resource'] ?? '',
  impact: read.impact ?? '',
  product: read.product ?? '',
});

function explain(error: unknown, path: string): unknown {
  if (!isNativeError(error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return new Sentence(`There is no file ${path}.`);
  if (code.startsWith('E')) return new Sentence(`The file ${path} cannot be read (${code}).`);
  if (code.startsWith('Z_')) return new Sentence(`The file ${path} cannot be unpacked: ${error.message}.`);
  return new Sentence(`The file ${path} is not a XES log: ${error.message}.`);
}
