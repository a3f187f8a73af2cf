import type { Counted } from '../../domain/calendar/budget';
import type { Text } from '../../domain/plan/fields';

/** A local time: `2026-09-28`, `10:30`, and which day of the week that is (0 is Monday). */
export interface LocalTime {
  readonly date: string;
  readonly time: string;
  readonly weekday: number;
  /** IANA name. */
  readonly zone: string;
}

/** What there is to say about work that would be sent, or would fall to somebody. */
export interface Answers {
  /** What would be due if it were sent then. */
  due: {
    readonly department: Text;
    readonly budget: Counted;
    readonly sent: LocalTime;
    readonly due: LocalTime;
    readonly provisional: boolean;
    /** Null where nobody is on duty, and no head is there. */
    readonly person: Text | null;
    readonly instead: Text | null;
    readonly atWork: boolean;
    /** When the department works next; null where it does, or never will. */
    readonly starts: LocalTime | null;
  };
  /** Who would get this. */
  who: {
    /** Null where no row answers. */
    readonly department: Text | null;
    readonly row: string | null;
    /** Null: it would wait in the queue, or the rule finds nobody. */
    readonly person: Text | null;
    readonly instead: Text | null;
    readonly queue: boolean;
    readonly atWork: boolean | null;
  };
}

export type AnswerWords = { readonly [A in keyof Answers]: (about: Answers[A]) => string };
