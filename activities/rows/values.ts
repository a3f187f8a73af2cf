import type { EscalationStateRow } from '../../database/writes/record/turn-escalation-state';
import type { HandoffStateRow } from '../../database/writes/record/turn-handoff-states';
import type { RaiseRow } from '../../database/writes/record/turn-raises';
import type { StintRow } from '../../database/writes/record/turn-stints';
import type { Clock, ClockKind } from '../../domain/clocks/clock';
import { CASE_CLOCKS, HANDOFF_CLOCKS } from '../../domain/clocks/clocks';
import { endOf } from '../../domain/clocks/next-deadline';
import { type Handoff, isOpen, openHandoffs, type State } from '../../domain/escalation/state';
import { charges } from '../../domain/ledger/stints';
import type { Plan } from '../../domain/plan/plan';

/** A row of a span without the span. */
type Value<Row> = Omit<Row, 'seq' | 'from' | 'to'>;
type Values<Row> = ReadonlyMap<number, Value<Row>>;

const NONE = new Map<never, never>();
const NEVER = Number.POSITIVE_INFINITY;

/** State, lead and front, and who must act on the case itself: the lead or the front while no handoff is open. */
export function escalationStates(plan: Plan, state: State | null): Values<EscalationStateRow> {
  if (!state) return NONE;
  const by = budgetsEnd(plan, state, state.clocks, null);
  const turn = openHandoffs(state).length > 0 ? undefined : TURNS.find((kind) => runs(state.clocks, kind));
  const holder = turn && state[CASE_CLOCKS[turn].whose];
  const value = {
    number: state.number,
    state: state.state,
    priority: state.priority,
    leadDepartment: state.lead.department,
    leadPerson: state.lead.person,
    frontDepartment: state.front.department,
    frontPerson: state.front.person,
    holderDepartment: holder?.department ?? null,
    holderPerson: holder?.person ?? null,
    firstAnswerBy: by('first-answer'),
    updateBy: by('update'),
    resolutionBy: by('resolution'),
    ...first(turn ? [turn] : [], by),
    version: state.version,
  };
  return new Map([[0, value]]);
}

/** Clocks of the case that run because somebody of it has to act: to resolve, to ask the customer, to close. */
const TURNS = ['resolve', 'confirm', 'close'] as const;

export function handoffStates(plan: Plan, state: State | null): Values<HandoffStateRow> {
  return new Map(state?.handoffs.map((handoff) => [handoff.handoff, handoffState(plan, state, handoff)]));
}

function handoffState(plan: Plan, state: State, handoff: Handoff): Value<HandoffStateRow> {
  const { offer } = handoff;
  const by = budgetsEnd(plan, state, isOpen(handoff) ? handoff.clocks : [], handoff);
  return {
    handoff: handoff.handoff,
    state: handoff.state,
    department: handoff.department,
    person: handoff.holder,
    accountable: handoff.accountable,
    offerKind: offer?.kind ?? null,
    offerDepartment: offer?.to.department ?? null,
    offerPerson: offer?.to.person ?? null,
    offerFromDepartment: offer?.from?.department ?? null,
    offerFromPerson: offer?.from?.person ?? null,
    offerAt: offer?.at ?? null,
    acceptBy: by('accept'),
    finishBy: by('finish'),
    silenceBy: by('silence'),
    waitBy: by('wait'),
    // An offered transfer is the receiver's to answer, not the holder's.
    ...first(handoff.state === 'offered' ? ['accept'] : ['finish', 'silence', 'wait'], by),
    version: handoff.version,
  };
}

type By = (kind: ClockKind) => number;

const runs = (clocks: readonly Clock[], kind: ClockKind): boolean =>
  clocks.some((clock) => clock.clock === kind && clock.since !== null);

/** When the budget of each clock ends; never for one that stands still or has none. */
function budgetsEnd(plan: Plan, state: State, clocks: readonly Clock[], handoff: Handoff | null): By {
  return (kind) => {
    const clock = clocks.find((one) => one.clock === kind);
    return (clock && endOf(plan, state, clock, handoff)) ?? NEVER;
  };
}

/** Of these the one that ends first, and when. */
function first(kinds: readonly ClockKind[], by: By): { dueAt: number; dueKind: ClockKind | null } {
  let found: { dueAt: number; dueKind: ClockKind | null } = { dueAt: NEVER, dueKind: null };
  for (const dueKind of kinds) if (by(dueKind) < found.dueAt) found = { dueAt: by(dueKind), dueKind };
  return found;
}

/** Who is charged, by handoff; 0 is the case itself. */
export function stints(state: State | null): Values<StintRow> {
  if (!state) return NONE;
  return new Map(
    charges(state).map(({ handoff, kind, department, person, charged, reason }) => [
      handoff ?? 0,
      {
        handoff: handoff ?? 0,
        kind,
        department,
        person,
        chargedKind: charged.kind,
        chargedDepartment: charged.department,
        chargedPerson: charged.person,
        chargedName: charged.name,
        chargedFor: charged.for ?? null,
        reason,
      },
    ]),
  );
}

/** What superiors owe an answer to, by handoff and clock. */
export function raises(state: State | null): Values<RaiseRow> {
  if (!state || state.ended) return NONE;
  const all = new Map<number, Value<RaiseRow>>();
  const add = (handoff: number, clocks: readonly Clock[]): void => {
    for (const { clock, raised } of clocks) {
      if (!raised) continue;
      const { department, person } = raised.to;
      all.set(handoff * CLOCKS.length + CLOCKS.indexOf(clock), {
        handoff,
        clock,
        department,
        person,
        until: raised.until,
      });
    }
  };
  add(0, state.clocks);
  for (const { handoff, clocks } of openHandoffs(state)) add(handoff, clocks);
  return all;
}

const CLOCKS: readonly ClockKind[] = [...Object.keys(CASE_CLOCKS), ...Object.keys(HANDOFF_CLOCKS)] as ClockKind[];
