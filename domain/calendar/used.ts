/** What a clock has used so far, in each of the three units in which a budget may be written (design §4). */
export interface Used {
  readonly ms: number;
  readonly workingMs: number;
  /** A multiple of 2⁻⁴⁰ (`working-days`), so that sums and differences are exact. */
  readonly workingDays: number;
}

export const NOTHING_USED: Used = { ms: 0, workingMs: 0, workingDays: 0 };

export const plus = (a: Used, b: Used): Used => ({
  ms: a.ms + b.ms,
  workingMs: a.workingMs + b.workingMs,
  workingDays: a.workingDays + b.workingDays,
});
