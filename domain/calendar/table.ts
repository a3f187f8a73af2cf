import type { Instant } from './instant';

/** A date in a calendar's own zone: `2026-10-01`. */
export type LocalDate = string;

/**
 * Minutes of local time from 00:00 of a date, half-open. Up to 1440 is that day's; a span that goes on after midnight is written on the
 * day on which it begins, up to 2880 at most (22:00–06:00 is [1320, 1800]). All its minutes belong to the date on which it begins:
 * a holiday ends nobody's night shift at 00:00, and Friday's shift uses up Friday.
 */
export type Span = readonly [fromMinute: number, toMinute: number];

/** 0 is Monday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** From when on a zone is so many minutes east of UTC. */
export type Offset = readonly [from: Instant, minutesEast: number];

type Spans = readonly Span[];
export type Week = readonly [Spans, Spans, Spans, Spans, Spans, Spans, Spans];

/** When a calendar's people work, with nothing left to look up: whoever computes with it needs no zone data (design §4). */
export interface Rules {
  /** By {@link Weekday}. Spans stand in order, and none overlaps another, nor one that goes on from the day before. */
  readonly weekly: Week;
  /** Dates with hours of their own: none on a holiday, some on a Saturday that is worked (调休). They replace the weekday's. */
  readonly exceptions: Readonly<Record<LocalDate, Spans>>;
  /** At least one, in order; the first holds before its instant too, and the last holds on. */
  readonly offsets: readonly Offset[];
  /** The last date whose exceptions and offsets are known; null where there is nothing that a later year could bring. */
  readonly knownUntil: LocalDate | null;
}

/** The hours of a calendar as they were published. */
export interface WorkingHours extends Rules {
  readonly id: string;
  readonly version: number;
  /** IANA name, for people; the arithmetic reads `offsets`. */
  readonly zone: string;
}

/**
 * What the directory answers for a department's calendar, and what a state keeps: enough to compute with, and nothing else. Without
 * hours, every minute of every day is worked, and the days are those of UTC.
 */
export type CalendarTable = WorkingHours | { readonly id: string; readonly version: number };

export const ROUND_THE_CLOCK: CalendarTable = { id: 'round-the-clock', version: 1 };
