import type { Text } from '../domain/plan/fields';
import type { Language } from './language';
import type { Terms } from './terms/terms';

/** What is called how, for sentences; a plan is one. What has no name here is shown by its id. */
export interface Names {
  readonly name?: Text;
  readonly steps?: Readonly<Record<string, { readonly name: Text }>>;
  readonly fields?: Readonly<Record<string, { readonly name?: Text }>>;
  readonly departments?: Readonly<Record<string, Text>>;
  readonly people?: Readonly<Record<string, Text>>;
}

/** How sentences of one language speak of things: by name and id, so that a person can read it and a program can use it. */
export interface Say extends Terms {
  /** The flow, or just "the flow" where it has no name here. */
  readonly flow: string;
  readonly step: (id: string) => string;
  readonly field: (id: string) => string;
  readonly department: (id: string) => string;
  readonly person: (id: string) => string;
  /** A person of a department, or the department's queue. */
  readonly party: (party: { readonly department: string; readonly person: string | null }) => string;
  readonly quoted: (text: string) => string;
  /** `a, b and c`. */
  readonly all: (items: readonly string[]) => string;
  /** `a, b or c`. */
  readonly any: (items: readonly string[]) => string;
  /** What a table calls it, or the word itself where it is not in the table. */
  readonly term: (table: Readonly<Record<string, string>>, word: string) => string;
}

export function sayIn(language: Language, terms: Terms, names: Names = {}): Say {
  const chinese = language === 'zh';
  const quoted = (text: string): string => (chinese ? `“${text}”` : `"${text}"`);
  const named = (name: Text | undefined, id: string): string => {
    if (!name) return quoted(id);
    return chinese ? `“${name.zh}”（${id}）` : `"${name.en}" (${id})`;
  };
  const joined = (items: readonly string[], last: string): string => {
    if (chinese) return items.join('、');
    return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
  };
  const department = (id: string): string => named(own(names.departments, id), id);
  const person = (id: string): string => named(own(names.people, id), id);
  return {
    ...terms,
    flow: names.name
      ? chinese
        ? `流程“${names.name.zh}”`
        : `the flow "${names.name.en}"`
      : chinese
        ? '流程'
        : 'the flow',
    step: (id) => named(own(names.steps, id)?.name, id),
    field: (id) => named(own(names.fields, id)?.name, id),
    department,
    person,
    party: (party) => {
      if (party.person === null)
        return chinese ? `${department(party.department)}的待办队列` : `the queue of ${department(party.department)}`;
      return chinese
        ? `${department(party.department)}的${person(party.person)}`
        : `${person(party.person)} of ${department(party.department)}`;
    },
    quoted,
    all: (items) => joined(items, 'and'),
    any: (items) => joined(items, 'or'),
    term: (table, word) => own(table, word) ?? word,
  };
}

const own = <T>(table: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  table && Object.hasOwn(table, key) ? table[key] : undefined;
