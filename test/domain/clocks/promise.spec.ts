import { play, START } from '../../given';
import { ms, step, plan as thePlan } from '../../plans';
import { coordinating, DAY, HOUR, MINUTE } from '../../situations';
import { clockOf, happened, said, timeline } from '../../when';

const far = { else: ms(3000 * DAY) };
/** Only promises are due: the desk has the first step, and no limit but the ages. */
const plan = (promise: Partial<ReturnType<typeof thePlan>['promise']>) =>
  thePlan({
    promise: { ladder: 'promises', ...promise },
    steps: {
      ...thePlan().steps,
      check: step({ acceptWithin: far, finishWithin: far, silentAfter: far }),
      answer: step({ acceptWithin: far, finishWithin: far, silentAfter: far }),
    },
  });
const begun = (promise: Partial<ReturnType<typeof thePlan>['promise']>, contactedAt = START) => {
  const one = play(plan(promise));
  one.open({ body: { contactedAt } });
  one.say('claim', {}, { by: 'song' });
  return one;
};
const reached = { said: 'on it', channel: 'phone', outcome: 'reached' } as const;

describe('the first answer', () => {
  const promise = { firstAnswer: { P1: ms(10 * MINUTE), else: ms(HOUR) } };

  test('not in time: the miss is written down, then the ladder goes on, up to another front', () => {
    const one = begun(promise);
    const events = one.wait(90 * MINUTE);
    expect(timeline(events)).toEqual([
      '45 reminded first-answer 1 → desk/lin',
      '60 promise-missed first-answer',
      '60 notified first-answer 2 → desk/lin',
      '90 taken-over first-answer 3 (1) → board/gao',
    ]);
    expect(said(events)[1]).toStrictEqual(happened('promise-missed', { clock: 'first-answer' }));
    expect(one.state).toMatchObject({
      front: { department: 'board', person: 'gao' },
      lead: { department: 'desk', person: 'lin' },
      version: 2,
    });
    expect(clockOf(one, 'first-answer')).toMatchObject({ spent: true, fired: [0, 1, 2] });
  });

  test('has the budget of the priority', () => {
    const one = play(plan(promise));
    one.open({ body: { urgency: 'high', importance: 'high' } });
    expect(timeline(one.wait(10 * MINUTE))).toContain('10 promise-missed first-answer');
  });

  test('counts from when the customer first asked, even if that is too late already', () => {
    const early = begun(promise, START - 50 * MINUTE);
    early.wait(10 * MINUTE);
    expect(timeline(early.events.slice(2)).filter((line) => !line.includes('claimed'))).toEqual([
      '-5 reminded first-answer 1 → desk/lin',
      '10 promise-missed first-answer',
      '10 notified first-answer 2 → desk/lin',
    ]);
    expect(early.events.find((event) => event.type === 'reminded')).toMatchObject({
      at: START,
      due: START - 5 * MINUTE,
    });
  });

  test.each(['reached', 'refused'] as const)('is given when the customer was %s', (outcome) => {
    const one = begun(promise);
    one.say('contact', { ...reached, outcome }, { at: 40 * MINUTE });
    expect(one.wait(DAY)).toEqual([]);
  });

  test('is not given by a call that nobody answered', () => {
    const one = begun(promise);
    one.say('contact', { ...reached, outcome: 'no-answer' }, { at: 40 * MINUTE });
    expect(timeline(one.wait(HOUR))).toContain('60 promise-missed first-answer');
  });

  test('is missed once, and a reopening does not ask for it again', () => {
    const one = begun(promise);
    one.wait(70 * MINUTE);
    one.say('contact', reached);
    one.say('resolve', { reason: 'solved', results: {} });
    one.say('reopen', { reason: 'not solved' });
    expect(timeline(one.wait(DAY)).filter((line) => line.includes('first-answer'))).toEqual([]);
  });
});

