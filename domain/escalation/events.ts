import type { CalendarTable } from '../calendar/calendar';
import type { Instant } from '../calendar/instant';
import type { RanOut } from '../clocks/breach';
import type { ClockKind } from '../clocks/clock';
import type { Fields } from '../plan/fields';
import type { WaitFor } from '../plan/plan';
import type { Actor, DepartmentId, Party, PersonId, Receiver } from './parties';

/**
 * What each type carries beside {@link EventHead}. The name of a type is the journal's word for it (design §3). `calendar` is that of the
 * department which an event brings in, and stands there only when the case does not know it yet: a history grows by one calendar for
 * each department, however often that is visited.
 */
export interface EventData {
  opened: {
    readonly escalation: string;
    readonly number: number;
    readonly flow: { readonly key: string; readonly version: number; readonly plan: string };
    readonly title: string;
    readonly urgency: string;
    readonly importance: string;
    readonly priority: string;
    readonly lead: Party;
    readonly front: Party;
    readonly opener: PersonId | null;
    /** When the customer first asked; never after `at`. */
    readonly contactedAt: Instant;
    readonly fields: Fields;
    readonly named: DepartmentId | null;
    readonly calendars: Readonly<Record<DepartmentId, CalendarTable>>;
  };
  offered: {
    readonly handoff: number;
    readonly step: string;
    readonly round: number;
    readonly to: Receiver;
    readonly from: Party | null;
    readonly calendar?: CalendarTable;
    /** The row of the responsibility table that named the department. */
    readonly by?: { readonly table: string; readonly version: number; readonly row: string };
    /** The department was at its work-in-progress limit: the sender is told, and its head. */
    readonly full?: { readonly limit: number; readonly inHand: number; readonly head: Party | null };
    /** What the step needs and nobody has given: a rule's offer goes to the lead, who supplies it or sends the work on. */
    readonly missing?: readonly string[];
    /** Which policy found the receiver when the step's own person rule found nobody (T10). */
    readonly nobody?: 'head' | 'duty' | 'lead';
  };
  /** `for`: the absent person in whose place this one has taken it, or was named. */
  accepted: { readonly handoff: number; readonly person: PersonId; readonly for?: PersonId };
  claimed: { readonly handoff: number; readonly person: PersonId };
  assigned: {
    readonly handoff: number;
    readonly person: PersonId;
    readonly for?: PersonId;
    readonly reason?: string;
  };
  released: { readonly handoff: number; readonly reason: string };
  'transfer-offered': {
    readonly handoff: number;
    readonly to: Receiver;
    readonly from: Party;
    readonly reason: string;
    readonly calendar?: CalendarTable;
  };
  'transfer-withdrawn': { readonly handoff: number; readonly reason?: string };
  redirected: {
    readonly handoff: number;
    readonly to: Receiver;
    readonly reason: string;
    readonly calendar?: CalendarTable;
  };
  progressed: { readonly handoff: number; readonly note: string };
  waited: {
    readonly handoff: number;
    readonly for: WaitFor;
    readonly party: string;
    readonly until: Instant;
    readonly evidence?: string;
    readonly runsOn: readonly ('finish' | 'silence')[];
  };
  resumed: { readonly handoff: number; readonly note?: string };
  contacted: {
    readonly said: string;
    readonly channel: string;
    readonly outcome: 'reached' | 'no-answer' | 'refused';
    readonly promised?: string;
  };
  completed: { readonly handoff: number; readonly outcome: string; readonly results: Fields };
  resolved: {
    readonly reason?: string;
    readonly results: Fields /** Handoffs that this ends unfinished. */;
    readonly waived: readonly number[];
  };
  confirmed: { readonly note?: string };
  closed: { readonly reason?: string; readonly results: Fields };
  reopened: { readonly reason: string; readonly named: DepartmentId | null };
  cancelled: { readonly ground: CancelGround; readonly reason: string };
  /** The reopening period is over; nothing can happen to the case any more. */
  archived: Record<never, never>;
  reminded: Rang & { readonly to: readonly Receiver[] };
  notified: Rang & { readonly to: readonly Receiver[] };
  raised: Rang & { readonly to: Party; readonly until: Instant };
  'raise-answered': { readonly handoff: number | null; readonly clock: ClockKind; readonly note: string };
  reassigned: Rang & { readonly to: Party; readonly calendar?: CalendarTable };
  'taken-over': Rang & { readonly to: Party; readonly calendar?: CalendarTable };
  'promise-missed': { readonly clock: ClockKind };
  'directory-changed': {
    readonly hands: readonly Hand[];
    /** Departments whose calendar has another version, or is another one, from this instant on. */
    readonly calendars: Readonly<Record<DepartmentId, CalendarTable>>;
    /** Ends of budgets that this moves. */
    readonly deadlines: readonly MovedDeadline[];
  };
}

/** Something that somebody had, and who has it now: the work, an offer, the lead, the front, or a question put to a superior. */
export interface Hand {
  readonly as: 'holder' | 'receiver' | 'lead' | 'front' | 'superior';
  /** Null for what belongs to the case itself. */
  readonly handoff: number | null;
  /** For `superior`: the clock whose rung asked. */
  readonly clock?: ClockKind;
  readonly from: Party;
  /** Without a person: the department's queue (offers alone). */
  readonly to: Receiver;
  readonly why: 'away' | 'back' | 'gone';
  /** The calendar of the department that it goes to, when the case does not know it yet. */
  readonly calendar?: CalendarTable;
}

/** `was`, `is`: when the clock's budget ends. Provisional: it rests on days that the calendar does not know yet. */
export interface MovedDeadline {
  readonly clock: ClockKind;
  readonly handoff: number | null;
  readonly was: Instant;
  readonly is: Instant;
  readonly provisional: boolean;
}

/** Which rung of which clock this is. `times` counts the firings of a repeated rung, `missed` those that one firing stands for. */
export interface Rang {
  readonly handoff: number | null;
  readonly clock: ClockKind;
  readonly rung: number;
  readonly times?: number;
  readonly missed?: number;
  /** Rungs before it that came due at the same instant: one message stands for them all. */
  readonly also?: readonly number[];
}

export type CancelGround = 'customer-withdrew' | 'duplicate' | 'opened-by-mistake' | 'ended';
export type EventType = keyof EventData;

export interface EventHead {
  /** From 1, without gaps. */
  readonly seq: number;
  readonly at: Instant;
  readonly actor: Omit<Actor, 'relations' | 'directory'>;
  /** What brought it about: the key of a command, or `deadline <clock> <handoff> <rung>`. */
  readonly cause: string;
  /** For what a deadline does: when it was due. */
  readonly due?: Instant;
  /** The directory's version on which the decision rests, where it asked. */
  readonly directory?: number;
  /** Clocks that had run out before this event, which stops them or sets them going anew: a breach stays where it was (law 5). */
  readonly ranOut?: readonly RanOut[];
}

export type EventOf<T extends EventType> = EventHead & { readonly type: T } & EventData[T];
export type Event = { [T in EventType]: EventOf<T> }[EventType];

/** An event before it is numbered: what a verb or a rung says happens. `byRule` marks what a rule does in answer to a person's act. */
export type DraftOf<T extends EventType> = {
  readonly type: T;
  readonly byRule?: string /** When it was due, where that is not the deadline's own instant. */;
  readonly due?: Instant;
} & EventData[T];
export type Draft = { [T in EventType]: DraftOf<T> }[EventType];
