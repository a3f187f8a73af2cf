import { type Act, actsFor, type Happening, type View } from '../../../../ops/cli/replay/acts';

/** `A/bo: Accepted, In Progress` — team, person, status, sub-status; a queued event names nobody who matters. */
function event(text: string): Happening {
  const [, department = '', person = '', status = '', sub = ''] = /^(\S*)\/(\S*): (\w+), (.+)$/.exec(text) ?? [];
  return { status, sub, department, person };
}
const open = (view: Partial<View>): View => ({
  state: 'open',
  department: 'a',
  holder: null,
  offered: null,
  wait: null,
  ...view,
});

/** Acts in one line each: who (the lead is `lead`), verb, and what of the body matters. */
function told(view: View | null, text: string): readonly string[] | string {
  const planned = actsFor(view, event(text));
  return 'none' in planned ? planned.none : planned.acts.map(tell);
}
function tell({ verb, by, body }: Act): string {
  const to =
    'to' in body
      ? ` ${body.to.department}${body.to.person ? `/${body.to.person}` : ''}`
      : 'department' in body
        ? ` ${body.department}`
        : 'party' in body
          ? ` ${body.for}: ${body.party}`
          : '';
  return `${by ?? 'lead'} ${verb}${to}`;
}

const QUEUE = open({});
const ANN = open({ holder: 'ann' });
const ANN_OFFERS_B = open({ holder: 'ann', offered: 'b' });
const ANN_WAITS = open({ holder: 'ann', wait: 'Wait - User' });
const RESOLVED = open({ state: 'resolved', holder: 'ann' });
const CLOSED = open({ state: 'closed', holder: 'ann' });

describe('the first event opens the case in its team', () => {
  test.each([
    ['a/-: Queued, Awaiting Assignment', ['lead open a']],
    ['a/ann: Accepted, In Progress', ['lead open a', 'ann accept']],
    ['a/ann: Accepted, Wait - User', ['lead open a', 'ann accept', 'ann wait customer: Wait - User']],
    ['a/ann: Completed, Resolved', ['lead open a', 'ann accept', 'ann complete', 'lead resolve']],
    ['a/ann: Completed, Closed', ['lead open a', 'ann accept', 'ann complete', 'lead resolve', 'lead close']],
  ])('%s', (text, acts) => expect(told(null, text)).toEqual(acts));
});

describe('Queued', () => {
  test.each([
    ['in the queue, the same team: no act', QUEUE, 'a/-: Queued, Awaiting Assignment', 'already offered there'],
    ['in the queue, another team: the lead redirects', QUEUE, 'b/-: Queued, Awaiting Assignment', ['lead redirect b']],
    ['held, the same team: released', ANN, 'a/-: Queued, Awaiting Assignment', ['ann release']],
    ['held, another team: a transfer is offered', ANN, 'b/-: Queued, Awaiting Assignment', ['ann transfer b']],
    ['waiting: the wait ends first', ANN_WAITS, 'b/-: Queued, Awaiting Assignment', ['ann resume', 'ann transfer b']],
    ['waiting, the same team', ANN_WAITS, 'a/-: Queued, Awaiting Assignment', ['ann resume', 'ann release']],
    ['offered, the same receiver: no act', ANN_OFFERS_B, 'b/-: Queued, Awaiting Assignment', 'already offered there'],
    [
      'offered, a third team: the open offer is replaced',
      ANN_OFFERS_B,
      'c/-: Queued, Awaiting Assignment',
      ['ann transfer c'],
    ],
    [
      'offered, back to the holder’s team: taken back, then released',
      ANN_OFFERS_B,
      'a/-: Queued, Awaiting Assignment',
      ['ann withdraw-transfer', 'ann release'],
    ],
  ])('%s', (_, view, text, acts) => expect(told(view, text)).toEqual(acts));
});

