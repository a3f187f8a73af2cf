import { nextDeadline } from '../../../domain/clocks/next-deadline';
import type { Command } from '../../../domain/escalation/commands';
import { deadlinePassed, decide, dueCommand } from '../../../domain/escalation/decide';
import { type Answers, type Need, needKey } from '../../../domain/escalation/needs';
import { refuse } from '../../../domain/escalation/refusals';
import { actor, directory } from '../../company';
import { play, START } from '../../given';
import { LADDER, step, plan as thePlan, unpromised } from '../../plans';
import { HOUR, MINUTE, offered, resolved, working } from '../../situations';
import { given, happened, said } from '../../when';

/** A transfer to a named person, which asks the directory twice; `song` has the work. */
function transferTo(change: Partial<Command> = {}): Command {
  return {
    verb: 'transfer',
    body: { to: { department: 'payment', person: 'ma' }, reason: 'theirs' },
    key: 'the-key',
    digest: 'digest',
    actor: actor('song'),
    on: 1,
    version: 2,
    ...change,
  } as Command;
}
const answersOf = (needs: readonly Need[], version = 1): Answers =>
  Object.fromEntries(needs.map((need) => [needKey(need), directory(undefined, version)(need)]));
const needs: readonly Need[] = [
  { ask: 'calendar', department: 'payment' },
  { ask: 'person', person: 'ma' },
];

describe('what is refused is refused in this order', () => {
  const stale = {
    holder: { person: 'song', department: 'security' },
    version: 2,
    state: 'working' as const,
  };

  test('there is no such case, or no such handoff', () => {
    expect(decide(thePlan(), null, transferTo(), START, {})).toStrictEqual(refuse('not-found', { what: 'escalation' }));
    for (const on of [2, 0, null])
      given(working()).when('complete', { results: {} }, { on, version: 9 }).refused('not-found', { what: 'handoff' });
  });

  test('no version, then another version than the present one', () => {
    given(working()).when('complete', { results: {} }, { version: null, by: 'ma' }).refused('version-missing', {});
    for (const version of [1, 3])
      given(working()).when('complete', { results: {} }, { version, by: 'ma' }).refused('stale', stale);
  });

  test('the state, then who acts, then what they say', () => {
    given(working())
      .when('redirect', { to: { department: 'nowhere' }, reason: '' }, { by: 'ma' })
      .refused('not-in-this-state', { verb: 'redirect', state: 'working', open: ['offered'] });
    given(working())
      .when('release', { reason: '' }, { by: 'ma' })
      .refused('not-yours', {
        verb: 'release',
        holder: { person: 'song', department: 'security' },
        relations: ['holder', 'supervisor'],
      });
    given(working()).when('release', { reason: '' }, { by: 'song' }).refused('reason-missing', {});
  });

  test('a stale hand on the case is told who leads', () => {
    given(resolved())
      .when('close', { results: {} }, { version: 1 })
      .refused('stale', { holder: { department: 'desk', person: 'lin' }, version: 2, state: 'resolved' });
  });

  test('a handoff that has ended', () => {
    given(resolved())
      .when('progress', { note: 'x' }, { on: 1, by: 'song' })
      .refused('not-in-this-state', {
        verb: 'progress',
        state: 'waived',
        open: ['working', 'transferring', 'waiting'],
      });
  });
});

