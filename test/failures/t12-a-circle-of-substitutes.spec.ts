import type { PersonRule, Step } from '../../domain/plan/plan';
import { company } from '../company';
import { brought, play } from '../given';
import { step, unpromised } from '../plans';
import { MINUTE, working } from '../situations';

/**
 * T12: a circle of substitutes A→B→C→A stops and falls back. The domain's half: a chain that ends with nobody is nobody, and then the
 * policy of T10 counts, for what is offered and for what is in hand. (The database's half follows the chain.)
 */
describe('T12: a circle of substitutes falls back', () => {
  /** Everybody of payment but the head stands in for another: zheng → ma → zheng. */
  const circle = () => {
    const it = company();
    it.away('zheng', 'ma');
    it.away('ma', 'zheng');
    return it;
  };

  test.each<[PersonRule, Step['onNobody'], string, string | null]>([
    [{ rule: 'duty' }, 'head', 'payment', 'xie'],
    [{ rule: 'duty' }, 'lead', 'desk', 'lin'],
    [{ rule: 'person', person: 'ma' }, 'head', 'payment', 'xie'],
    [{ rule: 'person', person: 'ma' }, 'duty', 'desk', 'lin'],
    [{ rule: 'least-loaded' }, 'lead', 'payment', 'xie'],
    [{ rule: 'claim' }, 'lead', 'payment', null],
  ])('what is offered: %j, then %s', (person, onNobody, department, holder) => {
    const it = circle();
    const pay = step({ department: { by: 'fixed', department: 'payment' }, person, onNobody });
    const game = working(play(unpromised({ steps: { ...unpromised().steps, pay } }), it.answer));
    game.say('complete', { results: { cause: 'server' } }, { by: 'song' });
    expect(game.state.handoffs[1]).toMatchObject({ state: 'offered', department, holder });
  });

  test('a person’s act is refused, where the step would have it so', () => {
    const it = circle();
    const pay = step({
      department: { by: 'fixed', department: 'payment' },
      person: { rule: 'duty' },
      onNobody: 'refuse',
    });
    const game = working(play(unpromised({ steps: { ...unpromised().steps, pay } }), it.answer));
    expect(brought(game.say('complete', { results: { cause: 'server' } }, { by: 'song' }))).toBe('nobody-found');
    const named = { to: { department: 'payment', person: 'ma' }, reason: 'theirs' };
    expect(brought(game.say('transfer', named, { by: 'song' }))).toBe('person-away');
  });

  test('what is in hand: the head has it for the absent one, when the circle closes', () => {
    const it = company();
    const game = working(play(unpromised(), it.answer));
    game.change(it.away('song', 'zhou'), { at: 20 * MINUTE });
    expect(game.state.handoffs[0]).toMatchObject({ holder: 'zhou', accountable: 'song' });
    game.change(it.away('zhou', 'song'), { at: 25 * MINUTE });
    expect(game.state.handoffs[0]).toMatchObject({ holder: 'feng', accountable: 'song' });
  });

  test('a circle through the head leaves it with whoever has it, until one of them is back', () => {
    const it = company();
    const game = working(play(unpromised(), it.answer));
    it.away('song', 'zhou');
    it.away('zhou', 'feng');
    const closed = it.away('feng', 'song');
    expect(brought(game.change({ people: ['song', 'zhou', ...closed.people], departments: [] }))).toBe('as-it-was');
    expect(game.state.handoffs[0]).toMatchObject({ holder: 'song', accountable: 'song' });
    game.change({ ...it.back('feng'), people: ['song'] });
    expect(game.state.handoffs[0]).toMatchObject({ holder: 'feng', accountable: 'song' });
  });

  test('a rung whose superior is in a circle speaks to the lead', () => {
    const it = company();
    it.away('feng', 'zhou');
    it.away('zhou', 'feng');
    const game = working(play(unpromised(), it.answer));
    game.wait(9 * 60 * MINUTE + 15 * MINUTE);
    expect(game.events.at(-1)).toMatchObject({ type: 'raised', to: { department: 'desk', person: 'lin' } });
  });
});
