import type { Hand } from '../../../../domain/escalation/events';
import { refuse } from '../../../../domain/escalation/refusals';
import { brought, START } from '../../../given';
import { ms, step, unpromised } from '../../../plans';
import { HOUR, MINUTE, offered, paying, transferring, waiting, working } from '../../../situations';
import { happened, said } from '../../../when';
import { at, changed, desk, running, security } from './running';

const nothing = refuse('as-it-was', {});
type Brought = Pick<Hand, 'from' | 'to' | 'why'> & Partial<Hand>;
const hand = (as: Hand['as'], handoff: number | null, more: Brought): Hand => ({ as, handoff, ...more });

describe('absent: the substitute has it "for" them', () => {
  test('of a holder: the substitute holds, the absent one stays accountable, and every clock goes on', () => {
    const { it, game, told } = running(working);
    expect(told(it.away('song', 'zhou'), 20 * MINUTE)).toStrictEqual([
      changed(hand('holder', 1, { from: security('song'), to: security('zhou', 'song'), why: 'away' })),
    ]);
    expect(game.state.handoffs[0]).toMatchObject({
      state: 'working',
      department: 'security',
      holder: 'zhou',
      accountable: 'song',
      version: 3,
    });
    expect(
      game.state.handoffs[0]?.clocks.map(({ clock, used, since }) => [clock, used.ms, since && since - START]),
    ).toEqual([
      ['accept', 10 * MINUTE, null],
      ['finish', 10 * MINUTE, 20 * MINUTE],
      ['silence', 10 * MINUTE, 20 * MINUTE],
    ]);
    expect(game.events.at(-1)).toMatchObject({
      actor: { kind: 'rule', person: null, onBehalfOf: null, rule: 'test@1 directory-changed' },
      directory: 2,
    });
  });

  test('a transfer to somebody whose substitute has the work waits in the queue: nobody takes for another what they hold', () => {
    const { it, game, told } = running(working);
    game.say('transfer', { to: security('zhou'), reason: 'knows it' }, { by: 'song', at: 20 * MINUTE });
    const queue = { department: 'security', person: null };
    expect(told(it.away('zhou', 'song'))).toStrictEqual([
      changed(hand('receiver', 1, { from: security('zhou'), to: queue, why: 'away' })),
    ]);
    expect(game.state.handoffs[0]).toMatchObject({ holder: 'song', accountable: 'song', offer: { to: queue } });
    expect(told(it.back('zhou'))).toStrictEqual(nothing);
  });

  test('who waits for an outside party is replaced, and the wait goes on', () => {
    const { it, game, told } = running(waiting);
    told(it.away('song', 'zhou'), HOUR);
    expect(game.state.handoffs[0]).toMatchObject({ state: 'waiting', holder: 'zhou', accountable: 'song' });
    expect(brought(game.say('resume', {}, { by: 'zhou' }))).toEqual(['resumed']);
  });

  test('of the receiver of an offer: the same asking, with the clock that it has', () => {
    const { it, game, told } = running(paying);
    expect(told(it.away('zheng', 'ma'), 25 * MINUTE)).toStrictEqual([
      changed(hand('receiver', 2, { from: at('payment', 'zheng'), to: at('payment', 'ma', 'zheng'), why: 'away' })),
    ]);
    expect(game.state.handoffs[1]).toMatchObject({
      state: 'offered',
      holder: 'ma',
      accountable: 'zheng',
      offers: 1,
      version: 2,
      offer: { number: 1, to: at('payment', 'ma', 'zheng'), at: START + 20 * MINUTE },
    });
    expect(game.state.handoffs[1]?.clocks).toMatchObject([{ clock: 'accept', life: 1, used: { ms: 5 * MINUTE } }]);
    game.say('accept', {}, { by: 'ma' });
    expect(said(game.events.slice(-1))).toStrictEqual([
      happened('accepted', { handoff: 2, person: 'ma', for: 'zheng' }),
    ]);
    expect(game.state.handoffs[1]).toMatchObject({ state: 'working', holder: 'ma', accountable: 'zheng' });
  });

  test('of whom a transfer is offered to by name: the sender holds, another is asked', () => {
    const { it, game, told } = running(working);
    game.say('transfer', { to: at('payment', 'ma'), reason: 'theirs' }, { by: 'song', at: 20 * MINUTE });
    expect(told(it.away('ma', 'zheng'))).toStrictEqual([
      changed(hand('receiver', 1, { from: at('payment', 'ma'), to: at('payment', 'zheng', 'ma'), why: 'away' })),
    ]);
    expect(game.state.handoffs[0]).toMatchObject({
      state: 'working',
      department: 'security',
      holder: 'song',
      accountable: 'song',
      offer: { kind: 'transfer', to: at('payment', 'zheng', 'ma') },
    });
  });

  test('of who has offered a transfer: it stays offered', () => {
    const { it, game, told } = running(transferring);
    told(it.away('song', 'zhou'), 25 * MINUTE);
    expect(game.state.handoffs[0]).toMatchObject({
      holder: 'zhou',
      accountable: 'song',
      offer: { number: 2, from: security('song'), to: { department: 'payment', person: null } },
    });
    expect(brought(game.say('withdraw-transfer', {}, { by: 'zhou' }))).toEqual(['transfer-withdrawn']);
  });

  test('of lead and front, each with a version of its own', () => {
    const { it, game, told } = running(working);
    expect(told(it.away('lin', 'chen'), 20 * MINUTE)).toStrictEqual([
      changed(
        hand('lead', null, { from: desk('lin'), to: desk('chen', 'lin'), why: 'away' }),
        hand('front', null, { from: desk('lin'), to: desk('chen', 'lin'), why: 'away' }),
      ),
    ]);
    expect(game.state).toMatchObject({ lead: desk('chen', 'lin'), front: desk('chen', 'lin'), version: 3 });
  });

  test('of a superior who owes an answer: the substitute answers', () => {
    const { it, game, told } = running(working);
    game.wait(9 * HOUR + 15 * MINUTE);
    expect(told(it.away('feng', 'zhou'))).toStrictEqual([
      changed(
        hand('superior', 1, { clock: 'silence', from: security('feng'), to: security('zhou', 'feng'), why: 'away' }),
      ),
    ]);
    const answer = { clock: 'silence' as const, handoff: 1, note: 'zhou looks after it' };
    expect(game.say('answer-raise', answer, { by: 'feng' })).toMatchObject({ code: 'not-yours' });
    expect(brought(game.say('answer-raise', answer, { by: 'zhou' }))).toEqual(['raise-answered']);
    expect(game.events.at(-1)?.actor).toMatchObject({ kind: 'delegate', person: 'zhou', onBehalfOf: 'feng' });
  });

  test('of a superior about the case itself', () => {
    const { it, game, told } = running((begun) => {
      const one = working(begun);
      one.say('resolve', { reason: 'by phone', results: {} });
      one.say('reopen', { reason: 'not solved' });
      one.wait(25 * HOUR + 15 * MINUTE);
      return one;
    });
    told(it.away('su', 'chen'));
    expect(game.state.clocks.find(({ raised }) => raised)).toMatchObject({
      clock: 'resolve',
      raised: { to: desk('chen', 'su') },
    });
  });

  test('of two handoffs and the lead at once, in one event', () => {
    const plan = unpromised({
      steps: {
        check: step({ department: { by: 'fixed', department: 'desk' }, person: { rule: 'person', person: 'lin' } }),
      },
    });
    const { it, game, told } = running(offered, plan);
    game.say('accept', {}, { by: 'lin', at: MINUTE });
    expect(told(it.away('lin', 'chen'), 20 * MINUTE)).toMatchObject([
      {
        hands: [
          { as: 'lead', handoff: null },
          { as: 'front', handoff: null },
          { as: 'holder', handoff: 1 },
        ],
      },
    ]);
    expect(game.state.handoffs[0]).toMatchObject({ holder: 'chen', accountable: 'lin' });
  });

  test('nobody is concerned twice, and others not at all', () => {
    const { it, game, told } = running(working);
    expect(told(it.away('ma', 'zheng'))).toEqual(nothing);
    const begun = it.away('song', 'zhou');
    told(begun);
    const before = game.state;
    expect(told(begun)).toEqual(nothing);
    expect(game.state).toBe(before);
  });

  test('what begins and is over before the case hears of it changes nothing', () => {
    const { it, told } = running(working);
    const late = it.away('song', 'zhou');
    it.back('song');
    expect(told(late)).toEqual(nothing);
  });
});

