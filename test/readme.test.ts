import { expected, lines, type Ran, shell, stepsIn } from './docs/page';
import { freshFolder } from './ops/folder';
import { Baton, built } from './ops/program';

jest.setTimeout(900_000); // the whole of the READMEs, with a build, a replay and a bench, on a busy machine

const STEPS = stepsIn('README.md');
const START = 'npm start\n';
/** Runs this very test, and is what CI runs. */
const TEST = 'npm test\n';
const SESSION = STEPS.filter(({ command }) => command !== START && command !== TEST);

describe('README.md', () => {
  const data = freshFolder();
  let baton: Baton;
  let ran: Ran;
  /** The page's address and folder are those of a start of this test's. */
  const here = (text: string): string =>
    text.replaceAll('http://127.0.0.1:8080', baton.url).replaceAll(/(?:\.\/|…)\.baton\//g, `${data}/`);

  beforeAll(async () => {
    built();
    baton = await Baton.begin({ BATON_DATA: data }, 'npm');
    await baton.says('Ctrl-C stops it');
    ran = await shell(
      SESSION.map(({ command }) => here(command)),
      { BATON_DATA: data },
    );
  });
  afterAll(async () => {
    await baton?.stop();
  });

  it('begins with the start, and names the tests', () => {
    expect(STEPS[0]?.command).toBe(START);
    expect(STEPS.map(({ command }) => command)).toContain(TEST);
    expect(SESSION.length).toBeGreaterThan(8);
  });

  it('says what npm start prints', () => {
    const printed = baton.out.slice(baton.out.indexOf('Baton runs'));
    expect(lines(printed)).toEqual(expected(here(STEPS[0]?.prints ?? '')));
  });

  it('has commands that all run', () => {
    const failed = ran.code === 0 ? undefined : SESSION[ran.out.length - 1]?.command;
    expect([failed, ran.code, failed && ran.said]).toEqual([undefined, 0, undefined]);
    expect(ran.out).toHaveLength(SESSION.length);
  });

  it.each(SESSION.filter(({ prints }) => prints !== undefined))('says what it prints: $command', (step) => {
    expect(lines(ran.out[SESSION.indexOf(step)] ?? '')).toEqual(expected(here(step.prints ?? '')));
  });
});

it('README.zh-CN.md has the same commands, which print the same', () => {
  expect(stepsIn('README.zh-CN.md')).toEqual(STEPS);
});
