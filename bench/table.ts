import type { Pair, Round } from './bench';
import type { Measured } from './measure';
import { spread } from './statistics';

/** What the rounds amount to: each figure of both sides, and their ratio round by round, as median [least–greatest]. */
export function table(rounds: readonly Round[]): string {
  const loads = [...(rounds[0]?.keys() ?? [])];
  const of = (load: string, figure: (measured: Measured) => number) => {
    const pairs = rounds.flatMap((round) => round.get(load) ?? []);
    const values = (side: keyof Pair) => pairs.map((pair) => figure(pair[side]));
    return [
      told(values('raw')),
      told(values('Baton')),
      told(
        pairs.map((pair) => figure(pair.Baton) / figure(pair.raw)),
        2,
      ),
    ];
  };
  const rows: string[][] = [['', 'raw Temporal', 'Baton', 'Baton ÷ raw']];
  for (const load of loads.filter((name) => name !== 'people')) {
    rows.push([`chains/s, ${load} at once`, ...of(load, (measured) => measured.chainsPerSecond)]);
    rows.push([`CPU ms a chain, ${load} at once`, ...of(load, ({ cpu }) => cpu.sum)]);
    rows.push(['  of it the process', ...of(load, ({ cpu }) => cpu.side)]);
    rows.push(['  Temporal', ...of(load, ({ cpu }) => cpu.temporal)]);
    rows.push(['  PostgreSQL', ...of(load, ({ cpu }) => cpu.postgres)]);
  }
  rows.push(['act at people’s pace, p50 ms', ...of('people', ({ hop }) => hop.p50)]);
  rows.push(['act at people’s pace, p99 ms', ...of('people', ({ hop }) => hop.p99)]);
  rows.push(['answers at people’s pace, p50 ms', ...of('people', ({ answer }) => answer.p50)]);
  rows.push(['answers at people’s pace, p99 ms', ...of('people', ({ answer }) => answer.p99)]);
  rows.push(['CPU ms a chain at people’s pace', ...of('people', ({ cpu }) => cpu.sum)]);
  const errors = rounds.flatMap((round) =>
    [...round.values()].flatMap(({ raw, Baton }) => [...raw.errors, ...Baton.errors]),
  );
  const others = rounds
    .flatMap((round) => [...round.values()].flatMap(({ raw, Baton }) => [raw.others, Baton.others]))
    .map((share) => share * 100);
  return [
    `Median [least–greatest] of ${rounds.length} rounds`,
    ...aligned(rows),
    `Other programs took ${told(others, 0)} % of the machine. Errors: ${errors.length}${errors[0] ? `, the first: ${errors[0]}` : ''}.`,
  ].join('\n');
}

function told(values: readonly number[], digits = values.some((value) => value >= 20) ? 0 : 1): string {
  const { min, median, max } = spread(values);
  if (Number.isNaN(median)) return '–';
  return `${median.toFixed(digits)} [${min.toFixed(digits)}–${max.toFixed(digits)}]`;
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
