import type { Instant } from '../domain/calendar/instant';
import { DAY_MS, MINUTE_MS } from '../domain/calendar/instant';
import { dateOf, dayOf, localTime, weekdayOf } from '../domain/calendar/local-time';
import type { PersonId } from '../domain/escalation/parties';
import { own } from '../domain/own';
import type { RosterPlan, RosterTable, Turns } from './roster';

export interface OnDuty {
  readonly person: PersonId;
  /** The absent person in whose place they stand. */
  readonly for: PersonId | null;
  readonly shift: string;
}

/** Who stands in for somebody at an instant: they themselves while they are there; null for nobody. */
export type StandIn = (person: PersonId, at: Instant) => PersonId | null;

/** Who is on duty at an instant: the first of those asked who is there, or whose substitute is; null for nobody. */
export function onDuty(roster: RosterTable, at: Instant, standIn: StandIn): OnDuty | null {
  for (const { shift, person } of askedAt(roster, at)) {
    const there = standIn(person, at);
    if (there !== null) return { person: there, for: there === person ? null : person, shift };
  }
  return null;
}

/**
 * Who is asked at an instant, in order: those of the shifts that run, a night that began yesterday first; outside all of them, those on
 * call. The same as `duty_asked` in the database.
 */
export function askedAt(
  { offsets, plans, exceptions }: RosterTable,
  at: Instant,
): readonly { readonly shift: string; readonly person: PersonId }[] {
  const local = localTime(offsets);
  const today = local.day(at);
  const minuteOf = (day: number): number => Math.floor((at + eastAt(local, at) - day * DAY_MS) / MINUTE_MS);
  const asked = ({ turns, first, shift }: Turns, day: number) => {
    const instead = own(exceptions[dateOf(day)] ?? {}, shift);
    return (instead ?? turnOn(day, turns, first)).map((person) => ({ shift, person }));
  };
  const running = [today - 1, today].flatMap((day) =>
    (planOn(plans, day)?.shifts ?? [])
      .filter(({ weekly }) => weekly[weekdayOf(day)].some(([from, to]) => from <= minuteOf(day) && minuteOf(day) < to))
      .map((shift) => ({ shift, day })),
  );
  if (running.length > 0) return running.flatMap(({ shift, day }) => asked(shift, day));
  const onCall = planOn(plans, today)?.onCall;
  return onCall ? asked(onCall, today) : [];
}

const planOn = (plans: readonly RosterPlan[], day: number): RosterPlan | undefined =>
  plans.find(({ from, to }) => (from === null || dayOf(from) <= day) && (to === null || day <= dayOf(to)));

/** Whose week it is; before the first turn it is counted backwards. */
function turnOn(day: number, turns: Turns['turns'], first: Turns['first']): readonly PersonId[] {
  const week = first === null ? 0 : Math.floor((day - dayOf(first)) / 7);
  return turns.at(week % turns.length) ?? [];
}

const eastAt = ({ regimes }: ReturnType<typeof localTime>, at: Instant): number =>
  regimes.find(({ to }) => at < to)?.east ?? 0;
