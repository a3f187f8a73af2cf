import { SHIPPED } from '../../calendars/days';
import type { DayList } from '../../contract/calendar';
import { parseBudget } from '../../domain/calendar/budget';
import { pending } from '../../domain/clocks/next-deadline';
import { entryOf } from '../../domain/journal/entry';
import { company } from '../company';
import { play, START } from '../given';
import { at, hours, wall } from '../hours';
import { HOUR, step, unpromised } from '../plans';
import { happened, said } from '../when';

/**
 * T14: the official days of 2027 are published in November 2026. What rests on them before that is provisional; when the year arrives it is
 * computed anew, with the old and the new instant in the journal. The list is made up: the real one is not published yet.
 */
const DAYS_OF_2027: DayList = {
  list: 'china',
  name: { zh: '中国法定节假日及调休', en: 'Official days of China' },
  from: '2027-01-01',
  until: '2027-12-31',
  off: [
    { from: '2027-01-01', to: '2027-01-03' },
    { from: '2027-02-05', to: '2027-02-13' },
  ],
  worked: [{ date: '2027-01-09' }],
};
const written = { calendar: 'office', days: 'china' } as const;
const before = hours('Mon-Fri 09:00-18:00', written, 1);
const after = hours('Mon-Fri 09:00-18:00', written, 2, [...SHIPPED, DAYS_OF_2027]);

const budget = (text: string) => {
  const parsed = parseBudget(text);
  if (!parsed) throw new Error(text);
  return parsed;
};

/** Claimed by song on Monday 2026-12-21 at 09:00, with this long to finish. */
function running(finish: string) {
  const it = company();
  it.calendar('security', before);
  const check = step({
    acceptWithin: { else: budget('365 days') },
    finishWithin: { else: budget(finish) },
    silentAfter: {},
  });
  const game = play(unpromised({ steps: { ...unpromised().steps, check } }), it.answer);
  const opening = at('2026-12-21 09:00') - START;
  game.open({ at: opening });
  game.say('claim', {}, { by: 'song', at: opening });
  const deadlines = () =>
    pending(game.plan, game.state)
      .filter(({ clock }) => clock === 'finish')
      .map(({ rung, due, provisional }) => `${rung} ${wall(due)}${provisional ? ' provisional' : ''}`);
  return { it, game, deadlines };
}

describe('T14: a deadline beyond what the calendar knows', () => {
  test('is provisional by the weekly hours, and known and another once the year is published', () => {
    const { it, game, deadlines } = running('12 working days');
    // Nine working days are left of 2026; by the weekly hours alone 1 January is the tenth.
    expect(deadlines()).toEqual([
      '0 2026-12-28 18:00',
      '1 2027-01-05 18:00 provisional',
      '2 2027-01-05 19:00 provisional',
      '3 2027-01-05 22:00 provisional',
    ]);
    const now = at('2026-12-22 10:00') - START;
    const outcome = game.change(it.calendar('security', after), { at: now });
    if (outcome.kind !== 'events') throw new Error(outcome.code);
    expect(said(outcome.events)).toStrictEqual([
      happened('directory-changed', {
        hands: [],
        calendars: { security: after },
        deadlines: [
          {
            clock: 'finish',
            handoff: 1,
            was: at('2027-01-05 18:00'),
            is: at('2027-01-06 18:00'),
            provisional: false,
          },
        ],
      }),
    ]);
    expect(entryOf(outcome.events[0] as never).data.deadlines).toEqual([
      {
        clock: 'finish',
        handoff: 1,
        was: '2027-01-05T10:00:00.000Z',
        is: '2027-01-06T10:00:00.000Z',
        provisional: false,
      },
    ]);
    expect(deadlines()).toEqual([
      '0 2026-12-28 18:00',
      '1 2027-01-06 18:00',
      '2 2027-01-06 19:00',
      '3 2027-01-06 22:00',
    ]);
    expect(game.state.handoffs[0]?.clocks.find(({ clock }) => clock === 'finish')).toMatchObject({
      calendar: after,
      since: START + now,
      used: { ms: 25 * HOUR, workingMs: 10 * HOUR },
    });
  });

  test('that becomes known and stays where it was is said all the same', () => {
    const { it, game, deadlines } = running('end of 20 working days');
    expect(deadlines()[1]).toMatch(/provisional$/);
    const list = { ...DAYS_OF_2027, off: [], worked: [] };
    const plain = hours('Mon-Fri 09:00-18:00', written, 2, [...SHIPPED, list]);
    const outcome = game.change(it.calendar('security', plain));
    const deadline = outcome.kind === 'events' ? said(outcome.events)[0] : outcome;
    expect(deadline).toMatchObject({ deadlines: [{ provisional: false }] });
    const { was, is } = (deadline as unknown as { deadlines: [{ was: number; is: number }] }).deadlines[0];
    expect(is).toBe(was);
  });

  test('within what is known is not moved, and nothing is said of it', () => {
    const { it, game } = running('3 working days');
    const outcome = game.change(it.calendar('security', after));
    expect(outcome.kind === 'events' && said(outcome.events)).toMatchObject([
      { calendars: { security: after }, deadlines: [] },
    ]);
  });

  test('that rests on no working day is never provisional', () => {
    const { it, game, deadlines } = running('60 days');
    expect(deadlines().join()).not.toMatch(/provisional/);
    const outcome = game.change(it.calendar('security', after));
    expect(outcome.kind === 'events' && said(outcome.events)).toMatchObject([{ deadlines: [] }]);
  });

  test('the same version again, or a department that the case does not know, changes nothing', () => {
    const { it, game } = running('12 working days');
    game.change(it.calendar('security', after));
    const again = game.change({ people: [], departments: ['security'] });
    expect(again).toEqual({ kind: 'refused', code: 'as-it-was', params: {} });
    expect(game.change(it.calendar('payment', after))).toMatchObject({ code: 'as-it-was' });
    // Nor a department that is not there any more: its clocks go on in the calendar that they have.
    expect(game.change(it.noCalendar('security'))).toMatchObject({ code: 'as-it-was' });
  });
});
