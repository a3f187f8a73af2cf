import type { Scope } from '../contract/keys';
import type { May, Route } from '../contract/routes/route';
import type { Sql } from '../database/connect';
import type { Caller } from '../database/reads/caller';
import { tookPart } from '../database/reads/took-part';
import type { State } from '../domain/escalation/state';
import { Failure } from './problems';

/** Roles of the directory that permit something here, whoever holds them. */
export const ROLES = { administrator: 'administrator', auditor: 'auditor', processOwner: 'process-owner' } as const;

/** What somebody is to what they ask for, as far as the API cares; relations to a handoff are `decide`'s. */
export type Relation = 'anyone' | 'self' | 'participant' | 'addressee' | 'auditor' | 'process-owner' | 'administrator';

/**
 * The one table: who may call a route, by what the route demands. `participant`, `self` and `addressee` are asked of the thing
 * itself, by its handler (`maySee`, `mayManageKeysOf`, the reading of notifications); whoever may not see a thing is told that it is not there.
 */
export const PERMITTED: { readonly [M in May]: readonly Relation[] } = {
  anyone: ['anyone'],
  participant: ['participant', 'auditor', 'administrator'],
  addressee: ['addressee'],
  'process-owner': ['process-owner', 'administrator'],
  administrator: ['administrator'],
  'own-or-administrator': ['self', 'administrator'],
};

export const holds = (caller: Caller, role: Relation): boolean => caller.roles.includes(role);
const holdsOneOf = (caller: Caller, may: May): boolean => PERMITTED[may].some((relation) => holds(caller, relation));

/** The key's scope and the caller's role; what depends on the thing itself is left to the handler. */
export function permit(route: Route, caller: Caller): void {
  if (route.auth === 'public') return;
  const { scope, may } = route.auth;
  if (!(caller.scopes as readonly Scope[]).includes(scope)) throw new Failure('scope-missing', { scope });
  if ((may === 'administrator' || may === 'process-owner') && !holdsOneOf(caller, may))
    throw new Failure('not-permitted', { role: may });
}

/** Departments in which the caller is anything. */
export const departmentsOf = (caller: Caller): readonly string[] => [
  ...new Set(caller.relations.map(({ department }) => department)),
];

/** Whether every escalation is open to them, for lists: the same rule as `maySee`, before any is looked at. */
export const seesAll = (caller: Caller): boolean => holds(caller, 'auditor') || holds(caller, 'administrator');

/**
 * Whether the caller may read an escalation: one of those who lead, front, hold or were offered it, now (answered from the state at
 * hand) or before (asked of the record), or whom a rung told of it, in person or by department; an auditor; an administrator.
 */
export async function maySee(sql: Sql, state: State, caller: Caller): Promise<boolean> {
  if (seesAll(caller)) return true;
  const departments = departmentsOf(caller);
  return takesPart(state, caller.person, departments) || (await tookPart(sql, state.id, caller.person, departments));
}

function takesPart(state: State, person: string, departments: readonly string[]): boolean {
  const own = (party: { department: string; person: string | null } | null | undefined): boolean =>
    party !== null && party !== undefined && (party.person === person || departments.includes(party.department));
  return (
    state.opener === person ||
    own(state.lead) ||
    own(state.front) ||
    state.handoffs.some((one) => own({ department: one.department, person: one.holder }) || own(one.offer?.to))
  );
}

/** Whose list of things to do the caller may read: the own one, the own departments', and everybody's for those who see all. */
export const mayReadInbox = (caller: Caller, of: { department: string | null; person: string | null }): boolean =>
  seesAll(caller) ||
  (of.department !== null && departmentsOf(caller).includes(of.department)) ||
  (of.department === null && (of.person === null || of.person === caller.person));

export const mayManageKeysOf = (caller: Caller, person: string): boolean =>
  caller.person === person || holds(caller, 'administrator');
