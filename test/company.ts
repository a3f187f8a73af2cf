import { type CalendarTable, ROUND_THE_CLOCK } from '../domain/calendar/calendar';
import type { Answer, AnswerTo, Need, Responsible, Somebody } from '../domain/escalation/needs';
import type { Actor, Membership, Party } from '../domain/escalation/parties';
import type { PersonRule } from '../domain/plan/plan';
import type { Answering } from '../domain/simulate';

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

/** Answers as a directory with everybody in it; `gone` names people who are not there any more. */
export const directory = (gone: ReadonlySet<string> = new Set(), version = 1): Answering =>
  company(gone, version).answer;

/** Who acts, as the API fills it in from the company as it began. */
export const actor = (person: string, kind: Actor['kind'] = 'person'): Actor => company().actor(person, kind);

type Room = NonNullable<AnswerTo['room']>;

/** What is in it. Everything but the people themselves changes. */
const begun = (left: ReadonlySet<string>, version: number) => ({
  version,
  gone: new Set(left),
  away: new Map<string, string | null>(),
  onDuty: new Map<string, string>(DEPARTMENTS.map((one) => [one, duty(one)])),
  supervisors: new Map<string, string>(),
  calendars: new Map<string, CalendarTable>([...DEPARTMENTS, MANAGER.department].map((one) => [one, ROUND_THE_CLOCK])),
  limits: new Map<string, { readonly limit: number; readonly inHand: number }>(),
  loads: new Map<string, number>(),
  rows: [] as readonly Responsible[],
});
type Contents = ReturnType<typeof begun>;
const copied = (from: Contents): Contents => ({
  ...from,
  gone: new Set(from.gone),
  away: new Map(from.away),
  onDuty: new Map(from.onDuty),
  supervisors: new Map(from.supervisors),
  calendars: new Map(from.calendars),
  limits: new Map(from.limits),
  loads: new Map(from.loads),
});

/** A directory that changes. Each change is a new version of it, and says what the job of the change would tell a case. */
export const company = (left: ReadonlySet<string> = new Set(), version = 1) => companyOf(begun(left, version));

function companyOf(it: Contents) {
  const { gone, away, onDuty, supervisors, calendars, limits, loads } = it;

  /** The end of the chain of substitutes; null when it ends with nobody, or runs in a circle (T12). */
  function standIn(person: string, seen: readonly string[] = []): string | null {
    if (gone.has(person) || seen.includes(person)) return null;
    const instead = away.get(person);
    if (instead === undefined) return person;
    return instead === null ? null : standIn(instead, [...seen, person]);
  }
  function party(department: string, person: string | undefined): Party | null {
    if (!person || gone.has(person)) return null;
    const acting = standIn(person);
    return acting === null
      ? null
      : acting === person
        ? { department, person }
        : { department, person: acting, for: person };
  }
  const homesOf = (person: string) =>
    [...EVERYBODY, MANAGER].filter((one) => one.person === person).map((one) => one.department);
  function somebody(person: string): Somebody | null {
    const departments = homesOf(person);
    if (gone.has(person) || departments.length === 0) return null;
    return { person, departments, ...(away.has(person) ? { away: { instead: standIn(person) } } : {}) };
  }
  /** The head is the manager of a department's people, and whoever runs operations is the heads'. */
  function manager(person: string, seen: readonly string[] = []): Party | null {
    const department = homesOf(person)[0];
    if (!department || person === MANAGER.person || seen.includes(person)) return null;
    const above = person === head(department) ? MANAGER : { department, person: head(department) };
    return party(above.department, above.person) ?? manager(above.person, [...seen, person]);
  }
  const room = (department: string): Room | null => {
    const most = limits.get(department);
    return most ? { ...most, head: party(department, head(department)) } : null;
  };
  function leastLoaded(department: string): Party | null {
    const full = room(department);
    if (full && full.inHand >= full.limit) return null;
    const there = EVERYBODY.filter((one) => one.department === department && standIn(one.person) === one.person);
    const load = (person: string) => loads.get(person) ?? 0;
    const [least] = there.sort((a, b) => load(a.person) - load(b.person) || (a.person < b.person ? -1 : 1));
    return least ?? null;
  }

  function answered(need: Need): Answer['value'] {
    switch (need.ask) {
      case 'head':
        return party(need.department, head(need.department));
      case 'duty':
        return party(need.department, onDuty.get(need.department));
      case 'supervisor':
        return party(need.department, supervisors.get(need.department));
      case 'least-loaded':
        return leastLoaded(need.department);
      case 'room':
        return room(need.department);
      case 'role':
        return need.role === 'operations-manager' ? party(MANAGER.department, MANAGER.person) : null;
      case 'person':
        return somebody(need.person);
      case 'manager':
        return manager(need.person);
      case 'calendar':
        return calendars.get(need.department) ?? null;
      case 'responsibility':
        return it.rows.find((row) => row.table === need.table && row.row === Object.values(need.of).join('+')) ?? null;
    }
  }
  const as = (department: string, person: string): Membership =>
    person === head(department)
      ? 'head'
      : person === onDuty.get(department)
        ? 'duty'
        : person === supervisors.get(department)
          ? 'supervisor'
          : 'member';

  /** One edit: what it changes, and what the job of the change would tell a case. */
  const edit = (change: () => void, concerned: Partial<Concerned> = {}): Concerned => {
    change();
    it.version++;
    return { people: [], departments: [], ...concerned };
  };
  return {
    answer: (need: Need): Answer => ({ value: answered(need), directory: it.version }),
    /** What it would have answered now, whatever changes later. */
    asOfNow: (): Answering => companyOf(copied(it)).answer,
    actor(person: string, kind: Actor['kind'] = 'person'): Actor {
      const relations =
        person === MANAGER.person
          ? [{ department: MANAGER.department, as: 'head' as const }]
          : homesOf(person).map((department) => ({ department, as: as(department, person) }));
      return { kind, person, onBehalfOf: null, rule: null, relations, directory: it.version };
    },
    standIn,
    isGone: (person: string) => gone.has(person),
    isAway: (person: string) => away.has(person),
    /** An absence begins, or its substitute changes. */
    away: (person: string, instead: string | null = null) =>
      edit(() => away.set(person, instead), { people: [person] }),
    back: (person: string) => edit(() => away.delete(person), { people: [person] }),
    leaves: (person: string) => edit(() => gone.add(person), { people: [person] }),
    returns: (person: string) => edit(() => gone.delete(person), { people: [person] }),
    /** Another shift: nothing that a case has in hand changes with it. */
    duty: (department: string, person: string) => edit(() => onDuty.set(department, person)),
    supervisor: (department: string, person: string) => edit(() => supervisors.set(department, person)),
    calendar: (department: string, table: CalendarTable) =>
      edit(() => calendars.set(department, table), { departments: [department] }),
    noCalendar: (department: string) => edit(() => calendars.delete(department), { departments: [department] }),
    limit: (department: string, limit: number, inHand = 0) => edit(() => limits.set(department, { limit, inHand })),
    load: (person: string, inHand: number) => edit(() => loads.set(person, inHand)),
    responsible: (row: string, department: string, person: PersonRule | null = null, table = 'main') =>
      edit(() => {
        it.rows = [{ department, person, table, version: it.version, row }, ...it.rows];
      }),
  };
}

/** What the job of a change says to a case: whom and what to look at again. */
export interface Concerned {
  readonly people: readonly string[];
  readonly departments: readonly string[];
}
export type Company = ReturnType<typeof company>;
