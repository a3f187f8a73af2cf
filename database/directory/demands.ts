import type { Addressee, PersonRule, Plan, Rung } from '../../domain/plan/plan';
import type { Query } from '../connect';
import type { Demand } from '../reads/demands-met';
import { type FlowInUse, flowsInUse, plansByHash } from '../reads/flows-in-use';
import { type RowInForce, rowsInForce } from '../reads/rows-in-force';

/** A place of a flow document that asks the directory for somebody, or for a department. */
export interface FlowDemand extends Demand {
  /** Into the flow document. */
  readonly pointer: string;
  /** As the document writes it: `duty`, `role:director`. */
  readonly rule: string;
  /** In which department it looks; null where it looks in none. */
  readonly department: string | null;
}

/** What a plan asks of the directory, and what must never be taken from it. */
export interface Demands {
  readonly found: readonly FlowDemand[];
  /** With which ladders end: their last rung is one that cannot decline (design §5). */
  readonly lastRoles: readonly string[];
  /** Whose head the flow falls back on. */
  readonly heads: readonly string[];
  /** Steps whose department a responsibility table says. */
  readonly byTable: readonly ByTable[];
}

interface ByTable {
  readonly table: string;
  readonly pointer: string;
  readonly person: PersonRule;
  readonly onHead: boolean;
}

/** Of each flow in use. Plans never change, so what was read of one is good for ever. */
const kept = new Map<string, Demands>();
const MOST = 500;

/** With what the rows of responsibility tables add at an instant: they change without the flow. */
export async function demandsInUse(query: Query, at: number): Promise<(FlowInUse & Demands)[]> {
  const flows = await flowsInUse(query);
  const unread = flows.filter(({ hash }) => !kept.has(hash));
  if (kept.size + unread.length > MOST) kept.clear();
  if (unread.length > 0)
    for (const { hash, plan } of await plansByHash(
      query,
      unread.map((one) => one.hash),
    ))
      kept.set(hash, demandsOf(plan));
  const found = flows.flatMap((flow) => {
    const demands = kept.get(flow.hash);
    return demands ? [{ ...flow, ...demands }] : [];
  });
  const tables = [...new Set(found.flatMap(({ byTable }) => byTable.map(({ table }) => table)))];
  if (tables.length === 0) return found;
  const rows = await rowsInForce(query, tables, at);
  return found.map((flow) => ({ ...flow, ...withRows(flow, rows) }));
}

export function withRows(
  { found, heads, byTable }: Demands,
  rows: readonly RowInForce[],
): Pick<Demands, 'found' | 'heads'> {
  const held = byTable.flatMap((step) =>
    rows.flatMap((row) => (row.table === step.table ? [{ ...row, step, rule: row.person ?? step.person }] : [])),
  );
  return {
    found: [
      ...found,
      ...held.flatMap(({ table, row, department, step, rule }) =>
        ofRule(rule, department, step.pointer).map((one) => ({ ...one, rule: `${table}/${row}: ${one.rule}` })),
      ),
    ],
    heads: [
      ...new Set([
        ...heads,
        ...held.flatMap(({ department, step, rule }) => (step.onHead || rule.rule === 'head' ? [department] : [])),
      ]),
    ],
  };
}

/** Clocks of a handoff, whose ladder speaks to the department that has it. */
const OF_HANDOFFS = ['accept', 'finish', 'silence', 'wait', 'other'];

