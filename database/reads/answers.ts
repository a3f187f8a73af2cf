import type { Need } from '../../domain/escalation/needs';
import type { Query } from '../connect';

export interface Asked {
  readonly ask: Need['ask'];
  /** The department, role, person or table asked about. */
  readonly subject: string;
  /** The fields by which a responsibility table is asked; JSON. */
  readonly fields: string | null;
}

/** One for each question, in order, all of one version of the directory; `value` is what `AnswerTo` (domain/escalation/needs) names. */
export interface Told {
  readonly directory: number;
  readonly value: unknown;
}

/** What the directory says at an instant to questions of `domain/escalation/needs`; migration 0005 answers each. */
export const answers = (query: Query, asked: readonly Asked[], at: number) => query<Told[]>`
  select directory.version as directory, directory_answer(ask, subject, fields::jsonb, ${at}) as value
  from unnest(
    ${asked.map((one) => one.ask)}::text[], ${asked.map((one) => one.subject)}::text[], ${asked.map((one) => one.fields)}::text[]
  ) with ordinality as asked (ask, subject, fields, number)
  cross join directory
  order by asked.number`;
