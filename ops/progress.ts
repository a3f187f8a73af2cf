/** Says what a start is doing and for how long, on a terminal as on a log. */
export class Progress {
  constructor(
    private readonly out: NodeJS.WriteStream | (NodeJS.WritableStream & { isTTY?: boolean }) = process.stderr,
  ) {}

  /** A line of its own. */
  note(text: string): void {
    this.out.write(`· ${text}\n`);
  }

  /** Runs a step. What takes long shows its seconds: every one on a terminal, every fifteenth on a log. */
  async step<T>(name: string, work: () => Promise<T>): Promise<T> {
    const from = Date.now();
    const live = this.out.isTTY === true;
    const seconds = () => (Date.now() - from) / 1000;
    const clock = setInterval(
      () =>
        this.out.write(live ? `\r· ${name} … ${seconds().toFixed(0)} s ` : `· ${name} … ${seconds().toFixed(0)} s\n`),
      live ? 1_000 : 15_000,
    ).unref();
    try {
      const result = await work();
      this.out.write(`${live ? '\r' : ''}✓ ${name} (${seconds().toFixed(1)} s)\n`);
      return result;
    } catch (error) {
      this.out.write(`${live ? '\r' : ''}✗ ${name} (${seconds().toFixed(1)} s)\n`);
      throw error;
    } finally {
      clearInterval(clock);
    }
  }
}
