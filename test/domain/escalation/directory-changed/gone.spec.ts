import { ROUND_THE_CLOCK } from '../../../../domain/calendar/calendar';
import { refuse } from '../../../../domain/escalation/refusals';
import type { PersonRule, Plan, Step } from '../../../../domain/plan/plan';
import { MANAGER } from '../../../company';
import { brought, play, START } from '../../../given';
import { LADDER, step, plan as thePlan, unpromised } from '../../../plans';
import { closed, HOUR, MINUTE, offered, paying, transferring, waiting, working } from '../../../situations';
import { type Game, said } from '../../../when';

import { at, changed, desk, running, security } from './running';

const nothing = refuse('as-it-was', {});
const calendar = ROUND_THE_CLOCK;
const ofStep = (change: Partial<Step>) => unpromised({ steps: { ...unpromised().steps, check: step(change) } });

describe('gone: the work is found somebody anew', () => {
  test('what was claimed from the queue is the head’s; clocks are kept', () => {
    const { it, game, told } = running(working);
    expect(told(it.leaves('song'), 20 * MINUTE)).toStrictEqual([
      changed({ as: 'holder', handoff: 1, from: security('song'), to: security('feng'), why: 'gone' }),
    ]);
    expect(game.state.handoffs[0]).toMatchObject({ state: 'working', holder: 'feng', accountable: 'feng', version: 3 });
    expect(game.state.handoffs[0]?.clocks[1]).toMatchObject({ clock: 'finish', used: { ms: 10 * MINUTE } });
  });

  test.each<[string, PersonRule, Step['onNobody'], readonly string[], string, string]>([
    ['by the step’s own rule', { rule: 'duty' }, 'head', [], 'security', 'zhou'],
    ['a step earlier than that', { rule: 'same-as', step: 'check' }, 'head', [], 'security', 'feng'],
    ['by its policy: the head', { rule: 'duty' }, 'head', ['zhou'], 'security', 'feng'],
    ['by its policy: the one on duty', { rule: 'role', role: 'nobody' }, 'duty', [], 'security', 'zhou'],
    ['by its policy: nobody on duty, the head', { rule: 'supervisor' }, 'duty', ['zhou'], 'security', 'feng'],
    ['by its policy: the lead', { rule: 'duty' }, 'lead', ['zhou'], 'desk', 'lin'],
    ['refused it cannot be: the head', { rule: 'duty' }, 'refuse', ['zhou'], 'security', 'feng'],
    ['no head: the manager', { rule: 'claim' }, 'head', ['feng'], 'board', 'gao'],
    ['nobody at all: the lead', { rule: 'claim' }, 'head', ['feng', 'gao'], 'desk', 'lin'],
    ['by a role: with its department', { rule: 'role', role: 'operations-manager' }, 'head', [], 'board', 'gao'],
    ['the fewest in hand', { rule: 'least-loaded' }, 'head', [], 'security', 'feng'],
  ])('%s', (_what, person, onNobody, others, department, who) => {
    const { it, game, told } = running(offered, ofStep({ person, onNobody }));
    game.say('redirect', { to: security('song'), reason: 'his' });
    game.say('accept', {}, { by: 'song' });
    for (const other of others) it.leaves(other);
    told(it.leaves('song'));
    expect(game.state.handoffs[0]).toMatchObject({ state: 'working', department, holder: who, accountable: who });
  });

  test('a department that the case does not know yet brings its calendar', () => {
    const { it, told } = running(working);
    it.leaves('feng');
    expect(told(it.leaves('song'))).toStrictEqual([
      changed({ as: 'holder', handoff: 1, from: security('song'), to: MANAGER, why: 'gone', calendar }),
    ]);
  });

  test('a department that is not there any more has nobody: the lead', () => {
    const { it, game, told } = running(working);
    it.leaves('feng');
    it.noCalendar('board');
    told(it.leaves('song'));
    expect(game.state.handoffs[0]).toMatchObject({ department: 'desk', holder: 'lin' });
  });

  test('who waits: the wait goes on in other hands', () => {
    const { it, game, told } = running(waiting);
    told(it.leaves('song'), HOUR);
    expect(game.state.handoffs[0]).toMatchObject({ state: 'waiting', holder: 'feng', wait: { for: 'customer' } });
  });

  test('while absent: who stood in keeps it as their own', () => {
    const { it, game, told } = running(working);
    told(it.away('song', 'zhou'));
    expect(told(it.leaves('song'))).toStrictEqual([
      changed({
        as: 'holder',
        handoff: 1,
        from: { ...security('zhou'), for: 'song' },
        to: security('zhou'),
        why: 'gone',
      }),
    ]);
    expect(game.state.handoffs[0]).toMatchObject({ holder: 'zhou', accountable: 'zhou' });
  });

  test('while absent, and the stand-in is away by now: theirs has it for them', () => {
    const { it, game, told } = running(working);
    told(it.away('song', 'zhou'));
    it.away('zhou', 'feng');
    told(it.leaves('song'));
    expect(game.state.handoffs[0]).toMatchObject({ holder: 'feng', accountable: 'zhou' });
  });

  test('both at once: found anew', () => {
    const { it, game, told } = running(working);
    told(it.away('song', 'zhou'));
    it.leaves('zhou');
    told(it.leaves('song'));
    expect(game.state.handoffs[0]).toMatchObject({ holder: 'feng', accountable: 'feng' });
  });

  test('who came back before the case heard of it has lost nothing', () => {
    const { it, told } = running(working);
    const late = it.leaves('song');
    it.returns('song');
    expect(told(late)).toEqual(nothing);
  });
});

