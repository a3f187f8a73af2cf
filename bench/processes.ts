import { readdirSync, readFileSync } from 'node:fs';

/** The kernel's unit of CPU time (`getconf CLK_TCK`; 100 on every Linux that Node runs on). */
const TICKS_PER_SECOND = 100;

/** CPU seconds that processes and all their descendants have used so far, ended ones included; undefined where there is no /proc. */
export function cpuSeconds(roots: readonly number[]): number | undefined {
  const all = processes();
  if (!all) return undefined;
  const wanted = new Set(roots);
  // Children have parents that were seen before them or after: gather until nothing is added.
  for (let before = -1; before !== wanted.size; ) {
    before = wanted.size;
    for (const [pid, { parent }] of all) if (wanted.has(parent)) wanted.add(pid);
  }
  return [...wanted].reduce((sum, pid) => sum + (all.get(pid)?.ticks ?? 0), 0) / TICKS_PER_SECOND;
}

interface Process {
  readonly parent: number;
  /** Own time and that of ended children. */
  readonly ticks: number;
}

function processes(): Map<number, Process> | undefined {
  let names: string[];
  try {
    names = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return undefined;
  }
  if (names.length === 0) return undefined;
  const found = new Map<number, Process>();
  for (const name of names) {
    const fields = statOf(`/proc/${name}/stat`);
    if (fields)
      found.set(Number(name), {
        parent: Number(fields[1]),
        ticks: [11, 12, 13, 14].reduce((sum, i) => sum + Number(fields[i]), 0),
      });
  }
  return found;
}

/** CPU seconds of each kind of thread of one process, by the thread's name. */
export function cpuByThread(pid: number): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    const fields = statOf(`/proc/${pid}/task/${thread}/stat`);
    if (!fields) continue;
    const name = thread === String(pid) ? 'main thread' : (fields.name ?? '');
    sums.set(name, (sums.get(name) ?? 0) + (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND);
  }
  return sums;
}

/** Seconds in which the machine's CPUs were busy, for whomever. */
export function busySeconds(): number | undefined {
  try {
    const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
    const [user = 0, nice = 0, system = 0, , , irq = 0, soft = 0] = line.trim().split(/\s+/).slice(1).map(Number);
    return (user + nice + system + irq + soft) / TICKS_PER_SECOND;
  } catch {
    return undefined;
  }
}

/** The fields after the name, which may itself hold blanks and parentheses; undefined for what has ended meanwhile. */
function statOf(file: string): (string[] & { name?: string }) | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    const fields: string[] & { name?: string } = text.slice(text.lastIndexOf(')') + 2).split(' ');
    fields.name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'));
    return fields;
  } catch {
    return undefined;
  }
}