describe('Accepted', () => {
  test.each([
    ['in the queue: accepted by the resource', QUEUE, 'a/ann: Accepted, In Progress', ['ann accept']],
    [
      'in the queue, another team: redirected, then accepted',
      QUEUE,
      'b/bob: Accepted, Assigned',
      ['lead redirect b', 'bob accept'],
    ],
    ['held, the same person: no act', ANN, 'a/ann: Accepted, Assigned', 'same holder again'],
    [
      'held, a colleague: transfer to them, and acceptance',
      ANN,
      'a/amy: Accepted, In Progress',
      ['ann transfer a/amy', 'amy accept'],
    ],
    [
      'held, another team without Queued: transfer and acceptance at once',
      ANN,
      'b/bob: Accepted, In Progress',
      ['ann transfer b/bob', 'bob accept'],
    ],
    [
      'held, another team, the same person there',
      ANN,
      'b/ann: Accepted, In Progress',
      ['ann transfer b/ann', 'ann accept'],
    ],
    ['offered, by the receiver', ANN_OFFERS_B, 'b/bob: Accepted, In Progress', ['bob accept']],
    ['offered, by a third team', ANN_OFFERS_B, 'c/cat: Accepted, In Progress', ['ann transfer c/cat', 'cat accept']],
    ['offered, by the holder: taken back', ANN_OFFERS_B, 'a/ann: Accepted, In Progress', ['ann withdraw-transfer']],
    [
      'offered, by a colleague of the holder',
      ANN_OFFERS_B,
      'a/amy: Accepted, In Progress',
      ['ann transfer a/amy', 'amy accept'],
    ],
  ])('%s', (_, view, text, acts) => expect(told(view, text)).toEqual(acts));
});

describe('Wait…', () => {
  test.each([
    ['begins', ANN, 'a/ann: Accepted, Wait - Vendor', ['ann wait vendor: Wait - Vendor']],
    ['is begun by whoever takes it', ANN_OFFERS_B, 'b/bob: Accepted, Wait', ['bob accept', 'bob wait other: Wait']],
    ['goes on while the log repeats it', ANN_WAITS, 'a/ann: Accepted, Wait - User', 'same wait again'],
    ['ends with the next event that is none', ANN_WAITS, 'a/ann: Accepted, In Progress', ['ann resume']],
    [
      'is ended by another wait',
      ANN_WAITS,
      'a/ann: Accepted, Wait - Implementation',
      ['ann resume', 'ann wait other: Wait - Implementation'],
    ],
    [
      'is another one under a colleague',
      ANN_WAITS,
      'a/amy: Accepted, Wait - User',
      ['ann resume', 'ann transfer a/amy', 'amy accept', 'amy wait customer: Wait - User'],
    ],
    [
      'after an offer is taken back',
      ANN_OFFERS_B,
      'a/ann: Accepted, Wait - Customer',
      ['ann withdraw-transfer', 'ann wait customer: Wait - Customer'],
    ],
  ])('%s', (_, view, text, acts) => expect(told(view, text)).toEqual(acts));
});

