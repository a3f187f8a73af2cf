import type { Act, View } from '../../../../ops/cli/replay/acts';
import { countCase, type Figures } from '../../../../ops/cli/replay/counts';
import { differencesOf, driveCase, type Engine } from '../../../../ops/cli/replay/drive';
import type { LogCase } from '../../../../ops/cli/replay/log';
import { Report } from '../../../../ops/cli/replay/report';

const line = (team: string, person: string, status: string, sub: string) => ({
  team,
  person,
  status,
  sub,
  impact: '',
  product: '',
});
const LOG: LogCase = {
  name: '1-1',
  events: [
    line('a', 'ann', 'Accepted', 'In Progress'),
    line('a', 'ann', 'Accepted', 'Assigned'),
    line('b', 'ann', 'Queued', 'Awaiting Assignment'),
    line('a', 'ann', 'Completed', 'Resolved'),
  ],
};
const QUEUED: View = { state: 'open', department: 'a', holder: null, offered: null, wait: null };
const HELD: View = { ...QUEUED, holder: 'ann' };
const AFTER: Partial<Record<Act['verb'], View>> = {
  open: QUEUED,
  accept: HELD,
  transfer: { ...HELD, offered: 'b' },
  'withdraw-transfer': HELD,
};

/** An engine that says no to some verbs, and says of itself what it is told to. */
function engine(refuses: Partial<Record<Act['verb'], string>>, figures: Partial<Figures>) {
  const tried: Act['verb'][] = [];
  const made: Engine = {
    name: ({ status, sub, team, person }) => Promise.resolve({ status, sub, department: team, person }),
    begin: () => {
      let view: View | null = null;
      return {
        get view() {
          return view;
        },
        perform({ verb }) {
          tried.push(verb);
          const code = refuses[verb] ?? null;
          if (code === null) view = AFTER[verb] ?? view;
          return Promise.resolve(code);
        },
        figures: () => Promise.resolve({ ...countCase(LOG), ...figures }),
      };
    },
  };
  return { tried, engine: made };
}

test('each event is mapped from what the case is by then', async () => {
  const { tried, engine: willing } = engine({}, {});
  const driven = await driveCase(LOG, willing);
  expect(tried).toEqual(['open', 'accept', 'transfer', 'withdraw-transfer', 'complete', 'resolve']);
  expect(driven).toMatchObject({ incident: '1-1', events: 4, acts: tried, none: ['same holder again'], refused: [] });
  expect(differencesOf(driven)).toEqual([]);
});

test('a refused act is kept with its code; what was to follow it is left, the next event goes on from there', async () => {
  const { tried, engine: unwilling } = engine({ accept: 'not-yours', transfer: 'unknown-department' }, {});
  const driven = await driveCase(LOG, unwilling);
  expect(tried).toEqual(['open', 'accept', 'accept', 'redirect', 'accept']);
  expect(driven.acts).toEqual(['open', 'redirect']);
  expect(driven.refused).toEqual([
    { incident: '1-1', event: 1, verb: 'accept', code: 'not-yours' },
    { incident: '1-1', event: 2, verb: 'accept', code: 'not-yours' },
    { incident: '1-1', event: 4, verb: 'accept', code: 'not-yours' },
  ]);
});

test('the report lists refusals by code, and what differs with both figures', async () => {
  const report = new Report();
  report.add(await driveCase(LOG, engine({ accept: 'not-yours' }, { waits: 3, departments: ['a', 'c'] }).engine));
  report.add(await driveCase(LOG, engine({}, {}).engine));
  expect(report.differing).toHaveLength(1);
  const told = report.summary(2);
  expect(told).toContain('refused          3 (accept: not-yours 3)');
  expect(told).toContain('1-1, event 1: accept was refused as not-yours');
  expect(told).toContain('differ           1 of 2 incidents');
  expect(told).toContain('1-1: waits: engine 3, log 0');
  expect(told).toContain('1-1: departments that held it: engine a → c, log a');
});
