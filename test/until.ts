import { setTimeout as pause } from 'node:timers/promises';

/** Waits for something to become true; throws, saying what, when it does not. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  withinMs = 20_000,
  what = String(holds),
): Promise<void> {
  for (const end = Date.now() + withinMs; !(await holds()); await pause(20))
    if (Date.now() > end) throw new Error(`not within ${withinMs} ms: ${what}`);
}
