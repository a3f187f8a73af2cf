import type { ListedDays } from '../contract/calendar';
import { dateOf, dayOf } from '../domain/calendar/local-time';
import { type CalendarProblem, calendarProblem } from '../domain/calendar/problems';
import type { LocalDate } from '../domain/calendar/table';
import { dayProblems, type Placed } from './check-days';
import { type Event, eventsOf, unescaped } from './icalendar-events';

/** The days of a file. `ignored` are its events that say nothing about working days, by name. */
export type ReadDays =
  | {
      readonly kind: 'days';
      readonly off: readonly ListedDays[];
      readonly worked: readonly ListedDays[];
      readonly ignored: readonly string[];
    }
  | { readonly kind: 'wrong'; readonly errors: readonly CalendarProblem[] };

/** iCalendar has no word for a Saturday that is worked: these categories say it, or Apple's property, which published lists carry. */
const WORKED = /^(?:work|workday|working day|make-up day|班|调休|补班|上班)$/i;
const SPECIAL = 'X-APPLE-SPECIAL-DAY';
const ALL_DAY = 'X-MICROSOFT-CDO-ALLDAYEVENT';

/**
 * Days off and worked days from a file in the form of RFC 5545. An all-day event is a day off (DTEND is not part of it), unless it says
 * that it is worked. Where the file marks days with Apple's property, events without the mark are observances, and are ignored; so are
 * events with a time of day, and cancelled ones. Rules of recurrence are refused: official days are decided anew for each year; so are
 * days that are off and worked, and with `within` (both ends in it) days of another time.
 */
export function readICalendar(
  text: string,
  within: { readonly from: LocalDate; readonly until: LocalDate } | null = null,
): ReadDays {
  const events = eventsOf(text);
  if (!events) return { kind: 'wrong', errors: [calendarProblem('', 'not-icalendar', {})] };
  const marked = events.some(({ has }) => has(SPECIAL));
  const errors: CalendarProblem[] = [];
  const placed: Placed[] = [];
  const ignored: string[] = [];
  for (const event of events) {
    const name = unescaped(event.get('SUMMARY') ?? '').trim();
    const entry = allDay(event);
    if (event.has('RRULE') || event.has('RDATE'))
      errors.push(calendarProblem(`/${event.line}`, 'recurring-event', { name }));
    else if (event.get('STATUS') === 'CANCELLED' || (marked && !event.has(SPECIAL)) || entry === 'timed')
      ignored.push(name);
    else if ('unreadable' in entry)
      errors.push(calendarProblem(`/${event.line}`, 'event-unreadable', { name, text: entry.unreadable }));
    else
      placed.push({
        kind: isWorked(event) ? 'worked' : 'off',
        entry: name === '' ? entry : { ...entry, name },
        pointer: `/${event.line}`,
      });
  }
  errors.push(...dayProblems(placed, within));
  const of = (kind: Placed['kind']) => placed.flatMap((one) => (one.kind === kind ? [one.entry] : []));
  return errors.length > 0
    ? { kind: 'wrong', errors }
    : { kind: 'days', off: of('off'), worked: of('worked'), ignored };
}

function isWorked(event: Event): boolean {
  const categories = event.all('CATEGORIES').flatMap((list) => list.split(','));
  return (
    event.get(SPECIAL) === 'ALTERNATE-WORKDAY' || categories.some((category) => WORKED.test(unescaped(category).trim()))
  );
}

function allDay(event: Event): ListedDays | 'timed' | { readonly unreadable: string } {
  const start = event.get('DTSTART') ?? '';
  if (!/^\d{8}$/.test(start) && /^\d{8}T/.test(start) && event.get(ALL_DAY) !== 'TRUE') return 'timed';
  const from = dateIn(start);
  if (from === undefined) return { unreadable: start };
  const end = event.get('DTEND');
  const duration = event.get('DURATION');
  const after = end === undefined ? afterDuration(from, duration ?? 'P1D') : dateIn(end);
  // An event that ends on the day on which it begins is written by programs that take DTEND to be part of it.
  if (after === undefined || after < from) return { unreadable: end ?? duration ?? '' };
  const to = after === from ? from : dateOf(dayOf(after) - 1);
  return from === to ? { date: from } : { from, to };
}

/** `20261001`, with or without a time behind it. */
function dateIn(text: string): LocalDate | undefined {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})(?:$|T)/.exec(text) ?? [];
  const date = `${year}-${month}-${day}`;
  const number = dayOf(date);
  return Number.isNaN(number) || dateOf(number) !== date ? undefined : date;
}

function afterDuration(from: LocalDate, duration: string): LocalDate | undefined {
  const [whole, weeks = '0', days = '0'] = /^\+?P(?:(\d{1,3})W)?(?:(\d{1,4})D)?$/.exec(duration) ?? [];
  return whole === undefined ? undefined : dateOf(dayOf(from) + 7 * Number(weeks) + Number(days));
}
