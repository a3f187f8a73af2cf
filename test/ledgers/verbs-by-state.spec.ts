import type { VerbBodies } from '../../domain/escalation/commands';
import type { RefusalCode } from '../../domain/escalation/refusals';
import { type Verb, verbs } from '../../domain/escalation/verbs';
import { play } from '../given';
import { unpromised } from '../plans';
import * as situations from '../situations';
import { DAY, HOUR, MINUTE } from '../situations';
import type { Game } from '../when';

/**
 * Design §5, written out: for whom each verb is open in each state, and for whom it is not. `song` of security has (or is asked to take)
 * the work, `feng` is head there; a transfer is offered to payment, where `ma` works and `xie` is head; `lin` of the desk leads,
 * `chen` speaks to the customer; `gao` of the board has no part in it, until something is raised to `feng`.
 */
const CAST = ['song', 'feng', 'ma', 'xie', 'lin', 'chen', 'gao'];

const HANDOFF = `
                    offered     working     transferring  waiting     done
  accept            song feng   -           ma xie        -           -
  claim             song feng   -           ma xie        -           -
  assign            feng        feng        xie           feng        -
  release           -           song feng   -             -           -
  transfer          -           song        song          song        -
  withdraw-transfer -           -           song feng     -           -
  redirect          lin         -           -             -           -
  progress          -           song        song          song        -
  wait              -           song        -             -           -
  resume            -           -           -             song        -
  complete          -           song        song          song        -
`;
const CASE = `
                    open        raised      resolved      confirmed   closed      archived    cancelled
  contact           lin chen    lin chen    lin chen      lin chen    -           -           -
  resolve           lin         lin         -             -           -           -           -
  confirm           -           -           lin chen      -           -           -           -
  close             -           -           lin           lin         -           -           -
  reopen            -           -           lin chen      lin chen    lin chen    -           -
  cancel            lin         lin         lin           lin         -           -           -
  answer-raise      -           feng        -             -           -           -           -
`;

const plan = unpromised({ front: { ...unpromised().front, person: { rule: 'person', person: 'chen' } } });
const from = (situation: (game?: Game) => Game) => () => situation(play(plan));
const STANDINGS: Readonly<Record<string, () => Game>> = {
  offered: from(situations.offered),
  working: from(situations.working),
  transferring: from(situations.transferring),
  waiting: from(situations.waiting),
  done: from((game) => {
    const ended = situations.working(game);
    ended.say('complete', { results: { cause: 'server' } }, { by: 'song' });
    return ended;
  }),
  open: from(situations.working),
  raised: from((game) => {
    const raised = situations.working(game);
    raised.wait(9 * HOUR + 15 * MINUTE);
    return raised;
  }),
  resolved: from(situations.resolved),
  confirmed: from(situations.confirmed),
  closed: from(situations.closed),
  archived: from((game) => {
    const over = situations.closed(game);
    over.wait(8 * DAY);
    return over;
  }),
  cancelled: from(situations.cancelled),
};

/** Bodies with which nothing else is wrong. */
const bodies = (game: Game, standing: string): { readonly [V in Verb]: VerbBodies[V] } => ({
  accept: {},
  claim: {},
  assign: { person: standing === 'transferring' ? 'zheng' : 'zhou', reason: 'ill' },
  release: { reason: 'shift ends' },
  transfer: { to: { department: 'desk' }, reason: 'theirs' },
  'withdraw-transfer': {},
  redirect: { to: { department: 'payment' }, reason: 'theirs' },
  progress: { note: 'on it' },
  wait: { for: 'customer', party: 'the player', until: game.state.at + HOUR },
  resume: {},
  complete: { results: { cause: 'server' } },
  contact: { said: 'on it', channel: 'phone', outcome: 'reached' },
  resolve: { reason: 'solved', results: {} },
  confirm: { satisfied: true },
  close: { reason: 'no answer', results: { summary: 'told how' } },
  reopen: { reason: 'not solved' },
  cancel: { ground: 'ended', reason: 'no more' },
  'answer-raise': { clock: 'silence', handoff: 1, note: 'seen' },
});

/** In the table's words: whom it is open to; for everybody else it is refused for the state or for who they are. */
function openTo(verb: Verb, standing: string): string {
  const begin = STANDINGS[standing];
  if (!begin) throw new Error(`no situation for ${standing}`);
  const open = CAST.filter((person) => {
    const game = begin();
    const outcome = game.say(verb, bodies(game, standing)[verb] as never, { by: person, on: 1 });
    if (outcome.kind === 'events') return true;
    expect(CLOSED).toContain(outcome.code);
    return false;
  });
  return open.join(' ') || '-';
}
const CLOSED: readonly RefusalCode[] = ['not-in-this-state', 'transfer-open', 'not-yours'];

function cells(table: string): readonly [verb: string, standing: string, expected: string][] {
  const [head = '', ...rows] = table.split('\n').filter((line) => line.trim());
  const columns = [...head.matchAll(/\S+/g)].map((match) => ({ name: match[0], at: match.index }));
  return rows.flatMap((row) =>
    columns.map(({ name, at }, i): [string, string, string] => [
      row.trim().split(' ')[0] ?? '',
      name,
      row.slice(at, columns[i + 1]?.at).trim(),
    ]),
  );
}

const table = [...cells(HANDOFF), ...cells(CASE)];

test('every verb and every state of a case and of a handoff stands in the table', () => {
  expect([...new Set(table.map(([verb]) => verb))].sort()).toEqual(Object.keys(verbs).sort());
  expect([...new Set(table.map(([, standing]) => standing))].sort()).toEqual(Object.keys(STANDINGS).sort());
});

test.each(table)('%s when %s: %s', (verb, standing, expected) => {
  expect(openTo(verb as Verb, standing)).toBe(expected);
});

test('a case is opened once', () => {
  for (const begin of Object.values(STANDINGS)) expect(begin().open()).toMatchObject({ code: 'already-open' });
});
