import { isEnd, missingNeeds, route, scopeOf, theStep } from '../../../domain/plan/routing';
import { play } from '../../given';
import { step, plan as thePlan } from '../../plans';
import { paying } from '../../situations';

const is = (field: string, value: string) => ({ op: '==', left: { field }, right: { value } }) as const;
const never = () => 0;

describe('the first edge that is open', () => {
  const plan = thePlan({
    steps: {
      check: step({
        next: [
          { when: is('cause', 'server'), go: 'pay' },
          { when: is('priority', 'P1'), go: 'check', atMost: 2 },
          { when: is('outcome', 'done'), go: 'end' },
        ],
      }),
    },
  });

  test('by field, by priority, by outcome, in the order of the flow', () => {
    expect(route(plan, 'check', { cause: 'server', priority: 'P1' }, never)).toBe('pay');
    expect(route(plan, 'check', { cause: 'user', priority: 'P1' }, never)).toBe('check');
    expect(route(plan, 'check', { priority: 'P3', outcome: 'done' }, never)).toBe('end');
  });

  test('none', () => {
    expect(route(plan, 'check', { priority: 'P3' }, never)).toBeUndefined();
  });

  test('a loop is open as often as it says', () => {
    const visited = (times: number) => (key: string) => (key === 'check' ? times : 9);
    expect(route(plan, 'check', { priority: 'P1', outcome: 'done' }, visited(1))).toBe('check');
    expect(route(plan, 'check', { priority: 'P1', outcome: 'done' }, visited(2))).toBe('end');
  });
});

test('a case goes round as often as the flow allows, then on', () => {
  const game = paying();
  const rounds: string[] = [];
  for (let i = 0; i < 3; i++) {
    game.say('accept', {}, { by: 'zheng' });
    game.say('complete', { outcome: 'again', results: {} }, { by: 'zheng' });
    const next = game.state.handoffs.at(-1);
    rounds.push(`${next?.step} ${next?.round}`);
    if (next?.step !== 'check') break;
    game.say('accept', {}, { by: 'song' });
    game.say('complete', { results: {} }, { by: 'song' });
  }
  expect(rounds).toEqual(['check 2', 'check 3', 'answer 1']);
});

test('the receiver’s contract: what is needed and not there', () => {
  const plan = thePlan({
    steps: {
      check: step({
        needs: [{ field: 'player' }, { field: 'cause', unless: is('priority', 'P1') }, { field: 'constructor' }],
      }),
    },
  });
  expect(missingNeeds(plan, 'check', { player: '', priority: 'P2' })).toEqual(['player', 'cause', 'constructor']);
  expect(missingNeeds(plan, 'check', { player: 'p', priority: 'P1', constructor: 'us' } as never)).toEqual([]);
});

test('conditions see the fields, the priority, and the outcome where there is one', () => {
  expect(scopeOf({ player: 'p' }, 'P1')).toStrictEqual({ player: 'p', priority: 'P1' });
  expect(scopeOf({ player: 'p' }, 'P1', 'paid')).toStrictEqual({ player: 'p', priority: 'P1', outcome: 'paid' });
});

test('the end is no step, and a step that is not there is a broken law', () => {
  expect([isEnd('end'), isEnd('pay')]).toEqual([true, false]);
  expect(() => theStep(play().plan, 'constructor')).toThrow('broken law: the step constructor is in its flow');
});
