import type { Figures } from './counts';
import { type Driven, differencesOf, type Refused } from './drive';

/** Refusals and differing cases that are shown one by one; beyond, they are counted. */
const SHOWN = 50;

/** What was replayed so far. Of a case that agrees only the sums are kept. */
export class Report {
  cases = 0;
  events = 0;
  acts = 0;
  teamChanges = 0;
  pingPongCases = 0;
  readonly differing: Driven[] = [];
  readonly refused: Refused[] = [];
  readonly #acts = new Map<string, number>();
  readonly #none = new Map<string, number>();

  add(driven: Driven): void {
    this.cases += 1;
    this.events += driven.events;
    this.acts += driven.acts.length;
    for (const verb of driven.acts) count(this.#acts, verb);
    for (const reason of driven.none) count(this.#none, reason);
    this.refused.push(...driven.refused);
    this.teamChanges += driven.engine.teamChanges;
    if (driven.engine.teamPingPongs > 0) this.pingPongCases += 1;
    if (differencesOf(driven).length > 0) this.differing.push(driven);
  }

  /** One line while it runs. */
  progress(seconds: number): string {
    return `${number(this.cases)} incidents · ${number(this.events)} events · ${number(this.acts)} acts (${rate(this.acts, seconds)}/s) · ${number(this.refused.length)} refused · ${number(this.differing.length)} differ`;
  }

  /** The end of the run, in full. */
  summary(seconds: number): string {
    const refusals = new Map<string, number>();
    for (const { verb, code } of this.refused) count(refusals, `${verb}: ${code}`);
    return [
      `Replayed ${number(this.cases)} incidents with ${number(this.events)} events in ${seconds.toFixed(0)} s (${rate(this.acts, seconds)} acts/s).`,
      `  acts             ${number(this.acts)}${list(this.#acts)}`,
      `  events, no act   ${number(sum(this.#none))}${list(this.#none)}`,
      `  refused          ${number(this.refused.length)}${list(refusals)}`,
      ...shown(
        this.refused,
        ({ incident, event, verb, code }) => `    ${incident}, event ${event}: ${verb} was refused as ${code}`,
      ),
      `  changes of team  ${number(this.teamChanges)} by offer; ${number(this.pingPongCases)} incidents with a ping-pong among them`,
      `  differ           ${number(this.differing.length)} of ${number(this.cases)} incidents between the engine and the log`,
      ...shown(this.differing, (driven) =>
        differencesOf(driven)
          .map((figure) => difference(driven, figure))
          .join('\n'),
      ),
    ].join('\n');
  }
}

const difference = ({ incident, engine, log }: Driven, figure: keyof Figures): string =>
  `    ${incident}: ${NAMES[figure]}: engine ${told(engine[figure])}, log ${told(log[figure])}`;

const NAMES: Readonly<Record<keyof Figures, string>> = {
  teamChanges: 'changes of team by offer',
  teamPingPongs: 'ping-pongs among them',
  holderChanges: 'changes of accepted holder',
  departments: 'departments that held it',
  handoffs: 'handoffs between departments that held it',
  pingPongs: 'ping-pongs between departments that held it',
  waits: 'waits',
  unaccountedMs: 'elapsed milliseconds not charged exactly once',
  lastState: 'last state',
};

const told = (value: Figures[keyof Figures]): string => (Array.isArray(value) ? value.join(' → ') : String(value));
const number = (value: number): string => value.toLocaleString('en-US');
const rate = (acts: number, seconds: number): string => (seconds > 0 ? (acts / seconds).toFixed(1) : '0');
const count = (of: Map<string, number>, key: string): void => void of.set(key, (of.get(key) ?? 0) + 1);
const sum = (of: ReadonlyMap<string, number>): number => [...of.values()].reduce((a, b) => a + b, 0);
const list = (of: ReadonlyMap<string, number>): string =>
  of.size === 0
    ? ''
    : ` (${[...of]
        .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1)) // the same log, the same line
        .map(([key, times]) => `${key} ${number(times)}`)
        .join(', ')})`;
const shown = <T>(all: readonly T[], line: (one: T) => string): readonly string[] => [
  ...all.slice(0, SHOWN).map(line),
  ...(all.length > SHOWN ? [`    … and ${number(all.length - SHOWN)} more`] : []),
];
