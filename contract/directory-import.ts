import { z } from 'zod';
import { absenceBody, departmentBody, lendingBody, personBody, roleBody } from './directory';
import { rosterDocument } from './rosters';
import * as v from './values';

/** Many at once, in one transaction: who refers to whom may stand in any order. What is not named stays as it is. */
export const directoryBody = z
  .strictObject({
    departments: z
      .array(z.strictObject({ id: v.departmentId, ...departmentBody.shape }).meta({ id: 'ImportedDepartment' }))
      .max(5_000)
      .default([]),
    people: z
      .array(z.strictObject({ id: v.personId, ...personBody.shape }).meta({ id: 'ImportedPerson' }))
      .max(50_000)
      .default([]),
    roles: z
      .array(z.strictObject({ role: v.roleName, ...roleBody.shape }).meta({ id: 'ImportedRole' }))
      .max(1_000)
      .default([]),
    absences: z
      .array(z.strictObject({ id: v.absenceId, ...absenceBody.shape }).meta({ id: 'ImportedAbsence' }))
      .max(50_000)
      .default([]),
    lendings: z
      .array(z.strictObject({ id: v.absenceId, ...lendingBody.shape }).meta({ id: 'ImportedLending' }))
      .max(50_000)
      .default([]),
    rosters: z
      .array(z.strictObject({ department: v.departmentId, ...rosterDocument.shape }).meta({ id: 'ImportedRoster' }))
      .max(1_000)
      .default([]),
  })
  .meta({ id: 'DirectoryBody' });

export const importQuery = z.strictObject({
  dryRun: z
    .enum(['true', 'false'])
    .default('false')
    .meta({ description: 'true: nothing is written; the answer says what would be.' }),
  csv: z
    .enum(['departments', 'people', 'roles', 'absences', 'lendings'])
    .optional()
    .meta({ description: 'What a body of text/csv lists, one row each, under a header row.' }),
});

const kind = z.enum(['department', 'person', 'role', 'absence', 'lending', 'roster']).meta({ id: 'DirectoryKind' });
const named = z
  .strictObject({ kind, id: z.string().meta({ description: 'Of a roster its department.' }) })
  .meta({ id: 'DirectoryNamed' });
const count = z.int().min(0);
const wrong = z
  .array(z.strictObject({ pointer: z.string(), code: z.string(), message: z.string() }))
  .meta({ id: 'DirectoryFindings' });

export const imported = z
  .strictObject({
    departments: count,
    people: count,
    roles: count,
    absences: count,
    lendings: count,
    rosters: count,
    directory: z
      .int()
      .min(1)
      .meta({ description: 'The version of the directory that this made, or that a dry run has looked at.' }),
    dryRun: z.boolean(),
    refused: wrong.meta({
      description: 'What stands in the way; a dry run lists it, and without one it is a problem.',
    }),
    warnings: wrong,
    added: z.array(named),
    changed: z.array(
      z
        .strictObject({
          kind,
          id: z.string(),
          fields: z.array(
            z.strictObject({ field: z.string(), from: z.unknown(), to: z.unknown() }).meta({ id: 'ChangedField' }),
          ),
        })
        .meta({ id: 'ChangedDocument' }),
    ),
    removed: z.array(named).meta({ description: 'What is there no more: a role that nobody holds.' }),
    losses: z
      .array(
        z
          .strictObject({
            person: v.personId,
            loses: z.enum(['membership', 'supervision', 'headship', 'duty', 'role', 'standing']),
            of: z.string().nullable().meta({ description: 'The department, or the role.' }),
          })
          .meta({ id: 'Loss' }),
      )
      .meta({ description: 'Who loses what.' }),
    work: z
      .array(
        z
          .strictObject({
            person: v.personId,
            department: v.departmentId.nullable().meta({ description: 'Null: all that rests on them.' }),
            held: count,
            offered: count,
            accountable: count,
            led: count,
            fronted: count,
            raised: count,
          })
          .meta({ id: 'WorkToMove' }),
      )
      .meta({ description: 'What rests on whoever loses a department, or leaves, and would have to move.' }),
    unresolved: z
      .array(
        z
          .strictObject({
            flow: v.flowKey,
            version: z.int().min(1),
            pointer: z.string().meta({ description: 'Into the flow document.' }),
            rule: z.string(),
            department: v.departmentId.nullable(),
          })
          .meta({ id: 'Unresolved' }),
      )
      .meta({ description: 'Where a published flow found somebody, and would find nobody any more.' }),
  })
  .meta({ id: 'Imported', description: 'How many were written or would be, and all that changes with it.' });
