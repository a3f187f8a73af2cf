import type { z } from 'zod';
import type * as contract from '../../contract/directory';
import type { PersonWithDepartments } from '../../database/reads/people';
import type { RoleHolderRow } from '../../database/writes/insert-role-holders';
import type { DepartmentRow } from '../../database/writes/upsert-departments';

export type Department = z.output<typeof contract.department>;
export type Person = z.output<typeof contract.person>;
export type Role = z.output<typeof contract.role>;

export const department = (row: DepartmentRow): Department => ({
  id: row.id,
  name: { zh: row.nameZh, en: row.nameEn },
  parent: row.parent,
  head: row.head,
  duty: row.duty,
  calendar: row.calendar as Department['calendar'],
});

export const person = (row: PersonWithDepartments): Person => ({
  id: row.id,
  name: { zh: row.nameZh, en: row.nameEn },
  kind: row.kind,
  active: row.active,
  departments: row.departments.map(({ department, as }) => ({ department, as })),
});

/** Roles in the order of their names, each with its holders in the order in which they are asked. */
export function roles(rows: readonly RoleHolderRow[]): Role[] {
  const found = new Map<string, Role['holders']>();
  for (const { role, person, department } of rows)
    found.set(role, [...(found.get(role) ?? []), { department, person }]);
  return [...found].map(([role, holders]) => ({ role, holders }));
}
