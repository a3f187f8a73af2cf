import type { Instant } from '../calendar/instant';
import type { Rung } from '../plan/plan';
import type { ClockKind } from './clock';

/** Something that happens when an instant passes: a rung of a ladder, or what the end of a clock's budget brings by itself. */
export interface Deadline {
  readonly clock: ClockKind;
  readonly handoff: number | null;
  /** When this happens. */
  readonly due: Instant;
  /** When the clock's whole budget ends. */
  readonly ends: Instant;
  /** The rung's place in its ladder; null for the end of the budget itself. */
  readonly rung: number | null;
  /** What happens then: the rung's act, or the name of the end's effect. */
  readonly effect: Rung['do'] | 'miss' | 'resume' | 'close' | 'reopen' | 'archive';
  /** Milliseconds from where this deadline counts to when it is due; the spread of a burst is a share of it. */
  readonly spanMs: number;
  /** It rests on days that the calendar does not know yet, and is computed by its weekly hours (design §4). */
  readonly provisional: boolean;
}
