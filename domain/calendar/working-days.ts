import { round } from './numbers';

/**
 * Working days are shares of dates, and 1/7 has no end. They are counted in whole parts of a day, so that two halves of a span always
 * add up to the whole, and a clock that is stopped and goes on runs out at the same millisecond as one that was not. In a double,
 * 2⁴⁰ parts leave room for 8,000 days; a part of the longest date (48 hours) is 0.16 µs.
 */
const PARTS = 2 ** 40;

/** A due instant is not missed by a millisecond because a share was rounded: so little may be missing (0.16 ms of 48 hours). */
const SLACK = 2 ** 10;

/** The parts that `worked` of a date's `whole` milliseconds are. */
export const partsOf = (worked: number, whole: number): number => round((worked / whole) * PARTS);

export const daysOf = (parts: number): number => parts / PARTS;

/** The parts that a budget of `amount` days leaves when `used` days are spent: from zero down there is nothing left. */
export const partsLeft = (amount: number, used: number): number => round((amount - used) * PARTS) - SLACK;
