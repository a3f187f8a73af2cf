/** Milliseconds since 1970-01-01T00:00:00Z. Always an integer, always from the workflow's clock or a document, never read here. */
export type Instant = number;

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

/** RFC 3339 in UTC with milliseconds; the inverse of {@link instantOf}. */
export const rfc3339 = (instant: Instant): string => new Date(instant).toISOString();

/** The instant that an RFC 3339 text names; NaN when it names none. */
export const instantOf = (text: string): Instant => Date.parse(text);
