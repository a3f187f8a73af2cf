import { Failure } from './problems';

/** SQLSTATEs, and codes of the driver, that say that the database cannot answer now; everything else is a mistake of ours. */
const AWAY =
  /^(?:08\w{3}|53\w{3}|57P0\d|57014|CONNECT(?:ION)?_\w+|ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/;

/** Whatever was thrown, as a failure that can be answered. */
export function failureIn(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const { code, status } = error as { code?: unknown; status?: unknown };
  if (typeof code === 'string' && AWAY.test(code))
    return new Failure('database-away', {}, { cause: error, headers: SOON });
  if (status === 400) return new Failure('nothing-here', {}); // Express could not decode the path
  return new Failure('internal', {}, { cause: error });
}

/** Seconds after which to try again what could not be answered. */
const SOON = { 'retry-after': '1' };
