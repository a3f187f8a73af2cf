import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(__dirname, '../..');

/** The text of every spec under a folder of `test/`, by its path from the root. A spec that is there is run, and passes. */
export const specsUnder = (...folders: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    folders.flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.spec.ts'))
        .map((path) => {
          const at = join(folder, path);
          return [at, read(at)] as const;
        }),
    ),
  );

export const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** The members of an interface, in the order in which they are written. */
export function membersOf(source: string, name: string): readonly string[] {
  const body = new RegExp(`interface ${name} \\{\\n([\\s\\S]*?)\\n\\}`).exec(source)?.[1] ?? '';
  return [...body.matchAll(/^ {2}(?:'([a-z-]+)'|([a-z]+)):/gm)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}
