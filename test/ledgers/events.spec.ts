import { EVENT_TYPES } from '../events';
import { membersOf, read, specsUnder } from './scan';

const TYPES = membersOf(read('domain/escalation/events.ts'), 'EventData');
const specs = specsUnder('test/domain', 'test/failures');
/** `happened('type', …)` stands for the whole event but its head, compared exactly. */
const happensIn = (type: string): readonly string[] =>
  [...specs].filter(([, text]) => new RegExp(`\\bhappened\\(\\s*'${type}'`).test(text)).map(([path]) => path);

test('the types are read from the source, and random events know them all', () => {
  expect(TYPES).toEqual(expect.arrayContaining(['opened', 'taken-over', 'archived']));
  expect([...TYPES].sort()).toEqual([...EVENT_TYPES].sort());
});

test.each(TYPES)('%s: a spec shows when it happens, and what it carries', (type) => {
  expect(happensIn(type)).not.toEqual([]);
});
