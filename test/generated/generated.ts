import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { document } from '../../api/openapi';
import { flowSchema } from '../../contract/flow';
import { root } from '../../ops/root';
import { settingsTable } from '../../ops/settings';
import { lintOverrides } from '../ledgers/lint-borders';
import { relationTable, routeTable, ruleTable, verbTable } from './permissions';

/** A committed file that is made from others, or a part of one: `npm run generate` writes it, a spec compares it. */
export interface Generated {
  readonly file: string;
  /** What the file must hold, to the last character; it may begin from what it holds now. */
  make(): string;
}

/** Those that are made from the sources alone; `database/schema.sql`, which a database tells, stands in write.ts. */
export const GENERATED: readonly Generated[] = [
  { file: 'openapi.json', make: () => json('openapi.json', document()) },
  { file: 'flows/flow.schema.json', make: () => json('flows/flow.schema.json', flowSchema()) },
  {
    file: 'biome.json',
    make: () => json('biome.json', { ...JSON.parse(read('biome.json')), overrides: lintOverrides() }),
  },
  {
    file: 'docs/permissions.md',
    make: () =>
      Object.entries({
        relations: relationTable(),
        rules: ruleTable(),
        routes: routeTable(),
        verbs: verbTable(),
      }).reduce((text, [name, part]) => withPart(text, name, part), read('docs/permissions.md')),
  },
  { file: 'README.md', make: () => withPart(read('README.md'), 'configuration', settingsTable('en')) },
  { file: 'README.zh-CN.md', make: () => withPart(read('README.zh-CN.md'), 'configuration', settingsTable('zh')) },
];

export const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** As the linter wants to see it. */
function json(file: string, value: unknown): string {
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'format', `--stdin-file-path=${file}`];
  return execFileSync(process.execPath, args, { cwd: root, input: JSON.stringify(value, null, 2), encoding: 'utf8' });
}

/** The text with what stands between `<!-- name: … -->` and `<!-- /name -->` replaced. */
export function withPart(text: string, name: string, part: string): string {
  const between = new RegExp(`(<!-- ${name}: .*? -->\n).*?(<!-- /${name} -->)`, 's');
  if (!between.test(text)) throw new Error(`there is no part “${name}”`);
  return text.replace(between, (_, from: string, to: string) => `${from}${part}\n${to}`);
}
