import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../ops/root';

/** What the script prints in a process of its own: Node.js reads TZ when it starts. */
const under = (zone: string): readonly string[] =>
  execFileSync(
    process.execPath,
    ['-r', join(root, 'test/parts/typescript.cjs'), join(root, 'test/domain/time-zones-script.ts')],
    { encoding: 'utf8', env: { ...process.env, TZ: zone } },
  )
    .trim()
    .split('\n');

test('the same commands and questions give the same bytes, whatever zone the machine is in', () => {
  const [utc, losAngeles, shanghai] = ['UTC', 'America/Los_Angeles', 'Asia/Shanghai'].map(under);
  // The zones were in force, and there was something to compare.
  expect([utc, losAngeles, shanghai].map((lines) => lines?.[0])).toEqual(['0', '420', '-480']);
  expect(utc).toHaveLength(4);
  for (const line of utc?.slice(1) ?? []) expect(Number(line.split(' ')[0])).toBeGreaterThan(1000);
  expect(losAngeles?.slice(1)).toEqual(utc?.slice(1));
  expect(shanghai?.slice(1)).toEqual(utc?.slice(1));
}, 300_000);
