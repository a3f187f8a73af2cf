import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan } from '../domain/plan/plan';
import { planOf } from '../flows/compile';
import { LADDER, ms, plan as thePlan } from './plans';
import { focuses, walk } from './walk';

const FLOWS = join(__dirname, '../flows');
const shipped = readdirSync(FLOWS)
  .filter((name) => name.endsWith('.yaml'))
  .map((name): [string, Plan] => [name, planOf(readFileSync(join(FLOWS, name), 'utf8'), 1)]);

/** The test plan, with rungs for what ends by itself, too. */
const test1 = thePlan({
  ladders: {
    ...thePlan().ladders,
    steps: {
      ...LADDER,
      wait: [{ at: 0.5, do: 'remind', whom: ['holder'] }],
      confirm: [{ at: 0.5, do: 'remind', whom: ['front'] }],
    },
  },
});

describe('laws 3 and 5: every rung that a flow declares fires, and every wait has an exit', () => {
  test('there are flows', () => {
    expect(shipped.length).toBeGreaterThanOrEqual(4);
  });

  describe.each<[string, Plan]>([['the test plan', test1], ...shipped])('%s', (_name, plan) => {
    const all = focuses(plan).map((focus): [string, typeof focus] => [`${focus.step ?? 'case'} ${focus.clock}`, focus]);

    test.each(all)('%s', (_clock, focus) => {
      const { fired, stuck, waits } = walk(plan, focus);
      expect([...focus.wanted].filter((one) => !fired.has(one))).toEqual([]);
      expect([...fired].filter((one) => !focus.wanted.has(one))).toEqual([]);
      expect(stuck).toEqual([]);
      for (const { before, after } of waits) expect(after?.wait).not.toEqual(before.wait);
      if (focus.clock === 'wait') expect(waits).not.toEqual([]);
    });
  });

  test('a rung that cannot fire is found', () => {
    // A wait ends at its end: what comes after never comes.
    const after = { ...LADDER, wait: [{ after: ms(1), do: 'remind' as const, whom: ['holder' as const] }] };
    const plan = thePlan({ ladders: { ...thePlan().ladders, steps: after } });
    const focus = focuses(plan).find(({ step, clock }) => step === 'check' && clock === 'wait');
    if (!focus) throw new Error('the first step waits');
    expect([...focus.wanted]).toEqual(['0', 'end']);
    expect([...walk(plan, focus, 60).fired]).toEqual(['end']);
  });
});
