import type { PersonRule } from '../../domain/plan/plan';
import type { Query } from '../connect';

/** A row of a responsibility table. */
export interface RowInForce {
  readonly table: string;
  readonly row: string;
  readonly department: string;
  /** Null: as the step says. */
  readonly person: PersonRule | null;
}

/** The rows of these tables that hold at an instant, in their order. */
export const rowsInForce = (query: Query, tables: readonly string[], at: number) => query<RowInForce[]>`
  select "table", row, department, person from responsibility_row
  where "table" = any (${tables as string[]}::text[]) and to_at is null and holds @> ${at}::timestamptz
  order by "table", place`;
