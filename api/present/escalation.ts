import type { z } from 'zod';
import type * as contract from '../../contract/escalation';
import { type Instant, rfc3339 } from '../../domain/calendar/instant';
import { dueOf, nextDeadline } from '../../domain/clocks/next-deadline';
import { actions } from '../../domain/escalation/actions';
import type { Actor, PersonId } from '../../domain/escalation/parties';
import { type Handoff, isOpen, type Offer, type State } from '../../domain/escalation/state';
import { type Charge, charges } from '../../domain/ledger/stints';
import { type Fields, isSealed } from '../../domain/plan/fields';
import type { Plan } from '../../domain/plan/plan';

export type Escalation = z.output<typeof contract.escalation>;
type Presented = Escalation['handoffs'][number];
type Open = ReturnType<typeof actions>;

/** A case as the house shows it: named fields and no others leave it (design §8). `actor` is who asks. */
export function escalation(plan: Plan, state: State, health: Escalation['health'], actor: Actor): Escalation {
  const open = state.ended ? [] : actions(state, actor).filter((action) => action.open);
  const charged = charges(state);
  const next = state.ended ? undefined : nextDeadline(plan, state);
  const due = (clock: 'first-answer' | 'update' | 'resolution') => by(dueOf(plan, state, clock, null));
  return {
    id: state.id,
    number: state.number,
    flow: { key: state.flow.key, version: state.flow.version },
    title: state.title,
    state: state.state,
    priority: state.priority,
    lead: acting(state.lead),
    front: acting(state.front),
    opener: state.opener,
    contactedAt: rfc3339(state.contactedAt),
    openedAt: rfc3339(state.openedAt),
    closedAt: by(state.closedAt),
    fields: shown(state.fields),
    handoffs: state.handoffs.map((one) => handoff(plan, state, one, charged, open)),
    next: next ? { kind: next.clock, at: rfc3339(next.due), handoff: next.handoff } : null,
    promise: { firstAnswerBy: due('first-answer'), updateBy: due('update'), resolveBy: due('resolution') },
    charged: chargedIn(charged.find((one) => one.handoff === null)),
    actions: verbsOn(open, null),
    health,
    seq: state.seq,
    version: state.version,
  };
}

function handoff(plan: Plan, state: State, one: Handoff, charged: readonly Charge[], open: Open): Presented {
  const running = isOpen(one);
  const acceptBy = running ? by(dueOf(plan, state, 'accept', one.handoff)) : null;
  return {
    id: one.handoff,
    step: one.step,
    round: one.round,
    group: null,
    department: one.department,
    holder: { person: one.holder, department: one.department, queue: one.holder === null },
    accountable: one.accountable,
    charged: chargedIn(charged.find((charge) => charge.handoff === one.handoff)),
    offer: one.offer && offer(one.offer, acceptBy),
    wait: one.wait && {
      for: one.wait.for,
      party: one.wait.party,
      until: rfc3339(one.wait.until),
      since: rfc3339(one.wait.since),
    },
    state: one.state,
    version: one.version,
    offeredAt: rfc3339(one.offeredAt),
    acceptedAt: by(one.acceptedAt),
    endedAt: by(one.endedAt),
    outcome: one.outcome,
    acceptBy,
    finishBy: running ? by(dueOf(plan, state, 'finish', one.handoff)) : null,
    from: one.from && { department: one.from.department, person: one.from.person },
    actions: running ? verbsOn(open, one.handoff) : [],
  };
}

/** Of what is confidential, that it is there; its digest stands in the journal. */
const shown = (fields: Fields): Escalation['fields'] =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, isSealed(value) ? { sealed: true as const } : value]),
  );

const offer = (one: Offer, acceptBy: string | null): NonNullable<Presented['offer']> => ({
  kind: one.kind,
  to: acting(one.to),
  from: one.from && { department: one.from.department, person: one.from.person },
  at: rfc3339(one.at),
  acceptBy,
});

const chargedIn = (charge: Charge | undefined): Presented['charged'] =>
  charge
    ? {
        kind: charge.charged.kind,
        department: charge.charged.department,
        person: charge.charged.person,
        name: charge.charged.name,
        ...standsFor(charge.charged),
      }
    : null;

const acting = <P extends PersonId | null>(party: { department: string; person: P; for?: PersonId }) => ({
  department: party.department,
  person: party.person,
  ...standsFor(party),
});

/** In whose place, where it is in somebody's. */
export const standsFor = ({ for: absent }: { readonly for?: PersonId }): { for?: PersonId } =>
  absent === undefined ? {} : { for: absent };

const verbsOn = (open: Open, on: number | null): Presented['actions'] =>
  open.filter((action) => action.on === on).map((action) => action.verb);

export const by = (instant: Instant | null | undefined): string | null =>
  instant === null || instant === undefined || instant === Number.POSITIVE_INFINITY ? null : rfc3339(instant);
