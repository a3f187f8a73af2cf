import { play, START } from '../../given';
import { LADDER, unpromised } from '../../plans';
import { closed, confirmed, coordinating, DAY, HOUR, MINUTE, resolved } from '../../situations';
import { clockOf, happened, said, timeline } from '../../when';

const game = () => play(unpromised());

describe('nobody has it: the lead must resolve', () => {
  test('and is reminded, asked, and at last replaced', () => {
    const one = coordinating(game());
    expect(timeline(one.wait(25 * MINUTE + 2 * DAY + 90 * MINUTE))).toEqual([
      '745 reminded resolve 1 → desk/lin',
      '1465 notified resolve 2 → desk/lin',
      '1525 raised resolve 3 → desk/su',
      '1555 taken-over resolve 4 (1) → board/gao',
      '2995 taken-over resolve 4 (2) → board/gao',
    ]);
    // The second time there is nobody to replace.
    expect(one.state).toMatchObject({ lead: { department: 'board', person: 'gao' }, version: 4 });
  });

  test('with a clock for each time that it comes back', () => {
    const one = coordinating(game());
    one.wait(20 * HOUR);
    one.say('resolve', { results: {} });
    one.say('reopen', { reason: 'not solved' }, { at: 21 * HOUR });
    expect(clockOf(one, 'resolve')).toMatchObject({ used: { ms: 0 }, fired: [] });
    expect(timeline(one.wait(33 * HOUR))).toEqual(['1980 reminded resolve 1 → desk/lin']);
  });
});

describe('the customer is asked', () => {
  test('and does not answer: closed by rule', () => {
    const one = resolved(game());
    const events = one.wait(20 * MINUTE + 3 * DAY);
    expect(said(events)).toStrictEqual([happened('closed', { results: {} })]);
    expect(events[0]).toMatchObject({
      due: START + 20 * MINUTE + 3 * DAY,
      cause: 'deadline confirm - end',
      actor: { kind: 'rule', rule: 'test@1 confirm/end' },
    });
    expect(one.state).toMatchObject({ state: 'closed', closedAt: START + 20 * MINUTE + 3 * DAY });
  });

  test('and does not answer, where the flow reopens it: to the lead', () => {
    const one = resolved(play(unpromised({ closing: { ...unpromised().closing, unconfirmed: 'reopen' } })));
    const events = one.wait(20 * MINUTE + 3 * DAY);
    expect(said(events)).toStrictEqual([happened('reopened', { reason: 'unconfirmed', named: null })]);
    expect(one.state.state).toBe('open');
  });

  test('and does not answer, where the flow reopens it: to a step', () => {
    const closing = {
      ...unpromised().closing,
      unconfirmed: 'reopen' as const,
      reopenTo: { to: 'step' as const, step: 'pay' },
    };
    const one = resolved(play(unpromised({ closing })));
    const events = one.wait(20 * MINUTE + 3 * DAY);
    expect(timeline(events)).toEqual([`${20 + 3 * 1440} reopened`, `${20 + 3 * 1440} offered → payment/zheng`]);
    expect(events.map((event) => event.actor.rule)).toEqual(['test@1 confirm/end', 'test@1 confirm/end']);
  });

  test('takes no rungs meant for other clocks; its own where the ladder has them', () => {
    const plan = unpromised({
      ladders: { steps: { ...LADDER, confirm: [{ at: 0.5, do: 'remind', whom: ['front'] }] } },
    });
    expect(timeline(resolved(play(plan)).wait(2 * DAY))).toEqual(['2180 reminded confirm 1 → desk/lin']);
    expect(resolved(game()).wait(2 * DAY)).toEqual([]);
  });

  test('with a clock for each time that it is resolved', () => {
    const one = resolved(game());
    one.say('reopen', { reason: 'not solved' }, { at: DAY });
    one.say('resolve', { results: {} }, { at: DAY });
    expect(one.wait(4 * DAY - 1)).toEqual([]);
    expect(timeline(one.wait(4 * DAY))).toEqual(['5760 closed']);
  });
});

test('answered: the lead must close, and is reminded, asked, and at last replaced', () => {
  const one = confirmed(game());
  expect(timeline(one.wait(25 * MINUTE + DAY + 90 * MINUTE))).toEqual([
    '745 reminded close 1 → desk/lin',
    '1465 notified close 2 → desk/lin',
    '1525 raised close 3 → desk/su',
    '1555 taken-over close 4 (1) → board/gao',
  ]);
  expect(one.state.lead.person).toBe('gao');
});

describe('closed', () => {
  test('it may be reopened for a while, then it is over: nothing can happen any more', () => {
    const one = closed(game());
    expect(one.wait(30 * MINUTE + 7 * DAY - 1)).toEqual([]);
    const events = one.wait(30 * MINUTE + 7 * DAY);
    expect(said(events)).toStrictEqual([happened('archived', {})]);
    expect(events[0]).toMatchObject({ cause: 'deadline reopen - end', actor: { rule: 'test@1 reopen/end' } });
    expect(one.state).toMatchObject({ state: 'closed', ended: true, clocks: [] });
    expect(one.wait(100 * DAY)).toEqual([]);
  });

  test('again: the period begins anew', () => {
    const one = closed(game());
    one.say('reopen', { reason: 'it is back' }, { at: 6 * DAY });
    one.say('resolve', { results: {} }, { at: 6 * DAY });
    one.say('confirm', { satisfied: true }, { at: 6 * DAY });
    expect(timeline(one.wait(13 * DAY))).toEqual([`${13 * 1440} archived`]);
  });
});
