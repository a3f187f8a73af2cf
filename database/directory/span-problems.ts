import type { DirectoryProblem } from '../../domain/directory/problems';
import type { SpanOf } from '../reads/spans-of';
import type { DirectoryDocument } from './document';

interface Given {
  readonly id: string;
  readonly person: string;
  readonly department: string | null;
  readonly from: number;
  readonly to: number | null;
}

/**
 * What stands against absences and lendings of a document, given those that these people have: no two at the same time, and what has
 * begun or is over is on the record. One that began before anybody said so is taken: its history says since when it is known.
 */
export function spanProblems(
  { absences = [], lendings = [] }: DirectoryDocument,
  known: { readonly absences: readonly SpanOf[]; readonly lendings: readonly SpanOf[] },
  at: number,
): DirectoryProblem[] {
  const away = absences.map((one) => ({ ...one, department: null }));
  const lent = lendings;
  return [
    ...onRecord(away, known.absences, '/absences', at),
    ...onRecord(lent, known.lendings, '/lendings', at),
    ...overlaps(away, known.absences).map(
      ({ index, person, other }): DirectoryProblem => ({
        code: 'absence-overlaps',
        pointer: `/absences/${index}`,
        params: { person, other },
      }),
    ),
    ...overlaps(lent, known.lendings).map(
      ({ index, person, department, other }): DirectoryProblem => ({
        code: 'lending-overlaps',
        pointer: `/lendings/${index}`,
        params: { person, department: department ?? '', other },
      }),
    ),
  ];
}

function onRecord(given: readonly Given[], known: readonly SpanOf[], list: string, at: number): DirectoryProblem[] {
  const before = new Map(known.map((one) => [one.id, one]));
  return given.flatMap((one, index): DirectoryProblem[] => {
    const was = before.get(one.id);
    const pointer = `${list}/${index}`;
    const moved = (['person', 'department', 'from'] as const).filter((field) => was && was[field] !== one[field]);
    if (was?.to !== undefined && was.to !== null && was.to <= at)
      return moved.length > 0 || was.to !== one.to ? [{ code: 'already-over', pointer, params: { id: one.id } }] : [];
    if (was && was.from <= at && moved.length > 0)
      return moved.map((field) => ({ code: 'already-begun', pointer: `${pointer}/${field}`, params: { id: one.id } }));
    return one.to !== null && one.to < at ? [{ code: 'ends-in-the-past', pointer: `${pointer}/to`, params: {} }] : [];
  });
}

/** Each given span that meets one of the same person (and department), of those known that are not edited, and of those given before it. */
function overlaps(given: readonly Given[], known: readonly SpanOf[]) {
  const edited = new Set(given.map(({ id }) => id));
  const taken = new Map<string, SpanOf[]>();
  const key = ({ person, department }: SpanOf) => `${person} ${department ?? ''}`;
  const take = (one: SpanOf) => {
    const list = taken.get(key(one));
    if (list) list.push(one);
    else taken.set(key(one), [one]);
  };
  for (const one of known) if (!edited.has(one.id)) take(one);
  return given.flatMap((one, index) => {
    const other = taken.get(key(one))?.find((two) => meets(one, two));
    take(one);
    return other ? [{ index, person: one.person, department: one.department, other: other.id }] : [];
  });
}

const meets = (one: SpanOf, other: SpanOf): boolean =>
  (one.to === null || one.to > other.from) && (other.to === null || other.to > one.from);
