import { type Document, isMap, LineCounter, type Node, type Pair, parseAllDocuments, type Scalar } from 'yaml';
import { utf8Bytes } from '../domain/plan/fields';
import { type FlowProblem, problem } from '../domain/plan/problems';

/** UTF-8 bytes of a document's text. The longest that anybody has written for a flow of 200 steps is a quarter of it. */
export const DOCUMENT_BYTES = 512 * 1024;

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** What a text says, and where in it each part stands. */
export type Read =
  | { readonly kind: 'read'; readonly value: unknown; readonly place: (path: readonly string[]) => Place | undefined }
  | { readonly kind: 'wrong'; readonly errors: readonly FlowProblem[] };

/** Reads YAML 1.2; JSON is a part of it, so that keys given twice are found in both. */
export function readDocument(text: string): Read {
  const bytes = utf8Bytes(text);
  if (bytes > DOCUMENT_BYTES)
    return { kind: 'wrong', errors: [problem('', 'document-too-large', { bytes, limit: DOCUMENT_BYTES })] };
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    stringKeys: true,
    prettyErrors: false,
    version: '1.2',
  });
  const [document, second] = Array.isArray(documents) ? documents : [];
  if (!document)
    return {
      kind: 'wrong',
      errors: [{ ...problem('', 'not-readable', { reason: 'the document is empty' }), line: 1, column: 1 }],
    };
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  // A tag that nobody knows would silently become a text.
  const errors: FlowProblem[] = [...document.errors, ...document.warnings].map((error) => ({
    ...(error.code === 'DUPLICATE_KEY'
      ? problem('', 'duplicate-key', { key: wordAt(text, error.pos[0]) })
      : problem('', 'not-readable', { reason: error.message })),
    ...placeOf(error.pos[0]),
  }));
  if (second)
    errors.push({
      ...problem('', 'not-readable', { reason: 'the text holds more than one document' }),
      ...placeOf(second.range[0]),
    });
  if (errors.length > 0) return { kind: 'wrong', errors };
  try {
    // Aliases are counted, so that a small text cannot grow into a large document.
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    return { kind: 'read', value, place: (path) => place(document, path, placeOf) };
  } catch (error) {
    return {
      kind: 'wrong',
      errors: [
        {
          ...problem('', 'not-readable', { reason: error instanceof Error ? error.message : String(error) }),
          line: 1,
          column: 1,
        },
      ],
    };
  }
}

/** Where a path leads, or the nearest part of it that is there: the key where there is one. */
function place(document: Document, path: readonly string[], placeOf: (offset: number) => Place): Place | undefined {
  let best: number | undefined = document.contents?.range?.[0];
  for (let length = 1; length <= path.length; length++) {
    const parent =
      length === 1
        ? document.contents
        : (document.getIn(path.slice(0, length - 1).map(index), true) as Node | undefined);
    const key = path[length - 1];
    const pair = isMap(parent)
      ? (parent.items as Pair<Scalar, Node>[]).find((one) => one.key.value === key)
      : undefined;
    const node = pair?.key ?? (document.getIn(path.slice(0, length).map(index), true) as Node | undefined);
    if (!node?.range) break;
    best = node.range[0];
  }
  return best === undefined ? undefined : placeOf(best);
}

const index = (part: string): string | number => (/^\d+$/.test(part) ? Number(part) : part);
const wordAt = (text: string, offset: number): string =>
  /^["']?([^"':\s,}]*)/.exec(text.slice(offset, offset + 80))?.[1] ?? '';

/** The problems with their places in the text. */
export const withPlaces = (
  problems: readonly FlowProblem[],
  read: (Read & { kind: 'read' }) | undefined,
): readonly FlowProblem[] => problems.map((one) => ({ ...one, ...read?.place(partsOf(one.pointer)) }));

const partsOf = (path: string): string[] =>
  path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
