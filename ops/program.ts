import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isGrpcServiceError } from '@temporalio/client';
import { TransportError } from '@temporalio/worker';
import type { Logger } from 'pino';
import { resolve } from '../activities/resolve';
import { Standings } from '../activities/standings';
import { type ApiParts, PortTaken, startApi } from '../api/start';
import { connect, type Sql } from '../database/connect';
import { migrate } from '../database/migrate';
import { startWorker } from '../worker/start';
import { ADDRESS, DataFolder } from './data-folder';
import { isFree } from './free-port';
import { forTemporal, makeLogger } from './logger';
import { publishFlows } from './publish-flows';
import { refreshAllCalendars } from './refresh-calendars';
import { root } from './root';
import { DEMO_KEYS, seedDemo } from './seed';
import { Sentence } from './sentence';
import { type Servers, type Starting, startServers } from './servers';

/** What runs, for the words that greet whoever has started it. */
export interface Program {
  /** Undefined where this process runs no API. */
  address?: string;
  /** Person id → key; undefined where there is no demo company. */
  demoKeys?: string;
  log?: string;
  /** Rejects when a part has ended that cannot be started again. */
  failed: Promise<never>;
}

/** What API and worker of one process have in common. */
interface Shared extends Servers {
  readonly sql: Sql;
  readonly standings: Standings;
  readonly log: Logger;
}

const DATABASE_WITHIN = 30_000; // milliseconds in which a database that is being started elsewhere may come up
const NOT_YET = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ECONNRESET', 'CONNECT_TIMEOUT', '57P03'];

/** Starts all that this process's role needs, in order; each part stands in `parts` and is stopped by it. */
export async function startProgram(given: Omit<Starting, 'folder' | 'log'>): Promise<Program> {
  const { settings, parts, progress } = given;
  const { HOST: host, PORT: port, BATON_ROLE: role } = settings;
  // Looked at before anything is started, so that nobody waits for a start that cannot end well.
  // Whoever has the folder has the port as well, as a rule: the folder is what they must hear of.
  const embedded = settings.database === 'embedded' || settings.temporal === 'embedded';
  if (embedded) DataFolder.demandUnused(settings.BATON_DATA);
  if (role !== 'worker' && port !== 0 && !(await isFree(port, host))) throw taken(port);

  const folder = embedded ? DataFolder.open(settings.BATON_DATA) : undefined;
  if (folder) await parts.add('data folder', async () => ({ stop: async () => folder.close() }));
  const { log, path, close } = makeLogger(settings.BATON_LOG_LEVEL, folder);
  await parts.add('log', async () => ({ stop: async () => close() }));
  const tell = (line: string) => {
    progress.note(line);
    log.warn(line);
  };

  const servers = await startServers({ ...given, folder, log: tell });
  const sql = await openDatabase(given, servers.databaseUrl);
  await progress.step('schema and flows', async () => {
    await migrate(sql);
    await publishFlows(sql);
    await refreshAllCalendars(sql, Date.now());
  });
  const demo = folder !== undefined && settings.database === 'embedded' && settings.BATON_DEMO === '1';
  if (demo && !folder.has(DEMO_KEYS)) await progress.step('demo company', () => seedDemo(sql, folder));

  const shared: Shared = { ...servers, sql, standings: new Standings(), log };
  const { failed } = role === 'api' ? { failed: new Promise<never>(() => undefined) } : await runWorker(given, shared);
  const address = role === 'worker' ? undefined : await runApi(given, shared);
  if (address) folder?.write(ADDRESS, `${address}\n`);
  return {
    failed,
    ...(address ? { address } : {}),
    ...(demo ? { demoKeys: folder.of(DEMO_KEYS) } : {}),
    ...(path ? { log: path } : {}),
  };
}

async function openDatabase({ settings, parts, signal }: Omit<Starting, 'folder' | 'log'>, url: string): Promise<Sql> {
  const sql = connect(url);
  await parts.add('database connections', async () => ({ stop: () => sql.end({ timeout: 5 }) }));
  for (const until = Date.now() + DATABASE_WITHIN; ; await pause(500)) {
    try {
      await sql`select 1`;
      return sql;
    } catch (error) {
      const { code = '', message } = error as { code?: string; message: string };
      if (NOT_YET.includes(code) && Date.now() < until && !signal.aborted) continue;
      const name = settings.database === 'configured' ? 'that DATABASE_URL names' : 'in the data folder';
      throw new Sentence(`The database ${name} does not answer: ${message || code}.`);
    }
  }
}

async function runWorker(
  given: Omit<Starting, 'folder' | 'log'>,
  { temporal, log, codecKeys, sql, standings }: Shared,
) {
  const bundlePath = join(root, 'dist/workflows.bundle.js');
  const plainThreads = given.settings.BATON_PLAIN_THREADS === '1';
  const logger = forTemporal(log);
  const start = () => startWorker({ ...temporal, sql, standings, codecKeys, bundlePath, plainThreads, logger });
  // In an object: an asynchronous function that returned the promise itself would wait for it.
  return given.parts.add('worker', () =>
    given.progress.step('worker', async () => {
      try {
        return await start();
      } catch (error) {
        if (!isGrpcServiceError(error) && !(error instanceof TransportError)) throw error;
        throw new Sentence(`The Temporal server at ${temporal.connection.address} does not answer: ${error.message}.`);
      }
    }),
  );
}

async function runApi(given: Omit<Starting, 'folder' | 'log'>, { temporal, codecKeys, sql, standings, log }: Shared) {
  const { settings, parts, progress } = given;
  const listening = { host: settings.HOST, port: settings.PORT };
  const asks: Pick<ApiParts, 'resolve' | 'justRecorded'> = {
    resolve: (needs, at) => resolve(sql, needs, at),
    justRecorded: (escalation, actor, key) => standings.after(escalation, actor, key),
  };
  const start = () => startApi({ ...listening, ...temporal, ...asks, sql, codecKeys, log });
  try {
    const { port } = await parts.add('API', () => progress.step('API', start));
    return addressOf(settings.HOST, port);
  } catch (error) {
    // Somebody was quicker between the look and the listening.
    if (error instanceof PortTaken) throw taken(settings.PORT);
    throw error;
  }
}

/** As a caller on this machine writes it. */
function addressOf(host: string, port: number): string {
  if (host === '0.0.0.0' || host === '::') return `http://127.0.0.1:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

const taken = (port: number) =>
  new Sentence(`Port ${port} is taken by another program. Stop that one, or set PORT to a free port.`);
