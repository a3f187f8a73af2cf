import type { z } from 'zod';
import type * as contract from '../../contract/escalation';
import { actions as judged } from '../../domain/escalation/actions';
import type { Actor } from '../../domain/escalation/parties';
import type { Refusal } from '../../domain/escalation/refusals';
import type { State } from '../../domain/escalation/state';
import type { Plan } from '../../domain/plan/plan';
import { type Language, refusalSentence } from '../../words/index';

/** What the actor may do now, and for what is closed the reason, in words. */
export const actions = (
  plan: Plan,
  state: State,
  actor: Actor,
  language: Language,
): z.output<typeof contract.actions> => ({
  actions: judged(state, actor).map((action) => ({
    verb: action.verb,
    handoff: action.on,
    open: action.open,
    because: action.open ? null : said(action.because, language, plan),
  })),
});

const said = (refusal: Refusal, language: Language, plan: Plan) => ({
  code: refusal.code,
  ...refusalSentence(refusal, language, plan),
});
