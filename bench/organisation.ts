import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { resolve } from '../activities/resolve';
import { startApi } from '../api/start';
import { connect, type Sql } from '../database/connect';
import { migrate } from '../database/migrate';
import { makeAdministrator } from '../ops/administrator';
import { freePort } from '../ops/free-port';
import { startPostgres } from '../ops/postgres/server';
import { publishFlows } from '../ops/publish-flows';
import { wordsOf } from '../ops/sentence';
import { codecKeys } from '../wire/keys';
import { company, SIZE } from './company';
import { measureResolution } from './resolution';

/** Seconds within which a company of this size is imported (issue 4, point 7). */
const WITHIN_S = 60;

/** Where what is measured is: the API at an address, an administrator's key, and the database behind it. */
export interface Stage {
  readonly url: string;
  readonly key: string;
  readonly sql: Sql;
}

/** `npm run bench:organisation`: what the size of an organisation costs, over HTTP and in the database. */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  chmodSync(folder, 0o755); // as root, PostgreSQL runs as a user of its own who must get there
  const stops: (() => Promise<unknown>)[] = [async () => rmSync(folder, { recursive: true, force: true })];
  try {
    const log = (line: string) => process.stderr.write(`· ${line}\n`);
    const postgres = await startPostgres({ folder: join(folder, 'postgres'), port: await freePort(), log });
    stops.push(() => postgres.stop());
    const sql = connect(postgres.url);
    stops.push(() => sql.end());
    await migrate(sql);
    await publishFlows(sql);
    const api = await startApi({
      ...{ port: 0, host: '127.0.0.1', sql, namespace: 'default', codecKeys: codecKeys('00'.repeat(32)) },
      connection: { address: '127.0.0.1:1' }, // no workflow takes part
      resolve: (needs, at) => resolve(sql, needs, at),
      log: pino({ level: 'silent' }),
    });
    stops.push(() => api.stop());
    const key = await makeAdministrator(sql, 'bench-administrator');
    await measureImport({ url: `http://127.0.0.1:${api.port}`, key, sql });
    await measureResolution(sql);
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

/** The whole company by one request: looked at, written, written once more without a change, and with one in every document. */
async function measureImport(stage: Stage): Promise<void> {
  const whole = company(Date.now());
  const say = (what: string, seconds: number) =>
    process.stdout.write(`${what.padEnd(58)} ${seconds.toFixed(1).padStart(6)} s\n`);
  const text = JSON.stringify(whole);
  process.stdout.write(
    `${SIZE.departments} departments, ${SIZE.people} people, ${(text.length / 1_000_000).toFixed(1)} MB of JSON\n`,
  );
  say('dry run into an empty directory', await imported(stage, text, true));
  const first = await imported(stage, text);
  say('import into an empty directory', first);
  say('import of the same once more', await imported(stage, text));
  const renamed = (whole.people ?? []).map((one) => ({ ...one, name: { zh: '改名', en: `${one.id} renamed` } }));
  const changed = JSON.stringify({ ...whole, people: renamed });
  say('dry run with a change of every person', await imported(stage, changed, true));
  const second = await imported(stage, changed);
  say('import with a change of every person', second);
  if (Math.max(first, second) > WITHIN_S) throw new Error(`an import took more than ${WITHIN_S} s`);
}

/** Seconds. */
async function imported({ url, key }: Stage, body: string, dryRun = false): Promise<number> {
  const began = performance.now();
  const answer = await fetch(`${url}/v1/directory${dryRun ? '?dryRun=true' : ''}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body,
  });
  const said = await answer.text();
  const { refused } = JSON.parse(said) as { refused?: readonly unknown[] };
  if (answer.status !== 200 || refused?.length !== 0) throw new Error(said.slice(0, 2_000));
  return (performance.now() - began) / 1_000;
}

main().catch((error: unknown) => {
  process.stderr.write(`${wordsOf(error)}\n`);
  process.exitCode = 1;
});
