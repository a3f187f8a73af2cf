import type { Instant } from '../domain/calendar/instant';
import type { Plain } from '../domain/plan/fields';
import type { Plan } from '../domain/plan/plan';

/** A row of a responsibility table, as far as its conditions go. */
export interface CoverageRow {
  readonly row: string;
  readonly when: readonly { readonly field: string; readonly in: readonly Plain[] }[];
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
}

/** A step of a published flow that asks the table, and what the fields may hold that it asks by. */
export interface Use {
  readonly flow: string;
  readonly step: string;
  readonly fields: readonly { readonly field: string; readonly may: readonly Is[] }[];
}
export type Is =
  | { readonly is: 'value'; readonly value: Plain }
  /** Any value that no row names. */
  | { readonly is: 'another'; readonly value: null };

export interface Gap {
  readonly of: readonly ({ readonly field: string } & Is)[];
  readonly steps: readonly { readonly flow: string; readonly step: string }[];
}
export interface Overlap {
  readonly rows: readonly [string, string];
  readonly of: readonly { readonly field: string; readonly in: readonly Plain[] }[];
}
export interface Coverage {
  readonly gaps: readonly Gap[];
  readonly overlaps: readonly Overlap[];
  readonly complete: boolean;
}

/** Combinations looked at, and gaps or overlaps listed, at most: who has more than that is helped by the first ones. */
const MOST_COMBINATIONS = 100_000;
const MOST_LISTED = 500;

export const holdsAt = ({ from, to }: CoverageRow, at: Instant): boolean =>
  (from === undefined || from <= at) && (to === undefined || at < to);

/** What no row answers for, and which rows answer for the same, at an instant. */
export function coverage(rows: readonly CoverageRow[], uses: readonly Use[], at: Instant): Coverage {
  const holding = rows.filter((row) => holdsAt(row, at));
  const gaps = new Map<string, { of: Gap['of']; steps: { flow: string; step: string }[] }>();
  let left = MOST_COMBINATIONS;
  let complete = true;
  for (const { flow, step, fields } of uses)
    for (const of of combinations(fields)) {
      if (left-- <= 0) {
        complete = false;
        break;
      }
      if (holding.some((row) => covers(row, of))) continue;
      const key = JSON.stringify(of);
      const gap = gaps.get(key) ?? { of, steps: [] };
      gap.steps.push({ flow, step });
      gaps.set(key, gap);
    }
  const overlaps = [...overlapsOf(holding)];
  return {
    gaps: [...gaps.values()].slice(0, MOST_LISTED),
    overlaps: overlaps.slice(0, MOST_LISTED),
    complete: complete && gaps.size <= MOST_LISTED && overlaps.length <= MOST_LISTED,
  };
}

const covers = ({ when }: CoverageRow, of: Gap['of']): boolean =>
  when.every(({ field, in: values }) => {
    const given = of.find((one) => one.field === field);
    return given?.is === 'value' && values.includes(given.value);
  });

function* combinations(fields: Use['fields']): Generator<Gap['of']> {
  const [first, ...rest] = fields;
  if (!first) return yield [];
  for (const is of first.may) for (const tail of combinations(rest)) yield [{ field: first.field, ...is }, ...tail];
}

/** Pairs of rows of as many fields between which only their order decides. */
function* overlapsOf(rows: readonly CoverageRow[]): Generator<Overlap> {
  for (const [place, row] of rows.entries())
    for (const other of rows.slice(place + 1)) {
      if (row.when.length !== other.when.length) continue;
      const of = [...row.when, ...other.when.filter(({ field }) => !row.when.some((one) => one.field === field))].map(
        ({ field, in: values }) => {
          const both = other.when.find((one) => one.field === field);
          return { field, in: both ? values.filter((value) => both.in.includes(value)) : values };
        },
      );
      if (of.every(({ in: values }) => values.length > 0)) yield { rows: [row.row, other.row], of };
    }
}

/** Which steps of published flows ask a table, and what they may ask: each choice of a field, and what rows name where it is free. */
export function usesOf(table: string, plans: readonly Plan[], rows: readonly CoverageRow[]): readonly Use[] {
  return plans.flatMap((plan) =>
    Object.entries(plan.steps).flatMap(([step, one]) =>
      one.department.by === 'responsibility' && one.department.table === table
        ? [
            {
              flow: plan.flow,
              step,
              fields: one.department.of.map((field) => ({ field, may: mayBe(plan, field, rows) })),
            },
          ]
        : [],
    ),
  );
}

/** The checker of flows has shown that the field is there whenever the step is offered. */
function mayBe({ fields }: Plan, field: string, rows: readonly CoverageRow[]): readonly Is[] {
  const type = fields[field];
  const closed = type?.type === 'choice' ? (type.of ?? []) : type?.type === 'boolean' ? [true, false] : undefined;
  const named = rows.flatMap(({ when }) => when.filter((one) => one.field === field).flatMap((one) => one.in));
  const values = [...new Set<Plain>(closed ?? named)].map((value): Is => ({ is: 'value', value }));
  return closed ? values : [...values, { is: 'another', value: null }];
}
