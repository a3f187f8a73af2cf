import { readdirSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join } from 'node:path';

/** The Chrome DevTools format, as far as it is read here. */
interface CpuProfile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: Frame }[];
  readonly samples: readonly number[];
  /** Microseconds since the sample before. */
  readonly timeDeltas: readonly number[];
}
interface Frame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}

export interface SelfTime {
  readonly name: string;
  readonly ms: number;
}

/** Where the time of all threads went: by package or room, and by function. Idle time is none. */
export function selfTimes(
  folder: string,
  bundle: string,
): { readonly groups: readonly SelfTime[]; readonly functions: readonly SelfTime[] } {
  const where = placer(bundle);
  const groups = new Map<string, number>();
  const functions = new Map<string, number>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'))) {
    const profile = JSON.parse(readFileSync(join(folder, file), 'utf8')) as CpuProfile;
    const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
    for (const [index, sample] of profile.samples.entries()) {
      const frame = frames.get(sample);
      if (!frame || frame.functionName === '(idle)') continue;
      const ms = (profile.timeDeltas[index] ?? 0) / 1000;
      const { group, place } = where(frame);
      add(groups, group, ms);
      add(functions, `${frame.functionName || '(anonymous)'}  ${place}`, ms);
    }
  }
  return { groups: sorted(groups), functions: sorted(functions) };
}

const add = (to: Map<string, number>, key: string, ms: number): void => void to.set(key, (to.get(key) ?? 0) + ms);
const sorted = (of: ReadonlyMap<string, number>): readonly SelfTime[] =>
  [...of].map(([name, ms]) => ({ name, ms })).sort((a, b) => b.ms - a.ms);

/** Package, room or runtime of a function; what runs from the workflow bundle is found by the bundle's source map. */
function placer(bundle: string): (frame: Frame) => { group: string; place: string } {
  const map = sourceMapOf(readFileSync(bundle, 'utf8'));
  return ({ functionName, url, lineNumber, columnNumber }) => {
    if (url === '') return { group: functionName.startsWith('(') ? functionName : 'native code', place: '' };
    if (url.startsWith('node:')) return { group: 'node', place: url };
    if (/workflow[^/]*bundle/.test(url)) {
      const entry = map?.findEntry(lineNumber, columnNumber);
      const source = entry && 'originalSource' in entry ? entry.originalSource : 'unknown';
      const { group, place } = placeOf(source);
      return {
        group: `workflow: ${group}`,
        place: `${place}${'originalLine' in (entry ?? {}) ? `:${(entry as { originalLine: number }).originalLine + 1}` : ''} (bundle)`,
      };
    }
    const { group, place } = placeOf(url);
    return { group, place: `${place}:${lineNumber + 1}` };
  };
}

function placeOf(path: string): { group: string; place: string } {
  const module = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\/(.*)$/.exec(path);
  if (module) return { group: module[1] ?? '', place: `${module[1]}/${module[2]}` };
  const room = /(?:.*\/dist\/|webpack:\/\/[^/]*\/(?:\.\/)?(?:.*\/main\/)?)(.*)$/.exec(path)?.[1] ?? path;
  const within = room.replace(/^.*\/dist\//, '');
  return { group: within.split('/')[0] ?? within, place: within };
}

function sourceMapOf(code: string): SourceMap | undefined {
  const inline = /sourceMappingURL=data:application\/json;[^,]*base64,([A-Za-z0-9+/=]+)\s*$/.exec(code);
  return inline?.[1] ? new SourceMap(JSON.parse(Buffer.from(inline[1], 'base64').toString('utf8'))) : undefined;
}
