import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../root';
import { keep } from './keep';
import { isProgram, type Route, VERSION } from './route';

/**
 * The SDK downloads the official release itself when it is asked for a local server. It is asked so in a process of its
 * own, because the SDK's native runtime can be set up only once in a process, and the worker wants it set up otherwise.
 */
const ASK_THE_SDK = `
const { TestWorkflowEnvironment } = require('@temporalio/testing');
const [downloadDir, version] = process.argv.slice(1);
TestWorkflowEnvironment.createLocal({ server: { executable: { type: 'cached-download', downloadDir, version } } })
  .then((environment) => environment.teardown())
  .catch((error) => { console.error(error.message); process.exit(1); });
`;

export const fromDownload: Route = {
  name: 'the official download',
  find: (around) =>
    keep(around, async (folder) => {
      around.note('asking the SDK for the official download');
      await around.exec(process.execPath, ['-e', ASK_THE_SDK, folder, `v${VERSION}`], {
        timeout: 300_000,
        cwd: root,
        env: around.env,
      });
      const program = (await readdir(folder)).map((name) => join(folder, name)).find(isProgram);
      if (!program) throw new Error('the SDK downloaded no program');
      return program;
    }),
};
