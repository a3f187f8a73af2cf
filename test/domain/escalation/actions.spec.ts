import fc from 'fast-check';
import { actions } from '../../../domain/escalation/actions';
import type { Command, VerbBodies } from '../../../domain/escalation/commands';
import type { RefusalCode } from '../../../domain/escalation/refusals';
import type { State } from '../../../domain/escalation/state';
import { verbs } from '../../../domain/escalation/verbs';
import { settleOne } from '../../../domain/simulate';
import { tries } from '../../commands';
import { actor, directory, EVERYBODY, MANAGER } from '../../company';
import { plan as thePlan } from '../../plans';
import { playAll } from '../../random-case';
import { cancelled, HOUR, offered, transferring, working } from '../../situations';

const plan = thePlan();
const PEOPLE = [...EVERYBODY, MANAGER].map((one) => one.person);
/** What is said about who may do what when, before anybody looks into the body. */
const ABOUT_THE_STATE: readonly RefusalCode[] = [
  'not-found',
  'version-missing',
  'stale',
  'not-in-this-state',
  'not-yours',
  'transfer-open',
];

/** Bodies that are good in some states and bad in others. */
const bodies = (state: State): { readonly [V in Exclude<keyof VerbBodies, 'open'>]: VerbBodies[V] } => ({
  accept: {},
  claim: {},
  assign: { person: 'song', reason: 'ill' },
  release: { reason: 'shift ends' },
  transfer: { to: { department: 'payment' }, reason: 'theirs' },
  'withdraw-transfer': {},
  redirect: { to: { department: 'payment' }, reason: 'theirs' },
  progress: { note: 'on it' },
  wait: { for: 'customer', party: 'the player', until: state.at + HOUR },
  resume: {},
  complete: { results: { cause: 'server' } },
  contact: { said: 'on it', channel: 'phone', outcome: 'reached' },
  resolve: { reason: 'solved', results: {} },
  confirm: { satisfied: true },
  close: { reason: 'no answer', results: {} },
  reopen: { reason: 'not solved' },
  cancel: { ground: 'ended', reason: 'no more' },
  'answer-raise': { clock: 'silence', handoff: 1, note: 'seen' },
});

function agreesWithDecide(state: State): void {
  for (const person of PEOPLE) {
    for (const action of actions(state, actor(person))) {
      const { verb, on } = action;
      const version = (on === null ? state : state.handoffs[on - 1])?.version ?? null;
      const head = { key: 'k', digest: 'd', actor: actor(person), on, version };
      const command = { verb, body: bodies(state)[verb], ...head } as Command;
      const outcome = settleOne(plan, state, command, state.at, directory());
      if (!action.open) expect(outcome).toStrictEqual(action.because);
      else if (outcome.kind === 'refused') expect(ABOUT_THE_STATE).not.toContain(outcome.code);
    }
  }
}

test('what is called closed is refused for that very reason; what is called open is not refused for state, relation or version', () => {
  fc.assert(
    fc.property(tries, (tried) => {
      const { met, state } = playAll(tried);
      for (const before of new Set([...met.slice(-2).map((one) => one.before), state])) agreesWithDecide(before);
    }),
    { numRuns: 25 },
  );
});

const openTo = (state: State, person: string) =>
  actions(state, actor(person))
    .filter((action) => action.open)
    .map(({ verb, on }) => (on === null ? verb : `${verb} ${on}`));

test('what each may do now', () => {
  expect(openTo(offered().state, 'song')).toEqual(['accept 1', 'claim 1']);
  expect(openTo(offered().state, 'feng')).toEqual(['accept 1', 'claim 1', 'assign 1']);
  expect(openTo(offered().state, 'lin')).toEqual(['redirect 1', 'contact', 'resolve', 'cancel']);
  expect(openTo(working().state, 'song')).toEqual(['release 1', 'transfer 1', 'progress 1', 'wait 1', 'complete 1']);
  expect(openTo(transferring().state, 'song')).toEqual([
    'transfer 1',
    'withdraw-transfer 1',
    'progress 1',
    'complete 1',
  ]);
  expect(openTo(cancelled().state, 'lin')).toEqual([]);
});

test('every verb is judged: on the case once, on each open handoff once', () => {
  const count = (on: 'handoff' | 'escalation') => Object.values(verbs).filter((rule) => rule.on === on).length;
  expect(actions(working().state, actor('lin'))).toHaveLength(count('handoff') + count('escalation'));
  expect(actions(cancelled().state, actor('lin'))).toHaveLength(count('escalation'));
});

test('what is closed says why', () => {
  const action = actions(working().state, actor('ma')).find((one) => one.verb === 'release');
  expect(action).toStrictEqual({
    verb: 'release',
    on: 1,
    open: false,
    because: {
      kind: 'refused',
      code: 'not-yours',
      params: {
        verb: 'release',
        holder: { person: 'song', department: 'security' },
        relations: ['holder', 'supervisor'],
      },
    },
  });
});
