import { membersOf, read, specsUnder } from './scan';

const CODES = membersOf(read('domain/escalation/refusals.ts'), 'Refusals');

/** The shell's own refusals: the domain never gives them. Each with the test that shows it against a real server. */
const SHELL: Readonly<Record<string, string>> = {
  moving: 'test/workflows/load.test.ts',
  'not-recorded-yet': 'test/workflows/outage.test.ts',
  diverged: 'test/workflows/outage.test.ts',
  broken: 'test/api/reads.test.ts',
  'not-authentic': 'test/workflows/around.test.ts',
};

const specs = specsUnder('test/domain', 'test/failures');
/** `.refused('code', …)` and `refuse('code', …)` compare code and parameters exactly. */
const producedIn = (code: string): readonly string[] =>
  [...specs].filter(([, text]) => new RegExp(`\\brefused?\\(\\s*'${code}'`).test(text)).map(([path]) => path);

test('the codes are read from the source', () => {
  expect(CODES.length).toBeGreaterThan(35);
  expect(CODES).toEqual(expect.arrayContaining(['not-found', 'stale', 'transfer-open', 'not-authentic']));
});

test.each(CODES.filter((code) => !(code in SHELL)))('%s: a spec shows when it is given, and with what', (code) => {
  expect(producedIn(code)).not.toEqual([]);
});

test.each(Object.entries(SHELL))('%s: %s shows it', (code, path) => {
  expect(CODES).toContain(code);
  expect(read(path)).toContain(`'${code}'`);
});
