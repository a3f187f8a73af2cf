import fc from 'fast-check';
import type { Budget } from '../../../domain/calendar/budget';
import { calendarOf, NOTHING_USED } from '../../../domain/calendar/calendar';
import type { WorkingHours } from '../../../domain/calendar/table';
import { NOISE, SlowModel } from './slow-model';
import { type Query, queries, SPAN, tables } from './tables';

const HOUR = 3_600_000;
const DAY = 86_400_000;

/** How many random questions are asked; each table is asked a hundred. A failure prints its seed and the shrunk case. */
const CASES = Number(process.env.BATON_TEST_CALENDAR_CASES ?? 100_000);
const EACH = 100;

const budgetOf = ({ unit, amount }: Query): Budget =>
  unit === 'working-days'
    ? { unit, amount }
    : unit === 'end-of-working-day'
      ? { unit, amount: Math.ceil(amount) }
      : { unit, amount: Math.round(amount * 7 * HOUR) };

/** Plain comparisons: `expect` a million times over would take longer than the model. */
function same(what: string, query: Query, fast: unknown, slow: unknown, holds = fast === slow): void {
  if (!holds) throw new Error(`${what} of ${JSON.stringify(query)}: ${fast}, but minute by minute ${slow}`);
}

function agrees(table: WorkingHours, model: SlowModel, query: Query): void {
  const calendar = calendarOf(table);
  const { from, length } = query;
  const to = from + length;

  const used = calendar.between(from, to);
  const counted = model.between(from, to);
  same('ms', query, used.ms, counted.ms);
  same('workingMs', query, used.workingMs, counted.workingMs);
  const off = Math.abs(used.workingDays - counted.workingDays);
  same('workingDays', query, used.workingDays, counted.workingDays, off < 1e-10);

  same('isAtWork', query, calendar.isAtWork(from), model.isAtWork(from));
  const start = calendar.nextStart(from);
  const first = model.nextStart(from);
  same('nextStart', query, start, first, first === null ? start === null || start >= model.end : start === first);

  const budget = budgetOf(query);
  for (const [since, before, known] of [
    [from, NOTHING_USED, NOTHING_USED],
    [to, used, counted],
  ] as const) {
    const due = calendar.due(since, budget, before);
    const last = model.due(since, budget, known);
    const trusted = model.end - 4 * DAY;
    if (last === null || last > trusted) same('due', query, due, last, due > trusted - DAY);
    else same('due', query, due, last, due >= Math.ceil(last - NOISE) && due <= Math.ceil(last + NOISE));
  }
}

test(`a minute-by-minute model of working time gives the same answers on ${CASES} random questions`, () => {
  let asked = 0;
  fc.assert(
    fc.property(tables, fc.array(queries, { minLength: EACH, maxLength: EACH }), (table, list) => {
      const model = new SlowModel(table, SPAN.start, SPAN.end);
      for (const query of list) agrees(table, model, query);
      asked += list.length;
    }),
    { numRuns: Math.ceil(CASES / EACH) },
  );
  expect(asked).toBeGreaterThanOrEqual(CASES);
}, 300_000);
