/**
 * A call that many ask for, each of whom it helps if it begins after they asked: made at once, and for all who ask while it is under way
 * or within a rest behind its answer once more, when the rest is over. Never is more than one made, nor more than one owed. What the call
 * says does not matter here, nor whether it succeeds: an error of it is the caller's to have caught.
 */
export class Coalesced {
  private busy = false;
  private owed = false;
  private stopped = false;
  private rest: NodeJS.Timeout | undefined;

  constructor(
    private readonly call: () => Promise<void>,
    /** Milliseconds between an answer and the next call. */
    private readonly restMs: number,
  ) {}

  ask(): void {
    if (this.stopped) return;
    if (this.busy) this.owed = true;
    else void this.make();
  }

  /** What is owed is not made any more, and no timer is left. */
  stop(): void {
    this.stopped = true;
    this.owed = false;
    clearTimeout(this.rest);
  }

  private async make(): Promise<void> {
    this.busy = true;
    this.owed = false;
    await this.call();
    if (this.stopped) return;
    this.rest = setTimeout(() => {
      this.busy = false;
      if (this.owed) void this.make();
    }, this.restMs);
    this.rest.unref(); // no reason for a program to stay
  }
}
