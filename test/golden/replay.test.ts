import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporal } from '@temporalio/proto';
import { Worker } from '@temporalio/worker';
import { codecKeys } from '../../wire/keys';
import { sealed } from '../../wire/sealing-codec';
import { prepareRuntime } from '../../worker/runtime';
import { bundlePath, type Case, engine, quiet, runsOf } from '../workflows/engine';
import { Memory } from '../workflows/memory';
import { scenarios } from './scenarios';

// Histories that released versions have written. A change after which one of them cannot be replayed would stop running cases: it needs a
// number of rules of its own (`State.rules`), or a patch. After a release, or a new scenario:
//   BATON_WRITE_GOLDEN=<version> npx jest --selectProjects=test --testPathPatterns=golden

const History = temporal.api.history.v1.History;
/** The key of these histories and of nothing else. */
const KEYS = codecKeys('5a'.repeat(32));

beforeAll(() => prepareRuntime(quiet));

interface Golden {
  readonly escalation: string;
  /** Each run's history as protobuf in base64, the first run first. */
  readonly runs: readonly string[];
}

const versions = readdirSync(__dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const files = versions.flatMap(({ name }) => readdirSync(join(__dirname, name)).map((file) => join(name, file)));

const write = process.env.BATON_WRITE_GOLDEN;
if (write)
  test('writes the histories of this version', async () => {
    const memory = new Memory();
    const e = await engine({ keys: KEYS, identity: 'golden' }); // no machine's name in a file that is kept
    await e.work(memory.activities);
    const folder = join(__dirname, write);
    mkdirSync(folder, { recursive: true });
    for (const [name, play] of Object.entries(scenarios)) {
      const it: Case = await play(e, memory);
      const histories = await Promise.all(
        (await runsOf(it)).map((runId) => e.client.workflow.getHandle(it.id, runId).fetchHistory()),
      );
      const runs = histories.map((history) => Buffer.from(History.encode(history).finish()).toString('base64'));
      const golden: Golden = { escalation: it.id, runs };
      writeFileSync(join(folder, `${name.replaceAll(/[ ,]+/g, '-')}.json`), `${JSON.stringify(golden, null, 2)}\n`);
    }
    await e.close();
  }, 120_000);
else {
  test('every scenario has its history', () => {
    const newest =
      versions
        .map(({ name }) => name)
        .sort()
        .at(-1) ?? '';
    expect(readdirSync(join(__dirname, newest))).toHaveLength(Object.keys(scenarios).length);
  });

  test.each(files)('%s can be replayed', async (file) => {
    const { escalation, runs } = JSON.parse(readFileSync(join(__dirname, file), 'utf8')) as Golden;
    const options = { workflowBundle: { codePath: bundlePath() }, dataConverter: sealed(KEYS) };
    for (const run of runs)
      await Worker.runReplayHistory(options, History.decode(Buffer.from(run, 'base64')), escalation);
  });

  test('a history that this program would not have written is refused', async () => {
    const { escalation, runs } = JSON.parse(readFileSync(join(__dirname, files[0] ?? ''), 'utf8')) as Golden;
    const history = History.decode(Buffer.from(runs[0] ?? '', 'base64'));
    const without = history.events.filter(({ markerRecordedEventAttributes }) => !markerRecordedEventAttributes);
    const options = { workflowBundle: { codePath: bundlePath() }, dataConverter: sealed(KEYS) };
    await expect(Worker.runReplayHistory(options, History.create({ events: without }), escalation)).rejects.toThrow();
  });
}
