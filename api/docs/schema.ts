import { type Html, html, NONE } from './html';

/** As much of a JSON Schema as the contract uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly required?: readonly string[];
  readonly description?: string;
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
}

export const nameOf = ($ref: string): string => $ref.split('/').at(-1) ?? '';

/** What a value is, in a few words, with links to the shapes that have a name. */
export function kind(schema: Schema): Html {
  if (schema.$ref) return html`<a href="#schema-${nameOf(schema.$ref)}">${nameOf(schema.$ref)}</a>`;
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices) return joined(choices.map(kind), ' | ');
  if (schema.enum)
    return joined(
      schema.enum.map((one) => html`<code>${JSON.stringify(one)}</code>`),
      ' | ',
    );
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`;
  if (schema.type === 'array') return html`[${schema.items ? kind(schema.items) : 'any'}]`;
  if (schema.type === 'object' && typeof schema.additionalProperties === 'object' && !schema.properties)
    return html`{ … : ${kind(schema.additionalProperties)} }`;
  const bounds = schema.maxLength === undefined ? '' : ` ≤ ${schema.maxLength}`;
  return html`${schema.format ?? schema.type ?? 'any'}${bounds}`;
}

function joined(parts: readonly Html[], between: string): Html {
  return html`${parts.flatMap((part, i) => (i === 0 ? [part] : [html`${between}`, part]))}`;
}

/** The members of an object, one a row; for anything else what it is. */
export function members(schema: Schema, required: string): Html {
  const { properties } = schema;
  if (!properties) return html`<p>${kind(schema)}</p>`;
  const rows = Object.entries(properties).map(
    ([
      name,
      one,
    ]) => html`<tr><td><code>${name}</code>${schema.required?.includes(name) ? html` <small>${required}</small>` : NONE}</td>
<td>${kind(one)}${one.properties ? members(one, required) : NONE}</td><td>${one.description ?? ''}</td></tr>`,
  );
  return html`<table>${rows}</table>`;
}
