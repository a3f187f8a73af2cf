import { type Act, actsFor, type Happening, type NoAct, type View } from './acts';
import { countCase, type Figures } from './counts';
import type { LogCase, LogEvent } from './log';

/** What the replay drives: the engine over HTTP (engine.ts), or `decide` itself in the tests. */
export interface Engine {
  /** The event in the engine's ids; departments and people that appear for the first time are made. */
  name(event: LogEvent): Promise<Happening>;
  begin(log: LogCase): Running;
}

export interface Running {
  /** What the case looks like; null before it is opened. */
  readonly view: View | null;
  /** Does one act. Null when it is done, or the code of the refusal. */
  perform(act: Act): Promise<string | null>;
  /** What journal and ledger say, in the engine's ids. */
  figures(): Promise<Figures>;
}

export interface Refused {
  readonly incident: string;
  /** The event's place in the case, from 1. */
  readonly event: number;
  readonly verb: string;
  readonly code: string;
}

export interface Driven {
  readonly incident: string;
  readonly events: number;
  readonly acts: readonly Act['verb'][];
  readonly none: readonly NoAct[];
  readonly refused: readonly Refused[];
  readonly engine: Figures;
  readonly log: Figures;
}

/** Plays one incident: event by event, act by act, each decided on what the engine's case looks like by then. */
export async function driveCase(log: LogCase, engine: Engine, done: () => void = () => {}): Promise<Driven> {
  const running = engine.begin(log);
  const acts: Act['verb'][] = [];
  const none: NoAct[] = [];
  const refused: Refused[] = [];
  const named: LogEvent[] = [];
  for (const [index, event] of log.events.entries()) {
    const happening = await engine.name(event);
    named.push({ ...event, team: happening.department, person: happening.person });
    const planned = actsFor(running.view, happening);
    if ('none' in planned) none.push(planned.none);
    else
      for (const act of planned.acts) {
        const code = await running.perform(act);
        if (code !== null) {
          refused.push({ incident: log.name, event: index + 1, verb: act.verb, code });
          break; // what was to follow rests on it; the next event is mapped from what the case is now
        }
        acts.push(act.verb);
      }
    done();
  }
  return {
    incident: log.name,
    events: log.events.length,
    acts,
    none,
    refused,
    engine: await running.figures(),
    log: countCase({ ...log, events: named }),
  };
}

/** The figures in which engine and log differ; none when they agree. */
export const differencesOf = ({ engine, log }: Pick<Driven, 'engine' | 'log'>): readonly (keyof Figures)[] =>
  (Object.keys(log) as (keyof Figures)[]).filter((figure) => String(engine[figure]) !== String(log[figure]));
