import { own } from '../own';

/** Words that owners bring along from other systems, and the words of this one that do the same. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  action: ['do'],
  assign: ['reassign', 'person'],
  assignee: ['person'],
  condition: ['when', 'unless'],
  deadline: ['finish_within', 'resolve_within', 'within'],
  due: ['finish_within', 'resolve_by', 'within'],
  duetime: ['finish_within'],
  escalate: ['raise'],
  goto: ['go'],
  id: ['flow', 'field'],
  if: ['when', 'unless'],
  inputs: ['intake', 'needs'],
  key: ['flow', 'field'],
  label: ['name'],
  loops: ['at_most'],
  mail: ['notify'],
  email: ['notify'],
  manager: ['head'],
  max: ['at_most', 'times'],
  options: ['of'],
  outputs: ['gives'],
  owner: ['lead', 'person'],
  recipient: ['whom', 'to'],
  repeat: ['then'],
  sla: ['promise', 'finish_within'],
  stages: ['steps'],
  takeover: ['take_over'],
  team: ['department'],
  timeout: ['finish_within', 'accept_within', 'within'],
  title: ['name'],
  transitions: ['next'],
  values: ['of'],
  when: ['at', 'after'],
};

const plain = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/**
 * The known word that was probably meant: the same one written otherwise (`acceptWithin`), a synonym, one that begins like it,
 * or one within a third of its length in edits. Undefined when nothing is near.
 */
export function likely(word: string, known: readonly string[]): string | undefined {
  const meant = plain(word);
  if (meant === '') return undefined;
  const same = known.find((one) => plain(one) === meant);
  if (same) return same;
  const synonym = own(SYNONYMS, meant)?.find((one) => known.includes(one));
  if (synonym) return synonym;
  const near = known
    .map((one) => ({ one, edits: edits(meant, plain(one)) }))
    .filter(({ one, edits }) => edits <= Math.max(1, Math.floor(Math.max(meant.length, plain(one).length) / 3)))
    .sort((a, b) => a.edits - b.edits)[0];
  if (near) return near.one;
  return meant.length < 3
    ? undefined
    : known.find((one) => plain(one).startsWith(meant) || meant.startsWith(plain(one)));
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
function edits(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(beforeLast, j - 2) + 1 : replaced;
      row.push(Math.min(at(last, j) + 1, at(row, j - 1) + 1, replaced, swapped));
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? 0;
