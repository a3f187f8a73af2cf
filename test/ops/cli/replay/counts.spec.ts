import { countCase } from '../../../../ops/cli/replay/counts';

/** One line for each event: `a ann Accepted In Progress`. */
const count = (...lines: readonly string[]) =>
  countCase({
    name: 'case',
    events: lines.map((line) => {
      const [team = '', person = '', status = '', ...sub] = line.split(' ');
      return {
        team: team === '-' ? '' : team,
        person: person === '-' ? '' : person,
        status,
        sub: sub.join(' '),
        impact: '',
        product: '',
      };
    }),
  });

describe('changes of team by offer', () => {
  test('are the borders of runs of events with one team; a run like the one two before is a ping-pong', () => {
    expect(
      count(
        'a ann Accepted x',
        'a ann Accepted x',
        'b - Queued x',
        'a ann Accepted x',
        'c cat Accepted x',
        'a ann Accepted x',
      ),
    ).toMatchObject({ teamChanges: 4, teamPingPongs: 2 });
  });
  test('are there whether the team took it or not', () => {
    expect(count('a ann Accepted x', 'b - Queued x', 'c - Queued x')).toMatchObject({
      teamChanges: 2,
      pingPongs: 0,
      departments: ['a'],
    });
  });
  test('are none for events that name no team, are unmatched, or are unknown', () => {
    expect(
      count(
        'a ann Accepted x',
        '- ann Accepted x',
        'b bob Unmatched Unmatched',
        'c cat Wondering x',
        'a ann Accepted x',
      ),
    ).toMatchObject({ teamChanges: 0 });
  });
});

describe('changes of accepted holder', () => {
  test('count each other taker once', () => {
    expect(count('a ann Accepted x', 'a ann Accepted y', 'a amy Accepted x', 'a ann Accepted x').holderChanges).toBe(2);
  });
  test('a person in another team is another holder', () => {
    expect(count('a ann Accepted x', 'b ann Accepted x').holderChanges).toBe(1);
  });
  test('Completed takes what its team does not hold, and takes nothing from a colleague', () => {
    expect(count('a ann Accepted x', 'b - Queued x', 'b bob Completed Resolved').holderChanges).toBe(1);
    expect(count('a ann Accepted x', 'a siebel Completed Resolved').holderChanges).toBe(0);
    expect(count('a ann Accepted x', 'a - Queued x', 'a amy Completed Resolved').holderChanges).toBe(1);
  });
  test('taking up again what one had released or resolved changes nothing', () => {
    expect(
      count('a ann Accepted x', 'a - Queued x', 'a ann Accepted x', 'a ann Completed Resolved', 'a ann Accepted x')
        .holderChanges,
    ).toBe(0);
  });
});

describe('departments that held it', () => {
  test('are the one that it was opened in, and those that took it', () => {
    expect(
      count('a - Queued x', 'b - Queued x', 'b bob Accepted x', 'c - Queued x', 'd dan Accepted x').departments,
    ).toEqual(['a', 'b', 'd']);
  });
  test('a queue holds what the lead sends to it', () => {
    expect(count('a ann Accepted x', 'a - Queued x', 'b - Queued x', 'c cat Accepted x').departments).toEqual([
      'a',
      'b',
      'c',
    ]);
  });
  test('an offer that was taken back held nothing', () => {
    expect(count('a ann Accepted x', 'b - Queued x', 'a ann Accepted x').departments).toEqual(['a']);
  });
  test('reopening gives it to the team of the event', () => {
    expect(count('a ann Completed Resolved', 'b - Queued x', 'c cat Accepted x').departments).toEqual(['a', 'b', 'c']);
    expect(count('a ann Completed Resolved', 'b bob Completed Closed').departments).toEqual(['a', 'b']);
  });
});

describe('waits', () => {
  test('one for each Wait… that is not the same as the line before', () => {
    expect(
      count(
        'a ann Accepted Wait',
        'a ann Accepted Wait',
        'a ann Accepted Wait - User',
        'a ann Accepted In Progress',
        'a ann Accepted Wait - User',
      ).waits,
    ).toBe(3);
    expect(count('a ann Accepted Wait', 'a amy Accepted Wait', 'b amy Accepted Wait').waits).toBe(3);
  });
  test('only an accepted incident waits', () => {
    expect(count('a - Queued Wait', 'a ann Completed Wait').waits).toBe(0);
  });
});

test.each([
  [[], 'never opened'],
  [['a ann Unmatched Unmatched'], 'never opened'],
  [['a - Queued x'], 'open'],
  [['a ann Completed In Call'], 'resolved'],
  [['a ann Completed Closed'], 'closed'],
  [['a ann Completed Closed', 'a ann Completed Resolved'], 'closed'],
  [['a ann Completed Closed', 'b bob Completed Resolved'], 'resolved'],
  [['a ann Completed Closed', 'a ann Accepted x'], 'open'],
  [['a ann Completed Resolved', 'a ann Unmatched Unmatched'], 'resolved'],
  [['a ann Completed Cancelled'], 'cancelled'],
  [['a ann Completed Resolved', 'a ann Completed Cancelled', 'a ann Completed Closed'], 'cancelled'],
])('the last state after %j is %s', (lines, state) => expect(count(...lines).lastState).toBe(state));
