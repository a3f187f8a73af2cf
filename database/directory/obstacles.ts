import type { DirectoryProblem } from '../../domain/directory/problems';
import type { Query } from '../connect';
import { type Belonging, belongings } from '../reads/belongings';
import { type Demand, demandsMet } from '../reads/demands-met';
import { goneAmong } from '../reads/gone-among';
import { rests } from '../reads/rests';
import { roles } from '../reads/roles';
import { substituteCircles } from '../reads/substitute-circles';
import { whoReliesOn } from '../reads/who-relies-on';
import type { Snapshot } from './changes';
import { demandsInUse, type FlowDemand } from './demands';
import { type DirectoryDocument, isActive } from './document';
import { references } from './document-problems';
import type { Touched } from './snapshot';

/** What may be lost by an edit, as it stands at one instant: it is looked at before and after. */
export interface Standing {
  readonly belongings: readonly Belonging[];
  /** Roles with which ladders end and that nobody who is active holds; and the flows that they end. */
  readonly emptyRoles: ReadonlySet<string>;
  /** Departments on whose head flows rely and that have none who is active. */
  readonly headless: ReadonlySet<string>;
  readonly unresolved: readonly Unresolved[];
  /** Roles to which the API itself gives rights and that nobody who is active holds. */
  readonly powerless: ReadonlySet<string>;
  /** Whether somebody stays administrator as far as is known. */
  readonly administered: boolean;
}

/** Without the first nobody could give it back over the API; the others its holder can give. */
const ADMINISTRATOR = 'administrator';
const POWERS = [ADMINISTRATOR, 'auditor', 'process-owner'];

export interface Unresolved extends FlowDemand {
  readonly flow: string;
  readonly version: number;
}

export async function standing(query: Query, concerned: readonly string[], at: number): Promise<Standing> {
  const flows = await demandsInUse(query, at);
  const last = [...new Set(flows.flatMap(({ lastRoles }) => lastRoles))];
  const heads = [...new Set(flows.flatMap((one) => one.heads))];
  const found = flows.flatMap(({ flow, version, present, found }) =>
    present ? found.map((demand) => ({ ...demand, flow, version })) : [],
  );
  // Many places of a flow ask for the same.
  const asked = new Map<string, Demand>();
  for (const of of last) asked.set(keyOf({ ask: 'holder', of }), { ask: 'holder', of });
  for (const of of heads) asked.set(keyOf({ ask: 'active-head', of }), { ask: 'active-head', of });
  for (const { ask, of } of found) asked.set(keyOf({ ask, of }), { ask, of });
  for (const of of POWERS) asked.set(keyOf({ ask: 'holder', of }), { ask: 'holder', of });
  const lasting: Demand = { ask: 'lasting-holder', of: ADMINISTRATOR };
  asked.set(keyOf(lasting), lasting);
  const met = await demandsMet(query, [...asked.values()], at);
  const unmet = new Set([...asked.keys()].filter((_, index) => !met[index]));
  return {
    belongings: await belongings(query, concerned, at),
    emptyRoles: new Set(last.filter((of) => unmet.has(keyOf({ ask: 'holder', of })))),
    headless: new Set(heads.filter((of) => unmet.has(keyOf({ ask: 'active-head', of })))),
    unresolved: found.filter((demand) => unmet.has(keyOf(demand))),
    powerless: new Set(POWERS.filter((of) => unmet.has(keyOf({ ask: 'holder', of })))),
    administered: !unmet.has(keyOf(lasting)),
  };
}

const keyOf = ({ ask, of }: Demand): string => `${ask} ${of}`;

/** What an edit has done: looked at when it is written and not yet kept. */
export interface Edited {
  readonly query: Query;
  readonly at: number;
  readonly document: DirectoryDocument;
  readonly touched: Touched;
  readonly before: Snapshot & { readonly standing: Standing };
  readonly after: Snapshot & { readonly standing: Standing };
}

type Rule = (edited: Edited) => Promise<DirectoryProblem[]>;

/**
 * What an edit may not leave behind, one rule for each: work without somebody who belongs where it is, a ladder without its end, a flow
 * or a department without a head, a company without an administrator. Each looks at what the edit changes: what was wrong before it hinders nobody.
 */
