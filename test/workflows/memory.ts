import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Activities, Batch, Recorded, RecordedAct } from '../../activities/types';
import type { Event } from '../../domain/escalation/events';
import { type Answer, type Need, needKey } from '../../domain/escalation/needs';
import { GENESIS, link } from '../../domain/journal/chain';
import { entryOf } from '../../domain/journal/entry';
import { directory } from '../company';

interface Line {
  readonly event: Event;
  readonly parent: string;
  readonly hash: string;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * A recorder and a directory in memory, true to `activities/types`, with faults on demand: what the shell is tested against without
 * PostgreSQL. One per test file.
 */
export class Memory {
  readonly journals = new Map<string, Line[]>();
  readonly acts = new Map<string, RecordedAct[]>();
  /** Until this instant (of the machine) every call fails. */
  awayUntil = 0;
  resolveMs = 0;
  /** When true the directory answers something else than what it was asked. */
  forget = false;
  recordMs = 0;
  /** Attempts that have answered with each kind; and those that failed. */
  readonly counts: Record<Recorded['kind'] | 'failed', number> = {
    ...{ recorded: 0, adopted: 0, repeated: 0, diverged: 0, broken: 0, failed: 0 },
  };
  answer: (need: Need) => Answer = directory();
  /** Called after a batch was written and before its attempt answers; what it throws makes the attempt fail. */
  afterCommit: (batch: Batch) => Promise<void> = async () => undefined;

  readonly activities: Activities = {
    record: async (batch) => {
      if (Date.now() < this.awayUntil) {
        this.counts.failed += 1;
        throw new Error('could not connect to the very-secret database');
      }
      if (this.recordMs) await pause(this.recordMs);
      const recorded = this.write(batch);
      this.counts[recorded.kind] += 1;
      if (recorded.kind === 'recorded') await this.afterCommit(batch);
      return recorded;
    },
    follow: async ({ escalation, seq, head }) => {
      const events = this.events(escalation);
      if (events.length === seq) return { kind: 'recorded', head };
      return this.write({ escalation, head, events: events.slice(seq), acts: [] });
    },
    resolve: async ({ needs }) => {
      if (Date.now() < this.awayUntil) throw new Error('could not connect to the very-secret database');
      const answers = Object.fromEntries(needs.map((need) => [needKey(need), this.answer(need)]));
      if (this.resolveMs) await pause(this.resolveMs);
      return this.forget ? {} : answers;
    },
  };

  events(escalation: string): readonly Event[] {
    return (this.journals.get(escalation) ?? []).map(({ event }) => event);
  }

  /** The journal as `17:accepted` …, without the machine's instants. */
  types(escalation: string): string[] {
    return this.events(escalation).map(({ type }) => type);
  }

  private write({ escalation, head, events, acts }: Batch): Recorded {
    const journal = this.journals.get(escalation) ?? [];
    const known = this.acts.get(escalation) ?? [];
    const seq = events[0]?.seq ?? 0;
    const later = journal.slice(seq - 1);
    if (later.length > 0) {
      if (later[0]?.parent !== head) return { kind: 'diverged' };
      const seqs = new Set(later.map(({ event }) => event.seq));
      return {
        kind: 'adopted',
        head: later.at(-1)?.hash ?? head,
        events: later.map(({ event }) => event),
        acts: known.filter(({ answer }) => seqs.has(answer.seq)),
      };
    }
    if (seq !== journal.length + 1 || head !== (journal.at(-1)?.hash ?? GENESIS)) return { kind: 'diverged' };
    const repeated = acts.flatMap(({ key }) => known.filter((act) => act.key === key));
    if (repeated.length > 0) return { kind: 'repeated', answers: repeated.map(({ key, answer }) => [key, answer]) };
    let last = head;
    for (const event of events) {
      const hash = link(sha256, last, entryOf(event));
      journal.push({ event, parent: last, hash });
      last = hash;
    }
    this.journals.set(escalation, journal);
    this.acts.set(escalation, [...known, ...acts]);
    return { kind: 'recorded', head: last };
  }
}
