import type { ResponsibilityBody } from '../contract/responsibility';
import type { Instant } from '../domain/calendar/instant';
import { type CalendarProblem, calendarProblem } from '../domain/calendar/problems';
import type { Plain } from '../domain/plan/fields';
import type { PersonRule } from '../domain/plan/plan';
import { personRuleOf } from './person-rule';

/** A row as the database keeps it. */
export interface CompiledRow {
  readonly row: string;
  readonly fields: Readonly<Record<string, readonly Plain[]>>;
  readonly department: string;
  readonly person: PersonRule | null;
  readonly from: Instant | null;
  readonly to: Instant | null;
}

export function compileResponsibility({ rows }: ResponsibilityBody): {
  readonly rows: readonly CompiledRow[];
  readonly errors: readonly CalendarProblem[];
} {
  const errors: CalendarProblem[] = [];
  const named = new Set<string>();
  const compiled = rows.map(({ row, when, department, person, from, to }, place): CompiledRow => {
    const pointer = `/rows/${place}`;
    if (named.has(row)) errors.push(calendarProblem(`${pointer}/row`, 'row-twice', { row }));
    named.add(row);
    if (from !== undefined && to !== undefined && to <= from)
      errors.push(calendarProblem(`${pointer}/to`, 'row-backwards', { row }));
    for (const [index, { field }] of when.entries())
      if (when.findIndex((one) => one.field === field) < index)
        errors.push(calendarProblem(`${pointer}/when/${index}/field`, 'field-twice', { field }));
    return {
      ...{ row, department, from: from ?? null, to: to ?? null },
      fields: Object.fromEntries(when.map(({ field, in: values }) => [field, values])),
      person: person === undefined ? null : personRuleOf(person),
    };
  });
  return { rows: compiled, errors };
}
