import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { root } from '../../ops/root';
import { violations } from './borders';
import { ROOM_NAMES } from './rooms';

const entries = ROOM_NAMES.filter((room) => existsSync(join(root, room))).flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, withFileTypes: true }),
);

describe('the borders between the rooms', () => {
  it('are kept by every file', () => {
    const sources = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'));
    const files = sources.map((entry) => relative(root, join(entry.parentPath, entry.name)));
    expect(files.flatMap((file) => violations(root, file))).toEqual([]);
  });

  it('can be told by the text of an import: no folder inside a room has a room’s name', () => {
    const inner = entries.filter(
      (entry) => entry.isDirectory() && entry.parentPath.startsWith(join(root, 'test')) === false,
    );
    expect(inner.map((entry) => entry.name).filter((name) => (ROOM_NAMES as readonly string[]).includes(name))).toEqual(
      [],
    );
  });
});

/** Each breaks one border; none of these files exists outside this test. */
const PLANTED: Readonly<Record<string, string>> = {
  'domain/escalation/verbs/room.ts': "import { a } from '../../../database/connect';\nexport const b = a;\n",
  'domain/escalation/verbs/type.ts': "import type { A } from '../../../contract/routes';\nexport type B = A;\n",
  'domain/package.ts': "import { z } from 'zod';\nexport const b = z;\n",
  'domain/built-in.ts': "import { join } from 'node:path';\nexport const b = join;\n",
  'domain/plan/again.ts': "export * from '../../words/en';\n",
  'domain/plan/dynamic.ts': "export const b = () => import('../../words/en.js');\n",
  'domain/plan/type-query.ts': "import { a } from '../../api/app';\nexport type B = typeof a;\n",
  'contract/room.ts': "import { a } from '../words/en';\nexport const b = a;\n",
  'contract/verbs/package.ts': "import express from 'express';\nexport const b = express;\n",
  'words/room.ts': "import { a } from '../contract/routes';\nexport const b = a;\n",
  'workflows/activity.ts': "import type { A } from '../activities/record';\nexport type B = A;\n",
  'workflows/package.ts': "import { z } from 'zod';\nexport const b = z;\n",
  'workflows/client.ts': "import { Client } from '@temporalio/client';\nexport const b = Client;\n",
  'database/reads/room.ts': "import { a } from '../../api/app';\nexport const b = a;\n",
  'activities/room.ts': "import { a } from '../workflows/escalation';\nexport const b = a;\n",
  'worker/room.ts': "import { a } from '../api/app';\nexport const b = a;\n",
  'api/handlers/workflow.ts': "import { a } from '../../workflows/escalation';\nexport const b = a;\n",
  'api/room.ts': "import { a } from '../activities/record';\nexport const b = a;\n",
  'flows/check/room.ts': "import { a } from '../../database/connect';\nexport const b = a;\n",
  'ops/room.ts': "import { a } from '../test/given';\nexport const b = a;\n",
};

/** What types alone may cross: lint lets the file through, the scan sees that a value was taken. */
const SEEN_BY_THE_SCAN_ALONE: Readonly<Record<string, string>> = {
  'domain/clock.ts': 'export const b = () => new Date();\n',
  'workflows/value.ts': "import { a } from '../activities/types';\nexport const b = a;\n",
  'words/value.ts': "import { a } from '../domain/escalation/decide';\nexport const b = a;\n",
  'api/value.ts': "import { a } from '../workflows/messages';\nexport const b = a;\n",
};

/** Not imports: lint alone sees them. */
const SEEN_BY_LINT_ALONE: Readonly<Record<string, string>> = {
  'domain/now.ts': 'export const b = () => Date.now();\n',
  'domain/escalation/verbs/chance.ts': 'export const b = () => Math.random();\n',
  'domain/environment.ts': 'export const b = () => process.env;\n',
  'domain/timer.ts': 'export const b = () => setTimeout(() => undefined, 1);\n',
  'domain/print.ts': "export const b = () => console.info('');\n",
  'domain/uuid.ts': 'export const b = () => crypto.randomUUID();\n',
};

/** What is allowed must stay so, or the borders would be walls. */
const ALLOWED: Readonly<Record<string, string>> = {
  'domain/escalation/verbs/inside.ts': "import { a } from '../../plan/plan';\nexport const b = a;\n",
  'contract/verbs/inside.ts':
    "import { z } from 'zod';\nimport { a } from '../../domain/assert';\nexport const b = [a, z];\n",
  'words/types.ts': "import type { A } from '../domain/escalation/refusals';\nexport type B = A;\n",
  'workflows/inside.ts':
    "import { a } from '@temporalio/workflow';\nimport { d } from '../domain/escalation/decide';\nimport type { C } from '../activities/types';\nexport const b: C = [a, d];\n",
  'api/handlers/inside.ts':
    "import { join } from 'node:path';\nimport { c } from '../../contract/routes';\nimport type { M } from '../../workflows/messages';\nexport const b: M = [join, c];\n",
};

describe('a broken border', () => {
  const folder = mkdtempSync(join(tmpdir(), 'baton-borders-'));
  const planted = { ...PLANTED, ...SEEN_BY_THE_SCAN_ALONE, ...SEEN_BY_LINT_ALONE, ...ALLOWED };
  let linted: Set<string>;

  beforeAll(() => {
    for (const name of ['biome.json', 'package.json', '.gitignore']) copyFileSync(join(root, name), join(folder, name));
    for (const [file, text] of Object.entries(planted)) {
      mkdirSync(join(folder, dirname(file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
    const args = [biome, 'lint', '--reporter=json', '--max-diagnostics=none', folder];
    const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    const border = /noRestrictedImports|noRestrictedGlobals|noJsRestrictedProperties|noCommonJs/;
    const diagnostics: { category: string; location: { path: string } }[] = JSON.parse(stdout).diagnostics;
    linted = new Set(
      diagnostics
        .filter(({ category }) => border.test(category))
        .map(({ location }) => relative(folder, join(folder, location.path))),
    );
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(Object.keys({ ...PLANTED, ...SEEN_BY_THE_SCAN_ALONE }))('is seen by the scan: %s', (file) => {
    expect(violations(folder, file)).toHaveLength(1);
  });
  it.each(Object.keys({ ...PLANTED, ...SEEN_BY_LINT_ALONE }))('is seen by lint: %s', (file) => {
    expect([...linted]).toContain(file);
  });
  it.each(Object.keys(ALLOWED))('is not seen where there is none: %s', (file) => {
    expect(violations(folder, file)).toEqual([]);
    expect([...linted]).not.toContain(file);
  });
});
