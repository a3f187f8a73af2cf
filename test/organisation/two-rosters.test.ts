import fc from 'fast-check';
import { rosterDocument } from '../../contract/rosters';
import type { Sql } from '../../database/connect';
import { compileRoster } from '../../organisation/compile-roster';
import { askedAt } from '../../organisation/on-duty';
import { freshDatabase } from '../database/database';

/** Who is asked is said by `askedAt` (for holes, hundreds of instants at once) and by `duty_asked` in the database: they say the same. */
let database: Awaited<ReturnType<typeof freshDatabase>>;
let sql: Sql;
beforeAll(async () => {
  database = await freshDatabase({ migrated: true });
  sql = database.sql;
  await sql`insert into department (id, name_zh, name_en, calendar) values ('desk', '台', 'Desk', 'round-the-clock')`;
});
afterAll(() => database.drop());

const HOURS = [
  'daily 08:00-16:00',
  'daily 16:00-24:00',
  'daily 22:00-06:00',
  'Mon-Fri 09:30-12:00, 13:30-18:30',
  'Fri 20:00-10:00; Sun 00:00-24:00',
];
const date = fc
  .integer({ min: 0, max: 40 })
  .map((day) => new Date(Date.UTC(2026, 8, 20 + day)).toISOString().slice(0, 10));
const people = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 3 });
const asked = fc.oneof(
  people.map((some) => ({ people: some })),
  fc.record({ from: date, turns: fc.array(people, { minLength: 1, maxLength: 4 }) }).map((rotation) => ({ rotation })),
);
const IDS = ['early', 'late', 'night'];
const name = { zh: '班', en: 'Shift' };
const watches = fc.record(
  {
    shifts: fc
      .array(fc.record({ hours: fc.constantFrom(...HOURS), asked }), { maxLength: 3 })
      .map((shifts) => shifts.map((one, place) => ({ shift: IDS[place], name, hours: one.hours, ...one.asked }))),
    on_call: asked,
  },
  { requiredKeys: ['shifts'] },
);
const roster = fc.record({
  zone: fc.constantFrom('Asia/Shanghai', 'Europe/Dublin', 'America/St_Johns', 'Australia/Lord_Howe'),
  usual: watches,
  campaign: fc.option(fc.record({ from: date, days: fc.integer({ min: 0, max: 9 }), watches })),
  exceptions: fc.uniqueArray(fc.record({ date, shift: fc.constantFrom(...IDS, 'on-call'), people }), {
    maxLength: 4,
    selector: (one) => `${one.date} ${one.shift}`,
  }),
});
const later = (from: string, days: number) => new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);

it('on random rosters, at random instants and at their edges', async () => {
  const instants = fc.array(fc.integer({ min: 0, max: 60 * 24 * 42 }), { minLength: 20, maxLength: 20 });
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(roster, instants, async ({ zone, usual, campaign, exceptions }, minutes) => {
      const document = rosterDocument.parse({
        ...{ zone, ...usual },
        exceptions,
        campaigns: campaign
          ? [{ name, from: campaign.from, to: later(campaign.from, campaign.days), ...campaign.watches }]
          : [],
      });
      const compiled = compileRoster(document, Date.UTC(2026, 8, 1));
      fc.pre(compiled.kind === 'table');
      if (compiled.kind !== 'table') return;
      await sql`delete from roster`;
      await sql`insert into roster values ('desk', 1, ${JSON.stringify(compiled.table)}::text::jsonb, '{}', '2020-01-01', null)`;
      const edges = minutes.flatMap((minute) => {
        const at = Date.UTC(2026, 8, 19, 0, minute);
        return [at, at - (at % 1_800_000), at - (at % 1_800_000) - 1];
      });
      const rows = await sql<{ at: number; said: string[] }[]>`
        select at, array(select shift || ' ' || person from duty_asked('desk', at) order by place) as said
        from unnest(${edges}::timestamptz[]) as at`;
      for (const { at, said } of rows) {
        compared++;
        expect([new Date(at), said]).toEqual([
          new Date(at),
          askedAt(compiled.table, at).map((one) => `${one.shift} ${one.person}`),
        ]);
      }
    }),
    { numRuns: 120 },
  );
  expect(compared).toBeGreaterThan(3_000);
});
