import { missingFields, rewritten, wrongFields } from '../../plan/intake';
import { isEnd, route, scopeOf, theStep } from '../../plan/routing';
import { UNKNOWN } from '../consult';
import type { Draft } from '../events';
import { given, offerStep } from '../offer-step';
import { refuse } from '../refusals';
import type { VerbRule } from '../verb';

/** The holder ends the step with an outcome and what it gives; the flow says where the work goes next. */
export const complete: VerbRule<'complete'> = {
  on: 'handoff',
  versioned: true,
  open: { working: ['holder'], transferring: ['holder'], waiting: ['holder'] },
  decide({ plan, state, handoff, body, directory, command }) {
    const step = theStep(plan, handoff.step);
    const outcome = body.outcome ?? step.outcomes[0] ?? '';
    if (!step.outcomes.includes(outcome)) return refuse('unknown-outcome', { outcome, of: step.outcomes });
    const results = given(body.results);
    const fields = { ...state.fields, ...results };
    const scope = scopeOf(fields, state.priority, outcome);
    const wrong = [
      ...wrongFields(plan, body.results, '/results', state.fields),
      ...rewritten(
        results,
        step.gives.map(({ field }) => field),
        state.fields,
        '/results',
      ),
      ...missingFields(step.gives, scope, '/results'),
    ];
    if (wrong.length > 0) return refuse('fields-wrong', { fields: wrong });
    const go = route(
      plan,
      handoff.step,
      scope,
      (visited) => state.handoffs.filter((one) => one.step === visited).length,
    );
    if (go === undefined) return refuse('no-way-on', { step: handoff.step });

    const drafts: Draft[] = [];
    if (handoff.wait) drafts.push({ type: 'resumed', handoff: handoff.handoff });
    if (handoff.offer) drafts.push({ type: 'transfer-withdrawn', handoff: handoff.handoff });
    drafts.push({ type: 'completed', handoff: handoff.handoff, outcome, results });
    if (isEnd(go)) return drafts;
    const person = command.actor.onBehalfOf ?? command.actor.person;
    const from = person ? { department: handoff.department, person } : null;
    const next = offerStep({
      plan,
      state,
      step: go,
      fields,
      priority: state.priority,
      named: state.named,
      lead: state.lead,
      from,
      directory,
    });
    if (next === UNKNOWN || 'kind' in next) return next;
    return [...drafts, next];
  },
};
