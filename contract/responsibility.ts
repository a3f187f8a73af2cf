import { z } from 'zod';
import { warnings as directoryWarnings } from './directory';
import { wrong } from './problem';
import * as v from './values';

/**
 * Whose work it is by what it is about (职责分工表): rows of conditions, each naming a department. Of the rows that hold the one that
 * names the most fields answers, then the first.
 */

export const tableId = v.slug.meta({ id: 'ResponsibilityTableId', example: 'main' });
const rowId = v.slug.meta({ description: 'Names the row in journals; keep it when the row is edited.' });
const value = z.union([z.string().min(1).max(256), z.number(), z.boolean()]);

/** A rule that names a person, as a flow document writes it. */
export const PERSON_RULE =
  /^(?:duty|head|supervisor|least-loaded|claim|manager|(?:role|person|same-as):[a-z0-9]+(?:-[a-z0-9]+)*)$/;

const condition = z
  .strictObject({ field: z.string().regex(v.FIELD_NAME), in: z.array(value).min(1).max(500) })
  .meta({ id: 'ResponsibilityCondition' });
const person = z.string().max(80).regex(PERSON_RULE).meta({
  description:
    'duty | head | supervisor | least-loaded | claim | manager | role:… | person:… | same-as:…; left out: as the step says.',
});

const row = <T extends z.ZodType>(instant: T) => ({
  row: rowId,
  when: z.array(condition).max(20).meta({ description: 'All must hold; none at all holds always.' }),
  department: v.departmentId,
  person: person.optional(),
  from: instant.optional().meta({ description: 'From when on the row holds.' }),
  to: instant.optional().meta({ description: 'The first instant at which it holds no more.' }),
});

export const responsibilityBody = z
  .strictObject({ name: v.names, rows: z.array(z.strictObject(row(v.instantIn))).max(2_000) })
  .meta({
    id: 'ResponsibilityBody',
    example: {
      name: { zh: '职责分工表', en: 'Responsibilities' },
      rows: [
        {
          row: 'payments',
          when: [{ field: 'class', in: ['payment', 'item'] }],
          department: 'payment',
          person: 'least-loaded',
        },
        { row: 'all-else', when: [], department: 'service-desk' },
      ],
    },
  });
export type ResponsibilityBody = z.output<typeof responsibilityBody>;

const is = z.strictObject({
  field: z.string(),
  is: z.enum(['value', 'another']).meta({ description: 'The value named beside it, or any that no row names.' }),
  value: value.nullable(),
});
const gap = z
  .strictObject({
    of: z.array(is),
    steps: z.array(z.strictObject({ flow: v.flowKey, step: v.stepKey })).meta({ description: 'That would ask.' }),
  })
  .meta({ id: 'ResponsibilityGap', description: 'What no row answers for: its work would fall to the lead.' });
const overlap = z
  .strictObject({
    rows: z.tuple([z.string(), z.string()]).meta({ description: 'The first of them answers.' }),
    of: z.array(z.strictObject({ field: z.string(), in: z.array(value) })),
  })
  .meta({ id: 'ResponsibilityOverlap', description: 'Two rows of as many fields that both hold.' });

const tableFields = {
  table: tableId,
  version: z.int().min(1).meta({ description: 'The version of the directory that made it; offers name it.' }),
  from: v.instant.meta({ description: 'Since when it is in force.' }),
  to: v.instant.nullable().meta({ description: 'Until when it was; null: it still is.' }),
  by: v.personId.nullable(),
  document: z.strictObject({ name: v.names, rows: z.array(z.strictObject(row(v.instant))) }),
};
export const responsibilityRow = z.strictObject(tableFields).meta({ id: 'ResponsibilityRow' });
export const responsibilityTables = v.page(responsibilityRow).meta({ id: 'ResponsibilityTables' });
export const responsibilityTable = z
  .strictObject({
    ...tableFields,
    at: v.instant.meta({ description: 'As of which instant gaps and overlaps are listed.' }),
    gaps: z.array(gap),
    overlaps: z.array(overlap),
    complete: z
      .boolean()
      .meta({ description: 'False where there are more combinations, gaps or overlaps than are looked at or listed.' }),
  })
  .meta({ id: 'ResponsibilityTable' });
export const putResponsibility = z
  .strictObject({ ...responsibilityTable.shape, warnings: directoryWarnings })
  .meta({ id: 'ResponsibilityPut', description: 'What was written, and what somebody should know of.' });

/** Beside `at`, the fields by their names: `?class=payment`. */
export const whoQuery = z.object({ ...v.asOf }).catchall(z.string().max(256));

const warnings = z.array(wrong).meta({
  description: 'Values that the flows do not have among their choices: no case would ask with them.',
});
export const who = z
  .strictObject({
    table: tableId,
    at: v.instant,
    version: z.int().min(1).nullable(),
    row: z.string().nullable().meta({ description: 'Null: no row answers; the lead would have it.' }),
    department: v.departmentId.nullable(),
    rule: z
      .string()
      .nullable()
      .meta({ description: 'The row’s person rule; `duty` where it leaves that to the step.' }),
    person: v.personId
      .nullable()
      .meta({ description: 'Whom the rule finds at that instant; null: the queue, or nobody.' }),
    for: v.personId.nullable().meta({ description: 'The absent person in whose place they stand.' }),
    calendar: v.calendarVersion.nullable(),
    atWork: z.boolean().nullable().meta({ description: 'Whether the department is, by its calendar.' }),
    sentence: v.sentence,
    warnings,
  })
  .meta({ id: 'Who' });
