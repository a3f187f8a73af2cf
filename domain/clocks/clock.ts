import type { CalendarTable, Used } from '../calendar/calendar';
import type { Instant } from '../calendar/instant';
import type { Party, PersonId } from '../escalation/parties';

/** Clocks of a handoff, then clocks of the case (`clocks.ts` says when each runs). */
export type HandoffClock = 'accept' | 'finish' | 'silence' | 'wait';
export type CaseClock = 'first-answer' | 'update' | 'resolution' | 'resolve' | 'confirm' | 'close' | 'reopen';
export type ClockKind = HandoffClock | CaseClock;

/**
 * What a clock has used and whether it runs. It stores consumption, never a target instant, so that pausing, returning or
 * reassigning can neither lose time nor double it (law 5).
 */
export interface Clock {
  readonly clock: ClockKind;
  /** Which life this is: the number of the offer, wait, contact … it belongs to. Another number is another clock. */
  readonly life: number;
  readonly calendar: CalendarTable;
  /** In whose hands it last began to run; null for a queue, and for what is in nobody's: a promise, an outside party's time. */
  readonly hands: PersonId | null;
  /** Used up to `since`, or up to the stop. */
  readonly used: Used;
  /** Running since; null while it stands still. */
  readonly since: Instant | null;
  /**
   * When its budget ran out, and the calendar in which it did, once an event after that has stopped it or set it going anew: a breach
   * stays where it was, and what follows it comes no later than it stood there (laws 3, 5).
   */
  readonly breached?: { readonly at: Instant; readonly calendar: CalendarTable };
  /** Rungs that have fired, by place in the ladder. */
  readonly fired: readonly number[];
  /** True once what happens at the end of its budget has happened. */
  readonly spent: boolean;
  /** The last rung's repetitions: how often it has fired, and when the last firing was due. */
  readonly repeat?: { readonly times: number; readonly due: Instant };
  /** A superior was asked to act by an instant and has not answered yet. */
  readonly raised?: { readonly rung: number; readonly to: Party; readonly until: Instant };
}
