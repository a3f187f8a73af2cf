import { play } from '../../given';
import { unpromised } from '../../plans';
import { HOUR, MINUTE, offered, transferring, working } from '../../situations';
import { clockOf, happened, linesOf, said, timeline } from '../../when';

const game = () => play(unpromised());
const accepts = (one: ReturnType<typeof game>) =>
  linesOf(one.state.handoffs[0]?.clocks ?? [], one.state.at).filter((line) => line.startsWith('accept'));

describe('the accept clock', () => {
  test('speaks to the queue, tells the lead, and gives the work to the head, without acceptance', () => {
    const one = offered(game());
    const events = one.wait(90 * MINUTE);
    const rang = { handoff: 1, clock: 'accept' } as const;
    const queue = { department: 'security', person: null };
    expect(said(events)).toStrictEqual([
      happened('reminded', { ...rang, rung: 0, to: [queue] }),
      happened('notified', { ...rang, rung: 1, to: [queue, { department: 'desk', person: 'lin' }] }),
      happened('reassigned', {
        ...rang,
        rung: 2,
        to: { department: 'security', person: 'feng' },
      }),
    ]);
    expect(timeline(events)).toEqual([
      '30 reminded accept 1 → security/',
      '60 notified accept 2 → security/, desk/lin',
      '90 reassigned accept 3 → security/feng',
    ]);
    expect(one.state.handoffs[0]).toMatchObject({
      state: 'working',
      holder: 'feng',
      accountable: 'feng',
      offer: null,
      acceptedAt: one.state.at,
      version: 2,
    });
    expect(linesOf(one.state.handoffs[0]?.clocks ?? [], one.state.at)).toEqual([
      'accept 1 stands at 90 min',
      'finish 0 runs at 0 min',
      'silence 0 runs at 0 min',
    ]);
  });

  test('has the budget of the priority', () => {
    const one = game();
    one.open({ body: { urgency: 'high', importance: 'high' } });
    expect(timeline(one.wait(45 * MINUTE))).toEqual([
      '7.5 reminded accept 1 → security/',
      '15 notified accept 2 → security/, desk/lin',
      '45 reassigned accept 3 → security/feng',
    ]);
  });

  test.each(['accept', 'claim'] as const)('is stopped by %s', (verb) => {
    const one = offered(game());
    one.say(verb, {}, { by: 'song', at: 20 * MINUTE });
    expect(accepts(one)).toEqual(['accept 1 stands at 20 min']);
    expect(one.wait(4 * HOUR)).toEqual([]);
  });

  test('is stopped by assign', () => {
    const one = offered(game());
    one.say('assign', { person: 'song' }, { by: 'feng', at: 20 * MINUTE });
    expect(one.wait(4 * HOUR)).toEqual([]);
  });

  test('begins anew for another receiver', () => {
    const one = offered(game());
    one.wait(30 * MINUTE);
    one.say('redirect', { to: { department: 'payment' }, reason: 'theirs' }, { at: 40 * MINUTE });
    expect(clockOf(one, 'accept', 1)).toMatchObject({ life: 2, used: { ms: 0 }, fired: [] });
    expect(timeline(one.wait(130 * MINUTE))).toEqual([
      '70 reminded accept 1 → payment/',
      '100 notified accept 2 → payment/, desk/lin',
      '130 reassigned accept 3 → payment/xie',
    ]);
  });

  test('of a transfer speaks to the receiver, and the head there gets the work from the sender', () => {
    const one = transferring(game());
    expect(timeline(one.wait(110 * MINUTE))).toEqual([
      '50 reminded accept 1 → payment/',
      '80 notified accept 2 → payment/, desk/lin',
      '110 reassigned accept 3 → payment/xie',
    ]);
    expect(one.state.handoffs[0]).toMatchObject({
      department: 'payment',
      holder: 'xie',
      accountable: 'xie',
      offer: null,
      accepted: { number: 2 },
    });
  });

  test('of a transfer is gone when the transfer is withdrawn, and the offer’s own is kept', () => {
    const one = transferring(game());
    one.wait(50 * MINUTE);
    one.say('withdraw-transfer', {}, { by: 'song' });
    expect(accepts(one)).toEqual(['accept 1 stands at 10 min']);
    one.say('release', { reason: 'shift ends' }, { by: 'song', at: 60 * MINUTE });
    expect(accepts(one)).toEqual(['accept 1 runs at 10 min']);
    expect(timeline(one.wait(140 * MINUTE))).toEqual([
      '80 reminded accept 1 → security/',
      '110 notified accept 2 → security/, desk/lin',
      '140 reassigned accept 3 → security/feng',
    ]);
  });

  test('goes on after a release with the rungs that have fired, up to the last one', () => {
    const one = offered(game());
    one.wait(90 * MINUTE);
    one.say('release', { reason: 'not me' }, { by: 'feng', at: 100 * MINUTE });
    // The budget was used up already, at 60: what moves work counts from there, however often the work is put back (law 5).
    expect(timeline(one.wait(340 * MINUTE))).toEqual(['300 taken-over accept 4 (1) → board/gao']);
  });

  test('runs in the receiver’s calendar', () => {
    const own = play(unpromised(), (need) => {
      if (need.ask === 'calendar') return { value: { id: `of-${need.department}`, version: 1 }, directory: 1 };
      return { value: null, directory: 1 };
    });
    own.open();
    expect(clockOf(own, 'accept', 1).calendar.id).toBe('of-security');
    own.say('claim', {}, { by: 'song', at: 10 * MINUTE });
    own.say('transfer', { to: { department: 'payment' }, reason: 'theirs' }, { by: 'song', at: 20 * MINUTE });
    expect(clockOf(own, 'accept', 1).calendar.id).toBe('of-payment');
    expect(clockOf(own, 'finish', 1).calendar.id).toBe('of-security');
    own.say('claim', {}, { by: 'ma', at: 30 * MINUTE });
    expect(clockOf(own, 'finish', 1)).toMatchObject({ calendar: { id: 'of-payment' }, used: { ms: 20 * MINUTE } });
  });

  test('is no more once the work is done', () => {
    const one = working(game());
    one.say('release', { reason: 'not me' }, { by: 'song' });
    one.say('claim', {}, { by: 'song' });
    one.say('complete', { results: { cause: 'user' } }, { by: 'song' });
    expect(one.state.handoffs[0]?.clocks).toEqual([]);
  });
});
