import { ROUND_THE_CLOCK } from '../domain/calendar/calendar';
import type { Answer, Need } from '../domain/escalation/needs';
import type { Actor, Membership } from '../domain/escalation/parties';

/** A small company for tests: three departments of three, each with a head and somebody on duty; one role. */
export const DEPARTMENTS = ['desk', 'security', 'payment'] as const;
const PEOPLE: Readonly<Record<(typeof DEPARTMENTS)[number], readonly string[]>> = {
  desk: ['su', 'lin', 'chen'],
  security: ['feng', 'zhou', 'song'],
  payment: ['xie', 'zheng', 'ma'],
};
/** Of each department the first is head, the second on duty; both may assign. */
export const head = (department: string): string => PEOPLE[department as 'desk']?.[0] ?? '';
export const duty = (department: string): string => PEOPLE[department as 'desk']?.[1] ?? '';
export const EVERYBODY = DEPARTMENTS.flatMap((department) =>
  PEOPLE[department].map((person) => ({ department, person })),
);
/** Who runs operations, and belongs to none of the three. */
export const MANAGER = { department: 'board', person: 'gao' };

const as = (department: string, person: string): Membership =>
  person === head(department) ? 'head' : person === duty(department) ? 'duty' : 'member';

export function actor(person: string, kind: Actor['kind'] = 'person'): Actor {
  const home = EVERYBODY.find((one) => one.person === person);
  const relations =
    person === MANAGER.person
      ? [{ department: MANAGER.department, as: 'head' as const }]
      : home
        ? [{ department: home.department, as: as(home.department, person) }]
        : [];
  return { kind, person, onBehalfOf: null, rule: null, relations, directory: 1 };
}

/** Answers as a directory with everybody in it; `gone` names people who are not there any more. */
export const directory =
  (gone: ReadonlySet<string> = new Set(), version = 1) =>
  (need: Need): Answer => {
    const there = (person: string) => !gone.has(person);
    switch (need.ask) {
      case 'head':
      case 'duty': {
        const person = need.ask === 'head' ? head(need.department) : duty(need.department);
        return { value: person && there(person) ? { department: need.department, person } : null, directory: version };
      }
      case 'role':
        return {
          value: need.role === 'operations-manager' && there(MANAGER.person) ? MANAGER : null,
          directory: version,
        };
      case 'person': {
        const homes = [...EVERYBODY, MANAGER]
          .filter((one) => one.person === need.person && there(one.person))
          .map((one) => one.department);
        return { value: homes.length > 0 ? { person: need.person, departments: homes } : null, directory: version };
      }
      case 'calendar':
        return {
          value: [...DEPARTMENTS, MANAGER.department].includes(need.department as 'desk') ? ROUND_THE_CLOCK : null,
          directory: version,
        };
      default:
        return { value: null, directory: version };
    }
  };
