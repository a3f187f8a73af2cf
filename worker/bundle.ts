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
  await writeFile(outFile, WITHOUT_STACKS + code);
}

/**
 * Said before the SDK freezes the sandbox's globals. For every promise that a workflow makes, the SDK takes a stack trace and maps it back
 * to the sources, in case somebody asks where a workflow stands: a third of the workflow thread's time (`npm run bench -- --profile`).
 * The price: what fails within a workflow names no line. Each broken law has a sentence of its own, and the journal of the case goes
 * through the same code outside, with stacks.
 */
const WITHOUT_STACKS = 'Error.stackTraceLimit = 0;';

/** The bundler tells what webpack says; what matters of it, it throws. */
const nothing = (): void => undefined;
const SILENT = { log: nothing, trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };
