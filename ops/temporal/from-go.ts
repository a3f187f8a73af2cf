import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../root';
import { keep } from './keep';
import { onPath, type Route, VERSION } from './route';

const PACKAGE = 'github.com/temporalio/cli/cmd/temporal';

/** A build from source, pinned by ops/temporal/go.mod and go.sum: about five minutes on two idle cores, and 3.5 GB meanwhile. */
export const fromGo: Route = {
  name: 'a build from the Go module',
  async find(around) {
    const go = onPath('go', around.env);
    if (!go) return undefined;
    return keep(around, async (folder) => {
      around.note('building Temporal from source by Go; this takes 5 to 10 minutes, once');
      const binary = join(folder, 'temporal');
      // Modules and objects go to folders of our own: a build that was ended goes on from them, a finished one removes them.
      const scratch = join(around.cache, 'go');
      const version = `-X github.com/temporalio/cli/internal/temporalcli.Version=${VERSION}`;
      await around.exec(go, ['build', '-trimpath', '-ldflags', `-s -w ${version}`, '-o', binary, PACKAGE], {
        timeout: 3_600_000,
        cwd: join(root, 'ops/temporal'),
        env: {
          ...around.env,
          CGO_ENABLED: '0',
          GOFLAGS: '-modcacherw -buildvcs=false',
          GOMODCACHE: join(scratch, 'modules'),
          GOCACHE: join(scratch, 'objects'),
        },
      });
      await rm(scratch, { recursive: true, force: true });
      return binary;
    });
  },
};
