/** Acts in flight on one escalation at most; the server refuses more than ten, of all clients together. */
const AT_ONCE = 4;
/** Waiting behind them at most: at 30 ms an act, the last one waits a quarter of a second. */
const WAITING = 32;

interface Queue {
  running: number;
  readonly waiting: ((entered: boolean) => void)[];
}

/** Lets a few through at once for each escalation, in the order in which they came. */
export class Gate {
  private readonly queues = new Map<string, Queue>();

  /** False when too many wait already, or when the deadline passed before its turn. */
  async enter(escalation: string, deadline: number): Promise<boolean> {
    const queue = this.queues.get(escalation) ?? { running: 0, waiting: [] };
    this.queues.set(escalation, queue);
    if (queue.running < AT_ONCE) {
      queue.running += 1;
      return true;
    }
    if (queue.waiting.length >= WAITING) return false;
    return new Promise((resolve) => {
      const entered = (is: boolean) => {
        clearTimeout(timer);
        resolve(is);
      };
      const timer = setTimeout(() => {
        queue.waiting.splice(queue.waiting.indexOf(entered), 1);
        resolve(false);
      }, deadline - Date.now());
      queue.waiting.push(entered);
    });
  }

  leave(escalation: string): void {
    const queue = this.queues.get(escalation);
    if (!queue) return;
    const next = queue.waiting.shift();
    if (next) next(true);
    else {
      queue.running -= 1;
      if (queue.running === 0) this.queues.delete(escalation);
    }
  }
}
