import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planOf } from '../../../../flows/compile';
import { differencesOf, driveCase } from '../../../../ops/cli/replay/drive';
import { Report } from '../../../../ops/cli/replay/report';
import { casesOf } from '../../../../ops/cli/replay/xes';
import { root } from '../../../../ops/root';
import { InProcess } from './in-process';

const plan = planOf(readFileSync(join(root, 'flows/replayed-incident.yaml'), 'utf8'), 1);

async function replay(path: string): Promise<Report> {
  const engine = new InProcess(plan);
  const report = new Report();
  for await (const log of casesOf(path)) report.add(await driveCase(log, engine));
  return report;
}

test('the sample: an incident for each rule, no act refused, no figure that differs', async () => {
  const report = await replay(join(root, 'test/samples/incidents.xes'));
  expect(report.summary(0)).toMatchInlineSnapshot(`
"Replayed 17 incidents with 97 events in 0 s (0 acts/s).
  acts             156 (accept 41, transfer 21, resolve 18, complete 16, open 16, wait 10, resume 9, close 8, reopen 5, redirect 4, release 4, withdraw-transfer 3, cancel 1)
  events, no act   14 (same holder again 3, already closed 2, already offered there 2, no team 2, unmatched 2, nobody named 1, same wait again 1, unknown status 1)
  refused          0
  changes of team  28 by offer; 5 incidents with a ping-pong among them
  differ           0 of 17 incidents between the engine and the log"
`);
  expect(report.refused).toEqual([]);
  expect(report.differing.map((driven) => [driven.incident, differencesOf(driven)])).toEqual([]);
});

// doi:10.4121/500573e6-accc-4b0c-9576-aa5468b10cee; the figures of changes and ping-pongs are those of docs/replay.md.
const real = join(root, '../shared/data/bpic2013_incidents.xes.gz');
const there = existsSync(real);
(there ? test : test.skip)(
  `the whole log of the BPI Challenge 2013${there ? '' : ` (skipped: no ${real})`}`,
  async () => {
    const { cases, events, teamChanges, pingPongCases, refused, differing } = await replay(real);
    expect({ cases, events, teamChanges, pingPongCases }).toEqual({
      cases: 7554,
      events: 65_533,
      teamChanges: 9454,
      pingPongCases: 1177,
    });
    expect(refused).toEqual([]);
    expect(differing).toEqual([]);
  },
  120_000,
);
