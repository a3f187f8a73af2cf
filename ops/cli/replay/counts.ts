import type { LogCase } from './log';

/** What a case amounts to, counted from the log alone or read from the engine. docs/replay.md defines each figure. */
export interface Figures {
  /** Changes of team by offer: how often the case was sent to another team, taken there or not. */
  readonly teamChanges: number;
  /** Those among them that sent it back to the team that it had just come from. */
  readonly teamPingPongs: number;
  /** Changes of the person (in a team) who took it. */
  readonly holderChanges: number;
  /** The departments that held it, in order. */
  readonly departments: readonly string[];
  /** Moves between departments that held it, and those among them that went back: 流转, 折返. */
  readonly handoffs: number;
  readonly pingPongs: number;
  readonly waits: number;
  /** Elapsed time that the ledger charges to nobody, or twice: always 0 (law 4). */
  readonly unaccountedMs: number;
  readonly lastState: LastState;
}
export type LastState = 'never opened' | 'open' | 'resolved' | 'confirmed' | 'closed' | 'cancelled';

/** Counts a case straight from its lines. Knows nothing of acts, and shares no code with the mapping that it is there to check. */
export function countCase(log: LogCase): Figures {
  const lines = log.events.filter(isCounted);
  const teams = runs(lines.map(({ team }) => team));
  const takers: string[] = [];
  const departments: string[] = [];
  let lastState: LastState = 'never opened';
  let endedIn: string | null = null;
  let keeper = null as Line | null; // the line with which somebody took it
  for (const line of lines) {
    const { status, sub, team, person } = line;
    const completed = status === 'Completed';
    const startsAnew = lastState === 'never opened' || (endedIn !== null && !(completed && team === endedIn));
    if (startsAnew) {
      departments.push(team);
      lastState = 'open';
      endedIn = null;
      keeper = null;
    }
    if (endedIn === null && status === 'Queued') {
      if (keeper === null) departments.push(team);
      else if (keeper.team === team) keeper = null;
    }
    if (endedIn === null && (status === 'Accepted' || (completed && keeper?.team !== team))) {
      keeper = line;
      takers.push(`${team}\n${person}`);
      departments.push(team);
    }
    if (completed) {
      endedIn = team;
      lastState = stateAfter(lastState, sub);
    }
  }
  return {
    teamChanges: changes(teams),
    teamPingPongs: pingPongs(teams),
    holderChanges: changes(runs(takers)),
    departments: runs(departments),
    handoffs: changes(runs(departments)),
    pingPongs: pingPongs(runs(departments)),
    waits: lines.filter((line, index) => beginsWait(line, lines[index - 1])).length,
    unaccountedMs: 0,
    lastState,
  };
}

type Line = LogCase['events'][number];

/** Lines of a known status that name a team and, unless only queued, a person. */
const isCounted = ({ status, team, person }: Line): boolean =>
  team !== '' && (status === 'Queued' || ((status === 'Accepted' || status === 'Completed') && person !== ''));

/** A wait goes on while line after line says the same of the same person. */
const beginsWait = (line: Line, before: Line | undefined): boolean =>
  line.status === 'Accepted' &&
  line.sub.toLowerCase().startsWith('wait') &&
  !(
    before?.status === 'Accepted' &&
    before.sub === line.sub &&
    before.team === line.team &&
    before.person === line.person
  );

function stateAfter(before: LastState, sub: string): LastState {
  if (before === 'cancelled' || before === 'closed') return before;
  if (sub === 'Closed') return 'closed';
  return sub === 'Cancelled' ? 'cancelled' : 'resolved';
}

/** The values in order, each run of equal ones once. */
export const runs = <T>(values: readonly T[]): readonly T[] =>
  values.filter((value, index) => index === 0 || value !== values[index - 1]);

export const changes = (of: readonly unknown[]): number => Math.max(0, of.length - 1);
export const pingPongs = (of: readonly string[]): number =>
  of.filter((one, index) => index >= 2 && one === of[index - 2]).length;
