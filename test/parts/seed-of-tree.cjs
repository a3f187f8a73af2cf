// Which random cases the properties try. The same tree is always tried with the same cases, another tree with others: a failure comes
// back when the tests run again, and is that change's own. BATON_TEST_SEED=<number> tries the cases of that number, BATON_TEST_SEED=random any.
const { execFileSync } = require('node:child_process');

/** A number of 31 bits: BATON_TEST_SEED, or the beginning of the hash of what is committed, or 1 where there is no git. */
function seedOfTree() {
  const wanted = process.env.BATON_TEST_SEED;
  if (wanted === 'random') return Math.floor(Math.random() * 2 ** 31);
  if (wanted !== undefined && !/^\d+$/.test(wanted))
    throw new Error(`BATON_TEST_SEED=${wanted}: a number is wanted, or "random"`);
  if (wanted !== undefined) return Number(wanted);
  try {
    const tree = execFileSync('git', ['rev-parse', 'HEAD^{tree}'], { cwd: __dirname, stdio: 'pipe', encoding: 'utf8' });
    return Number.parseInt(tree.slice(0, 8), 16) >>> 1;
  } catch {
    return 1;
  }
}

module.exports = { seedOfTree };