export const OBSTACLES: {
  readonly [C in 'work-there' | 'last-of-role' | 'last-administrator' | 'head-needed' | 'heads-department']: Rule;
} = {
  'work-there': async (edited) =>
    (await workToMove(edited, lostBelongings(edited))).map(({ person, department, ...resting }) => ({
      code: 'work-there',
      pointer: whereLost(edited, person, department ?? ''),
      params: { ...resting, person, department: department ?? '' },
    })),

  'last-of-role': async ({ query, at, document, before, after }) => {
    const emptied = [...after.standing.emptyRoles].filter((role) => !before.standing.emptyRoles.has(role));
    if (emptied.length === 0) return [];
    const flows = await demandsInUse(query, at);
    const held = new Map((await roles(query, { among: emptied })).map(({ role, holders }) => [role, holders]));
    return emptied.map((role) => ({
      code: 'last-of-role',
      pointer: whereRoleLost(document, role, held.get(role) ?? []),
      params: { role, flows: namesOf(flows.filter(({ lastRoles }) => lastRoles.includes(role))) },
    }));
  },

  /** Nor may the last one's time be given an end: nobody could name another when it has come. */
  'last-administrator': async ({ query, document, before, after }) => {
    const none = newlyPowerless({ before, after }).includes(ADMINISTRATOR);
    const ends = before.standing.administered && !after.standing.administered;
    if (!none && !ends) return [];
    const [role] = await roles(query, { among: [ADMINISTRATOR] });
    return [
      {
        code: 'last-administrator',
        pointer: whereRoleLost(document, ADMINISTRATOR, role?.holders ?? []),
        params: {},
      },
    ];
  },

  'head-needed': async ({ query, at, document, before, after }) => {
    const headless = [...after.standing.headless].filter((one) => !before.standing.headless.has(one));
    const given = headless.map((id) => ({ id, index: document.departments.findIndex((one) => one.id === id) }));
    const flows = given.some(({ index }) => index >= 0) ? await demandsInUse(query, at) : [];
    // Of a head who goes, `heads-department` speaks.
    return given.flatMap(({ id, index }): DirectoryProblem[] =>
      index < 0
        ? []
        : [
            {
              code: 'head-needed',
              pointer: `/departments/${index}/head`,
              params: { department: id, flows: namesOf(flows.filter(({ heads }) => heads.includes(id))) },
            },
          ],
    );
  },

  'heads-department': async (edited) => needed(await relying(edited, goneBy(edited))),
};

const needed = (relied: Awaited<ReturnType<typeof relying>>): DirectoryProblem[] =>
  relied.flatMap(({ person, heads, onDutyFor, pointer }): DirectoryProblem[] => [
    ...heads.map((department) => ({ code: 'heads-department' as const, pointer, params: { person, department } })),
    ...onDutyFor.map((department) => ({ code: 'on-duty-for' as const, pointer, params: { person, department } })),
  ]);

/** What nothing is refused for. */
export const WARNINGS: {
  readonly [C in
    | 'has-left'
    | 'relied-on'
    | 'ends-later'
    | 'last-with-power'
    | 'substitutes-in-a-circle'
    | 'nobody-found']: Rule;
} = {
  'has-left': async ({ query, document, at }) => {
    const named = references(document).filter(({ work }) => work !== undefined);
    const gone = await goneAmong(
      query,
      named.map(({ id }) => id),
      at,
    );
    return named.flatMap(({ id, pointer }) =>
      gone.has(id) ? [{ code: 'has-left' as const, pointer, params: { person: id } }] : [],
    );
  },

  'relied-on': async (edited) =>
    (await relying(edited, goneBy(edited))).flatMap(
      ({ person, manages, substitutes, rosters, pointer }): DirectoryProblem[] => [
        ...(rosters.length > 0
          ? [{ code: 'in-rosters' as const, pointer, params: { person, departments: rosters } }]
          : []),
        ...(manages > 0 ? [{ code: 'manages-others' as const, pointer, params: { person, people: manages } }] : []),
        ...(substitutes > 0
          ? [{ code: 'substitutes-others' as const, pointer, params: { person, people: substitutes } }]
          : []),
      ],
    ),

  /** Whose time will end: it is known before, so that another can be named in time. */
  'ends-later': async (edited) => needed(await relying(edited, endingBy(edited))),

  'last-with-power': async ({ query, document, before, after }) => {
    const lost = newlyPowerless({ before, after }).filter((role) => role !== ADMINISTRATOR);
    if (lost.length === 0) return [];
    const held = new Map((await roles(query, { among: lost })).map(({ role, holders }) => [role, holders]));
    return lost.map((role) => ({
      code: 'last-with-power',
      pointer: whereRoleLost(document, role, held.get(role) ?? []),
      params: { role },
    }));
  },

  'substitutes-in-a-circle': async ({ query, document: { absences = [] } }) => {
    if (absences.length === 0) return [];
    const circles = await substituteCircles(
      query,
      absences.map(({ id }) => id),
    );
    return circles.map(({ id, people }) => ({
      code: 'substitutes-in-a-circle',
      pointer: `/absences/${absences.findIndex((one) => one.id === id)}/substitute`,
      params: { people },
    }));
  },

  'nobody-found': async (edited) =>
    newlyUnresolved(edited).map(({ flow, pointer, rule }) => ({
      code: 'nobody-found',
      pointer: '',
      params: { flow, pointer, rule },
    })),
};

