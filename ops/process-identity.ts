import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What tells a process from another one that was given the same number later. */
export interface ProcessIdentity {
  pid: number;
  /** Boot and start time as the system tells them; compared, never read. */
  started: string;
  /** The command line. */
  command: string;
}

/** The process with this number, or undefined when there is none, or only what is left of it until its parent has reaped it. */
export function identify(pid: number | undefined): ProcessIdentity | undefined {
  if (pid === undefined || !Number.isInteger(pid) || pid <= 0) return undefined;
  try {
    return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
  } catch {
    return undefined; // gone, perhaps between two reads
  }
}

/** True when the very process that was identified before still runs. */
export function isStillRunning(known: ProcessIdentity): boolean {
  const now = identify(known.pid);
  return now !== undefined && now.started === known.started && now.command === known.command;
}

function fromProc(pid: number): ProcessIdentity | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  // The second field is the name in brackets and may hold blanks; from there on: state is the 1st, start time the 20th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim();
  // On its way out: its memory is given back already, and it is not a zombie yet.
  if (command === '') return undefined;
  return { pid, started: `${boot} ${fields[19]}`, command };
}

function fromPs(pid: number): ProcessIdentity | undefined {
  const options = { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } } as const;
  const words = execFileSync('ps', ['-o', 'stat=,lstart=,command=', '-p', String(pid)], options).trim();
  const [, state, started, command] = /^(\S+)\s+(\S+\s+\S+\s+\S+\s+\S+\s+\S+)\s+(.*)$/.exec(words) ?? [];
  return !state || state.startsWith('Z') || !started || !command ? undefined : { pid, started, command };
}
