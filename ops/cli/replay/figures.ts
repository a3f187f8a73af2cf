import type { EventData, EventType } from '../../../domain/escalation/events';
import { changes, type Figures, type LastState, pingPongs, runs } from './counts';

/** An entry of the journal, as far as the figures need it. */
export interface JournalEvent {
  readonly type: string;
  readonly cause: string;
  readonly data: Readonly<Record<string, unknown>>;
}
export interface Ledger {
  readonly stints: readonly { readonly handoff: number | null; readonly department: string; readonly ms: number }[];
  readonly elapsedMs: number;
  readonly parallelMs: number;
  readonly handoffs: number;
  readonly pingPongs: number;
}

/** What the engine says of a case: its journal (where the work was sent, who took it, waits), its ledger (who held it), its state. */
export function figuresOf(journal: readonly JournalEvent[], ledger: Ledger, state: LastState): Figures {
  const { sent, takers, waits } = readJournal(journal);
  const teams = runs(sent);
  const { stints, handoffs, elapsedMs, parallelMs } = ledger;
  return {
    teamChanges: changes(teams),
    teamPingPongs: pingPongs(teams),
    holderChanges: changes(runs(takers)),
    departments: runs(stints.filter(({ handoff }) => handoff !== null).map(({ department }) => department)),
    handoffs,
    pingPongs: ledger.pingPongs,
    waits,
    unaccountedMs: elapsedMs - (stints.reduce((sum, { ms }) => sum + ms, 0) - parallelMs),
    lastState: state,
  };
}

function readJournal(journal: readonly JournalEvent[]) {
  const sent: string[] = [];
  const takers: string[] = [];
  let waits = 0;
  let department = ''; // who has the work
  let asked = ''; // where the last offer of it went
  const take = (person: string): void => {
    department = asked;
    takers.push(`${department}\n${person}`);
  };
  const ask = (to: string): void => {
    asked = to;
    sent.push(to);
  };
  for (const [index, event] of journal.entries()) {
    if (is(event, 'offered') || is(event, 'redirected')) {
      ask(event.data.to.department);
      department = asked;
    } else if (is(event, 'transfer-offered')) ask(event.data.to.department);
    else if (is(event, 'transfer-withdrawn')) {
      if (!isReplaced(event, journal[index + 1])) ask(department);
    } else if (is(event, 'accepted') || is(event, 'claimed') || is(event, 'assigned')) take(event.data.person);
    else if (is(event, 'reassigned') || is(event, 'taken-over')) {
      ask(event.data.to.department);
      take(event.data.to.person);
    } else if (is(event, 'waited')) waits++;
  }
  return { sent, takers, waits };
}

/** A transfer replaced by another one in the same act goes from receiver to receiver, without coming back in between. */
const isReplaced = (event: JournalEvent, next: JournalEvent | undefined): boolean =>
  next?.type === 'transfer-offered' && next.cause === event.cause;

const is = <T extends EventType>(
  event: JournalEvent,
  type: T,
): event is JournalEvent & { readonly data: EventData[T] & JournalEvent['data'] } => event.type === type;
