import type { DeadlineRow } from '../../database/writes/turn-deadlines';
import type { EscalationStateRow } from '../../database/writes/turn-escalation-state';
import type { HandoffStateRow } from '../../database/writes/turn-handoff-states';
import type { StintRow } from '../../database/writes/turn-stints';
import type { Clock, ClockKind } from '../../domain/clocks/clock';
import { CASE_CLOCKS } from '../../domain/clocks/clocks';
import { endOf, pending } from '../../domain/clocks/next-deadline';
import { type Handoff, isOpen, openHandoffs, type State } from '../../domain/escalation/state';
import { charges } from '../../domain/ledger/stints';
import type { Plan } from '../../domain/plan/plan';

/** A row of a span without the span. */
type Value<Row> = Omit<Row, 'seq' | 'from' | 'to'>;
type Values<Row> = ReadonlyMap<number | string, Value<Row>>;

const NONE = new Map<never, never>();
const NEVER = Number.POSITIVE_INFINITY;

/** State, lead and front, and who must act on the case itself: the lead or the front while no handoff is open. */
export function escalationStates(plan: Plan, state: State | null): Values<EscalationStateRow> {
  if (!state) return NONE;
  const clock = openHandoffs(state).length > 0 ? undefined : state.clocks.find(isTurn);
  const holder = clock && state[CASE_CLOCKS[clock.clock as Turn].whose];
  return new Map([
    [
      0,
      {
        number: state.number,
        state: state.state,
        priority: state.priority,
        leadDepartment: state.lead.department,
        leadPerson: state.lead.person,
        frontDepartment: state.front.department,
        frontPerson: state.front.person,
        holderDepartment: holder?.department ?? null,
        holderPerson: holder?.person ?? null,
        ...urgent(plan, state, clock ? [clock] : [], null),
        version: state.version,
      },
    ],
  ]);
}

/** Clocks of the case that run because somebody of it has to act: to resolve, to ask the customer, to close. */
const TURNS = ['resolve', 'confirm', 'close'] as const;
type Turn = (typeof TURNS)[number];
const isTurn = (clock: Clock): boolean => clock.since !== null && TURNS.some((kind) => kind === clock.clock);

export function handoffStates(plan: Plan, state: State | null): Values<HandoffStateRow> {
  return new Map(state?.handoffs.map((handoff) => [handoff.handoff, handoffState(plan, state, handoff)]));
}

function handoffState(plan: Plan, state: State, handoff: Handoff): Value<HandoffStateRow> {
  const { offer } = handoff;
  const running = isOpen(handoff) ? handoff.clocks.filter((clock) => clock.since !== null) : [];
  const asked = running.filter((clock) => clock.clock === 'accept');
  // The receiver of a transfer has its own deadline; the holder's are those of the work.
  const own = handoff.state === 'offered' ? asked : running.filter((clock) => clock.clock !== 'accept');
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
    offerDueAt: offer ? urgent(plan, state, asked, handoff).dueAt : null,
    ...urgent(plan, state, own, handoff),
    version: handoff.version,
  };
}

/** Of these clocks the one whose budget ends first. */
function urgent(
  plan: Plan,
  state: State,
  clocks: readonly Clock[],
  handoff: Handoff | null,
): { dueAt: number; dueKind: ClockKind | null } {
  let first: { dueAt: number; dueKind: ClockKind | null } = { dueAt: NEVER, dueKind: null };
  for (const clock of clocks) {
    const dueAt = endOf(plan, state, clock, handoff) ?? NEVER;
    if (dueAt < first.dueAt) first = { dueAt, dueKind: clock.clock };
  }
  return first;
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
        reason,
      },
    ]),
  );
}

/** All that is armed. */
export function deadlines(plan: Plan, state: State | null): Values<DeadlineRow> {
  if (!state) return NONE;
  return new Map(
    pending(plan, state).map(({ handoff, clock, rung, effect, due, ends }) => [
      `${handoff ?? 0} ${clock} ${effect} ${rung ?? -1}`,
      { handoff: handoff ?? 0, clock, effect, rung: rung ?? -1, dueAt: due, endsAt: ends },
    ]),
  );
}
