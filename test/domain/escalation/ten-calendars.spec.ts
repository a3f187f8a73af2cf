import type { CalendarTable } from '../../../domain/calendar/calendar';
import type { Answer, Need } from '../../../domain/escalation/needs';
import type { Actor } from '../../../domain/escalation/parties';
import type { Step } from '../../../domain/plan/plan';
import { directory } from '../../company';
import { play } from '../../given';
import { hours } from '../../hours';
import { step, plan as thePlan } from '../../plans';

/** Issue 4, point 7: what a case carries that has visited ten departments, each with a calendar of its own. */
const ZONES = [
  ...['Asia/Shanghai', 'Europe/Dublin', 'America/New_York', 'Australia/Lord_Howe', 'America/Santiago'],
  ...['Africa/Cairo', 'America/St_Johns', 'Asia/Kolkata', 'Pacific/Auckland', 'Europe/Berlin'],
];
/** China's days of a year, forty more of their own, summer time for seven years: as large as a real one gets. */
const calendars: readonly CalendarTable[] = ZONES.map((zone, i) =>
  hours(['Mon-Fri 09:30-12:00, 13:30-18:30', 'Sat 10:00-14:00'], {
    ...{ calendar: `calendar-${i}`, zone, days: 'china' },
    exceptions: Array.from({ length: 40 }, (_, day) => ({
      date: new Date(Date.UTC(2027, 0, 1 + 5 * day)).toISOString().slice(0, 10),
      hours: day % 2 === 0 ? 'off' : '10:00-12:00, 14:00-16:00',
    })),
  }),
);
const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

const department = (i: number): string => `department-${i}`;
const answer = (need: Need): Answer => {
  if (need.ask !== 'calendar' || !need.department.startsWith('department-')) return directory()(need);
  return { value: calendars[Number(need.department.split('-')[1])] ?? null, directory: 1 };
};
const someone = (i: number): Actor => ({
  ...{ kind: 'person', person: `person-${i}`, onBehalfOf: null, rule: null, directory: 1 },
  relations: [{ department: department(i), as: 'member' }],
});
const steps = Object.fromEntries(
  ZONES.map((_, i): [string, Step] => [
    `step-${i}`,
    step({
      department: { by: 'fixed', department: department(i) },
      outcomes: ['completed', 'again'],
      next:
        i < ZONES.length - 1
          ? [{ go: `step-${i + 1}` }]
          : [
              { when: { op: '==', left: { field: 'outcome' }, right: { value: 'again' } }, go: 'step-0', atMost: 2 },
              { go: 'end' },
            ],
    }),
  ]),
);

test('ten departments with ten calendars: the state stays below 64 kB, and each calendar comes into the history once', () => {
  const game = play(thePlan({ start: 'step-0', steps }), answer);
  game.open();
  for (const round of [1, 2])
    for (const i of ZONES.keys()) {
      game.say('claim', {}, { by: someone(i) });
      const last = i === ZONES.length - 1;
      const outcome = last && round === 1 ? 'again' : 'completed';
      game.say('complete', { outcome, results: {} }, { by: someone(i) });
    }
  expect(game.state.handoffs).toHaveLength(20);
  expect(Object.keys(game.state.calendars).filter((one) => one.startsWith('department-'))).toHaveLength(10);
  const size = bytes(game.state);
  expect(size).toBeLessThan(64 * 1024);
  // What is measured is real: most of it is calendars.
  expect(bytes(game.state.calendars)).toBeGreaterThan(20 * 1024);

  const offers = game.events.flatMap((event) => (event.type === 'offered' ? [event] : []));
  expect(offers.map(({ calendar }) => calendar?.id ?? null)).toEqual([
    ...calendars.map(({ id }) => id),
    ...Array(10).fill(null),
  ]);
  // The first visit writes as much more than the second as the calendar is long, and not a byte of another.
  for (const [i, first] of offers.slice(0, 10).entries()) {
    const { calendar: _, ...without } = first;
    expect(bytes(first) - bytes(without)).toBe(bytes(calendars[i]) + ',"calendar":'.length);
    expect(Math.abs(bytes(without) - bytes(offers[10 + i]))).toBeLessThan(100);
  }
  const others = game.events.filter(({ type }) => type !== 'offered' && type !== 'opened');
  expect(Math.max(...others.map(bytes))).toBeLessThan(1_000);
});
