import { keptPath } from './keep';
import { isProgram, type Route } from './route';

/** The binary that an earlier start fetched or built, perhaps for another clone. */
export const fromCache: Route = {
  name: 'the one kept in the cache',
  find: async (around) => (isProgram(keptPath(around)) ? keptPath(around) : undefined),
};
