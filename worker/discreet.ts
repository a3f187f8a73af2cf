import type { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import type { ActivityInterceptorsFactory, Logger } from '@temporalio/worker';

/**
 * Failures are the one thing that Temporal stores in clear, and a database's words may quote what a customer said. So the history learns
 * the kind of a failure, and the log of this process the rest.
 */
export const discreet = (context: Context): ReturnType<ActivityInterceptorsFactory> => ({
  inbound: {
    async execute(input, next) {
      try {
        return await next(input);
      } catch (error) {
        (context.log as Logger).warn('An activity has failed; it is tried again', { error });
        const failed = ApplicationFailure.create({ message: 'failed', type: kindOf(error) });
        failed.stack = '';
        throw failed;
      }
    },
  },
});

/** A code (of the system or of PostgreSQL) where there is one: `ECONNREFUSED`, `57P01`. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Error';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
