import { Sentence } from '../sentence';
import { fromCache } from './from-cache';
import { fromDownload } from './from-download';
import { fromEnvironment } from './from-environment';
import { fromGo } from './from-go';
import { fromPath } from './from-path';
import { fromWheel } from './from-wheel';
import { isNewEnough, type Route, type Surroundings, VERSION, versionOf } from './route';

/** In this order: what is there already, then what takes seconds, then what takes minutes. */
export const ROUTES: readonly Route[] = [fromEnvironment, fromPath, fromCache, fromDownload, fromWheel, fromGo];

/** The path of a Temporal binary that is new enough, by the first route that leads to one. */
export async function findTemporal(
  around: Surroundings,
  routes: readonly Route[] = ROUTES,
): Promise<{ path: string; version: string; route: string }> {
  const tried: string[] = [];
  for (const route of routes) {
    try {
      const path = await route.find(around);
      const version = path && (await versionOf(path, around));
      if (path && version && isNewEnough(version)) return { path, version, route: route.name };
      tried.push(`${route.name}: ${path ? `${path} is ${version}, older than ${VERSION}` : 'not there'}`);
    } catch (error) {
      if (error instanceof Sentence || around.signal.aborted) throw error;
      tried.push(`${route.name}: ${firstLine(error)}`);
    }
  }
  throw new Sentence(
    [
      `No Temporal binary (CLI ${VERSION} or newer) could be found. Tried, in this order:`,
      ...tried.map((line) => `  - ${line}`),
      'Install the Temporal CLI and put it on the PATH, or name it by TEMPORAL_CLI,',
      'or set TEMPORAL_ADDRESS to a Temporal server that runs already.',
    ].join('\n'),
  );
}

/** A failed program's own last words say more than the command line that Node puts before them. */
function firstLine(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message?: string };
  return stderr?.trim().split('\n').at(-1) || message?.split('\n')[0] || String(error);
}
