import { putCalendar } from '../../database/calendars';
import { calendars } from '../../database/reads/calendars';
import { refreshAllCalendars, tableMaker } from '../../ops/refresh-calendars';
import { seedCalendars } from '../../ops/seed-organisation';
import { freshDatabase } from '../database/database';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeEach(async () => {
  database = await freshDatabase({ migrated: true });
});
afterEach(() => database.drop());

const AT = Date.UTC(2026, 5, 1);
const NEXT_YEAR = Date.UTC(2027, 5, 1);
const versions = async () => {
  const rows = await calendars(database.sql, 'all');
  return Object.fromEntries(
    rows.map(({ id, version, table }) => [id, [version, 'knownUntil' in table ? table.knownUntil : null]]),
  );
};
const directory = async () => (await database.sql<{ version: number }[]>`select version from directory`)[0]?.version;

it('at the same time a start makes no version of anything', async () => {
  await seedCalendars(database.sql, AT);
  const [before, version] = [await versions(), await directory()];
  expect(await refreshAllCalendars(database.sql, AT)).toEqual({ made: [], running: 0 });
  expect([await versions(), await directory()]).toEqual([before, version]);
});

it('a year later, where the clocks change, they are known for a year more; where they do not, nothing is new', async () => {
  await seedCalendars(database.sql, AT);
  expect(await versions()).toMatchObject({ dublin: [1, '2031-12-31'], finance: [1, '2026-12-31'], payment: [1, null] });
  const { made } = await refreshAllCalendars(database.sql, NEXT_YEAR);
  expect(made).toEqual([{ id: 'dublin', version: 2 }]);
  expect(await versions()).toMatchObject({ dublin: [2, '2032-12-31'], finance: [1, '2026-12-31'], payment: [1, null] });
  expect(await database.sql`select kind, subject from directory_job`).toMatchObject([
    { kind: 'calendar', subject: 'dublin' },
  ]);
});

it('a document that this program cannot take any more keeps the version that it has', async () => {
  const document = {
    calendar: 'old',
    name: { zh: '旧', en: 'Old' },
    zone: 'Europe/Dublin',
    hours: 'Mon 09-17',
    days: 'land',
  };
  const lists = `{"list":"land","name":{"zh":"地","en":"Land"},"from":"2026-01-01","until":"2026-12-31","off":[],"worked":[]}`;
  await database.sql`insert into day_list values ('land', 2026, 1, ${lists}::text::json, now(), null)`;
  const edit = { make: tableMaker(AT), still: () => undefined, at: AT, by: null };
  expect((await putCalendar(database.sql, { id: 'old', document, ...edit })).made).toHaveLength(1);
  const twice = lists.replace('"off":[]', '"off":[{"from":"2026-05-02","to":"2026-05-01"}]');
  await database.sql`insert into day_list values ('land', 2026, 2, ${twice}::text::json, now(), null)`;
  await expect(putCalendar(database.sql, { id: 'old', document, ...edit })).rejects.toThrow('range-backwards');
  expect((await refreshAllCalendars(database.sql, NEXT_YEAR)).made).toEqual([]);
  expect((await versions()).old).toEqual([1, '2026-12-31']);
});
