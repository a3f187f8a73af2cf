import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type * as contract from '../../contract/flows';
import { publishFlow } from '../../database/flows';
import { flowDocument } from '../../database/reads/flow-document';
import { type FlowVersionRow, flowVersions } from '../../database/reads/flow-versions';
import { flows as readFlows } from '../../database/reads/flows';
import { assert } from '../../domain/assert';
import { rfc3339 } from '../../domain/calendar/instant';
import type { FlowProblem } from '../../domain/plan/problems';
import { type Compiled, compileFlow, planHash, planOf } from '../../flows/compile';
import { readDocument } from '../../flows/read';
import { flowProblemSentence, type Language } from '../../words/index';
import { callerOf } from '../command';
import type { Ask, Handler } from '../context';
import { pageOf, placeIn } from '../cursor';
import { Failure } from '../problems';

const pageIn = (ask: Ask) => ask.query as { limit: number; cursor?: string };
const keyIn = (ask: Ask): string => (ask.path as { key: string }).key;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const present = (row: FlowVersionRow): z.output<typeof contract.flowRow> => ({
  flow: row.flow,
  version: row.version,
  hash: row.hash,
  publishedAt: rfc3339(row.publishedAt),
  publishedBy: row.publishedBy,
});

const findings = (problems: readonly FlowProblem[], language: Language) =>
  problems.map((one) => ({ pointer: one.pointer, code: one.code, message: flowProblemSentence(one, language) }));

export const flows: Handler = async (ask, { sql }) => {
  const { limit, cursor } = pageIn(ask);
  const [after] = placeIn(cursor, ['id']) ?? [''];
  return { body: pageOf(await readFlows(sql, after, limit + 1), limit, present, ({ flow }) => [flow]) };
};

export const versions: Handler = async (ask, { sql }) => {
  const { limit, cursor } = pageIn(ask);
  const [before] = placeIn(cursor, ['count']) ?? [2 ** 31 - 1];
  const rows = await flowVersions(sql, keyIn(ask), before, limit + 1);
  if (rows.length === 0 && cursor === undefined) throw new Failure('nothing-here', {});
  return { body: pageOf(rows, limit, present, ({ version }) => [version]) };
};

export const version: Handler = async (ask, { sql }) => {
  const { key, version } = ask.path as { key: string; version: number };
  const row = await flowDocument(sql, key, version);
  if (!row) throw new Failure('nothing-here', {});
  return { body: { ...present(row), document: row.document } };
};

/** The document compiled, when it is of the flow that the address names. */
function compiled(ask: Ask): Compiled {
  const done = compileFlow(ask.body);
  if (done.kind === 'plan' && done.plan.flow !== keyIn(ask))
    throw new Failure('another-flow', { document: done.plan.flow, path: keyIn(ask) });
  return done;
}

export const check: Handler = (ask) => {
  const done = compiled(ask);
  const spoken = { 'content-language': ask.language, vary: 'Accept-Language' };
  const errors = done.kind === 'wrong' ? findings(done.errors, ask.language) : [];
  const warnings = done.kind === 'plan' ? findings(done.warnings, ask.language) : [];
  return { body: { publishable: done.kind === 'plan', errors, warnings }, headers: spoken };
};

export const publish: Handler = async (ask, { sql }) => {
  const done = compiled(ask);
  if (done.kind === 'wrong') {
    const errors = findings(done.errors, ask.language);
    throw new Failure('flow-wrong', { wrong: errors.length }, { errors });
  }
  const row = await publishFlow(sql, {
    flow: keyIn(ask),
    document: written(ask.body),
    compile: (version) => {
      const plan = planOf(ask.body, version);
      return { plan, hash: planHash(plan, sha256) };
    },
    at: ask.now,
    by: callerOf(ask).person,
  });
  return {
    body: { ...present(row), warnings: findings(done.warnings, ask.language) },
    headers: { 'content-language': ask.language, vary: 'Accept-Language' },
  };
};

/** What the owner wrote as a value: a text has been compiled, so it can be read. */
function written(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  const read = readDocument(body);
  assert(read.kind === 'read', 'a text that compiles can be read');
  return read.value;
}
