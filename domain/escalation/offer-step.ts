import { ROUND_THE_CLOCK } from '../calendar/calendar';
import { type Fields, isAbsent } from '../plan/fields';
import type { Plan } from '../plan/plan';
import { missingNeeds, scopeOf, theStep } from '../plan/routing';
import { type Directory, UNKNOWN, type Unknown } from './consult';
import type { DraftOf } from './events';
import type { DepartmentId, Party } from './parties';
import { calendarFor, findReceiver } from './receivers';
import { type Refusal, refuse } from './refusals';
import type { State } from './state';

export interface StepOffer {
  readonly plan: Plan;
  /** Null when the case is only being opened. */
  readonly state: State | null;
  readonly step: string;
  readonly fields: Fields;
  readonly priority: string;
  readonly named: DepartmentId | null;
  readonly lead: Party;
  readonly from: Party | null;
  readonly directory: Directory;
  /** A rule's offer is never refused: what is missing goes to the lead instead. */
  readonly byRule?: string;
}

/**
 * Offers the next visit to a step: the receiver's contract is checked at the door, the department and the person are found, and where
 * nobody is, the step's policy says who gets it instead.
 */
export function offerStep(offer: StepOffer): DraftOf<'offered'> | Refusal | Unknown {
  const { plan, state, step: key, directory, lead } = offer;
  const step = theStep(plan, key);
  const missing = missingNeeds(plan, key, scopeOf(offer.fields, offer.priority));
  if (missing.length > 0 && !offer.byRule) return refuse('needs-missing', { step: key, fields: missing });
  const department = step.department.by === 'fixed' ? step.department.department : offer.named;
  if (department === null && !offer.byRule) return refuse('department-missing', { step: key });

  const calendar = department === null ? null : calendarFor(directory, state, department);
  const policy = offer.byRule && step.onNobody === 'refuse' ? 'lead' : step.onNobody;
  const found =
    department === null
      ? { to: lead, nobody: 'lead' as const }
      : findReceiver(directory, department, step.person, policy, lead);
  const leads = calendarFor(directory, state, lead.department);
  if (calendar === undefined || leads === undefined || found === UNKNOWN) return UNKNOWN;
  if (calendar === null && department !== null && !offer.byRule) return refuse('unknown-department', { department });
  if (found === 'nobody') return refuse('nobody-found', { step: key, department: department ?? lead.department });

  const to = calendar === null ? lead : found.to;
  const own = to.department === department ? calendar : calendarFor(directory, state, to.department);
  if (own === undefined) return UNKNOWN;
  const handoffs = state?.handoffs ?? [];
  const nobody = calendar === null ? 'lead' : found.nobody;
  return {
    type: 'offered',
    handoff: handoffs.length + 1,
    step: key,
    round: 1 + handoffs.filter((handoff) => handoff.step === key).length,
    to: own ? to : lead,
    from: offer.from,
    calendar: own ?? leads ?? ROUND_THE_CLOCK,
    ...(nobody ? { nobody } : {}),
    ...(offer.byRule ? { byRule: offer.byRule } : {}),
  };
}

/** A blank answer is none. */
export const given = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => !isAbsent(value)));
