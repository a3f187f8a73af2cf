import type { Clock, ClockKind } from '../domain/clocks/clock';
import { usedAt } from '../domain/clocks/clocks';
import type { CommandOf, VerbName } from '../domain/escalation/commands';
import type { Event, EventData, EventType } from '../domain/escalation/events';
import { type RefusalCode, type Refusals, refuse } from '../domain/escalation/refusals';
import type { Handoff, State } from '../domain/escalation/state';
import type { Outcome } from '../domain/simulate';
import { type play, type Said, START } from './given';
import { MINUTE } from './plans';

export type Game = ReturnType<typeof play>;

/** What an event says, without its head. `test/ledgers/events` looks for these calls. */
export const happened = <T extends EventType>(type: T, data: EventData[T]) => ({ type, ...data });

/** Events without their heads: what is left is what `happened` writes. */
export const said = (events: readonly Event[]) =>
  events.map(({ seq, at, actor, cause, due, directory, ranOut, ...rest }) => rest);

/** `given(working()).when('release', …).brings(…)`; the events exactly and in order, a refusal by code and parameters. */
export const given = (game: Game) => ({
  when<V extends VerbName>(verb: V, body: CommandOf<V>['body'], how: Said = {}) {
    if (how.at !== undefined) game.wait(how.at);
    const before = game.events.length;
    const outcome = verb === 'open' ? game.open({ ...how, body: body as object }) : game.say(verb, body, how);
    return thereupon(game, outcome, before, how.on);
  },
});

function thereupon(game: Game, outcome: Outcome, before: number, on: number | null | undefined) {
  const then = {
    brings(...events: readonly { readonly type: EventType }[]) {
      expect(outcome.kind === 'events' ? said(outcome.events) : outcome).toStrictEqual(events);
      return then;
    },
    /** Refused, and nothing has changed. */
    refused<C extends RefusalCode>(code: C, params: Refusals[C]) {
      expect(outcome).toStrictEqual(refuse(code, params));
      expect(game.events).toHaveLength(before);
    },
    /** What the act leaves of the handoff acted on, or of the newest one. */
    leaves(part: Partial<Handoff>) {
      expect(game.state.handoffs.at(on ? on - 1 : -1)).toMatchObject(part);
      return then;
    },
    /** What the act leaves of the case. */
    leavesCase(part: Partial<State>) {
      expect(game.state).toMatchObject(part);
      return then;
    },
    /** The handoff's clocks, each as `finish 0 runs at 5 min`: clock, life, whether it runs, what it has used. */
    clocks(...lines: readonly string[]) {
      expect(linesOf(game.state.handoffs.at(on ? on - 1 : -1)?.clocks ?? [], game.state.at)).toEqual(lines);
      return then;
    },
    caseClocks(...lines: readonly string[]) {
      expect(linesOf(game.state.clocks, game.state.at)).toEqual(lines);
      return then;
    },
    outcome,
    game,
  };
  return then;
}

/** Each event as `30 reminded accept 1 → security/song`: minutes after the start when it was due, type, clock, which rung, whom. */
export const timeline = (events: readonly Event[]): readonly string[] =>
  events.map((event) => {
    const clock = 'clock' in event ? ` ${event.clock}` : '';
    const rung = 'rung' in event ? ` ${event.rung + 1}` : '';
    const to = 'to' in event ? [event.to].flat().map(({ department, person }) => `${department}/${person ?? ''}`) : [];
    const times = 'times' in event && event.times !== undefined ? ` (${event.times})` : '';
    const minutes = ((event.due ?? event.at) - START) / MINUTE;
    return `${minutes} ${event.type}${clock}${rung}${times}${to.length > 0 ? ` → ${to.join(', ')}` : ''}`;
  });

/** The clock of a handoff (the present life), or of the case. */
export function clockOf(game: Game, kind: ClockKind, handoff: number | null = null): Clock {
  const clock = (handoff === null ? game.state : game.state.handoffs[handoff - 1])?.clocks.find(
    (one) => one.clock === kind,
  );
  if (!clock) throw new Error(`there is no ${kind} clock`);
  return clock;
}

export const linesOf = (clocks: readonly Clock[], at: number): readonly string[] =>
  clocks.map(
    (clock) =>
      `${clock.clock} ${clock.life} ${clock.since === null ? 'stands' : 'runs'} at ${usedAt(clock, at).ms / MINUTE} min`,
  );
