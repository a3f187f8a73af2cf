import type { RungDocument } from '../../contract/flow';
import { parseBudget } from '../../domain/calendar/budget';
import type { LadderKey } from '../../domain/plan/plan';
import { type FlowProblem, pointer, problem } from '../../domain/plan/problems';
import { ENDS_BY_ITSELF, rungsOf, shareOf } from './parts';
import type { Rule } from './rule';

/** Each rung has one time, at which it can fire, later than the one before; and work goes to somebody other than who has it. */
export const rungs: Rule = (flow) =>
  Object.entries(flow.ladders).flatMap(([key, ladder]) =>
    rungsOf(ladder).flatMap(([clock, list]) =>
      list.flatMap((rung, i): FlowProblem[] => {
        const at = pointer('ladders', key, clock, i);
        if ((rung.at === undefined) === (rung.after === undefined)) return [problem(at, 'at-or-after', {})];
        const share = rung.at === undefined ? undefined : shareOf(rung.at);
        if (share !== undefined && (share <= 0 || share > 1))
          return [problem(`${at}/at`, 'malformed', { value: rung.at ?? '', form: 'share' })];
        const before = list[i - 1];
        return [
          ...(before && !follows(before, rung) ? [problem(at, 'rungs-out-of-order', {})] : []),
          ...(neverFires(clock, rung) ? [problem(at, 'rung-never-fires', { clock: clock as LadderKey })] : []),
          ...('to' in rung && rung.to === 'holder'
            ? [problem(`${at}/to`, 'not-a-superior', { to: rung.to, do: rung.do })]
            : []),
        ];
      }),
    ),
  );

/** Shares rise, times after the end come behind them and rise too. Budgets of two units cannot be compared without a calendar. */
function follows(before: RungDocument, rung: RungDocument): boolean {
  if (before.at !== undefined && rung.at !== undefined) return shareOf(before.at) < shareOf(rung.at);
  if (before.at !== undefined) return true;
  if (rung.at !== undefined) return false;
  const [a, b] = [parseBudget(before.after ?? ''), parseBudget(rung.after ?? '')];
  return !a || !b || a.unit !== b.unit || a.amount < b.amount;
}

/** A wait and a confirmation are over at the end of their time; and work that waits is not moved until the wait is over. */
const neverFires = (clock: LadderKey | 'other', rung: RungDocument): boolean =>
  ENDS_BY_ITSELF.has(clock) &&
  (rung.at === undefined ||
    shareOf(rung.at) >= 1 ||
    (clock === 'wait' && (rung.do === 'reassign' || rung.do === 'take_over')));
