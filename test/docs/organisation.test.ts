import { freshFolder } from '../ops/folder';
import { Baton } from '../ops/program';
import { stepsIn } from './page';
import { itRuns } from './session';

jest.setTimeout(600_000); // a build, a start and every command of two pages, on a busy machine

const [PEOPLE, TIME] = ['docs/organisation/people.md', 'docs/organisation/time.md'];

/** Pages whose commands work as they stand on a fresh `npm start`, each first and after the other. */
describe.each([
  [PEOPLE, TIME],
  [TIME, PEOPLE],
])('%s, then %s', (...pages) => {
  const data = freshFolder();
  itRuns(
    pages.flatMap(stepsIn),
    data,
    () => Baton.begin({ BATON_DATA: data }),
    async (begun) => {
      await begun.says('Baton runs');
      await begun.ready();
    },
  );
});
