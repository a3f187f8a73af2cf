import type { Query } from '../connect';
import { deleteMemberships } from '../writes/delete-memberships';
import { deleteRoleHolders } from '../writes/delete-role-holders';
import { endSpans } from '../writes/end-spans';
import { insertMemberships } from '../writes/insert-memberships';
import { insertRoleHolders } from '../writes/insert-role-holders';
import type { DirectoryEdit } from '../writes/keep-documents';
import { replaceLimits } from '../writes/replace-limits';
import { setLeaving } from '../writes/set-leaving';
import { setSupervisors } from '../writes/set-supervisors';
import { upsertAbsences } from '../writes/upsert-absences';
import { upsertDepartments } from '../writes/upsert-departments';
import { upsertLendings } from '../writes/upsert-lendings';
import { upsertPeople } from '../writes/upsert-people';
import type { DirectoryDocument } from './document';
import { writeRosters } from './write-rosters';

/** Writes a document whose references are all there, each table in one statement. What ends now ends at the edit's instant. */
export async function write(query: Query, document: DirectoryDocument, edit: DirectoryEdit): Promise<void> {
  // People first: departments name them, and their manager may stand below them in the list (one statement sees all of it).
  if (document.people.length > 0) await writePeople(query, document.people);
  if (document.leaves && document.leaves.length > 0) await setLeaving(query, document.leaves);
  if (document.departments.length > 0) await writeDepartments(query, document.departments);
  if (document.people.length > 0) await writeMemberships(query, document.people);
  const supervised = document.departments.flatMap(({ id, supervisors }) => (supervisors ? [{ id, supervisors }] : []));
  if (supervised.length > 0)
    await setSupervisors(
      query,
      supervised.map(({ id }) => id),
      supervised.flatMap(({ id, supervisors }) => supervisors.map((person) => ({ department: id, person }))),
    );
  if (document.roles.length > 0) await writeRoles(query, document.roles);
  const { absences = [], lendings = [], rosters = [], ends } = document;
  if (absences.length > 0) await upsertAbsences(query, absences);
  if (lendings.length > 0) await upsertLendings(query, lendings);
  if (ends && ends.absences.length > 0) await endSpans(query, 'absence', ends.absences, edit.at);
  if (ends && ends.lendings.length > 0) await endSpans(query, 'lending', ends.lendings, edit.at);
  if (rosters.length > 0) await writeRosters(query, rosters, edit);
}

const writePeople = (query: Query, people: DirectoryDocument['people']) =>
  upsertPeople(
    query,
    people.map(({ id, name, kind, standing, language, manager, activeUntil }) => ({
      ...{ id, nameZh: name.zh, nameEn: name.en, kind },
      standing: standing ?? null,
      language: language ?? 'zh',
      manager: manager ?? null,
      activeUntil: activeUntil ?? null,
    })),
  );

async function writeDepartments(query: Query, departments: DirectoryDocument['departments']): Promise<void> {
  await upsertDepartments(
    query,
    departments.map(({ id, name, parent, head, duty, calendar, limit }) => ({
      ...{ id, nameZh: name.zh, nameEn: name.en, parent, head, duty, calendar },
      limit: limit ?? null,
    })),
  );
  await replaceLimits(
    query,
    departments.map(({ id }) => id),
    departments.flatMap(({ id, limits = [] }) => limits.map((limit) => ({ department: id, ...limit }))),
  );
}

async function writeMemberships(query: Query, people: DirectoryDocument['people']): Promise<void> {
  await deleteMemberships(
    query,
    people.map(({ id }) => id),
  );
  const places = people.flatMap(({ id, departments }) =>
    departments.map(({ department, as }, index) => ({ person: id, department, as, place: index + 1 })),
  );
  if (places.length > 0) await insertMemberships(query, places);
}

async function writeRoles(query: Query, roles: DirectoryDocument['roles']): Promise<void> {
  await deleteRoleHolders(
    query,
    roles.map(({ role }) => role),
  );
  const held = roles.flatMap(({ role, holders }) =>
    holders.map(({ person, department }, index) => ({ role, person, department, place: index + 1 })),
  );
  if (held.length > 0) await insertRoleHolders(query, held);
}
