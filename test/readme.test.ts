import { expected, lines, stepsIn } from './docs/page';
import { itRuns } from './docs/session';
import { freshFolder } from './ops/folder';
import { Baton } from './ops/program';

jest.setTimeout(900_000); // the whole of the READMEs, with a build, a replay and a bench, on a busy machine

const STEPS = stepsIn('README.md');
const START = 'npm start\n';
/** Runs this very test, and is what CI runs. */
const TEST = 'npm test\n';
const REST = STEPS.filter(({ command }) => command !== START && command !== TEST);

describe('README.md', () => {
  const data = freshFolder();
  const { baton, here } = itRuns(
    REST,
    data,
    () => Baton.begin({ BATON_DATA: data }, 'npm'),
    (begun) => begun.says('Ctrl-C stops it'),
  );

  it('begins with the start, and names the tests', () => {
    expect(STEPS[0]?.command).toBe(START);
    expect(STEPS.map(({ command }) => command)).toContain(TEST);
    expect(REST.length).toBeGreaterThan(8);
  });

  it('says what npm start prints', () => {
    const printed = baton().out.slice(baton().out.indexOf('Baton runs'));
    expect(lines(printed)).toEqual(expected(here(STEPS[0]?.prints ?? '')));
  });
});

it('README.zh-CN.md has the same commands, which print the same', () => {
  expect(stepsIn('README.zh-CN.md')).toEqual(STEPS);
});