describe('gone: an offer', () => {
  test('by name goes to whom the step’s rule finds there', () => {
    const { it, game, told } = running(paying);
    it.duty('payment', 'ma');
    expect(told(it.leaves('zheng'), 25 * MINUTE)).toStrictEqual([
      changed({
        as: 'receiver',
        handoff: 2,
        from: { department: 'payment', person: 'zheng' },
        to: at('payment', 'ma'),
        why: 'gone',
      }),
    ]);
    expect(game.state.handoffs[1]).toMatchObject({ holder: 'ma', accountable: 'ma', offers: 1, offer: { number: 1 } });
  });

  test('or by its policy', () => {
    const { it, game, told } = running(paying);
    told(it.leaves('zheng'));
    expect(game.state.handoffs[1]).toMatchObject({ state: 'offered', department: 'payment', holder: 'xie' });
  });

  test.each<[string, Partial<Step>]>([
    ['nobody is there', {}],
    ['the policy is the lead', { onNobody: 'lead' }],
    ['the policy is to refuse', { onNobody: 'refuse' }],
    ['the rule names somebody elsewhere', { person: { rule: 'role', role: 'operations-manager' } }],
    ['it is anybody’s', { person: { rule: 'claim' } }],
  ])('waits in the department’s queue when %s', (_what, change) => {
    const pay = step({ department: { by: 'fixed', department: 'payment' }, person: { rule: 'duty' }, ...change });
    const { it, game, told } = running(paying, unpromised({ steps: { ...unpromised().steps, pay } }));
    if (game.state.handoffs[1]?.holder !== 'zheng')
      game.say('redirect', { to: { department: 'payment', person: 'zheng' }, reason: 'yours' });
    it.leaves('xie');
    told(it.leaves('zheng'));
    expect(game.state.handoffs[1]).toMatchObject({
      state: 'offered',
      department: 'payment',
      holder: null,
      accountable: null,
      offer: { to: { department: 'payment', person: null } },
    });
    expect(brought(game.say('claim', {}, { by: 'ma' }))).toEqual(['claimed']);
  });

  test('of a transfer to them: asked of somebody else there, the sender holds', () => {
    const { it, game, told } = running(working);
    game.say('transfer', { to: { department: 'payment', person: 'ma' }, reason: 'theirs' }, { by: 'song' });
    told(it.leaves('ma'));
    expect(game.state.handoffs[0]).toMatchObject({
      state: 'working',
      holder: 'song',
      offer: { kind: 'transfer', to: { department: 'payment', person: null } },
    });
  });

  test('of a transfer within the department is not asked of whoever has it', () => {
    const { it, game, told } = running(offered, ofStep({ person: { rule: 'duty' } }));
    game.say('accept', {}, { by: 'zhou' });
    game.say('transfer', { to: { department: 'security', person: 'song' }, reason: 'his' }, { by: 'zhou' });
    told(it.leaves('song'));
    expect(game.state.handoffs[0]).toMatchObject({
      holder: 'zhou',
      offer: { to: { department: 'security', person: null } },
    });
  });

  test('by them stays offered, in the name in which it was', () => {
    const { it, game, told } = running(transferring);
    told(it.leaves('song'), 25 * MINUTE);
    expect(game.state.handoffs[0]).toMatchObject({
      holder: 'feng',
      offer: { from: security('song'), to: { department: 'payment', person: null } },
    });
    expect(brought(game.say('accept', {}, { by: 'ma' }))).toEqual(['accepted']);
  });
});

