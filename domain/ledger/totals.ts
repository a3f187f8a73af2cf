import { type CalendarTable, calendarOf } from '../calendar/calendar';
import type { Instant } from '../calendar/instant';
import { type Interval, lengthMs } from '../calendar/interval';
import type { Event } from '../escalation/events';
import { evolve } from '../escalation/evolve';
import type { DepartmentId } from '../escalation/parties';
import type { State } from '../escalation/state';
import { own } from '../own';
import { type Charged, type Stint, type StintKind, stintsOf } from './stints';

export interface Measured extends Stint {
  /** Calendar time; a running stint counts up to the asked instant. */
  readonly ms: number;
  /** In the charged department's calendar, or the lead's for parties outside (design §7). */
  readonly workingMs: number;
}

export interface Total {
  readonly charged: Charged;
  readonly kind: StintKind;
  readonly ms: number;
  readonly workingMs: number;
}

/** The figures of one case (design §7). `elapsedMs = Σ ms − parallelMs`, exactly (law 4). */
export interface Ledger {
  readonly stints: readonly Measured[];
  readonly totals: readonly Total[];
  readonly elapsedMs: number;
  readonly parallelMs: number;
  readonly handoffs: number;
  readonly pingPongs: number;
  readonly bounces: number;
}

export interface CalendarSince {
  readonly from: Instant;
  readonly table: CalendarTable;
}

/** What the stints do not say themselves: the calendars, the spans in which the case was not closed, and what came back. */
export interface Around {
  /** Of each department, from when on which calendar counts: an edit counts from the instant of its event. */
  readonly calendars: Readonly<Record<DepartmentId, readonly CalendarSince[]>>;
  readonly lead: DepartmentId;
  readonly spans: readonly { readonly from: Instant; readonly to: Instant | null }[];
  readonly bounces: number;
}

export function figures(stints: readonly Stint[], around: Around, now: Instant): Ledger {
  const measured = stints.map((stint) => measure(stint, around, now));
  const departments = holdings(stints);
  return {
    stints: measured,
    totals: totals(measured),
    elapsedMs: around.spans.reduce((sum, span) => sum + lengthMs({ from: span.from, to: span.to ?? now }), 0),
    parallelMs: overlap(measured.map(({ from, to }) => ({ from, to: to ?? now }))),
    handoffs: Math.max(0, departments.length - 1),
    pingPongs: pingPongs(departments),
    bounces: around.bounces,
  };
}

/** The same figures from the journal alone (law 8). */
export function ledgerOf(events: readonly Event[], now: Instant): Ledger {
  let state: State | null = null;
  const spans: { from: Instant; to: Instant | null }[] = [];
  const calendars: Record<DepartmentId, readonly CalendarSince[]> = {};
  for (const event of events) {
    const before: State | null = state;
    state = evolve(before, event);
    if (counts(state) && !counts(before)) spans.push({ from: event.at, to: null });
    for (const [department, table] of Object.entries(state.calendars)) {
      const known = calendars[department] ?? [];
      if (known.at(-1)?.table === table) continue;
      calendars[department] = [...known, { from: known.length === 0 ? Number.NEGATIVE_INFINITY : event.at, table }];
    }
    const last = spans.at(-1);
    if (!counts(state) && counts(before) && last) last.to = event.at;
  }
  const around = {
    calendars,
    lead: state?.lead.department ?? '',
    spans,
    bounces: events.filter((event) => event.type === 'redirected').length,
  };
  return figures(stintsOf(events), around, now);
}

/** Closed time is nobody's. */
const counts = (state: State | null): boolean =>
  state !== null && state.state !== 'closed' && state.state !== 'cancelled';

function measure(stint: Stint, around: Around, now: Instant): Measured {
  const to = Math.max(stint.from, stint.to ?? now);
  const calendars = own(around.calendars, stint.charged.department ?? around.lead) ?? [];
  const workingMs = calendars.reduce((sum, { from, table }, index) => {
    const begin = Math.max(stint.from, from);
    const end = Math.min(to, calendars[index + 1]?.from ?? to);
    return begin < end ? sum + calendarOf(table).between(begin, end).workingMs : sum;
  }, 0);
  return { ...stint, ms: to - stint.from, workingMs };
}

function totals(stints: readonly Measured[]): readonly Total[] {
  const sums = new Map<string, Total>();
  for (const { charged, kind, ms, workingMs } of stints) {
    const key = [charged.kind, charged.department, charged.person, charged.name, charged.for, kind].join('\u0000');
    const before = sums.get(key) ?? { charged, kind, ms: 0, workingMs: 0 };
    sums.set(key, { ...before, ms: before.ms + ms, workingMs: before.workingMs + workingMs });
  }
  return [...sums.values()];
}

/** Time that is charged more than once because handoffs run beside one another: Σ lengths − length of the union. */
function overlap(intervals: readonly Interval[]): number {
  let union = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (const { from, to } of [...intervals].sort((a, b) => a.from - b.from || a.to - b.to)) {
    union += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return intervals.reduce((sum, interval) => sum + lengthMs(interval), 0) - union;
}

/** The departments that held the work, one after another: maximal runs over the handoffs' stints in order. */
export function holdings(stints: readonly Stint[]): readonly DepartmentId[] {
  const runs: DepartmentId[] = [];
  for (const stint of stints)
    if (stint.handoff !== null && runs.at(-1) !== stint.department) runs.push(stint.department);
  return runs;
}

/** A holding whose department equals the one two before (折返). */
export const pingPongs = (departments: readonly string[]): number =>
  departments.filter((department, index) => index >= 2 && departments[index - 2] === department).length;
