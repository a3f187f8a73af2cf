import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../ops/root';
import { freshDatabase } from '../database/database';
import { freshFolder } from './folder';
import { Baton, built } from './program';

jest.setTimeout(180_000);
beforeAll(built);

/** The servers of the test run, as somebody's own: an empty database, and the address of a Temporal that runs already. */
describe('with servers of one’s own', () => {
  const data = join(freshFolder(), 'data');
  const key = randomBytes(32).toString('base64');
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let env: NodeJS.ProcessEnv;
  let administrator: string;
  const running: Baton[] = [];

  beforeAll(async () => {
    database = await freshDatabase({ migrated: false });
    env = {
      BATON_DATA: data,
      DATABASE_URL: database.url,
      TEMPORAL_ADDRESS: process.env.BATON_TEST_TEMPORAL,
      BATON_CODEC_KEY: key,
    };
  });
  afterAll(async () => {
    for (const baton of running) await baton.stop();
    await database.drop();
  });

  it('the first administrator is made by a command', () => {
    const script = join(root, 'dist/ops/cli/administrator.js');
    const run = (...args: string[]) =>
      execFileSync(process.execPath, [script, ...args], {
        env: { ...process.env, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    expect(() => run()).toThrow('Say who shall be administrator');
    expect(() => run('Han Bing')).toThrow('cannot be the id of a person');
    administrator = run('han-bing').toString().trim();
    expect(administrator).toMatch(/^baton_[0-9a-f]{12}_[0-9a-f]{64}$/);
  });

  it('one process runs the API and another the worker, and acts go through both', async () => {
    const api = await Baton.start({ ...env, BATON_ROLE: 'api' });
    running.push(api);
    expect((await api.get('/readyz')).status).toBe(503); // no worker yet
    const worker = await Baton.begin({ ...env, BATON_ROLE: 'worker' });
    running.push(worker);
    await worker.says('Baton runs');
    await api.ready();
    expect(worker.out).not.toContain('Address');
    const flows = (await (await api.get('/v1/flows', administrator)).json()) as { items: { flow: string }[] };
    expect(flows.items.map(({ flow }) => flow)).toContain('player-problem');
  });

  it('nothing is started, nothing is seeded, and no data folder is made', async () => {
    const [{ people }] = (await database.sql`select count(*)::int as people from person`) as unknown as [
      { people: number },
    ];
    expect(people).toBe(1);
    expect(existsSync(data)).toBe(false);
    for (const { out } of running) expect(out).not.toMatch(/PostgreSQL|Temporal binary|demo/i);
  });
});