describe('gone: lead and front', () => {
  const led = (change: Partial<Plan>) => unpromised({ ...change });
  test.each<[string, Partial<Plan>, readonly string[], string, string]>([
    ['by the flow’s rule', {}, [], 'desk', 'su'],
    [
      'by the flow’s other rule',
      { lead: { department: 'desk', person: { rule: 'opener' }, else: { rule: 'person', person: 'chen' } } },
      [],
      'desk',
      'chen',
    ],
    ['the manager, where the desk is empty', {}, ['su'], 'board', 'gao'],
  ])('of the lead: %s', (_what, change, others, department, person) => {
    const { it, game, told } = running(working, led(change));
    for (const other of others) it.leaves(other);
    told(it.leaves('lin'));
    expect(game.state.lead).toEqual({ department, person });
    // The flow's rule for the front is whoever opened, else who is on duty, and that was lin.
    expect(game.state.front.person).not.toBe('lin');
  });

  test('each by its own rule, in one event', () => {
    const front = { ...unpromised().front, else: { rule: 'person', person: 'chen' } as const };
    const { it, told } = running(working, led({ front }));
    expect(told(it.leaves('lin'))).toStrictEqual([
      changed(
        { as: 'lead', handoff: null, from: desk('lin'), to: desk('su'), why: 'gone' },
        { as: 'front', handoff: null, from: desk('lin'), to: desk('chen'), why: 'gone' },
      ),
    ]);
  });

  test('of the lead, with nobody by any rule: the last role of the ladder', () => {
    const lead = { department: 'desk', person: { rule: 'opener' }, else: { rule: 'duty' } } as const;
    const { it, game, told } = running(working, led({ lead }));
    it.leaves('su');
    const noManager = (need: Parameters<typeof it.answer>[0]) =>
      need.ask === 'manager' ? { value: null, directory: 9 } : it.answer(need);
    const other = working(play(led({ lead }), noManager));
    other.change(it.leaves('lin'));
    expect(other.state.lead).toEqual(MANAGER);
    expect(other.state.front).toEqual(MANAGER);
    told({ people: ['lin'], departments: [] });
    expect(game.state.lead).toEqual(MANAGER);
  });

  test('of the lead, where not even that role is filled: it stays with them, and is looked for again', () => {
    const { it, game, told } = running(working);
    for (const one of ['su', 'gao', 'chen']) it.leaves(one);
    expect(told(it.leaves('lin'))).toEqual(nothing);
    expect(game.state.lead).toEqual(desk('lin'));
    told(it.returns('gao'));
    told({ people: ['lin'], departments: [] });
    expect(game.state.lead).toEqual(MANAGER);
  });

  test('the front falls to the lead where nobody else is', () => {
    const front = { ...unpromised().front, department: 'payment', person: { rule: 'person', person: 'ma' } as const };
    const { it, game, told } = running(working, led({ front }));
    for (const one of ['xie', 'zheng', 'gao']) it.leaves(one);
    told(it.leaves('ma'));
    expect(game.state.front).toEqual(desk('lin'));
  });

  test('what falls to the lead falls to the new one when both are gone', () => {
    const { it, game, told } = running(
      working,
      ofStep({ onNobody: 'lead', person: { rule: 'person', person: 'song' } }),
    );
    if (game.state.handoffs[0]?.holder !== 'song') throw new Error('song has it');
    game.say('accept', {}, { by: 'song' });
    const lin = it.leaves('lin');
    const song = it.leaves('song');
    told({ people: [...lin.people, ...song.people], departments: [] });
    expect(game.state).toMatchObject({ lead: desk('su'), handoffs: [{ department: 'desk', holder: 'su' }] });
  });

  test.each<[string, (game?: Game) => Game]>([
    [
      'resolved',
      (game) => {
        const one = working(game);
        one.say('resolve', { reason: 'by phone', results: {} });
        return one;
      },
    ],
  ])('in every state that is not over: %s', (_state, situation) => {
    const { it, game, told } = running(situation);
    told(it.leaves('lin'));
    expect(game.state.lead).toEqual(desk('su'));
    expect(brought(game.say('confirm', { satisfied: true }, { by: 'su' }))).toEqual(['confirmed']);
  });
});

