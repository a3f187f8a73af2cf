import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { NativeConnectionOptions } from '@temporalio/worker';
import { type CodecKeys, codecKeys } from '../wire/keys';
import type { DataFolder } from './data-folder';
import type { Parts } from './parts';
import { startPostgres } from './postgres/server';
import type { Progress } from './progress';
import { Sentence } from './sentence';
import type { Settings } from './settings';
import { findTemporal } from './temporal/find';
import { thisMachine } from './temporal/route';
import { startTemporal } from './temporal/server';

/** How to reach the two servers, whosever they are. */
export interface Servers {
  databaseUrl: string;
  temporal: { connection: NativeConnectionOptions; namespace: string };
  codecKeys: CodecKeys;
}

export interface Starting {
  settings: Settings;
  env: NodeJS.ProcessEnv;
  parts: Parts;
  progress: Progress;
  signal: AbortSignal;
  /** What a watcher says later, when one of the servers has died. */
  log: (line: string) => void;
  /** There whenever a part is embedded. */
  folder: DataFolder | undefined;
}

/** Starts the servers that nobody has configured, and says how to reach all. */
export async function startServers(starting: Starting): Promise<Servers> {
  const { settings } = starting;
  // Before Temporal writes anything with it: a store without its key is worth nothing.
  const keys = settings.BATON_CODEC_KEY ? codecKeys(settings.BATON_CODEC_KEY) : folderOf(starting).codecKeys();
  const databaseUrl = settings.DATABASE_URL ?? (await embeddedPostgres(starting));
  const temporal = settings.temporal === 'configured' ? configuredTemporal(starting) : await embeddedTemporal(starting);
  return { databaseUrl, temporal, codecKeys: keys };
}

async function embeddedPostgres(starting: Starting): Promise<string> {
  const { parts, progress, log } = starting;
  const folder = folderOf(starting);
  const { url } = await parts.add('PostgreSQL', () =>
    progress.step('PostgreSQL', async () =>
      startPostgres({ folder: folder.of('postgres'), port: await folder.port('postgres'), log }),
    ),
  );
  return url;
}

async function embeddedTemporal(starting: Starting): Promise<Servers['temporal']> {
  const { settings, env, parts, progress, signal, log } = starting;
  const folder = folderOf(starting);
  const around = thisMachine((text) => progress.note(text), signal, env);
  const { path } = await progress.step('Temporal binary', () => findTemporal(around));
  const ui = settings.BATON_TEMPORAL_UI_PORT;
  const { address, namespace } = await parts.add('Temporal', () =>
    progress.step('Temporal', async () => {
      const [grpc, metrics] = [await folder.port('temporal'), await folder.port('temporalMetrics')];
      const ports = { grpc, metrics, ...(ui === undefined ? {} : { ui }) };
      return startTemporal({ binary: path, folder: folder.of('temporal'), ports, log });
    }),
  );
  return { connection: { address }, namespace };
}

/** Address, namespace, key, certificates, profile: whatever the Temporal client's own environment says. */
function configuredTemporal({ env }: Starting): Servers['temporal'] {
  const given = Object.entries(env).flatMap(([name, value]) => (value ? [[name, value]] : []));
  try {
    const { connectionOptions, namespace = 'default' } = loadClientConnectConfig({
      overrideEnvVars: Object.fromEntries(given),
    });
    return { connection: connectionOptions, namespace };
  } catch (error) {
    throw new Sentence(`The Temporal client’s environment is not right: ${(error as Error).message}`);
  }
}

function folderOf({ folder }: Starting): DataFolder {
  if (!folder) throw new Error('a part is embedded, and there is no data folder for it');
  return folder;
}
