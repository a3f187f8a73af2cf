import { allows, type May, type Relation, RULES, refusalOf } from '../contract/permissions';
import type { Route } from '../contract/routes/route';
import type { Sql } from '../database/connect';
import type { Caller } from '../database/reads/caller';
import { type Asker, takesPart, tookPart } from '../database/reads/took-part';
import type { State } from '../domain/escalation/state';
import { own } from '../domain/own';
import type { Plan } from '../domain/plan/plan';
import { Failure } from './problems';

/** Roles of the directory that permit something here, whoever holds them. */
export const ROLES = { administrator: 'administrator', auditor: 'auditor', processOwner: 'process-owner' } as const;

/** What the caller is, whatever they ask for. */
const rolesOf = (caller: Caller): ReadonlySet<Relation> =>
  new Set<Relation>(['anyone', ...Object.values(ROLES).filter((role) => caller.roles.includes(role))]);

/**
 * The key's scope, and what the caller's roles decide; what depends on the thing itself is left to its handler. A rule about confidential
 * values is left to theirs whole, which notes each attempt.
 */
export function permit(route: Route, caller: Caller): void {
  if (route.auth === 'public') return;
  const { may } = route.auth;
  if (may === 'reader') return;
  demandScope(route, caller);
  if (RULES[may].judged === 'role' && !allows(may, rolesOf(caller)))
    throw new Failure('not-permitted', { role: roleOf(may) });
}

export function demandScope({ auth }: Route, { scopes }: Caller): void {
  if (auth !== 'public' && !scopes.includes(auth.scope)) throw new Failure('scope-missing', { scope: auth.scope });
}

/** Whom to ask, in a sentence. */
const roleOf = (may: May) => (may === 'auditor' || may === 'process-owner' ? may : ROLES.administrator);

/** Departments in which the caller is anything. */
export const departmentsOf = (caller: Caller): readonly string[] => [
  ...new Set(caller.relations.map(({ department }) => department)),
];

export const askerOf = (caller: Caller): Asker => ({ person: caller.person, departments: departmentsOf(caller) });

/** Of whose escalations a list may hold some: null for those who see all. The same rule as {@link maySee}, before any is looked at. */
export const seerOf = (caller: Caller): Asker | null =>
  allows('participant', rolesOf(caller)) ? null : askerOf(caller);

/** Whether the caller may read an escalation, or act on it as far as `decide` lets them. */
export async function maySee(sql: Sql, state: State, caller: Caller): Promise<boolean> {
  const asker = seerOf(caller);
  return asker === null || takesPart(state, asker) || tookPart(sql, state.id, asker);
}

/** Whether the caller, who sees the case, belongs to one of the departments that its flow names for a confidential field. */
export const mayReadConfidential = (plan: Plan, field: string, caller: Caller): boolean => {
  const readers = own(plan.fields, field)?.confidential ?? [];
  const held = departmentsOf(caller).some((department) => readers.includes(department)) ? ['reader' as const] : [];
  return allows('reader', new Set<Relation>(held));
};

/** Whose list of things to do the caller may read. */
export function mayReadInbox(caller: Caller, of: { department: string | null; person: string | null }): boolean {
  const held = new Set(rolesOf(caller));
  if (of.department !== null && departmentsOf(caller).includes(of.department)) held.add('member');
  if (of.department === null && (of.person === null || of.person === caller.person)) held.add('self');
  return allows('inbox', held);
}

/** Refuses whoever has nothing to do with what is somebody's, a key or an absence, as the route's rule says. */
export function demandOwn({ auth }: Route, caller: Caller, person: string): void {
  if (auth === 'public') return;
  const held = new Set(rolesOf(caller));
  if (caller.person === person) held.add('self');
  if (allows(auth.may, held)) return;
  throw refusalOf(auth.may, held) === 'not-there'
    ? new Failure('nothing-here', {})
    : new Failure('not-permitted', { role: ROLES.administrator });
}

export const isAdministrator = (caller: Caller): boolean => allows('administrator', rolesOf(caller));