describe('what it does not know it asks for', () => {
  const { plan, state } = working();

  test('all that it knows to ask, each once, and nothing is decided', () => {
    expect(decide(plan, state, transferTo(), START + HOUR, {})).toStrictEqual({ kind: 'needs', needs });
  });

  test('what is still missing', () => {
    expect(decide(plan, state, transferTo(), START + HOUR, answersOf(needs.slice(0, 1)))).toStrictEqual({
      kind: 'needs',
      needs: needs.slice(1),
    });
  });

  test('the newest version of the directory is written into the events', () => {
    const answers = { ...answersOf(needs.slice(0, 1), 7), ...answersOf(needs.slice(1), 5) };
    const decision = decide(plan, state, transferTo(), START + HOUR, answers);
    expect(decision).toMatchObject({ kind: 'events', events: [{ type: 'transfer-offered', directory: 7 }] });
  });

  test('a question that is put twice is asked once', () => {
    const heads = thePlan({ lead: { department: 'desk', person: { rule: 'head' }, else: { rule: 'head' } } });
    const decision = decide(
      { ...heads, front: { ...heads.front, person: { rule: 'head' } } },
      null,
      {
        ...transferTo(),
        verb: 'open',
        body: {
          escalation: 'case-1',
          number: 1,
          plan: 'hash',
          title: 'x',
          urgency: 'low',
          importance: 'low',
          fields: { player: 'p' },
        },
      },
      START,
      {},
    );
    expect(decision).toStrictEqual({
      kind: 'needs',
      needs: [
        { ask: 'head', department: 'desk' },
        { ask: 'duty', department: 'desk' },
        { ask: 'calendar', department: 'desk' },
        { ask: 'calendar', department: 'security' },
        { ask: 'room', department: 'security' },
      ],
    });
  });

  test('what needs no answer is refused without one', () => {
    expect(decide(plan, state, transferTo({ version: 1 }), START, {})).toMatchObject({ code: 'stale' });
  });

  test('not even opening asks in more than three rounds, whoever is not there', () => {
    const nobody = { rule: 'role', role: 'nobody' } as const;
    const side = { department: 'desk', person: nobody, else: { rule: 'head' } } as const;
    const asking = (onNobody: 'head' | 'lead', role: string) =>
      thePlan({
        lead: side,
        front: { ...thePlan().front, ...side },
        steps: { check: step({ person: { rule: 'role', role }, onNobody }) },
      });
    given(play(asking('head', 'nobody'), directory(new Set(['feng']))))
      .when('open', {} as never)
      .leaves({ department: 'desk', holder: 'su' });
    given(play(asking('lead', 'operations-manager')))
      .when('open', {} as never)
      .leaves({ department: 'board', holder: 'gao' });
  });
});

describe('events', () => {
  test('are numbered, dated and signed; the command’s key is their cause', () => {
    const game = working();
    const decision = decide(game.plan, game.state, transferTo(), START + HOUR, answersOf(needs, 3));
    expect(decision).toMatchObject({
      kind: 'events',
      events: [
        {
          seq: 4,
          at: START + HOUR,
          cause: 'the-key',
          actor: { kind: 'person', person: 'song', onBehalfOf: null, rule: null },
          directory: 3,
        },
      ],
      state: { seq: 4, at: START + HOUR },
    });
    if (decision.kind === 'events') {
      expect(Object.keys(decision.events[0]?.actor ?? {})).toEqual(['kind', 'person', 'onBehalfOf', 'rule']);
      expect(decision.events[0]).not.toHaveProperty('due');
    }
  });

  test('of a substitute name both', () => {
    const game = working();
    game.say('progress', { note: 'x' }, { by: { ...actor('zhou', 'delegate'), onBehalfOf: 'song' } });
    expect(game.events.at(-1)?.actor).toEqual({ kind: 'delegate', person: 'zhou', onBehalfOf: 'song', rule: null });
  });

  test('are never earlier than the one before, whatever the clock of the machine says', () => {
    const game = working();
    const decision = decide(game.plan, game.state, transferTo(), START - HOUR, answersOf(needs));
    expect(decision).toMatchObject({ kind: 'events', events: [{ at: START + 10 * MINUTE }] });
  });

  test('need no directory that was not asked', () => {
    const game = working();
    game.say('progress', { note: 'x' }, { by: 'song' });
    expect(game.events.at(-1)).not.toHaveProperty('directory');
  });
});