describe('Completed', () => {
  test.each([
    ['by the holder', ANN, 'a/ann: Completed, In Call', ['ann complete', 'lead resolve']],
    [
      'by the holder, who waited',
      ANN_WAITS,
      'a/ann: Completed, Resolved',
      ['ann resume', 'ann complete', 'lead resolve'],
    ],
    [
      'by anybody else of the team: the lead waives what is open',
      ANN,
      'a/siebel: Completed, Resolved',
      ['lead resolve'],
    ],
    [
      'by anybody else while it waits',
      ANN_WAITS,
      'a/siebel: Completed, Closed',
      ['ann resume', 'lead resolve', 'lead close'],
    ],
    [
      'in the queue: accepted by the resource first',
      QUEUE,
      'a/ann: Completed, Resolved',
      ['ann accept', 'ann complete', 'lead resolve'],
    ],
    [
      'in the queue, another team',
      QUEUE,
      'b/bob: Completed, Resolved',
      ['lead redirect b', 'bob accept', 'bob complete', 'lead resolve'],
    ],
    [
      'another team without Queued',
      ANN,
      'b/bob: Completed, Resolved',
      ['ann transfer b/bob', 'bob accept', 'bob complete', 'lead resolve'],
    ],
    [
      'offered, by the receiver',
      ANN_OFFERS_B,
      'b/bob: Completed, Closed',
      ['bob accept', 'bob complete', 'lead resolve', 'lead close'],
    ],
    [
      'offered, by the holder',
      ANN_OFFERS_B,
      'a/ann: Completed, Resolved',
      ['ann withdraw-transfer', 'ann complete', 'lead resolve'],
    ],
    [
      'offered, by anybody else of the holder’s team',
      ANN_OFFERS_B,
      'a/siebel: Completed, Resolved',
      ['ann withdraw-transfer', 'lead resolve'],
    ],
    ['Cancelled: the lead cancels', ANN, 'a/ann: Completed, Cancelled', ['lead cancel']],
    [
      'Cancelled under another team: taken there first',
      ANN,
      'b/bob: Completed, Cancelled',
      ['ann transfer b/bob', 'bob accept', 'lead cancel'],
    ],
  ])('%s', (_, view, text, acts) => expect(told(view, text)).toEqual(acts));

  test('waiving and closing name a reason', () => {
    const planned = actsFor(ANN, event('a/siebel: Completed, Closed'));
    expect('acts' in planned && planned.acts.map(({ body }) => 'reason' in body && body.reason)).toEqual([
      'Completed: Closed',
      'Completed: Closed',
    ]);
  });
});

describe('after it was resolved or closed', () => {
  test.each([
    ['Closed closes', RESOLVED, 'a/siebel: Completed, Closed', ['lead close']],
    ['Completed once more is no act', RESOLVED, 'a/bob: Completed, Resolved', 'already resolved'],
    ['Closed once more is no act', CLOSED, 'a/siebel: Completed, Closed', 'already closed'],
    ['Completed after Closed is no act', CLOSED, 'a/ann: Completed, Resolved', 'already closed'],
    ['Cancelled cancels what is resolved', RESOLVED, 'a/ann: Completed, Cancelled', ['lead cancel']],
    ['Accepted reopens', RESOLVED, 'a/ann: Accepted, In Progress', ['lead reopen a', 'ann accept']],
    ['Queued reopens', CLOSED, 'a/-: Queued, Awaiting Assignment', ['lead reopen a']],
    ['a wait reopens', CLOSED, 'a/ann: Accepted, Wait', ['lead reopen a', 'ann accept', 'ann wait other: Wait']],
    [
      'another team reopens, even with Completed',
      RESOLVED,
      'b/bob: Completed, Resolved',
      ['lead reopen b', 'bob accept', 'bob complete', 'lead resolve'],
    ],
    [
      'another team, closing',
      CLOSED,
      'b/bob: Completed, Closed',
      ['lead reopen b', 'bob accept', 'bob complete', 'lead resolve', 'lead close'],
    ],
    ['nothing comes after Cancelled', open({ state: 'cancelled' }), 'a/ann: Completed, Resolved', 'already cancelled'],
  ])('%s', (_, view, text, acts) => expect(told(view, text)).toEqual(acts));
});

describe('what asks for no act', () => {
  test.each([
    ['Unmatched', RESOLVED, { status: 'Unmatched', sub: 'Unmatched', department: 'a', person: 'ann' }, 'unmatched'],
    [
      'Unmatched, first of all',
      null,
      { status: 'Unmatched', sub: 'Unmatched', department: 'a', person: 'ann' },
      'unmatched',
    ],
    [
      'a status that such logs do not have',
      ANN,
      { status: 'Assigned', sub: '', department: 'a', person: 'ann' },
      'unknown status',
    ],
    ['no team', ANN, { status: 'Accepted', sub: 'In Progress', department: '', person: 'ann' }, 'no team'],
    [
      'accepted by nobody',
      ANN,
      { status: 'Accepted', sub: 'In Progress', department: 'a', person: '' },
      'nobody named',
    ],
  ])('%s', (_, view, happening, none) => expect(actsFor(view, happening)).toEqual({ none }));
});
