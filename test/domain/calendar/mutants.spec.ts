import fc from 'fast-check';
import type { Budget } from '../../../domain/calendar/budget';
import type { WorkingHours } from '../../../domain/calendar/table';
import { built, found, INSTRUMENTED, type Modules, type Mutation } from './mutated';
import { type Query, queries, tables } from './tables';

/**
 * What Stryker changes in `domain/calendar` and no other test notices. Each is of no consequence, for a reason that is given;
 * and because reasons can be wrong, each is asked the same questions as the code that stands there, and never gives another answer.
 */
const SURVIVORS: readonly (Mutation & { readonly why: string })[] = [
  {
    file: 'hours',
    line: 'if (first >= end) continue;',
    becomes: 'if (false) continue;',
    why: 'It saves time. Every stretch is cut to begin at `first` or later and to end at `end` or sooner, so `a < b` never holds.',
  },
  {
    file: 'hours',
    line: 'if (first >= end) continue;',
    becomes: 'if (first > end) continue;',
    why: 'As above: where they are equal, every stretch is cut to nothing.',
  },
  {
    file: 'hours',
    line: 'if (midnight >= end) break;',
    becomes: 'if (midnight > end) break;',
    why: 'A span begins at minute 0 or later: on a date whose midnight is `end` all are cut to nothing, and the next date ends the loop.',
  },
  {
    file: 'working-time',
    line: 'due = a + leastMs(b - a, (ms) => gained(ms) >= open);',
    becomes: 'due = a + leastMs(b + a, (ms) => gained(ms) >= open);',
    why: 'What is gained never shrinks and b - a is enough, so the least that is enough is the same below any higher bound.',
  },
];

/** Changes that do matter, some of them seldom: the search finds those. */
const NOTICED: readonly Mutation[] = [
  {
    file: 'hours',
    line: 'if (a < b && visit(a, b, day)) return;',
    becomes: 'if (a <= b && visit(a, b, day)) return;',
  },
  { file: 'working-time', line: 'if (gained(b - a) < open) {', becomes: 'if (gained(b - a) <= open) {' },
  { file: 'working-time', line: 'isProvisional: (at) => at > known,', becomes: 'isProvisional: (at) => at >= known,' },
];

const INPUTS = Number(process.env.BATON_TEST_CALENDAR_CASES ?? 100_000);
const EACH = 100;
const HOUR = 3_600_000;
const UNITS: Readonly<Record<Budget['unit'], (amount: number) => number>> = {
  ms: (amount) => Math.round(amount * 7 * HOUR),
  'working-ms': (amount) => Math.round(amount * 7 * HOUR),
  'working-days': (amount) => amount,
  'end-of-working-day': Math.ceil,
};

/** Everything that a calendar can be asked, of one place in its time. */
function answers(
  { calendar }: Modules,
  table: WorkingHours,
  { from, length, unit, amount }: Query,
): readonly unknown[] {
  const { between, due, isAtWork, nextStart, isProvisional } = calendar.calendarOf(table);
  const used = between(from, from + length);
  const budget = { unit, amount: UNITS[unit](amount) };
  const end = due(from, budget, calendar.NOTHING_USED);
  return [
    used.ms,
    used.workingMs,
    used.workingDays,
    end,
    due(from + length, budget, used),
    isAtWork(from),
    nextStart(from),
    isProvisional(from),
    isProvisional(end),
  ];
}

/** The first question on which they differ. */
function difference(mutants: readonly Mutation[]): (string | undefined)[] {
  const original = built();
  const changed = mutants.map((mutation) => built(mutation));
  const differ: (string | undefined)[] = mutants.map(() => undefined);
  const places = fc.sample(queries, { numRuns: INPUTS, seed: 2 });
  fc.sample(tables, { numRuns: Math.ceil(INPUTS / EACH), seed: 1 }).forEach((table, i) => {
    for (const query of places.slice(i * EACH, (i + 1) * EACH)) {
      const right = answers(original, table, query);
      changed.forEach((modules, which) => {
        if (differ[which]) return;
        const given = answers(modules, table, query);
        if (given.some((answer, place) => !Object.is(answer, right[place])))
          differ[which] = `${JSON.stringify([table, query])}: ${given}, not ${right}`;
      });
    }
  });
  return differ;
}

// Stryker's own runs have its switches in these lines.
(INSTRUMENTED ? describe.skip : describe)(`of ${INPUTS} random questions`, () => {
  const differ = new Map<Mutation, string | undefined>();
  const all = [...SURVIVORS, ...NOTICED];
  beforeAll(() => {
    difference(all).forEach((text, place) => {
      differ.set(all[place] as Mutation, text);
    });
  }, 300_000);

  test.each(all)('the line is in $file, once: $line', (mutation) => {
    expect(found(mutation)).toBe(1);
  });

  test.each(SURVIVORS)('none tells "$becomes" from what stands in $file ($why)', (mutation) => {
    expect(differ.get(mutation)).toBeUndefined();
  });

  test.each(NOTICED)('some tell "$becomes" from what stands in $file', (mutation) => {
    expect(differ.get(mutation)).toBeDefined();
  });
});
