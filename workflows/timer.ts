import { CancellationScope, sleep } from '@temporalio/workflow';
import type { Instant } from '../domain/calendar/instant';
import type { Deadline } from '../domain/clocks/deadline';

/** One durable timer. It is armed again only when its instant changes: each arming is an event and a billable action. */
export class Timer {
  /** True once its instant has come, until it is armed again. */
  rang = false;
  private at: Instant | undefined;
  private scope: CancellationScope | undefined;

  arm(at: Instant | undefined): void {
    this.rang = false;
    if (at === this.at) return;
    this.scope?.cancel();
    this.at = at;
    this.scope = undefined;
    if (at === undefined) return;
    const scope = new CancellationScope();
    this.scope = scope;
    const rings = () => {
      if (this.scope !== scope) return;
      this.rang = true;
      this.at = undefined;
      this.scope = undefined;
    };
    void scope.run(() => sleep(Math.max(1, at - Date.now()))).then(rings, () => undefined);
  }
}

/** Of the span from which a deadline counts; ten minutes at most, and nothing when the span is under a minute (design §3). */
const SPREAD = { share: 0.05, mostMs: 600_000, spanFromMs: 60_000 } as const;

/**
 * When to wake for what is pending: each deadline may be late by its spread and by no more, so that thousands that fall on one instant
 * do not wake together. What is due at the waking is then decided with its own `due`.
 */
export function wakingAt(escalation: string, pending: readonly Deadline[]): Instant | undefined {
  const share = fractionOf(escalation);
  let earliest: Instant | undefined;
  for (const { due, spanMs } of pending) {
    const spread = spanMs < SPREAD.spanFromMs ? 0 : Math.min(spanMs * SPREAD.share, SPREAD.mostMs);
    const at = due + Math.floor(share * spread);
    if (earliest === undefined || at < earliest) earliest = at;
  }
  return earliest;
}

/** FNV-1a over the id, as a number in [0, 1): the same for every deadline of a case, on every machine. */
function fractionOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return (hash >>> 0) / 2 ** 32;
}
