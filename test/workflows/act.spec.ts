import type { Command } from '../../domain/escalation/commands';
import { type Answers, type Need, needKey } from '../../domain/escalation/needs';
import type { State } from '../../domain/escalation/state';
import { answered, asking, decideTogether, type Item, refusalOf } from '../../workflows/act';
import { directory, actor as theActor } from '../company';
import { play, START } from '../given';
import { HOUR, MINUTE, plan } from '../plans';

const flow = plan();
const answers = (needs: readonly Need[]): Answers =>
  Object.fromEntries(needs.map((need) => [needKey(need), directory()(need)]));

/** A case that is offered to security, as it stood at START. */
function offered(): State {
  const it = play(flow);
  it.open();
  return it.state;
}

const command = (verb: string, by: string, body: object = {}, version: number | null = 1, on: number | null = 1) =>
  ({ verb, body, key: `${verb}-${by}`, digest: 'd', actor: theActor(by), on, version }) as unknown as Command;
/** As the API sends it: whether security has room for more is answered in advance. */
const item = (one: Command): Item => ({
  command: one,
  ...asking(one.verb === 'claim' ? answers([{ ask: 'room', department: 'security' }]) : {}),
});

describe('what is decided together', () => {
  it('takes commands in order, each on the state that the one before it left, with an answer for each', () => {
    const queue = [item(command('claim', 'song')), item(command('progress', 'song', { note: 'seen' }, null))];
    const { events, acts, decided, state, asks } = decideTogether(flow, offered(), queue, asking(), START + MINUTE);
    expect(events.map(({ type }) => type)).toEqual(['claimed', 'progressed']);
    expect(acts.map(({ key, actor, answer }) => [key, actor, answer.seq])).toEqual([
      ['claim-song', 'song', 3],
      ['progress-song', 'song', 4],
    ]);
    expect(acts[0]?.answer.handoff).toEqual({ handoff: 1, version: 2 });
    expect(decided.map(([, outcome]) => 'answer' in outcome)).toEqual([true, true]);
    expect(state?.seq).toBe(4);
    expect([queue, asks]).toEqual([[], undefined]);
  });

  it('tells the second of two that the first was quicker', () => {
    const queue = [item(command('claim', 'song')), item(command('claim', 'zhou'))];
    const { decided } = decideTogether(flow, offered(), queue, asking(), START + MINUTE);
    expect(decided[1]?.[1]).toMatchObject({ refusal: { code: 'stale', params: { holder: { person: 'song' } } } });
  });

  it('decides first what is due, at the very instant too, earliest first, and then the command on that state', () => {
    const queue = [item(command('claim', 'song'))];
    const { events } = decideTogether(flow, offered(), queue, asking(), START + 30 * MINUTE);
    expect(events.map(({ type, due }) => [type, due && due - START])).toEqual([
      ['reminded', 30 * MINUTE],
      ['claimed', undefined],
    ]);
    expect(events.every(({ at }) => at === START + 30 * MINUTE)).toBe(true);
  });

  it('stops where the directory must be asked, with what was decided before that to be recorded first', () => {
    const rule = asking();
    const queue = [item(command('claim', 'song'))];
    const before = decideTogether(flow, offered(), queue, rule, START + 2 * HOUR);
    expect(before.events.map(({ type }) => type)).toEqual([
      ...['reminded', 'reminded', 'promise-missed', 'notified', 'notified'],
    ]);
    expect(before.asks).toMatchObject({ needs: [{ ask: 'role', role: 'operations-manager' }], asking: rule });
    expect(queue).toHaveLength(1);
  });

  it('goes on where it stopped once the directory has answered', () => {
    const rule = asking();
    let state: State | null = offered();
    const types: string[] = [];
    for (;;) {
      const together = decideTogether(flow, state, [], rule, START + 2 * HOUR);
      ({ state } = together);
      types.push(...together.events.map(({ type }) => type));
      if (!together.asks) break;
      if (together.events.length === 0 && 'needs' in together.asks) answered(rule, answers(together.asks.needs));
    }
    expect(types.slice(-2)).toEqual(['taken-over', 'reassigned']);
  });
});

describe('answers that do not settle', () => {
  const transfer = () => item(command('transfer', 'song', { to: { department: 'payment' }, reason: 'theirs' }, 2));
  const held = () => decideTogether(flow, offered(), [item(command('claim', 'song'))], asking(), START + MINUTE).state;

  it('refuse a command after three rounds', () => {
    const queue = [transfer()];
    for (let round = 0; round < 3; round++) {
      const { asks } = decideTogether(flow, held(), queue, asking(), START + 2 * MINUTE);
      if (!asks || !('asking' in asks)) throw new Error(`round ${round} does not ask`);
      answered(asks.asking, {});
    }
    const { decided, asks } = decideTogether(flow, held(), queue, asking(), START + 2 * MINUTE);
    expect(asks).toBeUndefined();
    expect(decided.map(([, outcome]) => outcome)).toEqual([
      { refusal: { kind: 'refused', code: 'directory-changing', params: {} } },
    ]);
  });

  it('never refuse a rule: nobody is an answer, and the case falls to its lead', () => {
    const rule = asking();
    const { state } = decideTogether(flow, offered(), [], rule, START + 2 * HOUR); // up to where it must ask
    for (let round = 0; round < 3; round++) answered(rule, {});
    const { events, asks } = decideTogether(flow, state, [], rule, START + 2 * HOUR);
    expect(asks).toMatchObject({ needs: [{ ask: 'head' }] }); // the next rung asks anew, with rounds of its own
    expect(events.at(-1)).toMatchObject({ type: 'taken-over', to: { department: 'desk', person: 'lin' } });
    expect(rule).toEqual(asking());
  });
});

describe('a refusal that is certain already', () => {
  it('is told on sight', () => {
    expect(refusalOf(flow, offered(), command('claim', 'xie'), START)).toMatchObject({ code: 'not-yours' });
  });

  it('takes into account what is due', () => {
    const { version } = offered().handoffs[0] ?? { version: 0 };
    const late = command('claim', 'song', {}, version);
    expect(refusalOf(flow, offered(), late, START + HOUR)).toBeUndefined();
  });

  it('is none while the directory may still be asked, about the command or about what is due', () => {
    expect(refusalOf(flow, offered(), command('claim', 'xie'), START + 2 * HOUR)).toBeUndefined();
  });

  it('is none for a caller who has seen what this state does not know', () => {
    expect(refusalOf(flow, offered(), command('claim', 'song', {}, 2), START)).toBeUndefined();
    expect(refusalOf(flow, offered(), command('claim', 'song', {}, 1, 2), START)).toBeUndefined();
    expect(refusalOf(flow, null, command('claim', 'song'), START)).toBeUndefined();
    expect(refusalOf(flow, offered(), command('claim', 'song', {}, 0), START)).toMatchObject({ code: 'stale' });
  });

  it('is looked up in the record before it is told, once', () => {
    const early = item(command('claim', 'song', {}, 5));
    const queue = [early];
    expect(decideTogether(flow, offered(), queue, asking(), START).asks).toEqual({ ahead: early });
    early.looked = true;
    const { decided } = decideTogether(flow, offered(), queue, asking(), START);
    expect(decided[0]?.[1]).toMatchObject({ refusal: { code: 'stale', params: { version: 1 } } });
  });
});
