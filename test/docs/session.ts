import { type Baton, built } from '../ops/program';
import { expected, lines, type Ran, type Step, shell } from './page';

/** A start of a test's own, and a page's text as it reads there. */
export interface Session {
  readonly baton: () => Baton;
  /** The page's address and folder are those of this start. */
  readonly here: (text: string) => string;
}

/** Two tests: the commands run one after another, each ends well, and each prints what the page says. */
export function itRuns(
  steps: readonly Step[],
  data: string,
  begin: () => Promise<Baton>,
  begun: (baton: Baton) => Promise<unknown>,
): Session {
  let baton: Baton;
  let ran: Ran;
  const here = (text: string): string =>
    text.replaceAll('http://127.0.0.1:8080', baton.url).replaceAll(/(?:\.\/|…)\.baton\//g, `${data}/`);

  beforeAll(async () => {
    built();
    baton = await begin();
    await begun(baton);
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
  return { baton: () => baton, here };
}
