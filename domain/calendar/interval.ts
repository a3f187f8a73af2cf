import type { Instant } from './instant';

/** Half-open: `from` belongs to it, `to` does not. Two intervals tile when `a.to === b.from`. */
export interface Interval {
  readonly from: Instant;
  readonly to: Instant;
}

export const lengthMs = (interval: Interval): number => interval.to - interval.from;
