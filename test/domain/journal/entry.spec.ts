import fc from 'fast-check';
import { type Entry, entryOf, eventOf } from '../../../domain/journal/entry';
import { EVENT_TYPES, eventOfType } from '../../events';
import { play } from '../../given';
import { waiting } from '../../situations';

test.each(EVENT_TYPES)('%s: what is published says all that happened', (type) => {
  fc.assert(
    fc.property(eventOfType(type), (event) => {
      const published = JSON.parse(JSON.stringify(entryOf(event as never))) as Entry;
      expect(eventOf(published)).toStrictEqual(JSON.parse(JSON.stringify(event)));
    }),
  );
});

test.each(EVENT_TYPES)('%s: no instant is published as a number', (type) => {
  fc.assert(
    fc.property(eventOfType(type), (event) => {
      const { at, due, data } = entryOf(event as never);
      for (const instant of [at, due, data.until, data.contactedAt])
        if (instant !== undefined) expect(instant).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    }),
  );
});

test('the head stands beside the data, in RFC 3339; what is not there is not there', () => {
  const game = waiting();
  const [opened, , claimed, waited] = game.events.map(entryOf);
  expect(opened).toMatchObject({ seq: 1, type: 'opened', data: { contactedAt: '2026-09-22T06:00:00.000Z' } });
  expect(claimed).toStrictEqual({
    seq: 3,
    at: '2026-09-22T06:10:00.000Z',
    type: 'claimed',
    actor: { kind: 'person', person: 'song', onBehalfOf: null, rule: null },
    cause: 'key-2',
    directory: 1,
    data: { handoff: 1, person: 'song' },
  });
  expect(waited).not.toHaveProperty('directory');
  expect(waited).not.toHaveProperty('due');
  expect(waited?.data).toStrictEqual({
    handoff: 1,
    for: 'customer',
    party: 'the player',
    until: '2026-09-23T06:20:00.000Z',
    runsOn: [],
  });
});

test('what a deadline does says when it was due, and on which version of the directory it rests', () => {
  const game = play();
  game.open();
  const [reminded] = game.wait(30 * 60_000).map(entryOf);
  expect(reminded).toMatchObject({ type: 'reminded', due: '2026-09-22T06:30:00.000Z', at: '2026-09-22T06:30:00.000Z' });
  expect(entryOf(game.events[0] as never).directory).toBe(1);
});

test('publishing an event does not change it', () => {
  const event = Object.freeze({ ...waiting().events.at(-1) });
  entryOf(event as never);
  const entry = Object.freeze(entryOf(event as never));
  Object.freeze(entry.data);
  expect(eventOf(entry)).toEqual(event);
});
