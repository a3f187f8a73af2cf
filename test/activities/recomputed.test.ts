import fc from 'fast-check';
import { recorder } from '../../activities/record';
import { rowsOf } from '../../activities/rows';
import { Standings } from '../../activities/standings';
import type { Batch } from '../../activities/types';
import { caseWithAct } from '../../database/reads/case';
import { journalFrom } from '../../database/reads/journal';
import { standingOf } from '../../database/reads/standing';
import type { Event } from '../../domain/escalation/events';
import { evolve } from '../../domain/escalation/evolve';
import { openHandoffs, type State, standIns } from '../../domain/escalation/state';
import { eventOf } from '../../domain/journal/entry';
import { stintsOf } from '../../domain/ledger/stints';
import { games } from '../commands';
import { freshDatabase } from '../database/database';
import { plan as thePlan } from '../plans';
import { playAll } from '../random-case';
import { asCase, batches, headOf, idOf, publish, sha256 } from './batches';

const plan = thePlan();
let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase({ migrated: true });
  await publish(database.sql, plan);
});
afterAll(() => database.drop());

const lengths = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 60 });

test('law 8: whatever happens to a case, every table can be made again from its journal alone', async () => {
  const standings = new Standings();
  const record = recorder({ standings, sql: database.sql, alarm: (_health, _id, why) => fail(why) });
  await fc.assert(
    fc.asyncProperty(games, lengths, async (tried, cut) => {
      const events = asCase(playAll(tried).events, plan);
      for (const batch of batches(events, cut)) {
        expect((await record(batch)).kind).toBe('recorded');
        await sameAnswers(standings, batch);
      }
      const id = idOf(events);
      const journal = await journalFrom(database.sql, id, 1, 10_000);
      expect(journal.map(eventOf)).toEqual(events);
      await sameTables(id, journal.map(eventOf));
    }),
    { numRuns: Number(process.env.BATON_TEST_RUNS ?? 40) },
  );
});

/** Remembered or read, an act is answered the same; what has ended, or was not last, is read. */
async function sameAnswers(standings: Standings, { escalation, acts }: Batch): Promise<void> {
  for (const { actor, key, answer } of acts) {
    const found = await caseWithAct(database.sql, escalation, actor, key);
    const remembered = found?.state.seq === answer.seq && !found.state.ended;
    expect(standings.after(escalation, actor, key)).toEqual(remembered ? found : undefined);
    expect(standings.after(escalation, `${actor}-not`, key)).toBeUndefined();
  }
}

async function sameTables(id: string, events: readonly Event[]): Promise<void> {
  const { sql } = database;
  const stored = await standingOf(sql, id);
  expect(stored).toEqual({
    seq: events.length,
    head: headOf(events),
    health: 'ok',
    state: events.reduce<State | null>(evolve, null),
  });

  const stints = await sql`
    select handoff, kind, department, person, reason, from_at as "from", to_at as "to",
      jsonb_build_object('kind', charged_kind, 'department', charged_department, 'person', charged_person, 'name', charged_name)
        || case when charged_for is null then '{}'::jsonb else jsonb_build_object('for', charged_for) end as charged
    from stint where escalation = ${id} order by seq, handoff`;
  expect([...stints]).toEqual(stintsOf(events));

  // All at once or one by one: the rows say the same of every instant. Rows that took no time, or say what the one before said, are how
  // the batches were cut.
  const [whole] = batches(events, []);
  const { rows } = rowsOf(plan, null, whole ?? fail('no batch'), sha256);
  const states = await sql`
    select number, state, priority, lead_department as "leadDepartment", lead_person as "leadPerson",
      front_department as "frontDepartment", front_person as "frontPerson", holder_department as "holderDepartment",
      holder_person as "holderPerson", first_answer_by as "firstAnswerBy", update_by as "updateBy",
      resolution_by as "resolutionBy", due_at as "dueAt", due_kind as "dueKind", version, from_at as "from", to_at as "to"
    from escalation_state where escalation = ${id} order by from_at, seq`;
  expect(runs(states, () => 0)).toEqual(runs(rows.states.begun, () => 0));
  const held = await sql`
    select handoff, state, department, person, accountable, offer_kind as "offerKind", offer_department as "offerDepartment",
      offer_person as "offerPerson", offer_from_department as "offerFromDepartment", offer_from_person as "offerFromPerson",
      offer_at as "offerAt", accept_by as "acceptBy", finish_by as "finishBy", silence_by as "silenceBy", wait_by as "waitBy",
      due_at as "dueAt", due_kind as "dueKind", version, from_at as "from", to_at as "to"
    from handoff_state where escalation = ${id} order by from_at, seq, handoff`;
  const byHandoff = (row: object) => (row as { handoff: number }).handoff;
  expect(runs(held, byHandoff)).toEqual(runs(rows.handoffStates.begun, byHandoff));
  const handoffs = await sql`
    select handoff, step, round, offered_at as "offeredAt", accepted_at as "acceptedAt", ended_at as "endedAt", outcome,
      from_department as "fromDepartment", from_person as "fromPerson"
    from handoff where escalation = ${id} order by handoff`;
  expect([...handoffs]).toEqual(rows.handoffs.opened);
  const raises = await sql`
    select handoff, clock, seq, department, person, until_at as "until", from_at as "from", to_at as "to"
    from raise where escalation = ${id} order by from_at, seq, handoff, clock`;
  const byClock = (row: object) => `${byHandoff(row)} ${(row as { clock: string }).clock}`;
  expect(runs(raises, byClock)).toEqual(runs(rows.raises.begun, byClock));
  const [row] = await sql`select stand_ins as "standIns" from escalation where id = ${id}`;
  const last = events.reduce<State | null>(evolve, null);
  expect(row?.standIns).toEqual(last && !last.ended ? standIns(last) : []);
  saidAtEveryInstant(events, { states, held, raises });
  const told = await sql`
    select seq, handoff, kind, clock, department, person, due_at as "dueAt", at from notification where escalation = ${id} order by id`;
  expect([...told]).toEqual(rows.notifications);
}