describe('updates', () => {
  const promise = { updateEvery: { else: ms(4 * HOUR) } };

  test('are due again and again after each contact, with all rungs', () => {
    const one = begun(promise);
    one.say('contact', reached, { at: 3 * HOUR + 30 * MINUTE });
    expect(timeline(one.wait(7 * HOUR + 30 * MINUTE))).toEqual([
      '390 reminded update 1 → desk/lin',
      '450 promise-missed update',
      '450 notified update 2 → desk/lin',
    ]);
    one.say('contact', reached, { at: 7 * HOUR + 45 * MINUTE });
    expect(clockOf(one, 'update')).toMatchObject({ life: 2, spent: false, fired: [] });
    expect(timeline(one.wait(11 * HOUR + 45 * MINUTE))).toHaveLength(3);
  });

  test('are not owed while the customer is asked whether it is solved; they are again on reopening', () => {
    const one = begun(promise);
    one.say('resolve', { reason: 'solved', results: {} }, { at: HOUR });
    expect(one.wait(10 * HOUR)).toEqual([]);
    one.say('reopen', { reason: 'not solved' }, { at: 10 * HOUR });
    expect(timeline(one.wait(13 * HOUR))).toEqual(['780 reminded update 1 → desk/lin']);
  });

  test('are owed while somebody waits for the customer', () => {
    const one = begun(promise);
    one.say('wait', { for: 'customer', party: 'the player', until: START + DAY }, { by: 'song', at: HOUR });
    expect(timeline(one.wait(3 * HOUR))).toEqual(['180 reminded update 1 → desk/lin']);
  });
});

describe('the resolution', () => {
  const promise = { resolveWithin: { P1: ms(HOUR), else: ms(8 * HOUR) } };

  test('is about the lead: another one, at the end of the ladder', () => {
    const one = begun(promise);
    expect(timeline(one.wait(8 * HOUR + 30 * MINUTE))).toEqual([
      '360 reminded resolution 1 → desk/lin',
      '480 promise-missed resolution',
      '480 notified resolution 2 → desk/lin',
      '510 taken-over resolution 3 (1) → board/gao',
    ]);
    expect(one.state).toMatchObject({
      lead: { department: 'board', person: 'gao' },
      front: { department: 'desk', person: 'lin' },
      version: 2,
    });
  });

  test('is not stopped or reset by what departments do among themselves (law 6)', () => {
    const one = begun(promise);
    one.say('transfer', { to: { department: 'payment' }, reason: 'theirs' }, { by: 'song', at: HOUR });
    one.say('claim', {}, { by: 'ma', at: 2 * HOUR });
    one.say('release', { reason: 'shift ends' }, { by: 'ma', at: 3 * HOUR });
    one.say('redirect', { to: { department: 'security' }, reason: 'no' }, { at: 4 * HOUR });
    one.say('claim', {}, { by: 'song', at: 5 * HOUR });
    expect(timeline(one.wait(6 * HOUR))).toEqual(['360 reminded resolution 1 → desk/lin']);
  });

  test('stands while a wait names the customer, and for no other wait', () => {
    const one = begun(promise);
    one.say('wait', { for: 'customer', party: 'the player', until: START + DAY }, { by: 'song', at: HOUR });
    one.say('resume', {}, { by: 'song', at: 3 * HOUR });
    one.say('wait', { for: 'vendor', party: 'x', until: START + DAY, evidence: 'x' }, { by: 'song', at: 4 * HOUR });
    expect(timeline(one.wait(8 * HOUR))).toEqual(['480 reminded resolution 1 → desk/lin']);
  });

  test('stops when it is resolved, and goes on with what it had used when it is reopened', () => {
    const one = begun(promise);
    one.say('resolve', { reason: 'solved', results: {} }, { at: 7 * HOUR });
    one.say('reopen', { reason: 'not solved' }, { at: 20 * HOUR });
    expect(clockOf(one, 'resolution')).toMatchObject({ used: { ms: 7 * HOUR }, fired: [0] });
    expect(timeline(one.wait(21 * HOUR))).toEqual([
      '1260 promise-missed resolution',
      '1260 notified resolution 2 → desk/lin',
    ]);
  });
});

test('all three run in the calendar of whose they are', () => {
  const one = play(
    thePlan({ front: { ...thePlan().front, department: 'payment', else: { rule: 'head' } } }),
    (need) => {
      if (need.ask === 'calendar') return { value: { id: `of-${need.department}`, version: 1 }, directory: 1 };
      if (need.ask === 'head') return { value: { department: need.department, person: 'xie' }, directory: 1 };
      return { value: null, directory: 1 };
    },
  );
  one.open();
  expect(one.state.clocks.slice(0, 3).map(({ clock, calendar }) => `${clock} ${calendar.id}`)).toEqual([
    'first-answer of-payment',
    'update of-payment',
    'resolution of-desk',
  ]);
});

test('what is not promised has no clock that is ever due', () => {
  const one = coordinating(play(plan({})));
  const promised = timeline(one.wait(4 * DAY)).filter((line) => /first-answer|update|resolution/.test(line));
  expect(promised).toEqual([]);
});
