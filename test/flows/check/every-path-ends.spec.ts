import fc from 'fast-check';
import { holds, type Scope } from '../../../domain/plan/conditions';
import { END, type Plan } from '../../../domain/plan/plan';
import { route } from '../../../domain/plan/routing';
import { compileFlow } from '../../../flows/compile';
import { edited } from '../documents';

const KEYS = ['a', 'b', 'c', 'd', 'e'];
const CONDITIONS = ['vip', '!vip', 'amount > 0', "priority == 'P1'"];

/** Steps with edges hither and thither; many of these documents are refused, and those that are not must end. */
const steps = fc.integer({ min: 1, max: KEYS.length }).chain((count) => {
  const keys = KEYS.slice(0, count);
  const edge = fc.record({
    go: fc.constantFrom(...keys, END, END),
    when: fc.option(fc.constantFrom(...CONDITIONS), { nil: undefined }),
    at_most: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
  });
  const last = (key: string) => fc.constantFrom(...keys.slice(keys.indexOf(key) + 1), END).map((go) => ({ go }));
  const next = (key: string) =>
    fc.tuple(fc.array(edge, { maxLength: 3 }), fc.oneof({ weight: 9, arbitrary: last(key) }, edge));
  return fc.tuple(...keys.map((key) => next(key).map(([some, end]) => [key, [...some, end]] as const)));
});

function planOf(walk: readonly (readonly [string, readonly object[]])[]): Plan | undefined {
  const document = edited({ '/closing/needs': null, '/ladders/work/wait': null }) as { steps: Record<string, object> };
  document.steps = Object.fromEntries(
    walk.map(([key, next]) => [
      key,
      { name: { zh: key, en: key }, department: 'desk', next: JSON.parse(JSON.stringify(next)) },
    ]),
  );
  const compiled = compileFlow(document);
  return compiled.kind === 'plan' ? compiled.plan : undefined;
}

const scopes: fc.Arbitrary<readonly Scope[]> = fc.array(
  fc.record({ vip: fc.boolean(), amount: fc.constantFrom(0, 1), priority: fc.constantFrom('P1', 'P2') }),
  { minLength: 1, maxLength: 8 },
);

it('whatever fields say at each step, a walk through an accepted flow comes to its end', () => {
  let accepted = 0;
  fc.assert(
    fc.property(steps, scopes, (walk, said) => {
      const plan = planOf(walk);
      if (!plan) return;
      accepted++;
      const bounds = Object.values(plan.steps).flatMap((step) => step.next.map(({ atMost }) => atMost ?? 0));
      const longest = Object.keys(plan.steps).length * (1 + bounds.reduce((sum, bound) => sum + bound, 0));
      const visits = new Map<string, number>();
      let at: string | undefined = plan.start;
      for (let turn = 0; at !== END; turn++) {
        expect(turn).toBeLessThan(longest);
        if (at === undefined) throw new Error('no way on');
        visits.set(at, (visits.get(at) ?? 0) + 1);
        at = route(plan, at, said[turn % said.length] ?? {}, (step) => visits.get(step) ?? 0);
      }
    }),
    { numRuns: 800 },
  );
  // Else the property would hold because nothing was ever walked.
  expect(accepted).toBeGreaterThan(50);
});

it('a flow that could go round forever, or stop, is refused', () => {
  const again = { go: 'a', when: 'vip' };
  expect(planOf([['a', [again, { go: END }]]])).toBeUndefined();
  expect(planOf([['a', [{ ...again, at_most: 3 }, { go: END }]]])).toBeDefined();
  expect(planOf([['a', [{ go: END, when: 'vip' }]]])).toBeUndefined();
  expect(holds({ op: 'is', field: 'vip' }, {})).toBe(false);
});
