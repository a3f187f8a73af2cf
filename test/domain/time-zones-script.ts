import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Budget } from '../../domain/calendar/budget';
import { calendarOf, NOTHING_USED } from '../../domain/calendar/calendar';
import type { CalendarTable } from '../../domain/calendar/table';
import { canonicalJson } from '../../domain/journal/canonical';
import { games } from '../commands';
import { company } from '../company';
import { hours } from '../hours';
import { plan } from '../plans';
import { playAll } from '../random-case';
import { queries, tables } from './calendar/tables';

/**
 * Run by time-zones.spec.ts under several zones of the machine, with the same chance each time. It prints the zone's own offset, so that the
 * zone is seen to be in force, and one line for each thing that must come out the same.
 */
const SEED = { seed: 20_260_922, numRuns: 300 };

function calendars(): string {
  const answers = fc.sample(fc.tuple(tables, queries), SEED).map(([table, query]) => {
    const calendar = calendarOf(table);
    const budget: Budget = {
      unit: query.unit,
      amount: query.unit.endsWith('ms') ? Math.round(query.amount * 3_600_000) : query.amount,
    };
    return [
      calendar.between(query.from, query.from + query.length),
      calendar.due(query.from, budget, NOTHING_USED),
      calendar.nextStart(query.from),
      calendar.isProvisional(query.from),
    ];
  });
  return canonicalJson(answers);
}

const DEPARTMENTS: Readonly<Record<string, CalendarTable>> = {
  desk: hours('daily 00:00-24:00', { calendar: 'desk' }),
  security: hours('Mon-Fri 09:00-12:00, 13:00-18:00', { calendar: 'security', days: 'china' }),
  payment: hours('Sun-Thu 22:00-06:00', { calendar: 'payment', zone: 'Europe/Dublin' }),
  board: hours('Mon-Fri 10:00-16:00', { calendar: 'board', zone: 'America/Los_Angeles' }),
};

/** The events of random cases between departments of three zones, with budgets in working time, in a company that changes. */
function cases(): string {
  const working = JSON.parse(
    JSON.stringify(plan())
      .replaceAll('{"unit":"ms","amount":172800000}', '{"unit":"working-days","amount":1.5}')
      .replaceAll('{"unit":"ms","amount":28800000}', '{"unit":"end-of-working-day","amount":1}')
      .replaceAll('{"unit":"ms","amount":3600000}', '{"unit":"working-ms","amount":3600000}'),
  );
  const played = fc.sample(games, { ...SEED, numRuns: 60 }).map((tried) => {
    const it = company();
    for (const [department, table] of Object.entries(DEPARTMENTS)) it.calendar(department, table);
    return playAll(tried, working, it).events;
  });
  return canonicalJson(played);
}

const text = [calendars(), canonicalJson(DEPARTMENTS), cases()];
const lines = text.map((one) => `${one.length} ${createHash('sha256').update(one).digest('hex')}`);
process.stdout.write(`${new Date(Date.UTC(2026, 6, 1)).getTimezoneOffset()}\n${lines.join('\n')}\n`);
