import { datesOf } from '../calendars/days';
import { readWeek } from '../calendars/hours';
import { frozenOffsets, isZone } from '../calendars/offsets';
import { ON_CALL, type RosterDocument, type Watches } from '../contract/rosters';
import type { Instant } from '../domain/calendar/instant';
import { type CalendarProblem, calendarProblem } from '../domain/calendar/problems';
import { likely } from '../domain/plan/likely';
import type { RosterPlan, RosterTable, Turns } from './roster';

export type CompiledRoster =
  | { readonly kind: 'table'; readonly table: RosterTable }
  | { readonly kind: 'wrong'; readonly errors: readonly CalendarProblem[] };

/** A roster document as its table. `at`: when it is published; the zone's offsets are looked up for the years around it. */
export function compileRoster(document: RosterDocument, at: Instant): CompiledRoster {
  const errors: CalendarProblem[] = [];
  const { zone } = document;
  if (!isZone(zone)) {
    const known = likely(zone, Intl.supportedValuesOf('timeZone')) ?? null;
    errors.push(calendarProblem('/zone', 'unknown-zone', { zone, likely: known }));
  }
  const campaigns = document.campaigns.map((campaign, place): RosterPlan => {
    const pointer = `/campaigns/${place}`;
    datesOf({ from: campaign.from, to: campaign.to }, pointer, errors);
    return { from: campaign.from, to: campaign.to, ...planOf(campaign, pointer, errors) };
  });
  const usual = { from: null, to: null, ...planOf(document, '', errors) };
  if (usual.shifts.length === 0 && !usual.onCall) errors.push(calendarProblem('', 'nobody-named', {}));
  errors.push(...overlaps(campaigns));
  const plans = [...campaigns, usual];
  const exceptions = exceptionsOf(document, plans, errors);
  if (errors.length > 0) return { kind: 'wrong', errors };
  return { kind: 'table', table: { offsets: frozenOffsets(zone, at).offsets, plans, exceptions } };
}

function planOf(watches: Watches, pointer: string, errors: CalendarProblem[]): Pick<RosterPlan, 'shifts' | 'onCall'> {
  const named = new Set<string>();
  const shifts = watches.shifts.map((shift, place) => {
    const here = `${pointer}/shifts/${place}`;
    if (shift.shift === ON_CALL) errors.push(calendarProblem(`${here}/shift`, 'shift-reserved', { shift: ON_CALL }));
    if (named.has(shift.shift)) errors.push(calendarProblem(`${here}/shift`, 'shift-twice', { shift: shift.shift }));
    named.add(shift.shift);
    const wrong: CalendarProblem[] = [];
    const weekly = readWeek(shift.hours, wrong);
    if (wrong.length === 0 && weekly.every((spans) => spans.length === 0))
      wrong.push(calendarProblem('/hours', 'no-hours', {}));
    errors.push(...wrong.map((one) => ({ ...one, pointer: here + one.pointer })));
    return { ...turnsOf(shift.shift, shift, here, errors), weekly };
  });
  const onCall = watches.on_call ? turnsOf(ON_CALL, watches.on_call, `${pointer}/on_call`, errors) : null;
  return { shifts, onCall };
}

function turnsOf(
  shift: string,
  { people, rotation }: NonNullable<Watches['on_call']>,
  pointer: string,
  errors: CalendarProblem[],
): Turns {
  if ((people === undefined) === (rotation === undefined))
    errors.push(calendarProblem(pointer, 'people-or-rotation', {}));
  return { shift, turns: rotation?.turns ?? [people ?? []], first: rotation?.from ?? null };
}

/** Campaigns in the order of the document; a problem stands at the one that begins before an earlier one is over. */
const overlaps = (campaigns: readonly RosterPlan[]): readonly CalendarProblem[] =>
  campaigns.flatMap(({ from, to }, place) => {
    const other = campaigns
      .slice(0, place)
      .some((one) => (one.from ?? '') <= (to ?? '') && (from ?? '') <= (one.to ?? ''));
    return other
      ? [calendarProblem(`/campaigns/${place}`, 'campaigns-overlap', { from: from ?? '', to: to ?? '' })]
      : [];
  });

function exceptionsOf(
  { exceptions }: RosterDocument,
  plans: readonly RosterPlan[],
  errors: CalendarProblem[],
): RosterTable['exceptions'] {
  const known = [
    ...new Set(
      plans.flatMap(({ shifts, onCall }) => [...shifts.map(({ shift }) => shift), ...(onCall ? [ON_CALL] : [])]),
    ),
  ];
  const table: Record<string, Record<string, readonly string[]>> = {};
  for (const [place, exception] of exceptions.entries()) {
    const pointer = `/exceptions/${place}`;
    const { shift, people } = exception;
    if (!known.includes(shift))
      errors.push(
        calendarProblem(`${pointer}/shift`, 'unknown-shift', { shift, likely: likely(shift, known) ?? null, known }),
      );
    for (const date of datesOf(exception, pointer, errors)) {
      const day = table[date] ?? {};
      table[date] = day;
      if (Object.hasOwn(day, shift)) errors.push(calendarProblem(pointer, 'date-twice', { date }));
      day[shift] = people;
    }
  }
  return table;
}
