import type { PersonRule } from '../../domain/plan/plan';
import type { Query } from '../connect';

export interface NewResponsibilityRow {
  readonly row: string;
  /** By field, the values that it may have. */
  readonly fields: Readonly<Record<string, readonly (string | number | boolean)[]>>;
  readonly department: string;
  readonly person: PersonRule | null;
  readonly from: number | null;
  readonly to: number | null;
}

/** Another version of a responsibility table is in force from an instant on. */
export const turnResponsibility = (
  query: Query,
  { table, version, fromAt }: { readonly table: string; readonly version: number; readonly fromAt: number },
  rows: readonly NewResponsibilityRow[],
) => query`
  with before as (
    update responsibility_row set to_at = ${fromAt} where "table" = ${table} and to_at is null returning version
  )
  insert into responsibility_row ("table", version, place, row, fields, narrowness, department, person, holds, from_at)
  select ${table}, ${version}, place, row, fields::jsonb, (select count(*) from jsonb_object_keys(fields::jsonb)),
    department, person::jsonb, tstzrange(from_at, to_at), ${fromAt}
  from unnest(
    ${rows.map(({ row }) => row)}::text[], ${rows.map(({ fields }) => JSON.stringify(fields))}::text[],
    ${rows.map(({ department }) => department)}::text[], ${rows.map(({ person }) => person && JSON.stringify(person))}::text[],
    ${rows.map(({ from }) => from)}::timestamptz[], ${rows.map(({ to }) => to)}::timestamptz[]
  ) with ordinality as rows (row, fields, department, person, from_at, to_at, place)
  cross join (select count(*) from before) as closed`;
