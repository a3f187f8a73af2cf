import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Order, Report, Seen } from './load';
import { busySeconds, cpuSeconds } from './processes';
import type { Servers } from './servers';
import type { Side } from './sides';
import { quantile } from './statistics';

/** One measurement of one side under one load. */
export interface Measured {
  readonly chainsPerSecond: number;
  /** CPU milliseconds for each chain: of the side's process, of Temporal, of PostgreSQL, and their sum; NaN where the system does not tell. */
  readonly cpu: { readonly side: number; readonly temporal: number; readonly postgres: number; readonly sum: number };
  readonly hop: { readonly p50: number; readonly p99: number };
  readonly answer: { readonly p50: number; readonly p99: number };
  /** Share of the machine that was busy with none of ours, 0–1. */
  readonly others: number;
  readonly errors: readonly string[];
}

/** The load generator, in a process of its own. */
export class Load {
  readonly #child: ChildProcess = fork(join(__dirname, 'load.js'), [], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });

  /** `counting` is called while the counted seconds run. */
  async measure(
    side: Side,
    load: Order['load'],
    { warm, seconds, servers, counting }: { warm: number; seconds: number; servers: Servers; counting?: () => void },
  ): Promise<Measured> {
    const { temporal, postgres } = servers;
    const look = () => ({
      at: performance.now(),
      side: cpuSeconds([side.pid]) ?? Number.NaN,
      temporal: cpuSeconds([temporal.pid() ?? 0]) ?? Number.NaN,
      postgres: cpuSeconds([postgres.pid()]) ?? Number.NaN,
      // PostgreSQL alone is no descendant of this process.
      benchmark: cpuSeconds([process.pid, postgres.pid()]) ?? Number.NaN,
      machine: busySeconds() ?? Number.NaN,
    });
    let begin = look();
    let end = begin;
    const seen = await new Promise<Seen>((resolve, reject) => {
      const hear = (report: Report): void => {
        if (report.kind === 'begin') {
          begin = look();
          counting?.();
        } else if (report.kind === 'end') end = look();
        else {
          this.#child.off('message', hear).off('exit', gone);
          if (report.kind === 'failed') reject(new Error(report.why));
          else if (report.kind === 'seen') resolve(report);
        }
      };
      const gone = (code: number | null): void => reject(new Error(`the load generator ended with ${code}`));
      this.#child.on('message', hear).once('exit', gone);
      this.#child.send({ target: side.target, load, warm, seconds } satisfies Order);
    });
    const chains = seen.completes / 3;
    const elapsed = (end.at - begin.at) / 1000;
    const spread = (values: readonly number[]) => ({ p50: quantile(values, 0.5), p99: quantile(values, 0.99) });
    const used = (whose: Exclude<keyof typeof begin, 'at'>) => end[whose] - begin[whose];
    const each = (whose: 'side' | 'temporal' | 'postgres') => (used(whose) * 1000) / chains;
    const cpu = { side: each('side'), temporal: each('temporal'), postgres: each('postgres') };
    return {
      chainsPerSecond: chains / elapsed,
      cpu: { ...cpu, sum: cpu.side + cpu.temporal + cpu.postgres },
      hop: spread(seen.hops),
      answer: spread(seen.answers),
      others: Math.max(0, used('machine') - used('benchmark')) / elapsed / availableParallelism(),
      errors: seen.errors,
    };
  }

  stop(): void {
    if (this.#child.connected) this.#child.disconnect();
  }
}
