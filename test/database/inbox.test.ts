import type { Query } from '../../database/connect';
import { type InboxOf, type InboxRow, inbox } from '../../database/reads/inbox';
import { freshDatabase } from './database';

const CASES = 100_000;
const DEPARTMENTS = 50;
const PAGE = 50;
/** 2026-09-22, in milliseconds. */
const NOW = Date.UTC(2026, 8, 22);

let database: Awaited<ReturnType<typeof freshDatabase>>;

/** A hundred thousand open cases, each with a handoff; every thirty-third is offered on to the next department, every hundredth is the lead's. */
beforeAll(async () => {
  database = await freshDatabase({ migrated: true });
  const { sql } = database;
  await sql.unsafe(`
    alter table handoff_state drop constraint handoff_state_never_two;
    alter table escalation_state drop constraint escalation_state_never_two;
    set session_replication_role = replica; -- no triggers: what is loaded here is not the journal's
    create temporary table made as
      select n, md5('case ' || n)::uuid as id, 'd-' || n / 7 % ${DEPARTMENTS} as own, 'd-' || (n / 7 + 1) % ${DEPARTMENTS} as other,
        'p-' || n / 7 % 500 as person, timestamptz '2026-09-22' + n * interval '1 second' as at
      from generate_series(1, ${CASES}) n;
    insert into escalation (id, number, flow, version, plan, title, contacted_at, opened_at, seq, head, state, ended)
      select id, n, 'f', 1, 'plan', 'case ' || n, at, at, 1, 'head', '{}', false from made;
    insert into escalation_state (escalation, seq, number, state, priority, lead_department, lead_person, front_department, front_person,
        holder_department, holder_person, first_answer_by, update_by, resolution_by, due_at, due_kind, version, from_at)
      select id, 1, n, 'open', 'P3', own, person, own, person, case when n % 100 = 0 then own end, case when n % 100 = 0 then person end,
        'infinity', 'infinity', 'infinity', at + interval '1 day', 'resolve', 1, at from made;
    insert into handoff (escalation, handoff, step, round, offered_at) select id, 1, 'check', 1, at from made;
    insert into handoff_state (escalation, handoff, seq, state, department, person, accountable, offer_kind, offer_department, offer_at,
        accept_by, finish_by, silence_by, wait_by, due_at, due_kind, version, from_at)
      select id, 1, 2, case when n % 3 = 0 then 'working' else 'offered' end, own, case when n % 3 = 0 then person end, person,
        case when n % 3 = 0 and n % 11 <> 0 then null else 'first' end, case when n % 3 = 0 and n % 11 = 0 then other else own end, at,
        at + interval '1 hour', at + interval '2 days', 'infinity', 'infinity', at + (n % 7) * interval '1 hour', 'accept', 1, at
      from made where n % 100 <> 0;
    set session_replication_role = origin;
    analyze`);
}, 120_000);
afterAll(() => database.drop());

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Node[];
}

/** The statement as it is run, with what each part of its plan has read. */
async function planOf(read: (query: Query) => Promise<unknown>): Promise<Node[]> {
  const [row] = await database.sql<{ 'QUERY PLAN': [{ Plan: Node }] }[]>`
    explain (analyze, timing off, format json) ${read(database.sql) as never}`;
  const all = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(all)];
  return row ? all(row['QUERY PLAN'][0].Plan) : [];
}

const read = ({ 'Actual Rows': rows, 'Actual Loops': loops, 'Rows Removed by Filter': removed = 0 }: Node): number =>
  (rows + removed) * loops;
const TABLES = ['escalation', 'escalation_state', 'handoff', 'handoff_state'];

const department: InboxOf = { departments: ['d-7'], queuesOnly: false, person: null, personIn: null };
const person: InboxOf = { departments: [], queuesOnly: true, person: 'p-33', personIn: null };
const mine: InboxOf = { departments: ['d-7', 'd-8', 'd-33'], queuesOnly: true, person: 'p-33', personIn: null };
const whole = (of: InboxOf): Promise<InboxRow[]> => inbox(database.sql, of, undefined, CASES, null);

describe.each([
  ['a department', department],
  ['a person', person],
  ['a person and the queues of three departments', mine],
])('the inbox of %s, among a hundred thousand open cases', (_whose, of) => {
  it.each([
    ['the first page', 0],
    ['a page in the middle', 1],
  ])('%s reads its own rows by index, most urgent first, and sorts no more than pages', async (_page, middle) => {
    const all = await whole(of);
    const after = middle ? all[Math.floor(all.length / 2)] : undefined;
    const nodes = await planOf((query) => inbox(query, of, after, PAGE, null));
    expect(
      nodes.filter((node) => node['Node Type'] === 'Seq Scan' && TABLES.includes(node['Relation Name'] ?? '')),
    ).toEqual([]);
    // Three kinds of rows of up to four owners, a page of each at most; then one page, joined row by row.
    const pages = 3 * (of.departments.length + (of.person === null ? 0 : 1));
    for (const node of nodes)
      expect([node['Node Type'], read(node) <= pages * PAGE * 2]).toEqual([node['Node Type'], true]);
  });

  it('page by page is the whole, in one order, nothing twice and nothing left out', async () => {
    const all = await whole(of);
    const paged: InboxRow[] = [];
    for (let page = await inbox(database.sql, of, undefined, 200, null); page.length > 0; ) {
      paged.push(...page);
      page = await inbox(database.sql, of, page.at(-1), 200, null);
    }
    expect(paged).toEqual(all);
    expect(new Set(all.map(({ escalation, handoff, asked }) => `${escalation} ${handoff} ${asked}`)).size).toBe(
      all.length,
    );
    expect(all.map(({ due }) => due)).toEqual(all.map(({ due }) => due).sort((a, b) => a - b));
    expect(all[0]?.due).toBeGreaterThan(NOW);
  });
});

test('an inbox holds what the department has, is asked to take, and must do as lead; each once', async () => {
  const all = await whole(department);
  const numbers = Array.from({ length: CASES }, (_, i) => i + 1);
  const own = (n: number) => Math.floor(n / 7) % DEPARTMENTS;
  const has = numbers.filter((n) => own(n) === 7 && n % 100 !== 0);
  const asked = numbers.filter((n) => own(n) === 6 && n % 100 !== 0 && n % 33 === 0);
  const leads = numbers.filter((n) => own(n) === 7 && n % 100 === 0);
  expect([has, asked, leads].map((list) => list.length > 10)).toEqual([true, true, true]);
  const sorted = (list: readonly number[]) => [...list].sort((a, b) => a - b);
  expect(sorted(all.filter((row) => row.handoff > 0 && row.asked === 0).map((row) => row.number))).toEqual(has);
  expect(sorted(all.filter((row) => row.asked === 1).map((row) => row.number))).toEqual(asked);
  expect(sorted(all.filter((row) => row.handoff === 0).map((row) => row.number))).toEqual(leads);
});
