import type { Instant } from '../calendar/instant';
import type { ClockKind } from './clock';

/** Something that happens when an instant passes: a rung of a ladder, or what the end of a clock's budget brings by itself. */
export interface Deadline {
  readonly clock: ClockKind;
  readonly handoff: number | null;
  readonly due: Instant;
  /** The rung's place in its ladder; null for the end of the budget itself. */
  readonly rung: number | null;
  /** What happens then: the rung's act, or the name of the end's effect. */
  readonly then: 'remind' | 'notify' | 'raise' | 'reassign' | 'take_over' | 'miss' | 'resume' | 'close' | 'reopen' | 'archive' | 'breach';
  /** Milliseconds from where this deadline counts to when it is due; the spread of a burst is a share of it. */
  readonly spanMs: number;
}
