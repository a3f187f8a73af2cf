import { ROUND_THE_CLOCK } from '../calendar/calendar';
import { type Fields, isAbsent } from '../plan/fields';
import type { PersonRule, Plan, Step } from '../plan/plan';
import { missingNeeds, scopeOf, theStep } from '../plan/routing';
import { type Directory, UNKNOWN, type Unknown } from './consult';
import type { DraftOf, EventData } from './events';
import type { Responsible } from './needs';
import type { DepartmentId, Party } from './parties';
import { broughtIn, calendarFor, type Found, findReceiver } from './receivers';
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
  const where = whichDepartment(directory, step, offer);
  if (where === UNKNOWN) return UNKNOWN;
  const { department, row } = where;
  if (department === null && step.department.by === 'open' && !offer.byRule)
    return refuse('department-missing', { step: key });

  const calendar = department === null ? null : calendarFor(directory, state, department);
  const policy = offer.byRule && step.onNobody === 'refuse' ? 'lead' : step.onNobody;
  const rule = row?.person ?? step.person;
  const about = { state, person: offer.from?.person ?? null };
  const found =
    department === null
      ? { to: lead, nobody: 'lead' as const }
      : findWithin(directory, department, rule, () => findReceiver(directory, department, rule, policy, lead, about));
  const leads = calendarFor(directory, state, lead.department);
  if (calendar === undefined || leads === undefined || found === UNKNOWN) return UNKNOWN;
  if (calendar === null && department !== null && !offer.byRule) return refuse('unknown-department', { department });
  if (found === 'nobody') return refuse('nobody-found', { step: key, department: department ?? lead.department });

  const to = calendar === null ? lead : found.to;
  const own = to.department === department ? calendar : calendarFor(directory, state, to.department);
  if (own === undefined) return UNKNOWN;
  const handoffs = state?.handoffs ?? [];
  const nobody = calendar === null ? 'lead' : found.nobody;
  const receiver = own ? to : lead;
  return {
    type: 'offered',
    handoff: handoffs.length + 1,
    step: key,
    round: 1 + handoffs.filter((handoff) => handoff.step === key).length,
    to: receiver,
    from: offer.from,
    ...broughtIn(state, receiver.department, own ?? leads ?? ROUND_THE_CLOCK),
    ...(row ? { by: { table: row.table, version: row.version, row: row.row } } : {}),
    ...('full' in found && found.full ? { full: found.full } : {}),
    ...(nobody ? { nobody } : {}),
    ...(offer.byRule ? { byRule: offer.byRule } : {}),
  };
}

/** Whose work it is: as the step says, as whoever opened says, or as the responsibility table says; null where none of them does. */
function whichDepartment(
  directory: Directory,
  { department: by }: Step,
  { named, fields }: StepOffer,
): { readonly department: DepartmentId | null; readonly row?: Responsible } | Unknown {
  if (by.by === 'fixed') return { department: by.department };
  if (by.by === 'open') return { department: named };
  const of = Object.fromEntries(by.of.flatMap((field) => (field in fields ? [[field, fields[field] ?? '']] : [])));
  const row = directory.ask({ ask: 'responsibility', table: by.table, of });
  if (row === undefined) return UNKNOWN;
  return row ? { department: row.department, row } : { department: null };
}

type WithRoom = Found & { readonly full?: EventData['offered']['full'] };

/**
 * A department at its limit is given no more by those rules that choose among its people: the work waits in its queue, where its accept
 * clock runs, and the event says so to the sender and to the head.
 */
function findWithin(
  directory: Directory,
  department: DepartmentId,
  rule: PersonRule,
  find: () => Found | 'nobody' | Unknown,
): WithRoom | 'nobody' | Unknown {
  if (rule.rule !== 'claim' && rule.rule !== 'least-loaded') return find();
  const room = directory.ask({ ask: 'room', department });
  const found = find();
  if (room === undefined) return UNKNOWN;
  return room && room.inHand >= room.limit ? { to: { department, person: null }, full: room } : found;
}

/** A blank answer is none. */
export const given = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => !isAbsent(value)));
