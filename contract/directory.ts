import { z } from 'zod';
import * as v from './values';

const instantOrOpen = v.instantIn.nullable();
const as = z.enum(['member', 'supervisor']);

/** Handoffs that a department may have in hand at most while a campaign runs; it stands in place of the department's own limit. */
const datedLimit = z
  .strictObject({ from: v.instantIn, to: instantOrOpen.default(null), most: v.workLimit })
  .meta({ id: 'DatedLimitBody' });

/** Whose work it is; a team is a department with a parent. */
export const departmentBody = z
  .strictObject({
    name: v.names,
    parent: v.departmentId.nullable().default(null),
    head: v.personId.nullable().default(null),
    duty: v.personId.nullable().default(null).meta({ description: 'The officer on duty.' }),
    supervisors: z.array(v.personId).max(200).optional().meta({
      description:
        'Who may decide there who works, beside the head; each belongs to the department from then on. Left out, it stays as it is.',
    }),
    calendar: v.calendarId.default('round-the-clock').meta({ description: 'In whose hours they work.' }),
    limit: v.workLimit
      .nullable()
      .default(null)
      .meta({ description: 'Handoffs in hand at most (work in progress); null for no limit.' }),
    limits: z
      .array(datedLimit)
      .max(100)
      .default([])
      .meta({ description: 'Limits between two dates, for a campaign; they do not overlap.' }),
  })
  .meta({
    id: 'DepartmentBody',
    example: {
      name: { zh: '服务台', en: 'Service desk' },
      head: 'su-wan',
      duty: 'liu-qian',
      limit: 40,
      limits: [{ from: '2026-10-01T00:00:00+08:00', to: '2026-10-08T00:00:00+08:00', most: 60 }],
    },
  });

const membership = z.strictObject({ department: v.departmentId, as: as.default('member') }).meta({ id: 'Membership' });

/** `leaving`: nothing resolves to them any more, and what rests on them is being moved; `left`: nothing rests on them. */
export const standing = z.enum(['active', 'leaving', 'left']).meta({ id: 'Standing' });

/** Somebody, or a program, who may act and hold work. May belong to several departments. */
export const personBody = z
  .strictObject({
    name: v.names,
    kind: z.enum(['person', 'program']).default('person'),
    standing: standing.optional().meta({
      description:
        'Left out, it stays as it is; somebody new is active. Nobody is made "left" by hand: who is leaving becomes so when nothing rests on them.',
    }),
    language: z.enum(['zh', 'en']).default('zh').meta({ description: 'In which they want to be spoken to.' }),
    manager: v.personId.nullable().default(null),
    activeUntil: instantOrOpen.default(null).meta({
      description: 'From then on nothing resolves to them and their keys are refused; null for no end.',
    }),
    departments: z.array(membership).max(2_000).default([]).meta({ description: 'The first is where they belong.' }),
  })
  .meta({
    id: 'PersonBody',
    example: {
      name: { zh: '林晓', en: 'Lin Xiao' },
      manager: 'su-wan',
      departments: [{ department: 'service-desk' }],
    },
  });

/** Who holds a role, and in which department they then act; the first is asked first. */
export const roleBody = z
  .strictObject({ holders: z.array(v.party).max(200) })
  .meta({ id: 'RoleBody', example: { holders: [{ department: 'operations', person: 'gao-yuan' }] } });

/** Somebody is away, and who acts for them. One who stands in has the work "B for A", and A has it back at the end. */
export const absenceBody = z
  .strictObject({
    person: v.personId,
    substitute: v.personId.nullable().default(null),
    from: v.instantIn,
    to: instantOrOpen.default(null).meta({ description: 'When they are back; null until it is known.' }),
  })
  .meta({
    id: 'AbsenceBody',
    example: {
      person: 'ma-wenjuan',
      substitute: 'he-jing',
      from: '2026-10-09T09:00:00+08:00',
      to: '2026-10-12T09:00:00+08:00',
    },
  });

/** Somebody belongs to another department too, between two dates. */
export const lendingBody = z
  .strictObject({
    person: v.personId,
    department: v.departmentId,
    as: as.default('member'),
    from: v.instantIn,
    to: v.instantIn,
  })
  .meta({
    id: 'LendingBody',
    example: {
      person: 'zhao-siqi',
      department: 'service-desk',
      from: '2026-10-01T00:00:00+08:00',
      to: '2026-10-08T00:00:00+08:00',
    },
  });

