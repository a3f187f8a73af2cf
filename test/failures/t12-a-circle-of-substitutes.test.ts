import fc from 'fast-check';
import type { Sql } from '../../database/connect';
import { editDirectory } from '../../database/directory';
import { freshDatabase } from '../database/database';

/**
 * T12: a circle of substitutes A→B→C→A stops and falls back. The database's half: whoever is asked for, the chain of substitutes ends,
 * with somebody who is there, or with nobody; the domain's policy for nobody is T10.
 */
const NOW = Date.UTC(2026, 8, 24, 2);
const HOUR = 3_600_000;

let database: Awaited<ReturnType<typeof freshDatabase>>;
let sql: Sql;
beforeAll(async () => {
  database = await freshDatabase({ migrated: true });
  sql = database.sql;
});
afterAll(() => database.drop());
beforeEach(async () => {
  await sql`delete from absence`;
  await sql`delete from person`;
});

interface Someone {
  readonly standing: 'active' | 'leaving' | 'left';
  /** Undefined: there. */
  readonly away: string | null | undefined;
}

async function company(people: Readonly<Record<string, Someone>>): Promise<void> {
  for (const [id, { standing }] of Object.entries(people))
    await sql`insert into person (id, name_zh, name_en, kind, standing, language) values (${id}, '人', 'P', 'person', ${standing}, 'zh')`;
  for (const [id, { away }] of Object.entries(people))
    if (away !== undefined)
      await sql`insert into absence (id, person, substitute, from_at, to_at) values (${id}, ${id}, ${away}, ${NOW - HOUR}, ${NOW + HOUR})`;
}

const standIn = async (who: string, at = NOW): Promise<string | null> =>
  (await sql<{ person: string | null }[]>`select stand_in(${who}, ${at}) as person`)[0]?.person ?? null;
const there: Someone = { standing: 'active', away: undefined };
const away = (substitute: string | null): Someone => ({ standing: 'active', away: substitute });

it('a circle of three ends with nobody, from wherever it is entered, and with somebody once one is back', async () => {
  await company({ a: away('b'), b: away('c'), c: away('a'), outside: away('a') });
  expect(await Promise.all(['a', 'b', 'c', 'outside'].map((who) => standIn(who)))).toEqual([null, null, null, null]);
  expect(await Promise.all(['a', 'b', 'c'].map((who) => standIn(who, NOW + HOUR)))).toEqual(['a', 'b', 'c']);
  await sql`update absence set to_at = ${NOW} where id = 'c'`;
  expect(await Promise.all(['a', 'b', 'c', 'outside'].map((who) => standIn(who)))).toEqual(['c', 'c', 'c', 'c']);
});

it('a chain goes on over those who are away, and never through those who are leaving or gone', async () => {
  await company({
    a: away('b'),
    b: away('c'),
    c: there,
    d: away('e'),
    e: { ...away('c'), standing: 'leaving' },
    f: away(null),
  });
  expect(await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'nobody'].map((who) => standIn(who)))).toEqual([
    ...['c', 'c', 'c'],
    ...[null, null, null, null],
  ]);
  await sql`update person set active_until = ${NOW} where id = 'c'`;
  expect(await standIn('a')).toBeNull();
  expect(await standIn('a', NOW - 1)).toBe('c');
});

it('may be written, with a warning that names who is in it', async () => {
  const names = { zh: '人', en: 'Person' };
  const person = (id: string) => ({ id, name: names, kind: 'person' as const, departments: [] });
  const absence = (who: string, substitute: string, from: number) => ({
    ...{ id: `${who}-away`, person: who, substitute },
    from: NOW + from * HOUR,
    to: NOW + (from + 2) * HOUR,
  });
  const edit = (absences: ReturnType<typeof absence>[], people: ReturnType<typeof person>[] = []) =>
    editDirectory(sql, { departments: [], people, roles: [], absences }, { at: NOW });
  // A and B are away at different times: no circle. With C it is one, and only for the hour in which all three are away.
  const first = await edit([absence('a', 'b', 0), absence('b', 'a', 2)], ['a', 'b', 'c'].map(person));
  expect(first).toMatchObject({ kind: 'edited', warnings: [] });
  const circle = await edit([absence('b', 'c', 1), absence('c', 'a', 1)]);
  expect(circle).toMatchObject({
    kind: 'edited',
    warnings: [
      { code: 'substitutes-in-a-circle', pointer: '/absences/0/substitute', params: { people: ['b', 'c', 'a'] } },
      { code: 'substitutes-in-a-circle', pointer: '/absences/1/substitute', params: { people: ['c', 'a', 'b'] } },
    ],
  });
  expect(await standIn('a', NOW + HOUR / 2)).toBe('b');
  expect(await standIn('a', NOW + 1.5 * HOUR)).toBeNull();
});

it('whatever the substitutes, the answer is who a walk finds that counts its steps', async () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const someone = fc.record({
    standing: fc.constantFrom(
      'active' as const,
      'active' as const,
      'active' as const,
      'leaving' as const,
      'left' as const,
    ),
    away: fc.option(fc.option(fc.constantFrom(...ids), { nil: null, freq: 5 }), { nil: undefined, freq: 2 }),
  });
  const walk = (people: Readonly<Record<string, Someone>>, from: string): string | null => {
    let who: string | null = from;
    for (let steps = 0; steps <= ids.length && who !== null; steps += 1) {
      const one: Someone | undefined = people[who];
      if (one?.standing !== 'active') return null;
      if (one.away === undefined) return who;
      who = one.away;
    }
    return null;
  };
  await fc.assert(
    fc.asyncProperty(fc.tuple(...ids.map(() => someone)), async (drawn) => {
      const people = Object.fromEntries(
        ids.map((id, index) => {
          const one = drawn[index] as Someone;
          return [id, one.away === id ? { ...one, away: null } : one]; // nobody stands in for themselves
        }),
      );
      await sql`delete from absence`;
      await sql`delete from person`;
      await company(people);
      for (const id of ids) expect([id, await standIn(id)]).toEqual([id, walk(people, id)]);
    }),
    { numRuns: 60 },
  );
});