describe('the chain of substitutes', () => {
  test('another is named while they are away', () => {
    const { it, game, told } = running(working);
    told(it.away('song', 'zhou'));
    expect(told(it.away('song', 'feng'))).toStrictEqual([
      changed(hand('holder', 1, { from: security('zhou', 'song'), to: security('feng', 'song'), why: 'away' })),
    ]);
    expect(game.state.handoffs[0]).toMatchObject({ holder: 'feng', accountable: 'song' });
  });

  test('the substitute becomes absent in turn: theirs has it, for the first', () => {
    const { it, game, told } = running(working);
    told(it.away('song', 'zhou'));
    told(it.away('zhou', 'feng'));
    expect(game.state.handoffs[0]).toMatchObject({ holder: 'feng', accountable: 'song' });
    told(it.back('zhou'));
    // Only whom it concerns is looked at: zhou has nothing here, and song's substitute is asked when song's absence is.
    expect(game.state.handoffs[0]).toMatchObject({ holder: 'feng', accountable: 'song' });
    told({ people: ['song'], departments: [] });
    expect(game.state.handoffs[0]).toMatchObject({ holder: 'zhou', accountable: 'song' });
  });

  test('the substitute leaves: the head has it for the absent one', () => {
    const { it, game, told } = running(working);
    told(it.away('song', 'zhou'));
    expect(told(it.leaves('zhou'))).toStrictEqual([
      changed(hand('holder', 1, { from: security('zhou', 'song'), to: security('feng', 'song'), why: 'away' })),
    ]);
    expect(game.state.handoffs[0]).toMatchObject({ holder: 'feng', accountable: 'song' });
  });

  test('the head’s substitute has it where the head is away too', () => {
    const { it, game, told } = running(working);
    told(it.away('feng', 'zhou'));
    told(it.away('song'));
    expect(game.state.handoffs[0]).toMatchObject({ holder: 'zhou', accountable: 'song' });
  });

  test('nobody stands in for the head: it stays the head’s, and waits for their return', () => {
    const { it, game, told } = running(offered);
    game.say('claim', {}, { by: 'feng' });
    expect(told(it.away('feng'))).toEqual(nothing);
    expect(game.state.handoffs[0]).toMatchObject({ holder: 'feng', accountable: 'feng' });
  });

  test.each([
    ['leaves', 'gone'],
    ['is away', 'away'],
  ])('the head’s substitute %s: it is the head’s again, absent as they are', (what, why) => {
    const { it, told } = running((game) => {
      const one = offered(game);
      one.say('claim', {}, { by: 'feng' });
      return one;
    });
    told(it.away('feng', 'zhou'));
    expect(told(what === 'leaves' ? it.leaves('zhou') : it.away('zhou'))).toStrictEqual([
      changed(hand('holder', 1, { from: security('zhou', 'feng'), to: security('feng'), why: why as 'away' })),
    ]);
  });

  test('a stand-in of the head’s who is there keeps it, though the chain has become a circle', () => {
    const { it, told } = running(offered);
    told(it.away('lin', 'chen'));
    it.leaves('su');
    expect(told(it.away('lin'))).toEqual(nothing);
  });
});

