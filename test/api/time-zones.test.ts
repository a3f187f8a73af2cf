import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../ops/root';

/** What the script prints in a process of its own: Node.js reads TZ when it starts. */
async function under(zone: string): Promise<{ zone: number; cases: readonly (readonly { type: string }[])[] }> {
  const script = ['-r', join(root, 'test/parts/typescript.cjs'), join(root, 'test/api/time-zones-script.ts')];
  const { stdout } = await promisify(execFile)(process.execPath, script, { env: { ...process.env, TZ: zone } });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

test('on the server too: API and worker write the same events whatever zone the machine is in', async () => {
  const utc = await under('UTC');
  const losAngeles = await under('America/Los_Angeles');
  const shanghai = await under('Asia/Shanghai');
  // The zones were in force, and there was something to compare: calendars with zones and official days among it.
  expect([utc, losAngeles, shanghai].map(({ zone }) => zone)).toEqual([0, 420, -480]);
  expect(utc.cases.map((events) => events.map(({ type }) => type))).toEqual([
    ['opened', 'offered', 'accepted', 'completed', 'offered', 'accepted', 'completed', 'offered'],
    ['opened', 'offered', 'accepted', 'transfer-offered', 'accepted', 'released', 'cancelled'],
  ]);
  expect(JSON.stringify(utc.cases)).toContain('"zone":"Europe/Dublin"');
  expect(losAngeles.cases).toEqual(utc.cases);
  expect(shanghai.cases).toEqual(utc.cases);
}, 120_000);
