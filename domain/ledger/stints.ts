import type { Instant } from '../calendar/instant';
import type { DepartmentId, PersonId } from '../escalation/parties';

export type StintKind = 'offered' | 'working' | 'waiting' | 'confirming' | 'coordinating';

/** In whose name a second is recorded (用时归属). */
export interface Charged {
  readonly kind: 'person' | 'department' | 'customer' | 'vendor' | 'other';
  readonly department: DepartmentId | null;
  readonly person: PersonId | null;
  /** Who exactly is waited for, for parties outside. */
  readonly name: string | null;
}

/** What is being charged at an instant: one for each open handoff, or one for the case when none is open. */
export interface Charge {
  readonly handoff: number | null;
  readonly kind: StintKind;
  /** Who has the work. */
  readonly department: DepartmentId;
  readonly person: PersonId | null;
  readonly charged: Charged;
  /** Why: the wait's party kind, or empty. */
  readonly reason: string | null;
}

/** An unbroken span charged to one party for one reason (design §7); `to` is null while it runs. */
export interface Stint extends Charge {
  readonly from: Instant;
  readonly to: Instant | null;
}
