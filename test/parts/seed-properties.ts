import { createHash } from 'node:crypto';
import fc from 'fast-check';

/** Runs in every test file: each test tries random cases of its own, and these follow from its name and the number that `jest.config.js` has set. */
beforeEach(() => {
  const { currentTestName = '' } = expect.getState();
  fc.configureGlobal({
    seed: createHash('sha256').update(`${process.env.BATON_TEST_SEED} ${currentTestName}`).digest().readInt32BE(),
  });
});
