import type { z } from 'zod';
import type * as contract from '../../contract/directory';
import type {
  AbsenceDocument,
  DepartmentDocument,
  LendingDocument,
  PersonDocument,
  RoleDocument,
} from '../../database/directory/document';
import type { DocumentThen } from '../../database/reads/directory-history';
import { instantOf, rfc3339 } from '../../domain/calendar/instant';
import type { DirectoryProblem } from '../../domain/directory/problems';
import { directoryProblemSentence, type Language } from '../../words/index';
import { by } from './escalation';

export type Department = z.output<typeof contract.department>;
export type Person = z.output<typeof contract.person>;
export type Role = z.output<typeof contract.role>;
export type Absence = z.output<typeof contract.absence>;
export type Lending = z.output<typeof contract.lending>;

const partOf = ({ department, person }: { department: string; person: string }) => ({ department, person });

export const department = (one: DepartmentDocument): Department => ({
  id: one.id,
  name: { zh: one.name.zh, en: one.name.en },
  parent: one.parent,
  head: one.head,
  duty: one.duty,
  supervisors: [...one.supervisors],
  calendar: one.calendar,
  limit: one.limit,
  limits: one.limits.map(({ from, to, most }) => ({ from, to, most })),
});

export const person = (one: PersonDocument): Person => ({
  id: one.id,
  name: { zh: one.name.zh, en: one.name.en },
  kind: one.kind,
  standing: one.standing,
  language: one.language,
  manager: one.manager,
  activeUntil: one.activeUntil,
  departments: one.departments.map(({ department, as }) => ({ department, as })),
});

export const role = (one: RoleDocument): Role => ({ role: one.role, holders: one.holders.map(partOf) });

export const absenceDocument = (one: AbsenceDocument) => ({
  id: one.id,
  person: one.person,
  substitute: one.substitute,
  from: one.from,
  to: one.to,
});

export const lendingDocument = (one: LendingDocument) => ({
  id: one.id,
  person: one.person,
  department: one.department,
  as: one.as,
  from: one.from,
  to: one.to,
});

/** Where a span stands at an instant. */
export const stateAt = ({ from, to }: { from: string; to: string | null }, at: number): Absence['state'] =>
  instantOf(from) > at ? 'ahead' : to !== null && instantOf(to) <= at ? 'over' : 'now';

export const absence =
  (at: number) =>
  (one: AbsenceDocument): Absence => ({ ...absenceDocument(one), state: stateAt(one, at) });
export const lending =
  (at: number) =>
  (one: LendingDocument): Lending => ({ ...lendingDocument(one), state: stateAt(one, at) });

/** What a document said; `present` shows it as it shows the present one. */
export const saidThen =
  <D>(present: (document: never) => D) =>
  (row: DocumentThen) => ({
    version: row.version,
    from: rfc3339(row.from),
    to: by(row.to),
    by: row.by,
    document: present(row.document as never),
  });

/** Problems and warnings in the caller's language. */
export const finding =
  (language: Language, place: (pointer: string) => string = (pointer) => pointer) =>
  (problem: DirectoryProblem) => ({
    pointer: place(problem.pointer),
    code: problem.code,
    message: directoryProblemSentence(problem, language),
  });
