import fc from 'fast-check';
import { ROUND_THE_CLOCK } from '../../domain/calendar/calendar';
import { evolve } from '../../domain/escalation/evolve';
import { openHandoffs, type State } from '../../domain/escalation/state';
import type { PersonRule, Step } from '../../domain/plan/plan';
import { games, tries } from '../commands';
import { type Company, company, directory } from '../company';
import { play } from '../given';
import { step, plan as thePlan } from '../plans';
import { playAll } from '../random-case';
import { DAY, HOUR, working } from '../situations';
import { given, happened } from '../when';

const calendar = ROUND_THE_CLOCK;
const SONG = { department: 'security', person: 'song' };

function toPayment(person: PersonRule, onNobody: Step['onNobody']) {
  const plan = thePlan();
  const pay = step({ department: { by: 'fixed', department: 'payment' }, person, onNobody });
  return thePlan({ steps: { ...plan.steps, pay } });
}

/** What the step's policy makes of a rule that finds nobody. `zheng` is on duty in payment, `xie` its head, `lin` the lead. */
const duty = { rule: 'duty' } as const;

describe('T10: a step that resolves to nobody follows its policy', () => {
  const head = { rule: 'head' } as const;
  const role = { rule: 'role', role: 'nobody' } as const;
  const person = { rule: 'person', person: 'nobody' } as const;

  test.each<[string, PersonRule, Step['onNobody'], string[], string, string, string | undefined]>([
    ['somebody is there', duty, 'head', [], 'payment', 'zheng', undefined],
    ['the head', duty, 'head', ['zheng'], 'payment', 'xie', 'head'],
    ['the one on duty', head, 'duty', ['xie'], 'payment', 'zheng', 'duty'],
    ['the lead', duty, 'lead', ['zheng'], 'desk', 'lin', 'lead'],
    ['the head is not there either: the lead', duty, 'head', ['zheng', 'xie'], 'desk', 'lin', 'lead'],
    ['the one on duty is not there either: the lead', head, 'duty', ['zheng', 'xie'], 'desk', 'lin', 'lead'],
    ['a role that nobody has', role, 'head', [], 'payment', 'xie', 'head'],
    ['a person who is gone', person, 'duty', [], 'payment', 'zheng', 'duty'],
  ])('%s', (_what, rule, onNobody, gone, department, who, nobody) => {
    given(working(play(toPayment(rule, onNobody), directory(new Set(gone)))))
      .when('complete', { results: { cause: 'server' } }, { by: 'song' })
      .brings(
        happened('completed', { handoff: 1, outcome: 'completed', results: { cause: 'server' } }),
        happened('offered', {
          handoff: 2,
          step: 'pay',
          round: 1,
          to: { department, person: who },
          from: SONG,
          ...(department === 'desk' ? {} : { calendar }),
          ...(nobody ? { nobody: nobody as 'head' } : {}),
        }),
      )
      .leaves({ department, holder: who, accountable: who });
  });

  test('refuse: the act is refused, and the work stays where it is', () => {
    const game = working(play(toPayment(duty, 'refuse'), directory(new Set(['zheng']))));
    given(game)
      .when('complete', { results: { cause: 'server' } }, { by: 'song' })
      .refused('nobody-found', { step: 'pay', department: 'payment' });
    expect(game.state.handoffs).toMatchObject([{ state: 'working', holder: 'song' }]);
  });

  test('a queue is somebody: it has a head', () => {
    given(working(play(toPayment({ rule: 'claim' }, 'refuse'), directory(new Set(['zheng', 'xie', 'ma'])))))
      .when('complete', { results: { cause: 'server' } }, { by: 'song' })
      .leaves({ department: 'payment', holder: null });
  });

  test('a role and a person bring their own department with them', () => {
    given(working(play(toPayment({ rule: 'role', role: 'operations-manager' }, 'head'))))
      .when('complete', { results: { cause: 'server' } }, { by: 'song' })
      .leaves({ department: 'board', holder: 'gao' });
    given(working(play(toPayment({ rule: 'person', person: 'lin' }, 'head'))))
      .when('complete', { results: { cause: 'server' } }, { by: 'song' })
      .leaves({ department: 'desk', holder: 'lin' });
  });

  test('of a department that the directory does not know any more the lead has it', () => {
    const lost = play(toPayment({ rule: 'person', person: 'ma' }, 'head'), (need) =>
      need.ask === 'person' && need.person === 'ma'
        ? { value: { person: 'ma', departments: ['gone'] }, directory: 1 }
        : directory()(need),
    );
    given(working(lost))
      .when('complete', { results: { cause: 'server' } }, { by: 'song' })
      .leaves({ department: 'desk', holder: 'lin' });
  });

  test('a person without any department is nobody', () => {
    const homeless = play(toPayment({ rule: 'person', person: 'ma' }, 'head'), (need) =>
      need.ask === 'person' && need.person === 'ma'
        ? { value: { person: 'ma', departments: [] }, directory: 1 }
        : directory()(need),
    );
    given(working(homeless))
      .when('complete', { results: { cause: 'server' } }, { by: 'song' })
      .leaves({ department: 'payment', holder: 'xie' });
  });
});

