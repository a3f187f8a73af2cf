import { writeFile } from 'node:fs/promises';
import { bundleWorkflowCode } from '@temporalio/worker';

/**
 * Makes the one file from which workers run the workflows, so that none has to bundle for itself (seconds) and all run the same code.
 * It belongs to the exact version of `@temporalio/worker` that made it.
 */
export async function bundleWorkflows(outFile: string): Promise<void> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: require.resolve('../workflows'),
    logger: SILENT,
  });
  await writeFile(outFile, code);
}

/** The bundler tells what webpack says; what matters of it, it throws. */
const nothing = (): void => undefined;
const SILENT = { log: nothing, trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };
