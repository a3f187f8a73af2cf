import type { z } from 'zod';
import type { directoryBody } from '../contract/directory-import';

export const SIZE = { departments: 500, people: 20_000 } as const;
/** A department above so many others. */
const BELOW = 8;
/** Of so many people one is away, and one is lent to another department. */
const AWAY = 20;
const LENT = 50;

type Company = z.input<typeof directoryBody>;

export const departmentId = (index: number): string => `department-${index}`;
export const personId = (index: number): string => `person-${index}`;

/**
 * A company of this size, the same each time: a tree of departments, each with a head, an officer on duty and a supervisor; people with
 * a manager, a third of them in two departments; roles, absences with a substitute, and lendings about the instant `at` (milliseconds);
 * three shifts in every department, each in turns of three weeks.
 */
export function company(at: number, size: { departments: number; people: number } = SIZE): Company {
  const { departments, people } = size;
  const crew = Math.floor(people / departments);
  const name = (id: string) => ({ zh: `中文 ${id}`, en: id });
  const iso = (hours: number): string => new Date(at + hours * 3_600_000).toISOString();
  const each = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
  return {
    departments: each(departments, (i) => ({
      id: departmentId(i),
      name: name(departmentId(i)),
      parent: i === 0 ? null : departmentId(Math.floor((i - 1) / BELOW)),
      head: personId(i * crew),
      duty: personId(i * crew + 1),
      limit: i % 3 === 0 ? 200 : null,
    })),
    people: each(people, (i) => {
      const home = Math.min(Math.floor(i / crew), departments - 1);
      const other = (home + 7) % departments;
      return {
        id: personId(i),
        name: name(personId(i)),
        manager:
          i % crew === 0
            ? home === 0
              ? null
              : personId(Math.floor((home - 1) / BELOW) * crew)
            : personId(home * crew),
        departments: [
          { department: departmentId(home), as: i % crew === 2 ? ('supervisor' as const) : ('member' as const) },
          ...(i % 3 === 0 && other !== home ? [{ department: departmentId(other) }] : []),
        ],
      };
    }),
    roles: each(50, (i) => ({
      role: `role-${i}`,
      holders: each(3, (j) => ({ person: personId((i * 3 + j) * crew), department: departmentId(i * 3 + j) })),
    })).filter(({ holders }) => holders.every(({ person }) => Number(person.slice('person-'.length)) < people)),
    absences: each(Math.floor(people / AWAY), (i) => ({
      id: `absence-${i}`,
      person: personId(i * AWAY + 3),
      substitute: personId(i * AWAY + 4),
      from: iso(-5),
      to: iso(50),
    })),
    lendings: each(Math.floor(people / LENT), (i) => ({
      id: `lending-${i}`,
      person: personId(i * LENT + 5),
      department: departmentId((Math.floor((i * LENT + 5) / crew) + 3) % departments),
      from: iso(-5),
      to: iso(50),
    })),
    rosters: each(departments, (i) => {
      const of = (j: number) => personId(i * crew + (j % crew));
      const shift = (id: string, hours: string, first: number) => ({
        ...{ shift: id, name: name(id), hours },
        rotation: { from: '2026-01-05', turns: each(3, (turn) => [of(first + turn), of(first + 3)]) },
      });
      return {
        ...{ department: departmentId(i), zone: 'Asia/Shanghai', on_call: { people: [of(0)] } },
        shifts: [
          shift('early', 'daily 08:00-16:00', 4),
          shift('late', 'daily 16:00-24:00', 8),
          shift('night', 'daily 00:00-08:00', 12),
        ],
      };
    }),
  };
}