describe('a deadline that has passed', () => {
  test('is a command of the rule, that names flow, version, clock and rung, and its due', () => {
    const { plan, state } = offered();
    const due = dueCommand(plan, state, START + 30 * MINUTE);
    expect(due).toEqual({ verb: 'deadline-passed', deadline: nextDeadline(plan, state) });
    if (!due) throw new Error('half of the accept budget has passed');
    expect(decide(plan, state, due, START + 31 * MINUTE, {})).toMatchObject({
      kind: 'events',
      events: [
        {
          seq: 3,
          at: START + 31 * MINUTE,
          due: START + 30 * MINUTE,
          cause: 'deadline accept 1 0',
          actor: { kind: 'rule', person: null, onBehalfOf: null, rule: 'test@1 accept/1' },
        },
      ],
    });
  });

  test('is due at its instant, and not a millisecond before', () => {
    const { plan, state } = offered();
    expect(dueCommand(plan, state, START + 30 * MINUTE - 1)).toBeUndefined();
    expect(dueCommand(plan, null, START + 30 * MINUTE)).toBeUndefined();
  });

  test('asks the directory like anybody', () => {
    const game = offered(play(unpromised()));
    game.wait(HOUR);
    const due = dueCommand(game.plan, game.state, START + 90 * MINUTE);
    if (!due) throw new Error('the work is to be reassigned');
    expect(decide(game.plan, game.state, due, START + 90 * MINUTE, {})).toStrictEqual({
      kind: 'needs',
      needs: [{ ask: 'head', department: 'security' }],
    });
  });

  test('names no case that is not there', () => {
    const { plan, state } = offered();
    const next = nextDeadline(plan, state);
    if (!next) throw new Error('something is due');
    expect(decide(plan, null, deadlinePassed(next), START, {})).toStrictEqual(
      refuse('not-found', { what: 'escalation' }),
    );
  });

  test('names a rung that is there: anything else is our mistake', () => {
    const { plan, state } = offered();
    const next = nextDeadline(plan, state);
    if (!next) throw new Error('something is due');
    expect(() => decide(plan, state, deadlinePassed({ ...next, rung: 9 }), START, {})).toThrow(
      'broken law: a deadline names a rung of a clock that runs',
    );
  });

  test('of every whom asks all there is to ask at once', () => {
    const ladders = {
      steps: { ...LADDER, accept: [{ at: 0.5, do: 'remind', whom: ['head', 'duty', 'holder', 'head'] }] },
    } as const;
    const { plan, state } = offered(play(unpromised({ ladders })));
    const due = dueCommand(plan, state, START + HOUR);
    if (!due) throw new Error('half of the accept budget has passed');
    expect(decide(plan, state, due, START + HOUR, {})).toStrictEqual({
      kind: 'needs',
      needs: [
        { ask: 'head', department: 'security' },
        { ask: 'duty', department: 'security' },
      ],
    });
  });
});

describe('what is due comes first', () => {
  test('a person who comes at the very instant comes after the rule', () => {
    const game = offered(play(unpromised()));
    game.wait(HOUR);
    const outcome = game.say('claim', {}, { by: 'song', at: 90 * MINUTE, version: 1 });
    expect(said(game.events.slice(-1))[0]).toMatchObject({ type: 'reassigned' });
    expect(outcome).toStrictEqual(
      refuse('stale', { holder: { person: 'feng', department: 'security' }, version: 2, state: 'working' }),
    );
  });

  test('and a millisecond before, before it', () => {
    const game = offered(play(unpromised()));
    given(game)
      .when('claim', {}, { by: 'song', at: 90 * MINUTE - 1 })
      .brings(happened('claimed', { handoff: 1, person: 'song' }));
  });
});

describe('a state holds no more than it may', () => {
  const loop = { next: [{ go: 'check', atMost: 100_000 }, { go: 'end' }] };
  const many = () => {
    const game = play(unpromised({ steps: { check: step({ ...loop, gives: [] }) } }));
    game.open({ body: { title: 'x'.repeat(250_000) } });
    return game;
  };

  test('what people add is refused beyond it', () => {
    const game = many();
    let outcome = game.say('claim', {}, { by: 'song' });
    for (let i = 0; i < 40 && outcome.kind === 'events'; i++) {
      outcome = game.say('complete', { results: {} }, { by: 'song' });
      if (outcome.kind === 'events') game.say('claim', {}, { by: 'song' });
    }
    expect(outcome).toMatchObject({ code: 'state-too-large', params: { limit: 262_144 } });
    // What adds nothing goes on, so that the case can be brought to its end.
    expect(game.say('progress', { note: 'enough' }, { by: 'song' }).kind).toBe('events');
    expect(game.say('resolve', { reason: 'enough', results: {} }).kind).toBe('events');
  });

  test('a rule is never refused', () => {
    const closing = {
      ...unpromised().closing,
      unconfirmed: 'reopen' as const,
      reopenTo: { to: 'step' as const, step: 'check' },
    };
    const game = play(unpromised({ closing, steps: { check: step() } }));
    game.open({ body: { title: 'x'.repeat(260_100) } });
    game.say('resolve', { reason: 'solved', results: {} });
    const [reopened, offer] = game.wait(72 * HOUR);
    expect([reopened?.type, offer?.type]).toEqual(['reopened', 'offered']);
    expect(Buffer.byteLength(JSON.stringify(game.state))).toBeGreaterThan(262_144);
  });
});