describe('T10: a rule that finds nobody is never refused', () => {
  const plan = thePlan();
  const missing = { steps: { other: [{ at: 1, do: 'take_over', to: { role: 'nobody' } }] } } as const;

  test.each<[Step['onNobody'], string[], string]>([
    ['head', [], 'feng'],
    ['duty', [], 'zhou'],
    ['lead', [], 'lin'],
    ['refuse', [], 'lin'],
    ['head', ['feng'], 'lin'],
  ])('a rung: on_nobody %s, without %j: %s', (onNobody, gone, expected) => {
    const game = working(
      play(
        thePlan({
          promise: { ladder: 'steps' },
          steps: { ...plan.steps, check: step({ onNobody }) },
          ladders: missing,
        }),
        directory(new Set(gone)),
      ),
    );
    game.wait(9 * HOUR);
    expect(game.state.handoffs[0]).toMatchObject({ state: 'working', holder: expected });
  });

  test('a rung of the case falls to the lead', () => {
    const game = play(thePlan({ ladders: { ...missing, promises: missing.steps } }));
    game.open();
    game.wait(4 * DAY);
    expect(game.state.lead).toEqual({ department: 'desk', person: 'lin' });
    expect(game.events.map((event) => event.type)).toContain('taken-over');
  });
});

describe('T10: who is absent or leaving is nobody, unless somebody stands in', () => {
  type Change = (it: Company) => unknown;
  const each =
    (...changes: readonly Change[]): Change =>
    (it) => {
      for (const change of changes) change(it);
    };
  const zhengLeft: Change = (it) => it.leaves('zheng');
  const zhengAway: Change = (it) => it.away('zheng');
  const xieAway: Change = (it) => it.away('xie');

  test.each<[string, PersonRule['rule'], Step['onNobody'], Change, object]>([
    [
      'absent, with a substitute',
      'duty',
      'lead',
      (it) => it.away('zheng', 'ma'),
      { holder: 'ma', accountable: 'zheng' },
    ],
    ['absent, with nobody: the head', 'duty', 'head', zhengAway, { holder: 'xie', accountable: 'xie' }],
    ['leaving: the head', 'duty', 'head', zhengLeft, { holder: 'xie', accountable: 'xie' }],
    [
      'leaving: the head’s substitute',
      'duty',
      'head',
      each(zhengLeft, (it) => it.away('xie', 'ma')),
      { holder: 'ma', accountable: 'xie' },
    ],
    [
      'leaving, the head absent: the lead',
      'duty',
      'head',
      each(zhengLeft, xieAway),
      { holder: 'lin', department: 'desk' },
    ],
    ['the head absent: the one on duty', 'head', 'duty', xieAway, { holder: 'zheng' }],
    ['the head absent, nobody on duty: the lead', 'head', 'duty', each(xieAway, zhengLeft), { holder: 'lin' }],
    ['the policy is the lead', 'duty', 'lead', zhengAway, { holder: 'lin', department: 'desk' }],
    ['who is absent or leaving has the fewest', 'least-loaded', 'head', each(xieAway, zhengLeft), { holder: 'ma' }],
    [
      'nobody is there to have the fewest',
      'least-loaded',
      'lead',
      each(xieAway, zhengLeft, (it) => it.leaves('ma')),
      { holder: 'lin' },
    ],
    [
      'the department is at its limit: its queue',
      'least-loaded',
      'head',
      (it) => it.limit('payment', 2, 3),
      { holder: null, department: 'payment' },
    ],
    [
      'a queue at its limit is still a queue',
      'claim',
      'refuse',
      (it) => it.limit('payment', 2, 2),
      { holder: null, department: 'payment' },
    ],
    [
      'a manager who is absent: that one’s',
      'manager',
      'lead',
      (it) => it.away('feng'),
      { holder: 'gao', department: 'board' },
    ],
  ])('%s', (_what, rule, onNobody, change, expected) => {
    const it = company();
    const game = working(play(toPayment({ rule } as PersonRule, onNobody), it.answer));
    change(it);
    game.say('complete', { results: { cause: 'server' } }, { by: 'song' });
    expect(game.state.handoffs[1]).toMatchObject({ state: 'offered', ...expected });
  });

  test.each<[string, Change]>([
    ['absent', zhengAway],
    ['leaving', zhengLeft],
  ])('%s, and the step would have it refused', (_what, change) => {
    const it = company();
    const game = working(play(toPayment(duty, 'refuse'), it.answer));
    change(it);
    given(game)
      .when('complete', { results: { cause: 'server' } }, { by: 'song' })
      .refused('nobody-found', { step: 'pay', department: 'payment' });
  });

  test.each<[Step['onNobody'], string]>([
    ['head', 'feng'],
    ['duty', 'zhou'],
    ['lead', 'lin'],
    ['refuse', 'feng'],
  ])('whose work is found somebody anew when they leave: %s', (onNobody, who) => {
    const it = company();
    const plan = thePlan();
    const check = step({ onNobody, person: { rule: 'role', role: 'nobody' } });
    const game = play(
      thePlan({ steps: { ...plan.steps, check: { ...check, onNobody: onNobody === 'refuse' ? 'head' : onNobody } } }),
      it.answer,
    );
    game.open();
    game.say('redirect', { to: SONG, reason: 'his' });
    game.say('accept', {}, { by: 'song' });
    game.change(it.leaves('song'));
    expect(game.state.handoffs[0]).toMatchObject({ state: 'working', holder: who, accountable: who });
  });
});

