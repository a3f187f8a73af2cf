import type { ClockKind } from '../../../domain/clocks/clock';
import { dueOf } from '../../../domain/clocks/next-deadline';
import type { Event } from '../../../domain/escalation/events';
import type { Fields } from '../../../domain/plan/fields';
import type { Plan } from '../../../domain/plan/plan';
import { type Company, company } from '../../company';
import type { Edits } from '../../flows/documents';
import { brought, play, START } from '../../given';
import { MINUTE } from '../../plans';

/** What one field of the document does: said otherwise, something else happens. */
export interface Behaviour {
  /** How the document of test/flows/documents is said before, where that is not as it stands. */
  readonly from?: Edits;
  readonly to: Edits;
  readonly see: (plan: Plan) => unknown;
  readonly was: unknown;
  readonly is: unknown;
}
export type Behaviours = Readonly<Record<string, Behaviour>>;

/** A company in which some things are otherwise. */
export function companyIn(...edits: readonly ((it: Company) => unknown)[]): Company {
  const it = company();
  for (const edit of edits) edit(it);
  return it;
}

type Game = ReturnType<typeof play>;

/** What the document's intake and first step ask for, and nothing else. */
export const FIELDS: Fields = { player: 'p-7', class: 'item', errorText: 'E7' };

export interface Opening {
  readonly by?: string;
  readonly fields?: Fields;
  readonly urgency?: string;
  readonly importance?: string;
  readonly department?: string;
  /** Milliseconds before START. */
  readonly contacted?: number;
  /** Who is not there any more. */
  readonly gone?: readonly string[];
  /** A company that is not as it began. */
  readonly within?: Company;
}

/** A case just opened, by chen of the desk where nobody else is named, and what opening it brought. */
export function opening(plan: Plan, how: Opening = {}) {
  const game = play(plan, (how.within ?? company(new Set(how.gone ?? []))).answer);
  const { by = 'chen', fields = FIELDS, urgency = 'low', importance = 'low', department, contacted } = how;
  const body = {
    fields,
    urgency,
    importance,
    ...(department ? { department } : {}),
    ...(contacted ? { contactedAt: START - contacted } : {}),
  };
  const outcome = game.open({ by, at: 0, body });
  return { game, outcome };
}

export const begun = (plan: Plan, how: Opening = {}): Game => opening(plan, how).game;
/** `opened` and what follows, or the refusal's code. */
export const opens = (how: Opening) => (plan: Plan) => {
  const what = brought(opening(plan, how).outcome);
  return typeof what === 'string' ? what : 'opened';
};

/** Song of security has taken the first step. */
export function checking(plan: Plan, how: Opening = {}): Game {
  const game = begun(plan, how);
  game.say('claim', {}, { by: 'song', on: 1 });
  return game;
}

/** The first step was completed; `user` goes to the answer, `server` to the payment. */
export function checked(plan: Plan, cause: 'server' | 'user' = 'server', how: Opening = {}): Game {
  const game = checking(plan, how);
  game.say('complete', { results: { cause } }, { by: 'song', on: 1 });
  return game;
}

/** Head su has answered, no handoff is open: the lead has it. */
export function answered(plan: Plan): Game {
  const game = checked(plan, 'user');
  game.say('accept', {}, { by: 'su' });
  game.say('complete', { results: { summary: 'done' } }, { by: 'su' });
  return game;
}

export function resolved(plan: Plan): Game {
  const game = answered(plan);
  game.say('resolve', { results: {} }, { by: 'chen' });
  return game;
}

/** Minutes from the opening to when a clock runs out; null where none runs. */
export function minutes(plan: Plan, game: Game, clock: ClockKind, handoff: number | null = null): number | null {
  const due = dueOf(plan, game.state, clock, handoff);
  return due === undefined ? null : (due - START) / MINUTE;
}

const of = (party: { readonly department: string; readonly person: string | null }): string =>
  party.person ?? party.department;

/** What rungs and ends of a clock do by themselves until a minute: `45 remind front…`. */
export function fires(game: Game, clock: ClockKind, until: number): readonly string[] {
  game.wait(until * MINUTE);
  return game.events.flatMap((event) => line(event, clock));
}

function line(event: Event, clock: ClockKind): string[] {
  if (!('clock' in event) || event.clock !== clock) return [];
  const to = !('to' in event)
    ? []
    : Array.isArray(event.to)
      ? event.to.map(of)
      : [of(event.to as { department: string; person: string })];
  return [[(event.at - START) / MINUTE, event.type, ...to].join(' ')];
}

/** Who has a handoff (the newest when none is named): a person, or the department's queue. */
export const holder = (game: Game, handoff = game.state.handoffs.length): string => {
  const one = game.state.handoffs[handoff - 1];
  return one ? of({ department: one.department, person: one.holder }) : 'nobody';
};

export { brought };
