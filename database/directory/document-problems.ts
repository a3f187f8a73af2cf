import type { DirectoryProblem } from '../../domain/directory/problems';
import type { DirectoryDocument } from './document';
import { peopleNamed } from './roster-people';

export interface Reference {
  readonly to: 'department' | 'person' | 'calendar';
  readonly id: string;
  readonly pointer: string;
  /** Work comes to whoever is named here by the directory alone: only ever to a person, or, by a role, to a program too. */
  readonly work?: 'person' | 'anybody';
}

/** Every department, person and calendar that a document refers to, and where. */
export function references(document: DirectoryDocument): Reference[] {
  const found: Reference[] = [];
  const add = (to: Reference['to'], id: string | null | undefined, pointer: string): void => {
    if (id !== null && id !== undefined) found.push({ to, id, pointer });
  };
  const addHuman = (id: string | null | undefined, pointer: string): void => {
    if (id !== null && id !== undefined) found.push({ to: 'person', id, pointer, work: 'person' });
  };
  for (const [i, one] of document.departments.entries()) {
    add('department', one.parent, `/departments/${i}/parent`);
    addHuman(one.head, `/departments/${i}/head`);
    add('calendar', one.calendar, `/departments/${i}/calendar`);
    addHuman(one.duty, `/departments/${i}/duty`);
    for (const [j, person] of (one.supervisors ?? []).entries()) addHuman(person, `/departments/${i}/supervisors/${j}`);
  }
  for (const [i, { manager, departments }] of document.people.entries()) {
    add('person', manager, `/people/${i}/manager`);
    for (const [j, { department }] of departments.entries())
      add('department', department, `/people/${i}/departments/${j}/department`);
  }
  for (const [i, { holders }] of document.roles.entries())
    for (const [j, { person, department }] of holders.entries()) {
      found.push({ to: 'person', id: person, pointer: `/roles/${i}/holders/${j}/person`, work: 'anybody' });
      add('department', department, `/roles/${i}/holders/${j}/department`);
    }
  for (const [i, { person, substitute }] of (document.absences ?? []).entries()) {
    add('person', person, `/absences/${i}/person`);
    addHuman(substitute, `/absences/${i}/substitute`);
  }
  for (const [i, { person, department }] of (document.lendings ?? []).entries()) {
    add('person', person, `/lendings/${i}/person`);
    add('department', department, `/lendings/${i}/department`);
  }
  for (const [i, { department, document: roster }] of (document.rosters ?? []).entries()) {
    add('department', department, `/rosters/${i}/department`);
    for (const { person, pointer } of peopleNamed(roster)) addHuman(person, `/rosters/${i}${pointer}`);
  }
  return found;
}

/** What a document contradicts in itself, whatever the directory says. */
export function problemsWithin(document: DirectoryDocument): DirectoryProblem[] {
  return [...namedTwice(document), ...aboveThemselves(document), ...limitProblems(document), ...spanProblems(document)];
}

/** An id may stand once in its list: which of two should hold? */
function namedTwice({ departments, people, roles, absences = [], lendings = [], rosters = [] }: DirectoryDocument) {
  const again = (ids: readonly string[], pointer: (index: number) => string): DirectoryProblem[] => {
    const seen = new Set<string>();
    return ids.flatMap((id, index) => {
      if (seen.has(id)) return [{ code: 'named-twice', pointer: pointer(index), params: { id } }];
      seen.add(id);
      return [];
    });
  };
  const ids = (list: readonly { readonly id: string }[], name: string) =>
    again(
      list.map(({ id }) => id),
      (i) => `/${name}/${i}/id`,
    );
  return [
    ...ids(departments, 'departments'),
    ...ids(people, 'people'),
    ...again(
      roles.map(({ role }) => role),
      (i) => `/roles/${i}/role`,
    ),
    ...again(
      rosters.map(({ department }) => department),
      (i) => `/rosters/${i}/department`,
    ),
    ...ids(absences, 'absences'),
    ...ids(lendings, 'lendings'),
    ...departments.flatMap(({ supervisors = [] }, i) =>
      again(supervisors, (j) => `/departments/${i}/supervisors/${j}`),
    ),
    ...people.flatMap(({ departments: own }, i) =>
      again(
        own.map(({ department }) => department),
        (j) => `/people/${i}/departments/${j}/department`,
      ),
    ),
    ...roles.flatMap(({ holders }, i) =>
      again(
        holders.map(({ person }) => person),
        (j) => `/roles/${i}/holders/${j}/person`,
      ),
    ),
  ];
}

/** The shortest circle needs no look at the others; a longer one is found when all is written. */
const aboveThemselves = ({ departments, people }: DirectoryDocument): DirectoryProblem[] => [
  ...departments.flatMap(({ id, parent }, i): DirectoryProblem[] =>
    parent === id ? [{ code: 'own-ancestor', pointer: `/departments/${i}/parent`, params: { department: id } }] : [],
  ),
  ...people.flatMap(({ id, manager }, i): DirectoryProblem[] =>
    manager === id ? [{ code: 'own-manager', pointer: `/people/${i}/manager`, params: { person: id } }] : [],
  ),
];

function limitProblems({ departments }: DirectoryDocument): DirectoryProblem[] {
  return departments.flatMap(({ id, limits = [] }, i) => {
    const inOrder = limits.map((limit, j) => ({ ...limit, j })).sort((one, other) => one.from - other.from);
    return inOrder.flatMap(({ from, to, j }, place): DirectoryProblem[] => {
      if (to !== null && to <= from)
        return [{ code: 'ends-before-it-begins', pointer: `/departments/${i}/limits/${j}/to`, params: {} }];
      const before = inOrder[place - 1];
      return before && (before.to === null || before.to > from)
        ? [{ code: 'limits-overlap', pointer: `/departments/${i}/limits/${j}`, params: { department: id } }]
        : [];
    });
  });
}

function spanProblems({ absences = [], lendings = [] }: DirectoryDocument): DirectoryProblem[] {
  const backwards = (list: typeof absences | typeof lendings, name: string) =>
    list.flatMap(({ from, to }, i): DirectoryProblem[] =>
      to !== null && to <= from ? [{ code: 'ends-before-it-begins', pointer: `/${name}/${i}/to`, params: {} }] : [],
    );
  return [
    ...backwards(absences, 'absences'),
    ...backwards(lendings, 'lendings'),
    ...absences.flatMap(({ person, substitute }, i): DirectoryProblem[] =>
      substitute === person
        ? [{ code: 'substitutes-self', pointer: `/absences/${i}/substitute`, params: { person } }]
        : [],
    ),
  ];
}
