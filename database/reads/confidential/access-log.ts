import type { Query } from '../../connect';

export interface Access {
  readonly id: number;
  /** Null: all of the case. */
  readonly field: string | null;
  readonly outcome: 'shown' | 'refused' | 'not-given' | 'was-erased' | 'erased';
  readonly person: string;
  /** The id of the key that was shown. */
  readonly key: string;
  /** How many were erased, and why. */
  readonly values: number | null;
  readonly reason: string | null;
  readonly at: number;
}

/** Newest first, `limit` of those with an id below `before`; `until` asks for a past instant. */
export const accessLog = (
  query: Query,
  escalation: string,
  before: number | null,
  limit: number,
  until: number | null,
) => query<Access[]>`
  select id, field, outcome, person, api_key as "key", "values", reason, at from confidential_access
  where escalation = ${escalation} ${before === null ? query`` : query`and id < ${before}`}
    ${until === null ? query`` : query`and at <= ${until}`}
  order by id desc limit ${limit}`;
