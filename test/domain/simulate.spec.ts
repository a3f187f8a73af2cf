import type { Command } from '../../domain/escalation/commands';
import { needKey } from '../../domain/escalation/needs';
import { refuse } from '../../domain/escalation/refusals';
import { ROUNDS, settleOne } from '../../domain/simulate';
import { actor, directory } from '../company';
import { play, START } from '../given';
import { plan as thePlan } from '../plans';
import { MINUTE, offered } from '../situations';

const open = {
  verb: 'open',
  key: 'k',
  digest: 'd',
  on: null,
  version: null,
  actor: actor('song'),
  body: {
    escalation: 'case-1',
    number: 1,
    plan: 'hash',
    title: 'x',
    urgency: 'low',
    importance: 'low',
    fields: { player: 'p' },
  },
} as Command;

test('questions that lead to further questions are asked in rounds', () => {
  const outcome = settleOne(thePlan(), null, open, START, directory());
  expect(outcome.kind).toBe('events');
});

test('what does not settle in three rounds is refused: the directory is changing, and one may try again', () => {
  // Whatever is asked, nothing is remembered: the answer is to another question.
  const asked = new Map<string, number>();
  const outcome = settleOne(thePlan(), null, open, START, (need) => {
    asked.set(needKey(need), (asked.get(needKey(need)) ?? 0) + 1);
    return undefined as never;
  });
  expect(outcome).toStrictEqual(refuse('directory-changing', {}));
  expect(asked.size).toBeGreaterThan(0);
  expect(new Set(asked.values())).toEqual(new Set([ROUNDS + 1]));
});

test('a refusal that ends the asking is the refusal', () => {
  const game = offered(play());
  const outcome = game.say('redirect', { to: { department: 'nowhere' }, reason: 'x' }, { at: MINUTE });
  expect(outcome).toStrictEqual(refuse('unknown-department', { department: 'nowhere' }));
});