describe('back: they have it again', () => {
  test('work, offer, lead and front', () => {
    const { it, game, told } = running(paying);
    told(it.away('zheng', 'ma'));
    told(it.away('lin', 'chen'));
    expect(told(it.back('zheng'), 30 * MINUTE)).toStrictEqual([
      changed(hand('receiver', 2, { from: at('payment', 'ma', 'zheng'), to: at('payment', 'zheng'), why: 'back' })),
    ]);
    told(it.back('lin'));
    expect(game.state).toMatchObject({ lead: desk('lin'), front: desk('lin') });
    expect(game.state.lead).not.toHaveProperty('for');
    game.say('accept', {}, { by: 'zheng' });
    expect(game.state.handoffs[1]).toMatchObject({ holder: 'zheng', accountable: 'zheng' });
    told(it.away('zheng', 'ma'));
    told(it.back('zheng'));
    expect(game.state.handoffs[1]).toMatchObject({ holder: 'zheng', accountable: 'zheng' });
  });

  test('and the question that was put to them', () => {
    const { it, game, told } = running(working);
    game.wait(9 * HOUR + 15 * MINUTE);
    told(it.away('feng', 'zhou'));
    told(it.back('feng'));
    const answer = { clock: 'silence' as const, handoff: 1, note: 'on it' };
    expect(game.say('answer-raise', answer, { by: 'zhou' })).toMatchObject({ code: 'not-yours' });
    expect(brought(game.say('answer-raise', answer, { by: 'feng' }))).toEqual(['raise-answered']);
  });

  test('not what the substitute was given as their own meanwhile', () => {
    const { it, game, told } = running(working);
    told(it.away('song', 'zhou'));
    expect(brought(game.say('assign', { person: 'zhou', reason: 'for good' }, { by: 'feng' }))).toEqual(['assigned']);
    expect(game.state.handoffs[0]).toMatchObject({ holder: 'zhou', accountable: 'zhou' });
    expect(told(it.back('song'))).toEqual(nothing);
  });
});

describe('after the end', () => {
  test('a case that is over has nothing to change', () => {
    const { it, game, told } = running(
      working,
      unpromised({ closing: { ...unpromised().closing, reopenWithin: ms(HOUR) } }),
    );
    game.say('cancel', { ground: 'ended', reason: 'no more' });
    expect(told(it.away('lin', 'chen'))).toMatchObject({ code: 'not-found' });
  });

  test('handoffs that are done keep who did them', () => {
    const { it, game, told } = running(paying);
    expect(told(it.away('song', 'zhou'))).toEqual(nothing);
    expect(game.state.handoffs[0]).toMatchObject({ state: 'done', holder: 'song' });
  });
});
