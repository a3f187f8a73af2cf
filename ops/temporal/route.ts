import { execFile } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';
import { promisify } from 'node:util';

/** The oldest Temporal CLI that will do, and the one that is fetched or built: server 1.32 with its time skipping. */
export const VERSION = '1.9.1';

/** What a route sees of the machine; tests give it another. */
export interface Surroundings {
  env: NodeJS.ProcessEnv;
  /** Where the binary is kept for this user, whatever clone it serves. */
  cache: string;
  exec: Exec;
  /** Says what takes long. */
  note: (text: string) => void;
  /** Aborted when the start is told to stop: what is fetched or built is ended, and no further route is tried. */
  signal: AbortSignal;
}

export type Exec = (
  program: string,
  args: readonly string[],
  options: {
    /** Milliseconds after which the program is ended. */
    timeout: number;
    cwd?: string;
    env?: NodeJS.ProcessEnv;
  },
) => Promise<string>;

/** One way to a Temporal binary. */
export interface Route {
  name: string;
  /** The binary's path; undefined when there is nothing on this way; an error when it was tried and failed. */
  find(around: Surroundings): Promise<string | undefined>;
}

export function thisMachine(
  note: (text: string) => void,
  signal: AbortSignal = new AbortController().signal,
  env: NodeJS.ProcessEnv = process.env,
): Surroundings {
  const base = env.XDG_CACHE_HOME && isAbsolute(env.XDG_CACHE_HOME) ? env.XDG_CACHE_HOME : join(homedir(), '.cache');
  return { env, cache: join(base, 'baton'), exec: execUntil(signal), note, signal };
}

function execUntil(signal: AbortSignal): Exec {
  return async (program, args, options) => {
    const { stdout } = await promisify(execFile)(program, [...args], { ...options, signal, maxBuffer: 64 << 20 });
    return stdout;
  };
}

/** The path of a program of this name, looked for as a shell would. */
export function onPath(name: string, env: NodeJS.ProcessEnv): string | undefined {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The version that a binary says it has. */
export async function versionOf(path: string, around: Surroundings): Promise<string> {
  const words = await around.exec(path, ['--version'], { timeout: 30_000, env: around.env });
  const version = /\d+\.\d+\.\d+\S*/.exec(words)?.[0];
  if (!version) throw new Error(`${path} does not say which version it is`);
  return version;
}

export function isNewEnough(version: string): boolean {
  const [have, need] = [version, VERSION].map((text) => text.split(/[.-]/).map(Number));
  for (const place of [0, 1, 2]) {
    const [a, b] = [have?.[place] ?? 0, need?.[place] ?? 0];
    if (a !== b) return a > b;
  }
  return true;
}
