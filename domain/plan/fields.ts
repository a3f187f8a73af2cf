/** A value that can be read wherever it stands. */
export type Plain = string | number | boolean;

/** What is wrong with a value of a declared type. */
export type ValueProblem = 'not-text' | 'not-a-number' | 'not-a-boolean' | 'not-a-choice' | 'too-long';

/**
 * What stands in place of a confidential value (design §7): that there is one, and its salted digest. The value itself never comes here;
 * where it was seen last, it was judged by its type, and a command says in `wrong` what was found. An event has none.
 */
export interface Sealed {
  /** HMAC-SHA256 in hexadecimal, or nothing beside `wrong`. */
  readonly sealed: string;
  readonly wrong?: ValueProblem;
}

/** A value that an escalation carries about the customer's problem. */
export type FieldValue = Plain | Sealed;
export type Fields = Readonly<Record<string, FieldValue>>;

export const isSealed = (value: FieldValue | undefined): value is Sealed => typeof value === 'object';

/** A text of nothing but white space is no value: a form that was left blank has not answered. */
export const isAbsent = (value: FieldValue | undefined): boolean =>
  value === undefined || (typeof value === 'string' && value.trim() === '');

/** A name in the two languages of the product. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** A field that a flow declares, once: in its intake or among what a step gives. */
export interface FieldType {
  readonly field: string;
  readonly type: 'text' | 'number' | 'boolean' | 'choice';
  readonly name?: Text;
  /** The choices in order, for `choice` only. */
  readonly of?: readonly string[];
  /** Departments whose people alone may read its values; they never enter an event, a state or a history. */
  readonly confidential?: readonly string[];
}

/** UTF-8 bytes; one text value and all values together (design §3). Refused beyond: a file belongs into evidence, not here. */
export const LIMITS = { textBytes: 8 * 1024, fieldsBytes: 64 * 1024, stateBytes: 256 * 1024 } as const;

/** The length of a text in UTF-8, without an encoder: the same in the workflow's sandbox, in Node and in the browser. */
export function utf8Bytes(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (unit >= 0xd800 && unit < 0xdc00) {
      bytes += 4;
      i++;
    } else bytes += 3;
  }
  return bytes;
}
