import type { Command } from '../domain/escalation/commands';
import { decide } from '../domain/escalation/decide';
import type { Answers, Need } from '../domain/escalation/needs';
import type { State } from '../domain/escalation/state';
import type { Plan } from '../domain/plan/plan';

/** What the directory answers as of an instant; the same question that the workflow's activity asks. */
export type Resolve = (needs: readonly Need[], at: number) => Promise<Answers>;

/** As many rounds as the workflow asks itself (design §3). */
const ROUNDS = 3;

/**
 * What the command will ask the directory, answered in advance: it then costs the case no event of its own. Found by deciding on the
 * stored state; should that be old, the workflow asks again for what it lacks. A refusal found here is not heard: the workflow judges.
 */
export async function foresee(
  resolve: Resolve,
  plan: Plan,
  state: State | null,
  command: Command,
  now: number,
): Promise<Answers> {
  let answers: Answers = {};
  for (let round = 0; round < ROUNDS; round++) {
    const decision = decide(plan, state, command, now, answers);
    if (decision.kind !== 'needs') break;
    answers = { ...answers, ...(await resolve(decision.needs, now)) };
  }
  return answers;
}
