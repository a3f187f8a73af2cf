import { Sentence } from '../sentence';
import { isNewEnough, isProgram, type Route, VERSION, versionOf } from './route';

/** `TEMPORAL_CLI` names the binary. Whoever sets it means it: a wrong one is an error, not a reason to look elsewhere. */
export const fromEnvironment: Route = {
  name: 'TEMPORAL_CLI',
  async find(around) {
    const path = around.env.TEMPORAL_CLI;
    if (!path) return undefined;
    if (!isProgram(path)) throw new Sentence(`TEMPORAL_CLI names ${path}, which is no program that this user may run.`);
    const version = await versionOf(path, around);
    if (!isNewEnough(version))
      throw new Sentence(`TEMPORAL_CLI names ${path}, version ${version}; ${VERSION} or newer is needed.`);
    return path;
  },
};
