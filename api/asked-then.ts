import type { CalendarTable } from '../domain/calendar/calendar';
import type { Instant } from '../domain/calendar/instant';
import { DAY_MS, MINUTE_MS } from '../domain/calendar/instant';
import { dateOf, localTime, weekdayOf } from '../domain/calendar/local-time';
import { consult, type Directory, UNKNOWN, type Unknown } from '../domain/escalation/consult';
import type { Answers, Need } from '../domain/escalation/needs';
import type { LocalTime } from '../words/answers/answers';
import type { Resolve } from './foresee';

/** As many rounds as a command has (design §3). */
const ROUNDS = 3;

/**
 * What the directory would say at an instant, asked as the domain asks it. Calendars are those that are known now: what was not yet known
 * then, about days that were to come, is no help to who asks today.
 */
export async function askedThen<T>(
  resolve: Resolve,
  at: Instant,
  now: Instant,
  ask: (directory: Directory) => T | Unknown,
): Promise<T> {
  let answers: Answers = {};
  for (let round = 0; round <= ROUNDS; round++) {
    const directory = consult(answers);
    const told = ask(directory);
    if (told !== UNKNOWN && directory.missing.length === 0) return told;
    const isCalendar = (need: Need): boolean => need.ask === 'calendar';
    const calendars = directory.missing.filter(isCalendar);
    const others = directory.missing.filter((need) => !isCalendar(need));
    if (others.length > 0) answers = { ...answers, ...(await resolve(others, at)) };
    if (calendars.length > 0) answers = { ...answers, ...(await resolve(calendars, Math.max(at, now))) };
  }
  throw new Error('the directory has not settled');
}

/** An instant as people of a calendar read their clocks; of one without a zone, in UTC. */
export function localTimeIn(table: CalendarTable, at: Instant): LocalTime {
  const [zone, offsets] = 'weekly' in table ? [table.zone, table.offsets] : ['UTC', [[0, 0]] as const];
  const local = localTime(offsets);
  const day = local.day(at);
  const east = local.regimes.find(({ to }) => at < to)?.east ?? 0;
  const minutes = Math.floor((at + east - day * DAY_MS) / MINUTE_MS);
  const two = (part: number): string => String(part).padStart(2, '0');
  return {
    date: dateOf(day),
    time: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`,
    weekday: weekdayOf(day),
    zone,
  };
}
