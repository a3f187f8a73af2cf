import { freshFolder } from '../ops/folder';
import { Baton, built } from '../ops/program';
import { expected, lines, type Ran, shell, stepsIn } from './page';

jest.setTimeout(600_000); // a build, a start and every command of two pages, on a busy machine

const [PEOPLE, TIME] = ['docs/organisation/people.md', 'docs/organisation/time.md'];

/** Pages whose commands work as they stand on a fresh `npm start`, each first and after the other. */
describe.each([
  [PEOPLE, TIME],
  [TIME, PEOPLE],
])('%s, then %s', (...pages) => {
  const data = freshFolder();
  const steps = pages.flatMap(stepsIn);
  let baton: Baton;
  let ran: Ran;
  /** The pages' address and folder are those of a start of this test's. */
  const here = (text: string): string =>
    text.replaceAll('http://127.0.0.1:8080', baton.url).replaceAll(/(?:\.\/|…)\.baton\//g, `${data}/`);

  beforeAll(async () => {
    built();
    baton = await Baton.start({ BATON_DATA: data });
    await baton.ready();
    ran = await shell(
      steps.map(({ command }) => here(command)),
      { BATON_DATA: data },
    );
  });
  afterAll(async () => {
    await baton?.stop();
  });

  it('has commands that all run', () => {
    const failed = ran.code === 0 ? undefined : steps[ran.out.length - 1]?.command;
    expect([failed, ran.code, failed && ran.said]).toEqual([undefined, 0, undefined]);
    expect(ran.out).toHaveLength(steps.length);
  });

  it.each(steps.filter(({ prints }) => prints !== undefined))('says what it prints: $command', (step) => {
    expect(lines(ran.out[steps.indexOf(step)] ?? '')).toEqual(expected(here(step.prints ?? '')));
  });
});
