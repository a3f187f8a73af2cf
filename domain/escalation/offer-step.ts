import { ROUND_THE_CLOCK } from '../calendar/calendar';
import { own } from '../own';
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
  const { plan, state, step: key, directory, lead, byRule } = offer;
  const step = theStep(plan, key);
  const missing = missingNeeds(plan, key, scopeOf(offer.fields, offer.priority));
  if (missing.length > 0)
    return byRule ? toLead(offer, { missing }) : refuse('needs-missing', { step: key, fields: missing });
  const where = whichDepartment(directory, step, offer);
  if (where === UNKNOWN) return UNKNOWN;
  const { department, row } = where;
  if (department === null) return byRule ? toLead(offer, NOBODY) : nobodys(offer, step);

  const calendar = calendarFor(directory, state, department);
  const policy = byRule && step.onNobody === 'refuse' ? 'lead' : step.onNobody;
  const rule = row?.person ?? step.person;
  const about = { state, person: offer.from?.person ?? null };
  const found = findWithin(directory, department, rule, () =>
    findReceiver(directory, department, rule, policy, lead, about),
  );
  // Whoever is found, the lead's calendar is among what is asked: the work may come to them in the end.
  if (calendarFor(directory, state, lead.department) === undefined) return UNKNOWN;
  if (calendar === undefined || found === UNKNOWN) return UNKNOWN;
  if (calendar === null) return byRule ? toLead(offer, NOBODY) : refuse('unknown-department', { department });
  if (found === 'nobody') return refuse('nobody-found', { step: key, department });

  const { to, nobody, full } = found;
  const theirs = to.department === department ? calendar : calendarFor(directory, state, to.department);
  if (theirs === undefined) return UNKNOWN;
  // They sit in a department that is not there any more.
  if (theirs === null) return toLead(offer, NOBODY);
  return {
    ...visit(offer),
    to,
    ...broughtIn(state, to.department, theirs),
    ...(row ? { by: { table: row.table, version: row.version, row: row.row } } : {}),
    ...(full ? { full } : {}),
    ...(nobody ? { nobody } : {}),
  };
}

const NOBODY = { nobody: 'lead' } as const;

const visit = ({ state, step, from, byRule }: StepOffer) => ({
  type: 'offered' as const,
  handoff: (state?.handoffs.length ?? 0) + 1,
  step,
  round: 1 + (state?.handoffs ?? []).filter((handoff) => handoff.step === step).length,
  from,
  ...(byRule ? { byRule } : {}),
});

/** Where nobody else can have it: the lead supplies what is missing, or sends it on. */
function toLead(offer: StepOffer, why: Pick<EventData['offered'], 'missing' | 'nobody'>): DraftOf<'offered'> | Unknown {
  const { state, lead, directory } = offer;
  const calendar = calendarFor(directory, state, lead.department);
  if (calendar === undefined) return UNKNOWN;
  return { ...visit(offer), to: lead, ...broughtIn(state, lead.department, calendar ?? ROUND_THE_CLOCK), ...why };
}

/** No department: somebody has not named one, or no row of the table holds, and the step says what then. */
function nobodys(offer: StepOffer, { department: by, onNobody }: Step): DraftOf<'offered'> | Refusal | Unknown {
  if (by.by !== 'responsibility') return refuse('department-missing', { step: offer.step });
  if (onNobody !== 'refuse') return toLead(offer, NOBODY);
  return refuse('nobody-responsible', { step: offer.step, table: by.table, fields: by.of });
}

/** Whose work it is: as the step says, as whoever opened says, or as the responsibility table says; null where none of them does. */
function whichDepartment(
  directory: Directory,
  { department: by }: Step,
  { named, fields }: StepOffer,
): { readonly department: DepartmentId | null; readonly row?: Responsible } | Unknown {
  if (by.by === 'fixed') return { department: by.department };
  if (by.by === 'open') return { department: named };
  const of = Object.fromEntries(
    by.of.flatMap((field) => {
      const value = own(fields, field);
      return value === undefined || isAbsent(value) ? [] : [[field, value]];
    }),
  );
  const row = directory.ask({ ask: 'responsibility', table: by.table, of });
  if (row === undefined) return UNKNOWN;
  return row ? { department: row.department, row } : { department: null };
}

type WithRoom = Found & { readonly full?: NonNullable<EventData['offered']['full']> };

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
