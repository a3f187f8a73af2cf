import { ADDRESSEES, flowSchema, PERSON_RULES } from '../../contract/flow';
import { compileFlow } from '../../flows/compile';
import { edited } from '../flows/documents';
import type { Behaviours } from './flow-fields/behaviour';
import { closingBehaviours, ladderBehaviours } from './flow-fields/ladders';
import { openingBehaviours } from './flow-fields/opening';
import { stepBehaviours } from './flow-fields/steps';

/** Law 10 (T16): for each field of a flow document, and each value of a closed list, what it does. */
const LEDGER: Behaviours = { ...openingBehaviours, ...stepBehaviours, ...ladderBehaviours, ...closingBehaviours };

interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | false;
  readonly items?: Schema;
  readonly enum?: readonly string[];
  readonly const?: string;
}

/** Every place where an owner can write something, read out of the schema itself. */
function placesOf(schema: Schema, at: string): readonly string[] {
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return alternatives.flatMap((one) => placesOf(one, at));
  if (schema.$ref) return [at];
  if (schema.properties)
    return Object.entries(schema.properties).flatMap(([key, one]) => placesOf(one, at ? `${at}.${key}` : key));
  if (schema.additionalProperties) return placesOf(schema.additionalProperties, `${at}.*`);
  if (schema.items) return placesOf(schema.items, `${at}[]`);
  const values = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  return values ? values.map((value) => `${at} = ${value}`) : [at];
}

const schema = flowSchema() as Schema;
const places = [
  ...new Set([
    ...placesOf(schema, ''),
    ...Object.entries(schema.$defs ?? {}).flatMap(([name, one]) => placesOf(one, name)),
  ]),
];
const listed = [
  ...PERSON_RULES.filter((rule) => rule !== 'claim' && rule !== 'same-as:').map((rule) => `lead: person-rule ${rule}`),
  ...PERSON_RULES.filter((rule) => rule !== 'opener').map((rule) => `steps: person-rule ${rule}`),
  ...ADDRESSEES.map((addressee) => `rung: addressee ${addressee}`),
];

it('has an entry for every field of the document, and for every value of a closed list', () => {
  expect([...places, ...listed].filter((place) => !Object.hasOwn(LEDGER, place))).toEqual([]);
});

it('has no entry for what is no field', () => {
  // Beside a field there may stand more about it: `steps.*.department: open`, `steps.*.waits.vendor`.
  const known = (entry: string) =>
    listed.includes(entry) || places.some((place) => place.startsWith(entry) || entry.startsWith(place));
  expect(Object.keys(LEDGER).filter((entry) => !known(entry))).toEqual([]);
});

describe.each(Object.entries(LEDGER))('%s', (_place, { from = {}, to, see, was, is }) => {
  const plan = (edits: typeof to) => {
    const compiled = compileFlow(edited(edits), 1);
    if (compiled.kind === 'wrong') throw new Error(JSON.stringify(compiled.errors));
    return compiled.plan;
  };

  it('does something: said otherwise, something else happens', () => {
    expect(see(plan(from))).toEqual(was);
    expect(see(plan({ ...from, ...to }))).toEqual(is);
    expect(is).not.toEqual(was);
  });
});
