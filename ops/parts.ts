/** Something that was started and can be stopped. */
export interface Part {
  stop(): Promise<void>;
  /** Ends at once what would go on by itself when this process ends. */
  kill?(): void;
}

/** A start that was told to stop before it was done. */
export class Stopped extends Error {
  override message = 'stopped before all was started';
}

/** What has been started so far, so that it can be stopped in the opposite order from wherever a start has got to. */
export class Parts {
  private readonly started: { name: string; part: Part }[] = [];

  constructor(
    private readonly signal: AbortSignal,
    private readonly log: (line: string) => void,
  ) {}

  /** Starts a part and keeps it for the stop; throws `Stopped` when a stop was asked for meanwhile. */
  async add<T extends Part>(name: string, start: () => Promise<T>): Promise<T> {
    if (this.signal.aborted) throw new Stopped();
    const part = await start();
    this.started.push({ name, part });
    return part;
  }

  /** Stops the newest first, one after the other; one that cannot stop does not keep the others running. */
  async stop(): Promise<void> {
    for (let last = this.started.at(-1); last; last = this.started.at(-1)) {
      const { name, part } = last;
      await part.stop().catch((error: Error) => this.log(`${name} did not stop well: ${error.message}`));
      this.started.pop();
    }
  }

  /** For whoever does not want to wait; also what a stop has begun with. */
  kill(): void {
    for (const { part } of this.started.toReversed()) part.kill?.();
  }
}
