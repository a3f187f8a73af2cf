import { z } from 'zod';
import * as v from './values';

/** Whose work it is; a team is a department with a parent. */
export const departmentBody = z
  .strictObject({
    name: v.names,
    parent: v.departmentId.nullable().default(null),
    head: v.personId.nullable().default(null),
    duty: v.personId.nullable().default(null).meta({ description: 'The officer on duty.' }),
    calendar: z.literal('round-the-clock').default('round-the-clock'),
  })
  .meta({
    id: 'DepartmentBody',
    example: { name: { zh: '服务台', en: 'Service desk' }, head: 'su-wan', duty: 'liu-qian' },
  });

const membership = z
  .strictObject({ department: v.departmentId, as: z.enum(['member', 'supervisor']).default('member') })
  .meta({ id: 'Membership' });

/** Somebody, or a program, who may act and hold work. May belong to several departments. */
export const personBody = z
  .strictObject({
    name: v.names,
    kind: z.enum(['person', 'program']).default('person'),
    active: z
      .boolean()
      .default(true)
      .meta({ description: 'False for those who are gone: nothing resolves to them, and their keys are refused.' }),
    departments: z.array(membership).max(2_000).default([]).meta({ description: 'The first is where they belong.' }),
  })
  .meta({
    id: 'PersonBody',
    example: { name: { zh: '林晓', en: 'Lin Xiao' }, departments: [{ department: 'service-desk' }] },
  });

/** Who holds a role, and in which department they then act; the first is asked first. */
export const roleBody = z
  .strictObject({ holders: z.array(v.party).max(200) })
  .meta({ id: 'RoleBody', example: { holders: [{ department: 'operations', person: 'gao-yuan' }] } });

const departmentFields = {
  id: v.departmentId,
  name: v.names,
  parent: v.departmentId.nullable(),
  head: v.personId.nullable(),
  duty: v.personId.nullable(),
  calendar: z.literal('round-the-clock'),
};
const personFields = {
  id: v.personId,
  name: v.names,
  kind: z.enum(['person', 'program']),
  active: z.boolean(),
  departments: z.array(
    z.strictObject({ department: v.departmentId, as: z.enum(['member', 'supervisor']) }).meta({ id: 'MembershipRow' }),
  ),
};
const roleFields = { role: v.roleName, holders: z.array(v.party) };

export const department = z.strictObject(departmentFields).meta({ id: 'Department' });
export const person = z.strictObject(personFields).meta({ id: 'Person' });
export const role = z.strictObject(roleFields).meta({ id: 'Role' });
export const departments = v.page(department).meta({ id: 'Departments' });
export const people = v.page(person).meta({ id: 'People' });
export const roles = v.page(role).meta({ id: 'Roles' });
export const directoryQuery = z.strictObject({ ...v.paging });

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
  })
  .meta({ id: 'DirectoryBody' });

export const imported = z
  .strictObject({ departments: z.int(), people: z.int(), roles: z.int(), directory: z.int().min(1) })
  .meta({ id: 'Imported', description: 'How many were written, and the version of the directory that this made.' });