/** What a flow found before, and does not find any more. */
export function newlyUnresolved({ before, after }: Pick<Edited, 'before' | 'after'>): Unresolved[] {
  const key = ({ flow, pointer, ask, of }: Unresolved) => `${flow} ${pointer} ${ask} ${of}`;
  const known = new Set(before.standing.unresolved.map(key));
  return after.standing.unresolved.filter((one) => !known.has(key(one)));
}

/** Roles with rights of their own that somebody active held before, and nobody does any more. */
const newlyPowerless = ({ before, after }: Pick<Edited, 'before' | 'after'>): string[] =>
  [...after.standing.powerless].filter((role) => !before.standing.powerless.has(role));

/** In which department who belonged before, and belongs no more. */
export function lostBelongings({ before, after }: Pick<Edited, 'before' | 'after'>): Belonging[] {
  const key = ({ person, department }: Belonging) => `${person} ${department}`;
  const now = new Set(after.standing.belongings.map(key));
  return before.standing.belongings.filter((one) => !now.has(key(one)));
}

/** What rests on people where they belong no more; who has nothing there is left out. */
export async function workToMove(
  { query }: Pick<Edited, 'query'>,
  of: readonly { person: string; department: string | null }[],
) {
  if (of.length === 0) return [];
  return (await rests(query, of, null)).filter(
    ({ held, offered, accountable, led, fronted, raised }) => held + offered + accountable + led + fronted + raised > 0,
  );
}

/** Who goes by this edit: work went to them, and does no more. */
export const goneBy = ({ before, after, at }: Pick<Edited, 'before' | 'after' | 'at'>): string[] =>
  [...before.person].flatMap(([id, was]) => {
    const is = after.person.get(id);
    return is && isActive(was, at) && !isActive(is, at) ? [id] : [];
  });

/** Who by this edit goes later, at an instant that is known now. */
const endingBy = ({ before, after, at }: Pick<Edited, 'before' | 'after' | 'at'>): string[] =>
  [...after.person].flatMap(([id, is]) =>
    is.activeUntil !== null && is.activeUntil !== before.person.get(id)?.activeUntil && isActive(is, at) ? [id] : [],
  );

async function relying(edited: Edited, people: readonly string[]) {
  if (people.length === 0) return [];
  return (await whoReliesOn(edited.query, people, edited.at)).map((one) => ({
    ...one,
    pointer: wherePersonGoes(edited.document, one.person),
  }));
}

const namesOf = (flows: readonly { readonly flow: string }[]): string[] => [...new Set(flows.map(({ flow }) => flow))];

function wherePersonGoes(document: DirectoryDocument, person: string): string {
  const index = document.people.findIndex(({ id }) => id === person);
  if (index < 0) return '';
  return `/people/${index}/${(document.people[index]?.standing ?? 'active') === 'active' ? 'activeUntil' : 'standing'}`;
}

/** Where the role is given to others, or where those go who hold it still. */
function whereRoleLost(
  document: DirectoryDocument,
  role: string,
  holders: readonly { readonly person: string }[],
): string {
  const index = document.roles.findIndex((one) => one.role === role);
  if (index >= 0) return `/roles/${index}/holders`;
  const gone = holders.find(({ person }) => document.people.some(({ id }) => id === person));
  return gone ? wherePersonGoes(document, gone.person) : '';
}

function whereLost(
  { document, before, touched }: Pick<Edited, 'document' | 'before' | 'touched'>,
  person: string,
  department: string,
): string {
  const own = document.people.findIndex(({ id }) => id === person);
  if (own >= 0) return `/people/${own}/departments`;
  const place = document.departments.findIndex(({ id }) => id === department);
  const was = before.department.get(department);
  if (place >= 0 && was?.head === person) return `/departments/${place}/head`;
  if (place >= 0 && was?.duty === person) return `/departments/${place}/duty`;
  const lent = (document.lendings ?? []).findIndex(({ id }) => before.lending.get(id)?.person === person);
  if (lent >= 0) return `/lendings/${lent}`;
  const ended = touched.lendings.find((id) => before.lending.get(id)?.person === person);
  return ended === undefined ? '' : '/ends';
}
