import type { Addressee } from '../../../../domain/plan/plan';
import { directory } from '../../../company';
import { play } from '../../../given';
import { LADDER, unpromised } from '../../../plans';
import { coordinating, HOUR, MINUTE, offered, transferring, working } from '../../../situations';
import { happened, said, timeline } from '../../../when';

const plan = (whom: readonly Addressee[]) =>
  unpromised({ ladders: { steps: { accept: LADDER.accept, other: [{ at: 0.5, do: 'remind', whom }] } } as never });
const told = (whom: readonly Addressee[], gone?: ReadonlySet<string>) => {
  const one = working(play(plan(whom), directory(gone)));
  return timeline(one.wait(10 * MINUTE + 4 * HOUR)).map((line) => line.split(' → ')[1]);
};

describe('remind and notify', () => {
  test.each<[string, readonly Addressee[], string]>([
    ['holder', ['holder'], 'security/song'],
    ['lead', ['lead'], 'desk/lin'],
    ['front', ['front'], 'desk/lin'],
    ['head', ['head'], 'security/feng'],
    ['duty', ['duty'], 'security/zhou'],
    ['role', [{ role: 'operations-manager' }], 'board/gao'],
    ['person', [{ person: 'ma' }], 'payment/ma'],
    ['several, in order', ['head', 'holder', 'duty'], 'security/feng, security/song, security/zhou'],
    ['the same person once', ['lead', 'front', 'lead'], 'desk/lin'],
    ['whoever is both', [{ person: 'song' }, 'holder'], 'security/song'],
  ])('whom: %s', (_what, whom, expected) => {
    expect(told(whom)).toEqual([expected]);
  });

  test('somebody of another department of the same name is somebody else', () => {
    const one = working(
      play(plan(['holder', { person: 'song' }]), (need) =>
        need.ask === 'person'
          ? { value: { person: need.person, departments: ['payment'] }, directory: 1 }
          : directory()(need),
      ),
    );
    expect(timeline(one.wait(10 * MINUTE + 4 * HOUR))).toEqual([
      '250 reminded silence 1 → security/song, payment/song',
    ]);
  });

  test('a message moves nothing, and no version', () => {
    const one = working(play(plan(['holder'])));
    const events = one.wait(10 * MINUTE + 4 * HOUR);
    expect(said(events)).toStrictEqual([
      happened('reminded', {
        handoff: 1,
        clock: 'silence',
        rung: 0,
        to: [{ department: 'security', person: 'song' }],
      }),
    ]);
    expect(events[0]).toMatchObject({
      cause: 'deadline silence 1 0',
      actor: { kind: 'rule', person: null, onBehalfOf: null, rule: 'test@1 silence/1' },
    });
    expect(one.state.handoffs[0]).toMatchObject({ state: 'working', holder: 'song', version: 2 });
    expect(one.state.version).toBe(1);
  });

  test('the holder of an offer is who is asked; head and duty are those of the department that is asked', () => {
    const whom = { accept: [{ at: 0.5, do: 'remind', whom: ['holder', 'head', 'duty'] }] } as const;
    const ladders = { steps: { ...LADDER, ...whom } };
    expect(timeline(offered(play(unpromised({ ladders }))).wait(30 * MINUTE))).toEqual([
      '30 reminded accept 1 → security/, security/feng, security/zhou',
    ]);
    expect(timeline(transferring(play(unpromised({ ladders }))).wait(50 * MINUTE))).toEqual([
      '50 reminded accept 1 → payment/, payment/xie, payment/zheng',
    ]);
  });

  test('of a clock of the case, holder, head and duty are those of its party', () => {
    const one = coordinating(play(plan(['holder', 'head', 'duty'])));
    expect(timeline(one.wait(13 * HOUR))).toEqual(['745 reminded resolve 1 → desk/lin, desk/su']);
  });
});
