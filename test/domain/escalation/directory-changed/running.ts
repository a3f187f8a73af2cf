import type { Hand } from '../../../../domain/escalation/events';
import { company } from '../../../company';
import { play } from '../../../given';
import { unpromised } from '../../../plans';
import { type Game, happened, said } from '../../../when';

/** A place, or a hand; `inPlaceOf`: of whom they are the stand-in. */
export const at = <P extends string | null>(department: string, person: P, inPlaceOf?: string) => ({
  department,
  person,
  ...(inPlaceOf === undefined ? {} : { for: inPlaceOf }),
});
export const security = (person: string, inPlaceOf?: string) => at('security', person, inPlaceOf);
export const desk = (person: string, inPlaceOf?: string) => at('desk', person, inPlaceOf);
export const changed = (...hands: readonly Hand[]) =>
  happened('directory-changed', { hands, calendars: {}, deadlines: [] });

/** A case in a company that changes while it runs. */
export function running(situation: (game?: Game) => Game, plan = unpromised()) {
  const it = company();
  const game = situation(play(plan, it.answer));
  const told = (concerned: Parameters<Game['change']>[0], when?: number) => {
    const outcome = game.change(concerned, when === undefined ? {} : { at: when });
    return outcome.kind === 'events' ? said(outcome.events) : outcome;
  };
  return { it, game, told };
}
