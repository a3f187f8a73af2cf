import type { z } from 'zod';
import { type FlowDocument, flowDocument } from '../contract/flow';
import { likely } from '../domain/plan/likely';
import { type FlowProblem, type Form, type Kind, pointer, problem } from '../domain/plan/problems';
import { whyNoBudget } from './budgets';

export type Shaped =
  | { readonly kind: 'document'; readonly document: FlowDocument }
  | { readonly kind: 'wrong'; readonly errors: readonly FlowProblem[] };

/** Has the value the shape of a flow document? What the schema finds becomes problems that name what was probably meant. */
export function shaped(value: unknown): Shaped {
  const parsed = flowDocument.safeParse(value);
  if (parsed.success) return { kind: 'document', document: parsed.data };
  return { kind: 'wrong', errors: parsed.error.issues.flatMap((issue) => problemsOf(issue, [], value)) };
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

function problemsOf(issue: Issue, base: Path, root: unknown): FlowProblem[] {
  const path = [...base, ...issue.path];
  const here = pointerOf(path);
  const value = valueAt(root, path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = knownKeys(path, root);
      const absent = known.filter((key) => valueAt(root, [...path, key]) === undefined);
      // A key that is there already is not the one that was meant.
      return issue.keys.map((key) =>
        problem(pointerOf([...path, key]), 'unknown-key', { key, likely: likely(key, absent) ?? null, known }),
      );
    }
    case 'invalid_type':
      if (value === undefined) return [missing(path)];
      return [problem(here, 'wrong-kind', { expected: kindOf(issue.expected), got: kindOfValue(value) })];
    case 'invalid_value':
      return [notOneOf(path, value, issue.values.map(String))];
    case 'invalid_union':
      return ofUnion(issue, path, root);
    case 'invalid_key':
      return issue.issues.map((inner) => malformed(here, String(path.at(-1)), inner.message));
    case 'invalid_format':
    case 'custom':
      return [malformed(here, String(value), issue.message)];
    case 'too_small':
      return [
        issue.origin === 'array' || issue.origin === 'string'
          ? problem(here, 'empty', {})
          : problem(here, 'number-too-small', { least: Number(issue.minimum) }),
      ];
    case 'too_big':
      return [
        issue.origin === 'array' || issue.origin === 'string'
          ? problem(here, 'too-long', { most: Number(issue.maximum) })
          : problem(here, 'number-too-large', { most: Number(issue.maximum) }),
      ];
    default:
      throw new Error(`the flow schema gives no ${issue.code}`);
  }
}

/** Of a union's branches the one is meant that takes this kind of value. */
function ofUnion(issue: z.core.$ZodIssueInvalidUnion, path: Path, root: unknown): FlowProblem[] {
  const value = valueAt(root, path);
  if (value === undefined) return [missing(path)];
  if (issue.errors.length === 0) return [notOneOf(path, value, optionsOf(path.slice(0, -1), root))];
  const meant = issue.errors.find(
    (branch) => !branch.some((inner) => inner.code === 'invalid_type' && inner.path.length === 0),
  );
  if (meant) return meant.flatMap((inner) => problemsOf(inner, path, root));
  const takes = (expected: string): boolean =>
    issue.errors.some((branch) => branch.some((inner) => inner.code === 'invalid_type' && inner.expected === expected));
  return [
    problem(pointerOf(path), 'wrong-kind', {
      expected: takes('array') ? 'text-or-list' : takes('record') ? 'text-or-mapping' : 'text-or-responsibility',
      got: kindOfValue(value),
    }),
  ];
}

const missing = (path: Path): FlowProblem =>
  problem(pointerOf(path), 'key-missing', { key: String(path.at(-1) ?? '') });

function notOneOf(path: Path, value: unknown, of: readonly string[]): FlowProblem {
  if (value === undefined) return missing(path);
  if (value === null || typeof value === 'object')
    return problem(pointerOf(path), 'wrong-kind', { expected: 'text', got: kindOfValue(value) });
  return problem(pointerOf(path), 'not-one-of', {
    value: String(value),
    likely: likely(String(value), of) ?? null,
    of,
  });
}

/** The schema's message is the name of the form that the text does not have. */
function malformed(here: string, value: string, form: string): FlowProblem {
  return form === 'budget'
    ? problem(here, 'not-a-budget', { value, why: whyNoBudget(value) })
    : problem(here, 'malformed', { value, form: form as Form });
}

const pointerOf = (path: Path): string => pointer(...path.map(String));

function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value;
}

const KINDS: Readonly<Record<string, Kind>> = {
  string: 'text',
  number: 'number',
  int: 'whole-number',
  boolean: 'yes-or-no',
  array: 'list',
  object: 'mapping',
  record: 'mapping',
};
const kindOf = (expected: string): Kind => KINDS[expected] ?? 'text';

function kindOfValue(value: unknown): Kind {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'list';
  return KINDS[typeof value] ?? 'text';
}

/** The schema at a path, following the value where there are alternatives. */
function schemaAt(path: Path, root: unknown): z.core.$ZodType | undefined {
  let schema: z.core.$ZodType | undefined = flowDocument;
  for (const [depth, part] of path.entries()) {
    const def = defOf(schema, valueAt(root, path.slice(0, depth)));
    if (def?.type === 'object') schema = (def as z.core.$ZodObjectDef).shape[String(part)];
    else if (def?.type === 'record') schema = (def as z.core.$ZodRecordDef).valueType;
    else if (def?.type === 'array') schema = (def as z.core.$ZodArrayDef).element;
    else return undefined;
  }
  return schema;
}

/** The definition of what a value is meant to be: out of optional, and into the alternative that fits it. */
function defOf(schema: z.core.$ZodType | undefined, value: unknown): z.core.$ZodTypeDef | undefined {
  const def = schema?._zod.def;
  if (def?.type === 'optional') return defOf((def as z.core.$ZodOptionalDef).innerType, value);
  if (def?.type !== 'union') return def;
  const options = (def as z.core.$ZodUnionDef).options.map((option) => defOf(option, value));
  const discriminator = (def as Partial<z.core.$ZodDiscriminatedUnionDef>).discriminator;
  if (discriminator === undefined) return options.find((option) => KINDS[option?.type ?? ''] === kindOfValue(value));
  return options.find((option) =>
    alternatives(option, discriminator).includes(String((value as Record<string, unknown> | null)?.[discriminator])),
  );
}

function alternatives(def: z.core.$ZodTypeDef | undefined, discriminator: string): readonly string[] {
  const own = def?.type === 'object' ? (def as z.core.$ZodObjectDef).shape[discriminator]?._zod.values : undefined;
  return own ? [...own].map(String) : [];
}

function knownKeys(path: Path, root: unknown): readonly string[] {
  const def = defOf(schemaAt(path, root), valueAt(root, path));
  return def?.type === 'object' ? Object.keys((def as z.core.$ZodObjectDef).shape) : [];
}

/** What a discriminated union's discriminator may be. */
function optionsOf(path: Path, root: unknown): readonly string[] {
  const def = schemaAt(path, root)?._zod.def as Partial<z.core.$ZodDiscriminatedUnionDef> | undefined;
  const { discriminator, options } = def ?? {};
  return discriminator === undefined || !options
    ? []
    : options.flatMap((option) => alternatives(option._zod.def, discriminator));
}
