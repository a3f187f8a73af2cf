import { z } from 'zod';
import { PERSON_RULE } from '../contract/responsibility';
import { FIELD_NAME, ID, LINE } from '../contract/values';
import { likely } from '../domain/plan/likely';
import { pointer } from '../domain/plan/problems';
import { type Fault, fault } from './problems';

type Issue = z.core.$ZodRawIssue | z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** What a schema finds wrong, as faults with a place; `at` writes the place of a path. */
export function faultsOf(schema: z.ZodType, error: z.ZodError, at: (path: Path) => string = inBody): readonly Fault[] {
  return error.issues.flatMap((issue) => ofIssue(issue, issue.path, schema, at));
}

export const inBody = (path: Path): string => pointer(...path.map(String));

function ofIssue(issue: Issue, path: Path, schema: z.ZodType, at: (path: Path) => string): Fault[] {
  const here = at(path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysAt(schema, path);
      return issue.keys.map((key) =>
        fault(at([...path, key]), 'unknown-key', { key, likely: likely(key, known) ?? null }),
      );
    }
    case 'invalid_type':
      if (issue.input === undefined) return [fault(here, 'missing', {})];
      return [fault(here, 'wrong-kind', { expected: KINDS[issue.expected] ?? 'mapping' })];
    case 'invalid_value':
      if (issue.input === undefined) return [fault(here, 'missing', {})];
      return [fault(here, 'not-one-of', { of: issue.values.map(String) })];
    case 'invalid_format':
      return [ofFormat(here, issue)];
    case 'invalid_key':
      return [fault(here, 'not-a-field-name', {})];
    case 'invalid_union':
      return ofUnion(issue, path, schema, at);
    case 'too_big': {
      const most = Number(issue.maximum);
      if (issue.origin === 'string') return [fault(here, 'too-long', { most })];
      return [issue.origin === 'array' ? fault(here, 'too-many', { most }) : fault(here, 'too-large', { most })];
    }
    case 'too_small': {
      const least = Number(issue.minimum);
      if (issue.origin === 'string') return [fault(here, 'blank', {})];
      return [issue.origin === 'array' ? fault(here, 'too-few', { least }) : fault(here, 'too-small', { least })];
    }
    case 'custom':
      if (issue.params?.code === 'not-a-budget') return [fault(here, 'not-a-budget', {})];
      if (issue.params?.code === 'not-an-instant') return [fault(here, 'not-an-instant', {})];
      return [fault(here, 'too-long', { most: Number(issue.params?.most) })];
    default:
      return [fault(here, 'not-accepted', {})];
  }
}

/** The alternative that came furthest speaks; when none took the kind, that is said. */
function ofUnion(
  issue: Issue & { code: 'invalid_union' },
  path: Path,
  schema: z.ZodType,
  at: (path: Path) => string,
): Fault[] {
  const further = issue.errors.find(
    (issues) => !issues.some((one) => one.code === 'invalid_type' && one.path.length === 0),
  );
  if (further) return further.flatMap((one) => ofIssue(one, [...path, ...one.path], schema, at));
  return [fault(at(path), issue.input === undefined ? 'missing' : 'wrong-kind', { expected: 'value' })];
}

const KINDS: Readonly<
  Record<string, 'text' | 'number' | 'whole-number' | 'yes-or-no' | 'list' | 'mapping' | 'nothing'>
> = {
  string: 'text',
  number: 'number',
  int: 'whole-number',
  boolean: 'yes-or-no',
  array: 'list',
  object: 'mapping',
  record: 'mapping',
  null: 'nothing',
};

function ofFormat(here: string, issue: Issue & { code: 'invalid_format' }): Fault {
  if (issue.format === 'uuid') return fault(here, 'not-a-uuid', {});
  if (issue.format === 'date') return fault(here, 'not-a-date', {});
  if (issue.format === 'datetime') return fault(here, 'not-an-instant', {});
  switch (issue.pattern) {
    case String(ID):
      return fault(here, 'not-an-id', {});
    case String(LINE):
      return fault(here, 'not-one-line', {});
    case String(PERSON_RULE):
      return fault(here, 'not-a-person-rule', {});
    case String(FIELD_NAME):
      return fault(here, 'not-a-field-name', {});
    default:
      return fault(here, 'blank', {});
  }
}

/** The keys that an object of the schema may have at a path; none where it is not an object of known keys. */
export function keysAt(schema: z.ZodType, path: Path): readonly string[] {
  let here: z.ZodType | undefined = schema;
  for (const part of path) here = inside(bare(here), part);
  const object = bare(here);
  return object instanceof z.ZodObject ? Object.keys(object.shape) : [];
}

function inside(schema: z.ZodType | undefined, part: PropertyKey): z.ZodType | undefined {
  if (schema instanceof z.ZodObject) return schema.shape[String(part)];
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  if (schema instanceof z.ZodRecord) return schema.valueType as z.ZodType;
  return undefined;
}

/** Without what makes it optional, nullable or filled in. */
function bare(schema: z.ZodType | undefined): z.ZodType | undefined {
  let one: unknown = schema;
  while (
    one instanceof z.ZodOptional ||
    one instanceof z.ZodExactOptional ||
    one instanceof z.ZodNullable ||
    one instanceof z.ZodDefault
  )
    one = one.unwrap();
  return one as z.ZodType | undefined;
}

/** Levels of nesting in a body: a flow document has nine. */
const DEEPEST = 32;
const NOT_TEXT = /\0|\p{Surrogate}/u;

/** What no schema looks at: nesting without end, keys with a meaning of their own, texts that are none. */
export function uncleanIn(value: unknown): Fault | undefined {
  const open: { value: unknown; path: readonly (string | number)[] }[] = [{ value, path: [] }];
  for (let one = open.pop(); one; one = open.pop()) {
    const { value, path } = one;
    if (typeof value === 'string') {
      if (NOT_TEXT.test(value)) return fault(pointer(...path), 'not-text', {});
    } else if (typeof value === 'object' && value !== null) {
      if (path.length >= DEEPEST) return fault(pointer(...path.slice(0, 8)), 'too-deep', { most: DEEPEST });
      for (const key of Object.keys(value)) {
        if (key === '__proto__') return fault(pointer(...path), 'reserved-key', { key });
        if (NOT_TEXT.test(key)) return fault(pointer(...path), 'not-text', {});
        open.push({ value: (value as Record<string, unknown>)[key], path: [...path, key] });
      }
    }
  }
  return undefined;
}
