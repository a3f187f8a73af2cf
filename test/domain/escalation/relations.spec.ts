import { relationsTo } from '../../../domain/escalation/relations';
import { actor } from '../../company';
import { play } from '../../given';
import { plan as thePlan } from '../../plans';
import { HOUR, MINUTE, offered, paying, transferring, waiting, working } from '../../situations';
import type { Game } from '../../when';

const to = (game: Game, who: string, onCase = false) =>
  [...relationsTo(game.state, onCase ? null : (game.state.handoffs.at(-1) ?? null), actor(who))].join(' ');

test.each<[string, () => Game, Readonly<Record<string, string>>]>([
  [
    'offered to a queue',
    offered,
    {
      song: 'anyone member',
      zhou: 'anyone member supervisor sender-supervisor',
      feng: 'anyone member supervisor sender-supervisor',
      ma: 'anyone',
      lin: 'anyone lead front',
      su: 'anyone lead front',
      chen: 'anyone',
    },
  ],
  [
    'offered to a person, who does not hold it yet',
    paying,
    {
      zheng: 'anyone receiver member supervisor sender-supervisor',
      ma: 'anyone member',
      xie: 'anyone member supervisor sender-supervisor',
      song: 'anyone',
    },
  ],
  [
    'working',
    working,
    { song: 'anyone holder member', zhou: 'anyone member supervisor sender-supervisor', ma: 'anyone' },
  ],
  [
    'working, transfer offered',
    transferring,
    {
      song: 'anyone holder',
      feng: 'anyone sender-supervisor',
      ma: 'anyone member',
      zheng: 'anyone member supervisor',
    },
  ],
  ['waiting', waiting, { song: 'anyone holder member', ma: 'anyone' }],
])('to work that is %s', (_state, situation, expected) => {
  const game = situation();
  for (const [who, relations] of Object.entries(expected))
    expect(`${who}: ${to(game, who)}`).toBe(`${who}: ${relations}`);
});

test('to a transfer that names a person: the receiver, whatever their department', () => {
  const game = working();
  game.say('transfer', { to: { department: 'payment', person: 'ma' }, reason: 'theirs' }, { by: 'song' });
  expect(to(game, 'ma')).toBe('anyone receiver member');
  expect(to(game, 'xie')).toBe('anyone member supervisor');
});

test('to the case: lead and front in person, and who supervises their departments', () => {
  const plan = thePlan({ front: { ...thePlan().front, department: 'payment', person: { rule: 'head' } } });
  const game = working(play(plan));
  expect(['lin', 'su', 'chen', 'xie', 'zheng', 'ma', 'song'].map((who) => `${who}: ${to(game, who, true)}`)).toEqual([
    'lin: anyone lead',
    'su: anyone lead',
    'chen: anyone',
    'xie: anyone front',
    'zheng: anyone front',
    'ma: anyone',
    'song: anyone',
  ]);
});

test('a lead who is no supervisor leads', () => {
  const game = play();
  game.open({ by: 'chen' });
  expect(to(game, 'chen', true)).toBe('anyone lead front');
});

test('a superior is who owes an answer, as long as it is owed', () => {
  const game = working();
  game.wait(10 * MINUTE + 9 * HOUR);
  expect(to(game, 'feng', true)).toBe('anyone superior');
  expect(to(game, 'zhou', true)).toBe('anyone');
  game.say('answer-raise', { clock: 'silence', handoff: 1, note: 'seen' }, { by: 'feng' });
  expect(to(game, 'feng', true)).toBe('anyone');
});

test('a substitute is what the one replaced is, with the relations that the directory gave', () => {
  const game = working();
  const [handoff] = game.state.handoffs;
  const substitute = { ...actor('zhou', 'delegate'), onBehalfOf: 'song', relations: [] };
  expect([...relationsTo(game.state, handoff ?? null, substitute)]).toEqual(['anyone', 'holder']);
});

test('a supervisor is no mere member', () => {
  const game = offered();
  const [handoff] = game.state.handoffs;
  const supervisor = { ...actor('song'), relations: [{ department: 'security', as: 'supervisor' as const }] };
  expect(relationsTo(game.state, handoff ?? null, supervisor)).toContain('supervisor');
});
