import fc from 'fast-check';
import type { DirectoryDocument } from '../../../database/directory/document';
import { spanProblems } from '../../../database/directory/span-problems';

const NOW = 1_000;
type Span = { id: string; person: string; from: number; to: number | null };
const away = (given: Span[], known: Span[] = []) =>
  spanProblems(
    {
      departments: [],
      people: [],
      roles: [],
      absences: given.map((one) => ({ ...one, substitute: null })),
    } as DirectoryDocument,
    { absences: known.map((one) => ({ ...one, department: null })), lendings: [] },
    NOW,
  ).map(({ code, pointer }) => `${pointer} ${code}`);
const span = (id: string, from: number, to: number | null, person = 'su'): Span => ({ id, person, from, to });

it('two of one person do not meet; those that touch, and those of others, do not mind', () => {
  const known = [span('known', 2_000, 3_000)];
  expect(away([span('new', 2_999, 4_000)], known)).toEqual(['/absences/0 absence-overlaps']);
  expect(away([span('new', 1_500, null)], known)).toEqual(['/absences/0 absence-overlaps']);
  expect(away([span('new', 3_000, null)], known)).toEqual([]);
  expect(away([span('new', 1_500, 2_000)], known)).toEqual([]);
  expect(away([span('new', 2_000, 3_000, 'lin')], known)).toEqual([]);
  expect(away([span('known', 2_500, 5_000)], known)).toEqual([]); // it is that one which is edited
  expect(away([span('a', 2_000, 3_000), span('b', 2_500, 2_600)])).toEqual(['/absences/1 absence-overlaps']);
});

it('what is over is not edited; of what has begun the end alone; the end is not put into the past', () => {
  expect(away([span('over', 100, 900)], [span('over', 100, 900)])).toEqual([]);
  expect(away([span('over', 100, 2_000)], [span('over', 100, 900)])).toEqual(['/absences/0 already-over']);
  expect(away([span('now', 100, 1_000)], [span('now', 100, 5_000)])).toEqual([]);
  expect(away([span('now', 100, 999)], [span('now', 100, 5_000)])).toEqual(['/absences/0/to ends-in-the-past']);
  expect(away([span('now', 200, null, 'lin')], [span('now', 100, 5_000)])).toEqual([
    '/absences/0/person already-begun',
    '/absences/0/from already-begun',
  ]);
  expect(away([span('ahead', 100, null, 'lin')], [span('ahead', 5_000, 6_000)])).toEqual([]);
  expect(away([span('new', 100, 999)])).toEqual(['/absences/0/to ends-in-the-past']);
});

it('none is refused exactly when no two of a person share an instant', () => {
  const spans = fc.array(
    fc.record({
      person: fc.constantFrom('su', 'lin'),
      from: fc.integer({ min: 2_000, max: 2_020 }),
      length: fc.option(fc.integer({ min: 1, max: 8 })),
    }),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(spans, fc.nat(5), (drawn, known) => {
      const all = drawn.map(({ person, from, length }, i) =>
        span(`s${i}`, from, length === null ? null : from + length, person),
      );
      const covers = ({ from, to }: Span, at: number) => from <= at && (to === null || at < to);
      const meet = (one: Span, other: Span) =>
        one.person === other.person &&
        Array.from({ length: 60 }, (_, i) => 2_000 + i).some((at) => covers(one, at) && covers(other, at));
      const [before, given] = [all.slice(0, known), all.slice(known)];
      const clash = given.some((one) => all.some((other) => other.id !== one.id && meet(one, other)));
      expect(away(given, before).length > 0).toBe(clash);
    }),
    { numRuns: 500 },
  );
});
