import type { Query } from '../connect';
import { absencesById } from '../reads/absences';
import { departments } from '../reads/departments';
import { lendingsById } from '../reads/lendings';
import { organisationDocuments } from '../reads/organisation-documents';
import { people } from '../reads/people';
import { roles } from '../reads/roles';
import type { Snapshot } from './changes';
import type { DirectoryDocument } from './document';

/** The documents that an edit may change, and whoever it may concern. */
export interface Touched {
  readonly departments: readonly string[];
  readonly people: readonly string[];
  readonly roles: readonly string[];
  readonly absences: readonly string[];
  readonly lendings: readonly string[];
}

/**
 * Which documents an edit touches: those that it names, and those that say the same of it from the other side. A membership is told by
 * the person, a supervisor by the department too.
 */
export async function touchedBy(query: Query, document: DirectoryDocument): Promise<Touched> {
  const { absences = [], lendings = [], rosters = [], leaves = [], ends } = document;
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
  const people = ids(document.people);
  const supervised = document.departments.filter(({ supervisors }) => supervisors);
  const joined = document.people.flatMap(({ departments }) => departments.map(({ department }) => department));
  const [before] = await query<{ departments: string[]; supervisors: string[] }[]>`
    select
      array(select distinct department::text from membership where person = any (${people}::text[])) as departments,
      array(select distinct person::text from membership
        where "as" = 'supervisor' and department = any (${ids(supervised)}::text[])) as supervisors`;
  const departments = [
    ...new Set([
      ...ids(document.departments),
      ...joined,
      ...(before?.departments ?? []),
      ...rosters.map(({ department }) => department),
    ]),
  ];
  return {
    departments,
    people: [
      ...new Set([
        ...people,
        ...leaves,
        ...supervised.flatMap(({ supervisors = [] }) => supervisors),
        ...(before?.supervisors ?? []),
      ]),
    ],
    roles: document.roles.map(({ role }) => role),
    absences: [...ids(absences), ...(ends?.absences ?? [])],
    lendings: [...ids(lendings), ...(ends?.lendings ?? [])],
  };
}

export async function snapshot(query: Query, touched: Touched): Promise<Snapshot> {
  const rosters = await organisationDocuments(query, 'roster', { among: touched.departments });
  const byId = <D extends { readonly id: string }>(list: readonly D[]) => new Map(list.map((one) => [one.id, one]));
  return {
    department: byId(await departments(query, { among: touched.departments })),
    person: byId(await people(query, { among: touched.people })),
    role: new Map((await roles(query, { among: touched.roles })).map((one) => [one.role, one])),
    absence: byId(await absencesById(query, touched.absences)),
    lending: byId(await lendingsById(query, touched.lendings)),
    // Of all these departments: who is on duty is said by the roster, or, where there is none, by the department.
    roster: new Map(rosters.map(({ id, document }) => [id, document])),
  };
}