export function demandsOf(plan: Plan): Demands {
  const found: FlowDemand[] = [];
  const heads = new Set<string>();
  const byTable: ByTable[] = [];
  const department = (of: string, pointer: string) =>
    found.push({ ask: 'department', of, pointer, rule: 'department', department: of });
  for (const side of ['lead', 'front'] as const) {
    const { department: own, person, else: otherwise } = plan[side];
    department(own, `/${side}/department`);
    found.push(...ofRule(person, own, `/${side}/person`), ...ofRule(otherwise, own, `/${side}/else`));
    if (person.rule === 'head' || otherwise.rule === 'head') heads.add(own);
  }
  for (const [key, step] of Object.entries(plan.steps)) {
    const rungs = rungsOf(plan, step.ladder).filter(({ clock }) => OF_HANDOFFS.includes(clock));
    const onHead = step.onNobody === 'head' || rungs.some(({ rung }) => 'to' in rung && rung.to === 'head');
    // Which department the others are is known when a case comes there.
    if (step.department.by !== 'fixed') {
      found.push(...ofRule(step.person, null, `/steps/${key}/person`));
      if (step.department.by === 'responsibility')
        byTable.push({
          table: step.department.table,
          pointer: `/steps/${key}/department`,
          person: step.person,
          onHead,
        });
      continue;
    }
    const own = step.department.department;
    department(own, `/steps/${key}/department`);
    found.push(...ofRule(step.person, own, `/steps/${key}/person`));
    for (const { rung, pointer } of rungs)
      for (const { whom, at } of addressees(rung)) found.push(...ofAddressee(whom, own, pointer + at));
    if (step.person.rule === 'head' || onHead) heads.add(own);
  }
  // Clocks of the case speak to whoever answers for it.
  for (const { ladder, side } of [
    { ladder: plan.promise.ladder, side: plan.front },
    { ladder: plan.closing.ladder, side: plan.lead },
  ])
    for (const { rung, pointer } of rungsOf(plan, ladder).filter(
      ({ clock }) => !OF_HANDOFFS.includes(clock) || clock === 'other',
    ))
      for (const { whom, at } of addressees(rung)) {
        found.push(...ofAddressee(whom, side.department, pointer + at));
        if (whom === 'head' && 'to' in rung) heads.add(side.department);
      }
  const everyRung = Object.keys(plan.ladders).flatMap((ladder) => rungsOf(plan, ladder));
  for (const { rung, pointer } of everyRung)
    for (const { whom, at } of addressees(rung)) found.push(...ofAddressee(whom, null, pointer + at));
  const lastRoles = everyRung.flatMap(({ rung, last }) =>
    last && 'to' in rung && typeof rung.to === 'object' && 'role' in rung.to ? [rung.to.role] : [],
  );
  return { found: once(found), lastRoles: [...new Set(lastRoles)], heads: [...heads], byTable };
}

interface Placed {
  readonly rung: Rung;
  readonly clock: string;
  readonly pointer: string;
  readonly last: boolean;
}

function rungsOf(plan: Plan, ladder: string): Placed[] {
  return Object.entries(plan.ladders[ladder] ?? {}).flatMap(([clock, rungs]) =>
    rungs.map((rung, index) => ({
      rung,
      clock,
      pointer: `/ladders/${ladder}/${clock}/${index}`,
      last: index === rungs.length - 1,
    })),
  );
}

const addressees = (rung: Rung): { whom: Addressee; at: string }[] =>
  'whom' in rung ? rung.whom.map((whom, index) => ({ whom, at: `/whom/${index}` })) : [{ whom: rung.to, at: '/to' }];

/** What a rule looks for; nothing where it depends on the case: who opened, who came before, whose manager. */
function ofRule(rule: PersonRule, department: string | null, pointer: string): FlowDemand[] {
  const at = { pointer, department };
  switch (rule.rule) {
    case 'role':
      return [{ ...at, ask: 'role', of: rule.role, rule: `role:${rule.role}` }];
    case 'person':
      return [{ ...at, ask: 'person', of: rule.person, rule: `person:${rule.person}` }];
    case 'head':
    case 'duty':
    case 'supervisor':
      return department === null ? [] : [{ ...at, ask: rule.rule, of: department, rule: rule.rule }];
    case 'claim':
    case 'least-loaded':
      return department === null ? [] : [{ ...at, ask: 'member', of: department, rule: rule.rule }];
    default:
      return [];
  }
}

function ofAddressee(whom: Addressee, department: string | null, pointer: string): FlowDemand[] {
  if (typeof whom === 'object')
    return ofRule(
      'role' in whom ? { rule: 'role', role: whom.role } : { rule: 'person', person: whom.person },
      null,
      pointer,
    );
  return whom === 'head' || whom === 'duty' || whom === 'supervisor' ? ofRule({ rule: whom }, department, pointer) : [];
}

const once = (demands: readonly FlowDemand[]): FlowDemand[] => [
  ...new Map(demands.map((one) => [`${one.ask} ${one.of} ${one.pointer}`, one])).values(),
];
