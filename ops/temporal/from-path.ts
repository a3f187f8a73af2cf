import { onPath, type Route } from './route';

/** A `temporal` that was installed on this machine. */
export const fromPath: Route = {
  name: '`temporal` on the PATH',
  find: async (around) => onPath('temporal', around.env),
};
