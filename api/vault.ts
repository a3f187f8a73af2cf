import { randomUUID } from 'node:crypto';
import type { Query, Sql } from '../database/connect';
import { caseKeyForUse } from '../database/reads/confidential/case-key';
import { confidentialValue } from '../database/reads/confidential/value';
import { dropValues } from '../database/writes/confidential/drop-values';
import { insertCaseKey } from '../database/writes/confidential/insert-case-key';
import { keepValues } from '../database/writes/confidential/keep-values';
import { stageValues } from '../database/writes/confidential/stage-values';
import { assert } from '../domain/assert';
import { canonicalJson } from '../domain/journal/canonical';
import { own } from '../domain/own';
import { type Fields, type FieldType, isAbsent, isSealed, type Plain, type Sealed } from '../domain/plan/fields';
import { wrongValue } from '../domain/plan/intake';
import type { Plan } from '../domain/plan/plan';
import { drawCaseKey, openValue, sealValue, unwrapCaseKey } from '../wire/case-keys';
import type { CodecKeys } from '../wire/keys';
import { Failure, isRefusal, rowOf } from './problems';

/** By what act values come in. */
export interface Giving {
  readonly escalation: string;
  readonly actor: string;
  /** The command's key. */
  readonly key: string;
  readonly at: number;
}

/** How often a key that goes away while it is taken in hand is looked for again. */
const TRIES = 5;

/**
 * Where confidential values are kept (design §7). A value is judged by its type and goes into PostgreSQL, encrypted; what goes on to the
 * workflow is that it is there and its digest. It is brought before its act, so that none is lost, and leaves when that is refused.
 */
export class Vault {
  constructor(
    private readonly sql: Sql,
    private readonly keys: CodecKeys,
  ) {}

  /** Acts with fields whose confidential values have been put away; `fields` is undefined for an act that gives none. */
  async during<T>(
    plan: Plan,
    fields: Fields | undefined,
    giving: Giving,
    act: (fields: Fields | undefined) => Promise<T>,
  ): Promise<T> {
    const secret = fields === undefined ? [] : confidentialIn(plan, fields);
    if (fields === undefined || secret.length === 0) return act(fields);
    const good = secret.filter(({ type, value }) => wrongValue(type, value) === undefined);
    const wrong = secret.map(({ type, value }) => [type.field, wrongValue(type, value)] as const);
    const digests = good.length === 0 ? {} : await this.put(giving, good);
    const markers = Object.fromEntries(
      wrong.map(([field, problem]): [string, Sealed] => [
        field,
        problem === undefined ? { sealed: digests[field] ?? '' } : { sealed: '', wrong: problem },
      ]),
    );
    const brought = Object.values(digests);
    try {
      const done = await act({ ...fields, ...markers });
      await keepValues(this.sql, giving.escalation, brought);
      return done;
    } catch (error) {
      if (inVain(error)) await dropValues(this.sql, giving.escalation, brought);
      throw error;
    }
  }

  /** The value that an event names by its digest, with its salt; or why there is none. */
  async read(
    escalation: string,
    field: string,
    digest: string,
  ): Promise<{ readonly value: Plain; readonly salt: string } | 'erased' | 'absent'> {
    const row = await confidentialValue(this.sql, escalation, field, digest);
    if (!row) return 'absent';
    const { sealed, wrapped, wrappedBy } = row;
    if (!sealed || !wrapped) return 'erased';
    const caseKey = unwrapCaseKey(this.keys, escalation, { wrapped, wrappedBy });
    const { salt, text } = openValue(caseKey, { escalation, field }, digest, sealed);
    return { value: JSON.parse(text) as Plain, salt };
  }

  /** @returns digests by field. */
  private async put(giving: Giving, given: readonly Given[]): Promise<Readonly<Record<string, string>>> {
    for (let tries = 1; ; tries++) {
      const digests = await this.sql.begin((query) => this.putOnce(query, giving, given));
      if (digests) return digests;
      assert(tries < TRIES, 'the key of a case is there once it was made');
    }
  }

  private async putOnce(
    query: Query,
    { escalation, actor, key, at }: Giving,
    given: readonly Given[],
  ): Promise<Readonly<Record<string, string>> | undefined> {
    let row = await caseKeyForUse(query, escalation);
    if (!row) {
      await insertCaseKey(query, { id: randomUUID(), escalation, ...drawCaseKey(this.keys, escalation), madeAt: at });
      row = await caseKeyForUse(query, escalation);
    }
    if (!row) return undefined; // another request has made it, and it went with what that one brought
    const caseKey = unwrapCaseKey(this.keys, escalation, row);
    const rows = given.map(({ type: { field }, value }) => ({
      ...{ escalation, field, actor, key, caseKey: row.id, givenAt: at },
      ...sealValue(caseKey, { escalation, field, act: key }, canonicalJson(value)),
    }));
    await stageValues(query, rows);
    return Object.fromEntries(rows.map(({ field, digest }) => [field, digest]));
  }
}

interface Given {
  readonly type: FieldType;
  readonly value: Plain;
}

/** Those of them that are confidential and say something. */
const confidentialIn = (plan: Plan, fields: Fields): readonly Given[] =>
  Object.entries(fields).flatMap(([field, value]) => {
    const type = own(plan.fields, field);
    return type?.confidential && !isAbsent(value) && !isSealed(value) ? [{ type, value }] : [];
  });

/** Whether an act that failed so is sure never to be carried out. What is not sure is settled a day later (worker/settling). */
const inVain = (error: unknown): boolean =>
  error instanceof Failure &&
  (error.code === 'idempotency-key-reused' || (isRefusal(error.code) && !rowOf(error.code).retryable));
