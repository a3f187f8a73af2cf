import { randomUUID } from 'node:crypto';
import { MockActivityEnvironment } from '@temporalio/testing';
import { Vault } from '../../api/vault';
import { sweeps } from '../../database/reads/sweeps';
import type { Plan } from '../../domain/plan/plan';
import { codecKeys } from '../../wire/keys';
import { confidentialActivities } from '../../worker/confidential';
import { OPENING, Server } from '../api/server';

let server: Server;
beforeAll(async () => {
  server = await Server.start();
});
afterAll(() => server.stop());

const settle = (keys = server.engine.keys) =>
  new MockActivityEnvironment().run(confidentialActivities({ sql: server.sql, codecKeys: keys }).settleConfidential);
const DAY = 24 * 3_600_000;

test('a value whose request died is kept when its act is on record, and goes when not; a young one is left alone', async () => {
  const fields = { ...OPENING.fields, contact: '110' };
  const one = await server.open({ fields });
  await server.sql`update confidential_value set kept = false, given_at = ${Date.now() - DAY - 1} where escalation = ${one.id}`;
  const { plan } = await thePlan(one.flow.version);
  const vault = new Vault(server.sql, server.engine.keys);
  const died = async (at: number) => {
    const escalation = randomUUID();
    const giving = { escalation, actor: 'lin-xiao', key: `lin-xiao/${escalation}`, at };
    await expect(
      vault.during(plan, { contact: '111' }, giving, () => Promise.reject(new Error('died'))),
    ).rejects.toThrow('died');
    return escalation;
  };
  const [old, young] = [await died(Date.now() - DAY - 1), await died(Date.now())];
  await settle();
  const left = await server.sql`select escalation, kept from confidential_value order by kept desc`;
  expect([...left]).toEqual([
    { escalation: one.id, kept: true },
    { escalation: young, kept: false },
  ]);
  expect(await server.sql`select 1 from case_key where escalation = ${old}`).toEqual([]);
  expect((await sweeps(server.sql)).find(({ name }) => name === 'confidential')).toMatchObject({
    lookedAt: 2,
    actedOn: 1,
  });
});

test('keys of cases come under the installation’s new key, and the old one may leave', async () => {
  const one = await server.open({ fields: { ...OPENING.fields, contact: '112' } });
  const old = server.engine.keys[0];
  const fresh = codecKeys('3'.repeat(64))[0];
  await settle([fresh, old]);
  const marker = (
    await server.sql<{ digest: string }[]>`select digest from confidential_value where escalation = ${one.id}`
  )[0];
  const read = (keys: typeof server.engine.keys) =>
    new Vault(server.sql, keys).read(one.id, 'contact', marker?.digest ?? '');
  expect(await read([fresh])).toMatchObject({ value: '112' });
  await expect(read([old])).rejects.toThrow(/is missing/);
  await settle([old, fresh]); // and back, for the other tests
});

async function thePlan(version: number) {
  const [row] = await server.sql<{ plan: Plan }[]>`select plan from flow_version where version = ${version}`;
  if (!row) throw new Error('no plan');
  return row;
}