describe('gone: a superior who owes an answer', () => {
  const raisedTo = (to: 'head' | { readonly role: string } | 'lead') =>
    unpromised({
      ladders: {
        steps: {
          ...LADDER,
          silence: [
            { at: 1, do: 'raise', to, within: { unit: 'ms', amount: HOUR } },
            { after: { unit: 'ms', amount: 4 * HOUR }, do: 'take_over', to: { role: 'operations-manager' } },
          ],
        },
      },
    });
  const raised = (plan: Plan) => {
    const one = running(working, plan);
    one.game.wait(8 * HOUR + 15 * MINUTE);
    return one;
  };
  const asked = (game: Game) => game.state.handoffs[0]?.clocks.find((clock) => clock.raised)?.raised?.to;

  test('it is asked of whom the rung means now; until when does not change', () => {
    const { it, game, told } = raised(raisedTo('head'));
    expect(asked(game)).toEqual(security('feng'));
    expect(told(it.leaves('feng'))).toStrictEqual([
      changed({ as: 'superior', handoff: 1, clock: 'silence', from: security('feng'), to: desk('lin'), why: 'gone' }),
    ]);
    expect(game.state.handoffs[0]?.clocks.find((clock) => clock.raised)?.raised).toEqual({
      rung: 0,
      to: desk('lin'),
      until: START + 10 * MINUTE + 9 * HOUR,
    });
  });

  test('a role keeps its department', () => {
    const { it, game, told } = raised(raisedTo({ role: 'operations-manager' }));
    expect(asked(game)).toEqual(MANAGER);
    told(it.away('gao', 'su'));
    expect(asked(game)).toEqual({ ...MANAGER, person: 'su', for: 'gao' });
  });

  test('the lead, when that is whom the rung means, is the new one', () => {
    const { it, game, told } = raised(raisedTo('lead'));
    told(it.leaves('lin'));
    expect(asked(game)).toEqual(desk('su'));
  });
});

describe('a closed case', () => {
  const reopen = (game: Game, body: { reason: string; step?: string }) => {
    const outcome = game.say('reopen', body, { by: 'su', at: 50 * MINUTE });
    return outcome.kind === 'events' ? said(outcome.events) : outcome;
  };

  test('whose lead has left is led by another from the very act that reopens it; the journal says that a rule did it', () => {
    const { it, game } = running(closed, thePlan());
    it.leaves('lin');
    const from = game.state.lead;
    const reopened = reopen(game, { reason: 'not paid', step: 'pay' });
    expect(reopened).toMatchObject([
      {
        type: 'directory-changed',
        hands: [
          { as: 'lead', from, why: 'gone' },
          { as: 'front', why: 'gone' },
        ],
      },
      { type: 'reopened' },
      { type: 'offered' },
    ]);
    expect(game.events.find(({ type }) => type === 'directory-changed')?.actor.kind).toBe('rule');
    expect([game.state.lead.person, game.state.front.person]).not.toContain('lin');
    // The very next sweep has nothing to add.
    expect(game.change({ people: ['lin'], departments: [] })).toStrictEqual(nothing);
  });

  test('whose people are there is reopened as it was led', () => {
    const { game } = running(closed, thePlan());
    expect(reopen(game, { reason: 'not paid' })).toMatchObject([{ type: 'reopened' }]);
  });
});
