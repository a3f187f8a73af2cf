import { ROUND_THE_CLOCK } from '../../../../domain/calendar/calendar';
import { ledgerOf } from '../../../../domain/ledger/totals';
import { company } from '../../../company';
import { play, START } from '../../../given';
import { unpromised } from '../../../plans';
import { HOUR, MINUTE, offered, working } from '../../../situations';
import { happened, said } from '../../../when';
import { at, desk, running, security } from './running';

describe('"B for A" in what follows', () => {
  test('each act of the stand-in is the delegate’s, on behalf of the absent one', () => {
    const { it, game, told } = running(working);
    told(it.away('song', 'zhou'), 20 * MINUTE);
    told(it.away('lin', 'chen'));
    const by = 'zhou';
    game.say('progress', { note: 'on it' }, { by });
    game.say('wait', { for: 'customer', party: 'the player', until: START + HOUR }, { by });
    game.say('resume', {}, { by });
    game.say('transfer', { to: { department: 'payment' }, reason: 'theirs' }, { by });
    expect(game.events.at(-1)).toMatchObject({ from: security('zhou', 'song') });
    game.say('complete', { results: { cause: 'server' } }, { by });
    expect(game.events.slice(-6).map(({ type, actor }) => [type, actor.kind, actor.person, actor.onBehalfOf])).toEqual(
      ['progressed', 'waited', 'resumed', 'transfer-offered', 'transfer-withdrawn', 'completed', 'offered']
        .slice(1)
        .map((type) => [type, 'delegate', 'zhou', 'song']),
    );
    game.say('contact', { said: 'on it', channel: 'phone', outcome: 'reached' }, { by: 'chen' });
    expect(game.events.at(-1)?.actor).toEqual({ kind: 'delegate', person: 'chen', onBehalfOf: 'lin', rule: null });
    game.say('resolve', { reason: 'by phone', results: {} }, { by: 'chen' });
    expect(game.events.at(-1)?.actor).toMatchObject({ kind: 'delegate', onBehalfOf: 'lin' });
  });

  test('what they do as members or supervisors is their own, even where they stand in for the lead', () => {
    const plan = unpromised({ lead: { ...unpromised().lead, person: { rule: 'person', person: 'lin' } } });
    const { it, game, told } = running(offered, plan);
    told(it.away('lin', 'song'));
    expect(game.state.lead).toEqual(desk('song', 'lin'));
    game.say('claim', {}, { by: 'song' });
    expect(game.events.at(-1)).toMatchObject({ type: 'claimed', actor: { kind: 'person', onBehalfOf: null } });
    game.say('progress', { note: 'seen' }, { by: 'song' });
    expect(game.events.at(-1)?.actor.kind).toBe('person');
    game.say('contact', { said: 'on it', channel: 'phone', outcome: 'reached' }, { by: 'song' });
    expect(game.events.at(-1)?.actor).toMatchObject({ kind: 'delegate', onBehalfOf: 'lin' });
  });

  test('the ledger charges the stand-in for the absent one, and the department as long as before', () => {
    const { it, game, told } = running(working);
    told(it.away('song', 'zhou'), 40 * MINUTE);
    told(it.back('song'), 100 * MINUTE);
    game.wait(2 * HOUR);
    const ledger = ledgerOf(game.events, START + 2 * HOUR);
    const charged = (person: string, inPlaceOf?: string) => ({
      kind: 'person',
      department: 'security',
      person,
      name: null,
      ...(inPlaceOf === undefined ? {} : { for: inPlaceOf }),
    });
    expect(
      ledger.stints.filter(({ kind }) => kind === 'working').map(({ charged, ms }) => [charged, ms / MINUTE]),
    ).toEqual([
      [charged('song'), 30],
      [charged('zhou', 'song'), 60],
      [charged('song'), 20],
    ]);
    expect(
      ledger.totals.filter(({ kind }) => kind === 'working').map(({ charged, ms }) => [charged, ms / MINUTE]),
    ).toEqual([
      [charged('song'), 50],
      [charged('zhou', 'song'), 60],
    ]);
    expect(ledger).toMatchObject({ handoffs: 0, pingPongs: 0, elapsedMs: 2 * HOUR });
  });

  test('a lead who is stood in for is charged the same way', () => {
    const { it, game, told } = running((begun) => {
      const one = working(begun);
      one.say('resolve', { reason: 'by phone', results: {} });
      one.say('reopen', { reason: 'not solved' });
      return one;
    });
    told(it.away('lin', 'chen'), 20 * MINUTE);
    expect(ledgerOf(game.events, START + HOUR).stints.at(-1)).toMatchObject({
      kind: 'coordinating',
      charged: { person: 'chen', for: 'lin' },
    });
  });

  test('work that is found for somebody absent comes to the substitute from the start', () => {
    const it = company();
    it.away('zheng', 'ma');
    const game = working(play(unpromised(), it.answer));
    game.say('complete', { results: { cause: 'server' } }, { by: 'song' });
    expect(said(game.events.slice(-1))).toStrictEqual([
      happened('offered', {
        handoff: 2,
        step: 'pay',
        round: 1,
        to: at('payment', 'ma', 'zheng'),
        from: security('song'),
        calendar: ROUND_THE_CLOCK,
      }),
    ]);
    expect(game.state.handoffs[1]).toMatchObject({ holder: 'ma', accountable: 'zheng' });
  });

  test('a case is opened for an absent lead by who stands in', () => {
    const it = company();
    it.away('lin', 'chen');
    const plan = unpromised({ lead: { department: 'desk', person: { rule: 'duty' }, else: { rule: 'head' } } });
    const game = play(plan, it.answer);
    game.open({ by: 'su' });
    expect(game.state.lead).toEqual(desk('chen', 'lin'));
  });
});
