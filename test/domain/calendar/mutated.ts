import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import * as assertion from '../../../domain/assert';

const FOLDER = join(__dirname, '../../../domain/calendar');
const names = readdirSync(FOLDER).map((name) => name.replace(/\.ts$/, ''));
const sources = new Map(names.map((name) => [name, readFileSync(join(FOLDER, `${name}.ts`), 'utf8')]));

/** One change to the text of one file of `domain/calendar`. */
export interface Mutation {
  /** Its name without folder and ending. */
  readonly file: string;
  /** The line, without the white space around it. */
  readonly line: string;
  /** What stands there instead. */
  readonly becomes: string;
}

/** The modules that this folder was imported as here, with the types that they have. */
export interface Modules {
  readonly budget: typeof import('../../../domain/calendar/budget');
  readonly calendar: typeof import('../../../domain/calendar/calendar');
}

/** Stryker writes its switches into the text: there is nothing to replace in it then. */
export const INSTRUMENTED = [...sources.values()].some((source) => source.includes('stryMutAct'));

/** How often the line stands in its file: once, or the mutation is of a text that is no more (or not told apart). */
export const found = ({ file, line }: Mutation): number =>
  (sources.get(file) ?? '').split('\n').filter((text) => text.trim() === line).length;

/** All of `domain/calendar`, made anew from its sources, with one line of one file changed; or as it stands. */
export function built(mutation?: Mutation): Modules {
  const modules = new Map<string, { exports: object }>();
  const load = (name: string): object => {
    if (name === '../assert') return assertion;
    const file = name.replace(/^\.\//, '');
    const known = modules.get(file);
    if (known) return known.exports;
    const source = sources.get(file);
    if (source === undefined) throw new Error(`domain/calendar imports ${name}`);
    const text = mutation?.file === file ? changed(source, mutation) : source;
    const made = { exports: {} };
    modules.set(file, made);
    new Function('exports', 'require', compiled(text))(made.exports, load);
    return made.exports;
  };
  return { budget: load('./budget'), calendar: load('./calendar') } as Modules;
}

const changed = (source: string, { line, becomes }: Mutation): string =>
  source
    .split('\n')
    .map((text) => (text.trim() === line ? becomes : text))
    .join('\n');

const compiled = (text: string): string =>
  transformSync(text, {
    swcrc: false,
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  }).code;
