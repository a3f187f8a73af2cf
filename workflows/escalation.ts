import { allHandlersFinished, CancellationScope, condition, continueAsNew, setHandler } from '@temporalio/workflow';
import type { Acted } from '../activities/types';
import { assert } from '../domain/assert';
import type { Instant } from '../domain/calendar/instant';
import { pending } from '../domain/clocks/next-deadline';
import type { Message } from '../domain/escalation/commands';
import { refuse } from '../domain/escalation/refusals';
import { type Asks, answered, asking, decideTogether, type Item, refusalOf, settled } from './act';
import { isLong, taken } from './carry-over';
import { failure, isAuthentic } from './door';
import { act, type Carry, look } from './messages';
import { OnRecord } from './on-record';
import { Recorder, resolve } from './recorder';
import { Timer, wakingAt } from './timer';

/** How long a run waits for the command that opens it: no workflow of a refused opening stays for longer. */
const OPEN_WITHIN = '10 seconds';

/** One escalation, from its opening to the end of its reopening period: its only writer. */
export async function escalation(carry: Carry): Promise<void> {
  const start = taken(carry);
  if (!start) return;
  // Cancelled around the API, a case goes on: nobody but its lead may cancel it, and with a reason (T23).
  await CancellationScope.nonCancellable(() => new Escalation(start).run());
}

class Escalation {
  private readonly onRecord: OnRecord;
  private readonly recorder = new Recorder();
  private readonly timer = new Timer();
  private readonly queue: Item[] = [];
  /** What the directory has answered about the deadline that is due. */
  private readonly rule = asking();
  private moving = false;
  /** A run started from the stored state may be behind the record: whoever read that state did so while others still wrote. */
  private readonly caughtUp: Promise<void> | undefined;

  constructor(private readonly carry: Carry) {
    this.onRecord = new OnRecord(carry);
    this.caughtUp = carry.moves === 0 && carry.state ? this.catchUp() : undefined;
    // Last of all, because a message that is here already is handled within these calls.
    setHandler(act, (command) => this.perform(command), { validator: (command) => this.check(command) });
    setHandler(look, () => {
      const { state, head } = this.onRecord;
      return { state, head, moves: carry.moves, queued: this.queue.length };
    });
  }

  async run(): Promise<void> {
    await this.caughtUp;
    this.rearm();
    if (!this.onRecord.state) await condition(this.hasWork, OPEN_WITHIN);
    for (;;) {
      while (this.hasWork()) {
        this.timer.rang = false;
        while (await this.turn());
        this.moving ||= isLong(this.carry);
      }
      this.rearm();
      if (!this.isOver()) await condition(this.hasWork);
      else {
        await condition(() => this.hasWork() || allHandlersFinished());
        if (!this.hasWork()) break;
      }
    }
    const { state } = this.onRecord;
    if (state && !state.ended) await continueAsNew<typeof escalation>(this.onRecord.moved());
  }

  /** Judges on what is known; a refusal here leaves nothing in the history. Replay skips it, so it may change nothing. */
  private check(command: Message): void {
    if (!isAuthentic(command, this.carry.escalation)) throw failure(refuse('not-authentic', {}));
    const { state, stopped } = this.onRecord;
    if (this.onRecord.isKnown(command.key)) return;
    if (this.moving) throw failure(refuse('moving', {}));
    if (stopped) throw failure(refuse(stopped, {}));
    if (this.recorder.isLate) throw failure(refuse('not-recorded-yet', {}));
    if (this.recorder.isBusy) return; // judged when it is known whether that was recorded
    const refusal = refusalOf(this.carry.plan, state, command, this.now());
    if (refusal) throw failure(refusal);
  }

  /** Queues and waits, no more: activities started by handlers beside a re-armed timer write histories that cannot be replayed. */
  private async perform(command: Message): Promise<Acted> {
    const item: Item = { command, ...asking(command.answers) };
    this.queue.push(item);
    await CancellationScope.nonCancellable(() => condition(() => item.outcome !== undefined));
    const { outcome } = item;
    assert(outcome, 'a handler waits for its outcome');
    if ('refusal' in outcome) throw failure(outcome.refusal);
    return outcome.answer;
  }

  /** Decides what is due and what is queued, and records it, or asks what must be known first. True when there is more to decide. */
  private async turn(): Promise<boolean> {
    for (const item of this.queue.splice(0)) if (!settled(item, this.onRecord.outcomeOf(item))) this.queue.push(item);
    if (this.onRecord.stopped) return false;
    const { escalation, plan } = this.carry;
    const together = decideTogether(plan, this.onRecord.state, this.queue, this.rule, this.now());
    const { events, acts, decided, asks } = together;
    if (events.length > 0) {
      const recorded = await this.recorder.record({ escalation, head: this.onRecord.head, events, acts });
      if (!this.onRecord.take(recorded, together)) {
        this.queue.unshift(...decided.map(([item]) => item)); // decided anew, on what is on record in their place
        return true;
      }
    }
    for (const [item, outcome] of decided) settled(item, outcome);
    if (events.length === 0 && asks) await this.learn(asks);
    return asks !== undefined;
  }

  private async learn(asks: Asks): Promise<void> {
    if ('needs' in asks) return answered(asks.asking, await resolve(asks.needs, this.now()));
    await this.catchUp();
    asks.ahead.looked = true;
  }

  private async catchUp(): Promise<void> {
    const { state, head } = this.onRecord;
    const last = { escalation: this.carry.escalation, seq: state?.seq ?? 0, head };
    this.onRecord.take(await this.recorder.follow(last));
  }

  private rearm(): void {
    if (this.isOver()) return; // what is armed ends with the run
    const { state, stopped } = this.onRecord;
    const { escalation, plan } = this.carry;
    this.timer.arm(state && !stopped ? wakingAt(escalation, pending(plan, state)) : undefined);
  }

  private readonly hasWork = (): boolean => this.queue.length > 0 || this.timer.rang;

  private isOver(): boolean {
    const { state } = this.onRecord;
    return !state || state.ended || this.moving;
  }

  /** Never earlier than what is recorded, whatever the clock of the machine that recorded it said. */
  private now(): Instant {
    return Math.max(Date.now(), this.onRecord.state?.at ?? 0);
  }
}