test('T10: whoever is gone, the case never lacks a holder, and a rule always finds a way', () => {
  const gone = fc.subarray(['su', 'feng', 'zhou', 'xie', 'zheng', 'gao']).map((people) => new Set(people));
  fc.assert(
    fc.property(games, gone, (tried, absent) => {
      const { events } = playAll(tried, undefined, company(absent));
      let state: State | null = null;
      for (const event of events) {
        state = evolve(state, event);
        for (const handoff of openHandoffs(state)) {
          expect(handoff.department).not.toBe('');
          if (handoff.state !== 'offered') expect(handoff.holder).toMatch(/^[a-z]+$/);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('T10: nobody who is gone is given work', () => {
  const gone = fc.subarray(['su', 'feng', 'zhou', 'xie', 'zheng', 'gao']).map((people) => new Set(people));
  fc.assert(
    fc.property(tries, gone, (tried, absent) => {
      const { events } = playAll(tried, undefined, company(absent));
      let lead = 'lin';
      for (const [index, event] of events.entries()) {
        // But for a lead, who is the last to be asked and stays until replaced.
        if (event.type === 'offered' || event.type === 'reassigned' || event.type === 'taken-over')
          expect(absent.has(event.to.person ?? '') && event.to.person !== lead).toBe(false);
        lead = events.slice(0, index + 1).reduce<State | null>(evolve, null)?.lead.person ?? lead;
      }
    }),
    { numRuns: 30 },
  );
});