interface Told {
  readonly states: Iterable<object>;
  readonly held: Iterable<object>;
  readonly raises: Iterable<object>;
}

/** What the tables said at the end of each instant is what the journal up to it says. */
function saidAtEveryInstant(events: readonly Event[], tables: Told): void {
  let state: State | null = null;
  for (const [index, event] of events.entries()) {
    state = evolve(state, event);
    if (events[index + 1]?.at === event.at) continue;
    const at = (rows: Iterable<object>) =>
      [...(rows as Iterable<Span>)].filter(({ from, to }) => from <= event.at && (to === null || to > event.at));
    const { lead, front, version, handoffs, clocks } = state;
    expect(at(tables.states)).toEqual([
      expect.objectContaining({
        ...{ state: state.state, version, leadDepartment: lead.department, leadPerson: lead.person },
        ...{ frontDepartment: front.department, frontPerson: front.person },
      }),
    ]);
    const held = handoffs.map(({ handoff, state, department, holder, accountable, offer, version }) =>
      expect.objectContaining({
        ...{ handoff, state, department, person: holder, accountable, version },
        ...{ offerDepartment: offer?.to.department ?? null, offerPerson: offer?.to.person ?? null },
      }),
    );
    expect(at(tables.held).sort((a, b) => Number(a.handoff) - Number(b.handoff))).toEqual(held);
    const asked = [{ handoff: 0, clocks }, ...openHandoffs(state)].flatMap(({ handoff, clocks }) =>
      clocks.flatMap(({ clock, raised }) =>
        raised ? [`${handoff} ${clock} ${raised.to.department} ${raised.to.person} ${raised.until}`] : [],
      ),
    );
    const owed = at(tables.raises).map(
      (one) => `${one.handoff} ${one.clock} ${one.department} ${one.person} ${one.until}`,
    );
    expect(owed.sort()).toEqual(state.ended ? [] : asked.sort());
  }
}

type Span = { readonly from: number; readonly to: number | null } & Readonly<Record<string, unknown>>;

/** Spans by key, in order: without those that took no time, and with neighbours that say the same as one. */
function runs<K>(rows: Iterable<object>, key: (row: object) => K): Map<K, object[]> {
  const found = new Map<K, object[]>();
  for (const row of rows) {
    const { seq: _seq, ...span } = row as { seq?: number; from: number; to: number | null };
    if (span.from === span.to) continue;
    const list = found.get(key(row)) ?? [];
    const last = list.at(-1) as typeof span | undefined;
    if (last && last.to === span.from && said(last) === said(span)) last.to = span.to;
    else list.push({ ...span });
    found.set(key(row), list);
  }
  return found;
}

const said = ({ from: _from, to: _to, ...what }: { from: number; to: number | null }): string =>
  JSON.stringify(Object.entries(what).sort());

function fail(why: string): never {
  throw new Error(why);
}
