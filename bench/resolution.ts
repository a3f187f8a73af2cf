import { randomUUID } from 'node:crypto';
import { resolve } from '../activities/resolve';
import { compileCalendar } from '../calendars/compile';
import type { CalendarDocument } from '../contract/calendar';
import type { Sql } from '../database/connect';
import { putResponsibility } from '../database/responsibility';
import { insertCalendars } from '../database/writes/insert-calendars';
import type { Need } from '../domain/escalation/needs';
import { departmentId, personId, SIZE } from './company';

/** Beside the departments and people of `company`. */
const MORE = { calendars: 200, handoffs: 5_000, rows: 300 } as const;
/** Milliseconds at the median, for what one act asks (issue 4, point 7). */
const MEDIAN_MS = 5;
const TIMES = 500;

/** Fills the imported company with calendars, responsibilities and work, and measures what it takes to ask it. */
export async function measureResolution(sql: Sql): Promise<void> {
  const at = Date.now();
  await fill(sql, at);
  process.stdout.write(
    `resolution: ${SIZE.departments} departments, ${SIZE.people} people, ${MORE.calendars} calendars, ${MORE.handoffs} open handoffs\n`,
  );
  const own = (i: number) => ({ department: departmentId(i % SIZE.departments) });
  const someone = (i: number) => personId((i * 37) % SIZE.people);
  const asks: Readonly<Record<string, (i: number) => Need[]>> = {
    head: (i) => [{ ask: 'head', ...own(i) }],
    'duty by roster': (i) => [{ ask: 'duty', ...own(i) }],
    supervisor: (i) => [{ ask: 'supervisor', ...own(i) }],
    'least loaded': (i) => [{ ask: 'least-loaded', ...own(i) }],
    room: (i) => [{ ask: 'room', ...own(i) }],
    role: (i) => [{ ask: 'role', role: `role-${i % 50}` }],
    manager: (i) => [{ ask: 'manager', person: someone(i) }],
    person: (i) => [{ ask: 'person', person: someone(i) }],
    calendar: (i) => [{ ask: 'calendar', ...own(i) }],
    responsibility: (i) => [
      { ask: 'responsibility', table: 'main', of: { class: `class-${i % 100}`, vip: i % 2 === 0 } },
    ],
  };
  const opening = (i: number): Need[] =>
    ['duty by roster', 'calendar', 'responsibility']
      .flatMap((what) => asks[what]?.(i) ?? [])
      .concat(asks.calendar?.(i + 1) ?? []);
  const measured = [...Object.entries(asks), ['what an opening asks, in one trip', opening] as const];
  for (const [what, ask] of measured) {
    for (let i = 0; i < 50; i++) await resolve(sql, ask(i), at);
    const took: number[] = [];
    for (let i = 0; i < TIMES; i++) {
      const began = performance.now();
      await resolve(sql, ask(i * 7), at);
      took.push(performance.now() - began);
    }
    took.sort((a, b) => a - b);
    const [median, p99] = [took[TIMES / 2] ?? 0, took[Math.floor(TIMES * 0.99)] ?? 0];
    process.stdout.write(`${`  ${what}`.padEnd(44)} median ${median.toFixed(2)} ms   99th ${p99.toFixed(2)} ms\n`);
    if (median > MEDIAN_MS)
      throw new Error(`to ask ${what} took ${median.toFixed(2)} ms at the median, more than ${MEDIAN_MS} ms`);
  }
}

async function fill(sql: Sql, at: number): Promise<void> {
  const calendars = Array.from({ length: MORE.calendars }, (_, i) => {
    const document: CalendarDocument = {
      ...{
        calendar: `calendar-${i}`,
        name: { zh: `日历 ${i}`, en: `Calendar ${i}` },
        zone: 'Asia/Shanghai',
        days: 'china',
      },
      hours: `Mon-Fri ${String(7 + (i % 4)).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}-12:00, 13:30-18:30`,
    };
    const compiled = compileCalendar(document, { version: 1, at });
    if (compiled.kind !== 'table') throw new Error(JSON.stringify(compiled.errors));
    return { id: document.calendar, version: 1, document, table: compiled.table };
  });
  await insertCalendars(sql, calendars, { at: at - 1_000, by: null });
  await sql`update department set calendar = 'calendar-' || (substring(id from '[0-9]+$')::integer % ${MORE.calendars})
    where id ~ '^department-[0-9]+$'`;
  const rows = Array.from({ length: MORE.rows }, (_, i) => ({
    ...{ row: `row-${i}`, department: departmentId(i), person: null, from: null, to: null },
    fields: { class: [`class-${i % 100}`], ...(i % 3 === 0 ? { vip: [true] } : {}) },
  }));
  await putResponsibility(sql, { table: 'main', document: { rows }, rows, at: at - 1_000, by: null });
  await work(sql, at);
  await sql`analyze`;
}

/** Open handoffs, and five times as many that have ended, as rows alone: what is counted is in nobody's case. */
function work(sql: Sql, at: number): Promise<void> {
  return sql.begin(async (query) => {
    await query`set local session_replication_role = replica`;
    const rows = Array.from({ length: MORE.handoffs * 6 }, (_, i) => ({
      state: i < MORE.handoffs ? 'working' : 'done',
      who: (i * 13) % SIZE.people,
    }));
    const crew = Math.floor(SIZE.people / SIZE.departments);
    await query`
      insert into handoff_state (escalation, handoff, seq, state, department, person, accountable,
        accept_by, finish_by, silence_by, wait_by, due_at, version, from_at, to_at)
      select escalation, 1, 1, state, department, person, person,
        'infinity', 'infinity', 'infinity', 'infinity', 'infinity', 1, ${at - 1_000}, null
      from unnest(
        ${rows.map(() => randomUUID())}::uuid[], ${rows.map(({ state }) => state)}::text[],
        ${rows.map(({ who }) => departmentId(Math.floor(who / crew)))}::text[], ${rows.map(({ who }) => personId(who))}::text[]
      ) as rows (escalation, state, department, person)`;
  });
}
