import { version } from '../package.json';

/** Of this program, as it tells its callers. */
export const VERSION = version;