export const department = z
  .strictObject({
    id: v.departmentId,
    name: v.names,
    parent: v.departmentId.nullable(),
    head: v.personId.nullable(),
    duty: v.personId.nullable(),
    supervisors: z.array(v.personId),
    calendar: v.calendarId,
    limit: v.workLimit.nullable(),
    limits: z.array(
      z.strictObject({ from: v.instant, to: v.instant.nullable(), most: v.workLimit }).meta({ id: 'DatedLimit' }),
    ),
  })
  .meta({ id: 'Department' });

export const person = z
  .strictObject({
    id: v.personId,
    name: v.names,
    kind: z.enum(['person', 'program']),
    standing,
    language: z.enum(['zh', 'en']),
    manager: v.personId.nullable(),
    activeUntil: v.instant.nullable(),
    departments: z.array(z.strictObject({ department: v.departmentId, as }).meta({ id: 'MembershipRow' })),
  })
  .meta({ id: 'Person' });

const count = z.int().min(0);
/** What an open case or handoff rests on somebody for; each is counted once in every column that it belongs to. */
export const rests = z
  .strictObject({ held: count, offered: count, accountable: count, led: count, fronted: count, raised: count })
  .meta({
    id: 'Rests',
    description:
      'Open handoffs in their hands, offered to them, for which they answer; open cases that they lead, and in which they speak to the customer.',
  });

export const role = z.strictObject({ role: v.roleName, holders: z.array(v.party) }).meta({ id: 'Role' });

/** Where an absence or a lending stands at the instant that is asked about. */
const spanState = z.enum(['ahead', 'now', 'over', 'called-off']).meta({ id: 'SpanState' });
const absenceFields = {
  id: v.absenceId,
  person: v.personId,
  substitute: v.personId.nullable(),
  from: v.instant,
  to: v.instant.nullable(),
};
const lendingFields = {
  id: v.absenceId,
  person: v.personId,
  department: v.departmentId,
  as,
  from: v.instant,
  to: v.instant,
};
export const absence = z.strictObject({ ...absenceFields, state: spanState }).meta({ id: 'Absence' });
export const lending = z.strictObject({ ...lendingFields, state: spanState }).meta({ id: 'Lending' });

/** Something that holds and that somebody should know of: nothing was refused for it. */
export const warnings = z.array(z.strictObject({ pointer: z.string(), code: z.string(), message: z.string() })).meta({
  id: 'DirectoryWarnings',
  description: 'What nothing was refused for and somebody should know of, such as a flow that finds nobody any more.',
});
const warned = <T extends z.ZodRawShape>(document: z.ZodObject<T>, id: string) =>
  z.strictObject({ ...document.shape, warnings }).meta({ id });
export const editedDepartment = warned(department, 'EditedDepartment');
export const editedPerson = warned(person, 'EditedPerson');
export const editedRole = warned(role, 'EditedRole');
export const editedAbsence = warned(absence, 'EditedAbsence');
export const editedLending = warned(lending, 'EditedLending');
export const personThere = z.strictObject({ ...person.shape, rests }).meta({ id: 'PersonThere' });

export const departments = v.page(department).meta({ id: 'Departments' });
export const people = v.page(person).meta({ id: 'People' });
export const roles = v.page(role).meta({ id: 'Roles' });
export const absences = v.page(absence).meta({ id: 'Absences' });
export const lendings = v.page(lending).meta({ id: 'Lendings' });
export const directoryQuery = z.strictObject({ ...v.paging });
export const listQuery = z.strictObject({ ...v.asOf, ...v.paging });
export const documentQuery = z.strictObject({ ...v.asOf });
export const absencesQuery = z.strictObject({ person: v.personId.optional(), ...v.asOf, ...v.paging });
export const lendingsQuery = z.strictObject({
  person: v.personId.optional(),
  department: v.departmentId.optional(),
  ...v.asOf,
  ...v.paging,
});

/** What a document said, and from when to when; newest first. */
const history = <T extends z.ZodType>(document: T, id: string) =>
  v
    .page(
      z
        .strictObject({
          version: z.int().min(1).meta({ description: 'The version of the directory that the edit made.' }),
          from: v.instant,
          to: v.instant.nullable(),
          by: v.personId.nullable().meta({ description: 'Who edited it; null for the program itself.' }),
          document,
        })
        .meta({ id: `${id}Then` }),
    )
    .meta({ id: `${id}History` });
export const departmentHistory = history(department, 'Department');
export const personHistory = history(person, 'Person');
export const roleHistory = history(role, 'Role');
export const absenceHistory = history(z.strictObject(absenceFields).meta({ id: 'AbsenceDocument' }), 'Absence');
export const lendingHistory = history(z.strictObject(lendingFields).meta({ id: 'LendingDocument' }), 'Lending');
