import fc from 'fast-check';
import { recorder } from '../../activities/record';
import { Standings } from '../../activities/standings';
import { departmentsOf, maySee, seerOf } from '../../api/permissions';
import type { Caller } from '../../database/reads/caller';
import { escalations } from '../../database/reads/escalations';
import { inbox } from '../../database/reads/inbox';
import { notifications } from '../../database/reads/notifications';
import type { Event } from '../../domain/escalation/events';
import { evolve } from '../../domain/escalation/evolve';
import type { State } from '../../domain/escalation/state';
import { stateOf } from '../../domain/journal/recompute';
import { asCase, batches, idOf, publish } from '../activities/batches';
import { tries } from '../commands';
import { EVERYBODY, MANAGER } from '../company';
import { freshDatabase } from '../database/database';
import { plan as thePlan } from '../plans';
import { playAll } from '../random-case';

const plan = thePlan();
let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase({ migrated: true });
  await publish(database.sql, plan);
});
afterAll(() => database.drop());

const people = [...EVERYBODY.map(({ person }) => person), MANAGER.person, 'nobody-here'];
const departments = [...new Set([...EVERYBODY.map(({ department }) => department), 'elsewhere'])];

/** Somebody in a random directory: a person of the case or a stranger, in any departments, holding any roles. */
const caller: fc.Arbitrary<Caller> = fc
  .record({
    person: fc.constantFrom(...people),
    relations: fc.uniqueArray(
      fc.record({
        department: fc.constantFrom(...departments),
        as: fc.constantFrom('member' as const, 'supervisor' as const, 'head' as const, 'duty' as const),
      }),
      { maxLength: 2, selector: ({ department }) => department },
    ),
    roles: fc.subarray(['auditor', 'administrator', 'process-owner', 'shift-leader'], { maxLength: 1 }),
  })
  .map((some) => ({
    ...some,
    key: 'k',
    scopes: ['read'],
    lastUsedAt: null,
    kind: 'person' as const,
    directory: 1,
    until: Number.POSITIVE_INFINITY,
  }));

/** Who takes part, told from the events alone and apart from the table in `reads/took-part`: by person, and by department. */
function took(events: readonly Event[]) {
  const persons = new Set<string>();
  const places = new Set<string>();
  const note = (one: { readonly department?: string; readonly person?: string | null } | null | undefined) => {
    if (one?.person) persons.add(one.person);
    if (one?.department) places.add(one.department);
  };
  let state: State | null = null;
  for (const event of events) {
    state = evolve(state, event);
    note(state.lead);
    note(state.front);
    note({ person: state.opener });
    if (event.actor.kind !== 'rule') note({ person: event.actor.person });
    for (const one of state.handoffs) {
      note({ department: one.department, person: one.holder });
      note({ person: one.accountable });
      note(one.offer?.to);
    }
    // A message to somebody is theirs; one to a queue is the department's.
    if (event.type === 'reminded' || event.type === 'notified')
      for (const to of event.to) note(to.person === null ? to : { person: to.person });
    if (event.type === 'raised' || event.type === 'reassigned' || event.type === 'taken-over')
      note({ person: event.to.person });
  }
  return { persons, places };
}

test('one case and a list of them are judged alike, and as the events say; nothing that is not seen stands in another list', async () => {
  const { sql } = database;
  const record = recorder({ standings: new Standings(), sql, alarm: (_health, _id, why) => fail(why) });
  const met = { seen: 0, hidden: 0 };
  await fc.assert(
    fc.asyncProperty(tries, fc.array(caller, { minLength: 12, maxLength: 12 }), async (tried, callers) => {
      const events = asCase(playAll(tried).events, plan);
      for (const batch of batches(
        events,
        events.map(() => 1),
      ))
        expect((await record(batch)).kind).toBe('recorded');
      const [id, state] = [idOf(events), stateOf(events)];
      const { persons, places } = took(events);
      for (const one of callers) {
        const expected =
          one.roles.includes('auditor') ||
          one.roles.includes('administrator') ||
          persons.has(one.person) ||
          one.relations.some(({ department }) => places.has(department));
        const all = {
          states: null,
          flow: null,
          priority: null,
          number: state.number,
          lead: null,
          department: null,
          person: null,
        };
        const listed = await escalations(sql, all, seerOf(one), null, 10, null);
        expect([one, await maySee(sql, state, one), listed.map((row) => row.id)]).toEqual([
          one,
          expected,
          expected ? [id] : [],
        ]);
        met[expected ? 'seen' : 'hidden'] += 1;

        const own = { person: one.person, departments: departmentsOf(one) };
        const todo = await inbox(sql, { ...own, queuesOnly: false, personIn: null }, undefined, 200, null);
        const told = await notifications(sql, { ...own, unreadOnly: false }, null, 200, null);
        for (const { escalation } of [...todo, ...told])
          if (escalation === id) expect([one, 'sees', expected]).toEqual([one, 'sees', true]);
      }
    }),
    { numRuns: Number(process.env.BATON_TEST_RUNS ?? 25) },
  );
  // Of both there were enough for a mistake to be met.
  expect(met.seen).toBeGreaterThan(50);
  expect(met.hidden).toBeGreaterThan(30);
});
