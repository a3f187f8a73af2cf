import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileCalendar } from '../../calendars/compile';
import { directoryBody } from '../../contract/directory-import';
import { parseBudget } from '../../domain/calendar/budget';
import { calendarOf, NOTHING_USED, ROUND_THE_CLOCK } from '../../domain/calendar/calendar';
import { planOf } from '../../flows/compile';
import { root } from '../../ops/root';
import { demoCalendars, demoResponsibility, demoRosters } from '../../ops/seed-organisation';
import { compileResponsibility } from '../../organisation/compile-responsibility';
import { compileRoster } from '../../organisation/compile-roster';
import { coverage } from '../../organisation/coverage';
import { holesIn } from '../../organisation/holes';
import { askedAt } from '../../organisation/on-duty';
import { peopleOf } from '../../organisation/roster';

const AT = Date.parse('2026-09-21T00:00:00+08:00');
const WEEK = 7 * 86_400_000;
const directory = directoryBody.parse(JSON.parse(readFileSync(join(root, 'ops/demo/directory.json'), 'utf8')));
const ids = directory.departments.map(({ id }) => id);
const { calendars, departments } = demoCalendars();
const tables = new Map(
  calendars.map((document) => {
    const compiled = compileCalendar(document, { version: 1, at: AT });
    if (compiled.kind === 'wrong') throw new Error(JSON.stringify(compiled.errors));
    return [document.calendar, compiled.table];
  }),
);
const rosters = new Map(
  Object.entries(demoRosters()).map(([department, document]) => {
    const compiled = compileRoster(document, AT);
    if (compiled.kind === 'wrong') throw new Error(JSON.stringify(compiled.errors));
    return [department, compiled.table];
  }),
);

/** When something is due that is sent to a department of the demo company. */
function due(department: string, from: string, text: string): string {
  const table = tables.get(departments[department] ?? '') ?? ROUND_THE_CLOCK;
  const budget = parseBudget(text);
  if (!budget) throw new Error(text);
  return new Date(calendarOf(table).due(Date.parse(from), budget, NOTHING_USED) + 8 * 3_600_000)
    .toISOString()
    .slice(0, 16);
}

describe('calendars of the demo company', () => {
  it('are those of departments that are there; who has none works round the clock', () => {
    expect(Object.keys(departments).filter((id) => !ids.includes(id))).toEqual([]);
    expect(Object.values(departments).filter((id) => !tables.has(id))).toEqual([]);
    expect(ids.filter((id) => !(id in departments))).toEqual(['service-desk', 'complaints', 'vip', 'wuhan']);
  });

  it.each([
    ['technical-support', '2026-09-24T20:30:00+08:00', '1 working hour', '2026-09-28T10:30'], // story A, ②
    ['finance', '2026-09-18T20:30:00+08:00', '1 working hour', '2026-09-20T10:00'], // story B, ④: the make-up Sunday
    ['finance', '2026-09-21T11:30:00+08:00', '1 working hour', '2026-09-21T13:30'], // over lunch
    ['development', '2026-09-30T18:30:00+08:00', '1 working hour', '2026-10-08T10:30'],
    ['operations', '2026-10-09T19:00:00+08:00', '1 working hour', '2026-10-10T10:30'],
    ['account-security', '2026-10-01T21:30:00+08:00', '1 working hour', '2026-10-02T10:30'],
    ['payment', '2026-10-03T08:00:00+08:00', '30 working minutes', '2026-10-03T09:30'],
    ['dublin', '2026-10-01T18:00:00+08:00', '1 working hour', '2026-10-01T19:00'],
    ['dublin', '2026-10-26T16:30:00+08:00', '1 working hour', '2026-10-26T18:00'], // after summer time
    ['audit', '2026-09-30T17:30:00+08:00', '1 working hour', '2026-10-08T09:30'],
    ['service-desk', '2026-10-01T03:00:00+08:00', '1 working hour', '2026-10-01T04:00'],
  ])('%s, sent %s with %s: %s', (department, from, budget, expected) =>
    expect(due(department, from, budget)).toBe(expected),
  );

  it('are known until the end of 2026 where China’s days apply', () => {
    const until = [...tables].map(([id, { knownUntil }]) => [id, knownUntil]);
    expect(Object.fromEntries(until)).toMatchObject({ finance: '2026-12-31', payment: null, dublin: '2031-12-31' });
  });
});

describe('rosters of the demo company', () => {
  it('name people of their own department', () => {
    const belongs = (person: string, department: string) =>
      directory.people.some((one) => one.id === person && one.departments.some((own) => own.department === department));
    for (const [department, table] of rosters)
      expect([department, peopleOf(table).filter((person) => !belongs(person, department))]).toEqual([department, []]);
  });

  it('leave no hole but in channels, where nobody is on call', () => {
    const all = { from: AT, to: AT + 4 * WEEK, edges: [], standIn: (person: string) => person };
    const open = [...rosters].filter(([, table]) => holesIn(table, all).length > 0).map(([department]) => department);
    expect(open).toEqual(['channels']);
  });

  it.each([
    ['service-desk', '2026-09-25T00:10', 'luo-min'], // stories A: the leaders of the three shifts
    ['service-desk', '2026-09-25T20:36', 'fang-tao'],
    ['service-desk', '2026-09-28T11:40', 'liu-qian'],
    ['technical-support', '2026-09-28T09:50', 'wu-lei'],
    ['technical-support', '2026-09-19T12:00', 'qian-feng'], // on call, week by week
    ['technical-support', '2026-09-26T12:00', 'jiang-fan'],
    ['technical-support', '2026-10-03T12:00', 'wu-lei'],
    ['finance', '2026-09-20T02:00', 'ma-wenjuan'],
  ])('%s at %s: %s', (department, local, person) => {
    const table = rosters.get(department);
    expect(table && askedAt(table, Date.parse(`${local}:00+08:00`))[0]?.person).toBe(person);
  });
});

it('the responsibility table of the demo company answers for every class of problem that players have', () => {
  const { main } = demoResponsibility();
  if (!main) throw new Error('there is no table main');
  const { rows, errors } = compileResponsibility(main);
  expect(errors).toEqual([]);
  expect(rows.filter(({ department }) => !ids.includes(department))).toEqual([]);
  const plan = planOf(readFileSync(join(root, 'flows/player-problem.yaml'), 'utf8'), 1);
  const may = (plan.fields.class?.of ?? []).map((value) => ({ is: 'value' as const, value }));
  expect(may.length).toBeGreaterThan(3);
  const use = { flow: 'player-problem', step: 'diagnose', fields: [{ field: 'class', may }] };
  expect(coverage(main.rows, [use], AT)).toEqual({ gaps: [], overlaps: [], complete: true });
});
