import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { identify, isStillRunning, type ProcessIdentity } from './process-identity';

const ENDS_WITHIN = 10_000; // milliseconds until an orphan that was asked to stop is killed

/** Writes down which process was started, so that a later run can tell an orphan of ours from a stranger. */
export function rememberProcess(note: string, pid: number | undefined): void {
  const identity = identify(pid);
  if (identity) writeFileSync(note, JSON.stringify(identity), { mode: 0o600 });
}

export function forgetProcess(note: string): void {
  rmSync(note, { force: true });
}

/**
 * Ends the process that the note tells of, if number, start time and command line all prove that it is that one.
 * A note whose process is gone, or whose number belongs to another by now, is dropped. True when one was ended.
 */
export async function endOrphan(note: string, patience = ENDS_WITHIN): Promise<boolean> {
  const known = read(note);
  forgetProcess(note);
  if (!known || !isStillRunning(known)) return false;
  await endProcess(known, patience);
  return true;
}

/** Asks a process to stop, waits, and kills it when it does not. */
async function endProcess(known: ProcessIdentity, patience: number): Promise<void> {
  process.kill(known.pid, 'SIGTERM');
  for (const until = Date.now() + patience; isStillRunning(known); ) {
    if (Date.now() > until) process.kill(known.pid, 'SIGKILL');
    await pause(20);
  }
}

function read(note: string): ProcessIdentity | undefined {
  try {
    const { pid, started, command } = JSON.parse(readFileSync(note, 'utf8'));
    return { pid, started, command };
  } catch {
    return undefined; // none, or half written
  }
}
