import { randomUUID } from 'node:crypto';
import { ROUND_THE_CLOCK } from '../../../../domain/calendar/calendar';
import type { Command } from '../../../../domain/escalation/commands';
import { decide, dueCommand } from '../../../../domain/escalation/decide';
import type { Event } from '../../../../domain/escalation/events';
import { type Answers, type Need, needKey } from '../../../../domain/escalation/needs';
import type { Actor } from '../../../../domain/escalation/parties';
import { handoffOf, openHandoffs, type State } from '../../../../domain/escalation/state';
import { entryOf } from '../../../../domain/journal/entry';
import { ledgerOf } from '../../../../domain/ledger/totals';
import type { Plan } from '../../../../domain/plan/plan';
import type { Act, View } from '../../../../ops/cli/replay/acts';
import type { Engine, Running } from '../../../../ops/cli/replay/drive';
import { figuresOf } from '../../../../ops/cli/replay/figures';
import { Names } from '../../../../ops/cli/replay/names';

const LEAD = { department: 'incident-desk', person: 'the-lead' };
const SECOND = 1000;

/** `decide` itself, with no server around it: acts a second apart, a directory that knows whoever has appeared. */
export class InProcess implements Engine {
  readonly #departments = new Names('team');
  readonly #people = new Names('person');
  readonly #members = new Map<string, Set<string>>();
  now = Date.UTC(2026, 8, 1);

  constructor(readonly plan: Plan) {}

  name({ status, sub, team, person }: { status: string; sub: string; team: string; person: string }) {
    const [department, id] = [team && this.#departments.idOf(team), person && this.#people.idOf(person)];
    const known = this.#members.get(id) ?? new Set();
    this.#members.set(id, known.add(department));
    return Promise.resolve({ status, sub, department, person: id });
  }

  begin(): Running {
    return new InProcessCase(this);
  }

  actor(person: string | null): Actor {
    const departments = person === null ? [LEAD.department] : [...(this.#members.get(person) ?? [])];
    return {
      kind: 'person',
      person: person ?? LEAD.person,
      onBehalfOf: null,
      rule: null,
      relations: departments.map((department) => ({ department, as: 'member' })),
      directory: 1,
    };
  }

  answers(needs: readonly Need[]): Answers {
    return Object.fromEntries(needs.map((need) => [needKey(need), { value: this.#answer(need), directory: 1 }]));
  }

  #answer(need: Need) {
    if (need.ask === 'calendar') return ROUND_THE_CLOCK;
    const departments = need.ask === 'person' ? this.#members.get(need.person) : undefined;
    return need.ask === 'person' && departments ? { person: need.person, departments: [...departments] } : null;
  }
}

class InProcessCase implements Running {
  #state: State | null = null;
  readonly events: Event[] = [];

  constructor(readonly engine: InProcess) {}

  get view(): View | null {
    const handoff = this.#state?.handoffs.at(-1);
    if (!this.#state || !handoff) return null;
    const held = handoff.state === 'working' || handoff.state === 'waiting';
    return {
      state: this.#state.state,
      department: handoff.department,
      holder: held ? handoff.holder : null,
      offered: held ? (handoff.offer?.to.department ?? null) : null,
      wait: handoff.wait?.party ?? null,
    };
  }

  perform(act: Act): Promise<string | null> {
    const { plan } = this.engine;
    this.engine.now += SECOND;
    for (
      let due = dueCommand(plan, this.#state, this.engine.now);
      due;
      due = dueCommand(plan, this.#state, this.engine.now)
    )
      this.#decide(due);
    return Promise.resolve(this.#decide(this.#command(act)));
  }

  #command(act: Act): Command {
    const ON_HANDOFF: readonly Act['verb'][] = [
      'accept',
      'release',
      'transfer',
      'withdraw-transfer',
      'redirect',
      'wait',
      'resume',
      'complete',
    ];
    const on = ON_HANDOFF.includes(act.verb) ? (this.#state?.handoffs.length ?? 0) : null;
    const subject = on === null ? this.#state : handoffOf(this.#state as State, on);
    const body =
      act.verb === 'open'
        ? {
            escalation: randomUUID(),
            number: 1,
            plan: 'plan',
            title: 't',
            urgency: 'medium',
            importance: 'medium',
            fields: {},
            ...act.body,
          }
        : act.verb === 'wait'
          ? { ...act.body, until: this.engine.now + 3_600_000 }
          : act.body;
    const key = `act-${this.events.length}-${act.verb}`;
    return {
      verb: act.verb,
      key,
      digest: '',
      actor: this.engine.actor(act.by),
      on,
      version: subject?.version ?? null,
      body,
    } as Command;
  }

  #decide(command: Parameters<typeof decide>[2]): string | null {
    let answers: Answers = {};
    for (let round = 0; round < 4; round++) {
      const decision = decide(this.engine.plan, this.#state, command, this.engine.now, answers);
      if (decision.kind === 'refused') return decision.code;
      if (decision.kind === 'events') {
        this.#state = decision.state;
        this.events.push(...decision.events);
        return null;
      }
      answers = { ...answers, ...this.engine.answers(decision.needs) };
    }
    throw new Error('the directory was asked four times');
  }

  figures() {
    if (this.#state && openHandoffs(this.#state).length > 1) throw new Error('two handoffs are open');
    return Promise.resolve(
      figuresOf(this.events.map(entryOf), ledgerOf(this.events, this.engine.now), this.#state?.state ?? 'never opened'),
    );
  }
}
