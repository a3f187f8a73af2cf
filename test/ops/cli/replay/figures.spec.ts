import { figuresOf } from '../../../../ops/cli/replay/figures';

type Line = readonly [type: string, data: Record<string, unknown>, cause?: string];
const journal = (...lines: readonly Line[]) =>
  lines.map(([type, data, cause = type], index) => ({ type, data, cause: `${cause}-${cause === type ? index : ''}` }));
const to = (department: string, person: string | null = null) => ({ handoff: 1, to: { department, person } });
const by = (person: string) => ({ handoff: 1, person });
const stint = (handoff: number | null, department: string, ms: number) => ({ handoff, department, ms });
const NO_LEDGER = { stints: [], elapsedMs: 0, parallelMs: 0, handoffs: 0, pingPongs: 0 };
const figures = (...lines: readonly Line[]) => figuresOf(journal(...lines), NO_LEDGER, 'open');

describe('where the work was sent', () => {
  test('by offers, transfers, the lead, rungs and reopening; taken back is sent back', () => {
    const sent = figures(
      ['opened', {}],
      ['offered', to('a')],
      ['redirected', to('b')],
      ['accepted', by('bob')],
      ['transfer-offered', to('c')],
      ['transfer-withdrawn', { handoff: 1 }],
      ['reassigned', to('d', 'dan')],
      ['completed', { handoff: 1 }],
      ['reopened', {}],
      ['offered', to('a')],
    );
    expect(sent).toMatchObject({ teamChanges: 5, teamPingPongs: 1, holderChanges: 1 });
  });

  test('a transfer replaced in one act does not come back in between', () => {
    const replaced = figures(
      ['offered', to('a')],
      ['accepted', by('ann')],
      ['transfer-offered', to('b')],
      ['transfer-withdrawn', { handoff: 1 }, 'x'],
      ['transfer-offered', to('c'), 'x'],
    );
    expect(replaced).toMatchObject({ teamChanges: 2, teamPingPongs: 0 });
  });

  test('within a department it goes nowhere', () => {
    expect(
      figures(['offered', to('a')], ['accepted', by('ann')], ['released', { handoff: 1 }], ['claimed', by('amy')])
        .teamChanges,
    ).toBe(0);
  });
});

test('who took it: a person in a department, each change once', () => {
  const taken = figures(
    ['offered', to('a')],
    ['claimed', by('ann')],
    ['transfer-offered', to('a', 'amy')],
    ['accepted', by('amy')],
    ['released', { handoff: 1 }],
    ['assigned', by('amy')],
    ['transfer-offered', to('b')],
    ['accepted', by('amy')],
  );
  expect(taken.holderChanges).toBe(2);
});

test('who held it, from the ledger; the lead between handoffs is none of them', () => {
  const stints = [stint(1, 'a', 5), stint(1, 'a', 5), stint(1, 'b', 10), stint(null, 'desk', 7), stint(2, 'a', 3)];
  expect(figuresOf([], { ...NO_LEDGER, stints, handoffs: 2, pingPongs: 1, elapsedMs: 30 }, 'open')).toMatchObject({
    departments: ['a', 'b', 'a'],
    handoffs: 2,
    pingPongs: 1,
    unaccountedMs: 0,
  });
});

test('time that nobody is charged for, or two are', () => {
  expect(figuresOf([], { ...NO_LEDGER, stints: [stint(1, 'a', 5)], elapsedMs: 6 }, 'open').unaccountedMs).toBe(1);
  expect(
    figuresOf([], { ...NO_LEDGER, stints: [stint(1, 'a', 5), stint(2, 'b', 5)], elapsedMs: 6, parallelMs: 4 }, 'open')
      .unaccountedMs,
  ).toBe(0);
});

test('waits', () => {
  expect(figures(['offered', to('a')], ['waited', {}], ['resumed', {}], ['waited', {}]).waits).toBe(2);
});
