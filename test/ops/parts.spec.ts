import { Parts, Stopped } from '../../ops/parts';

const setup = () => {
  const said: string[] = [];
  const stopping = new AbortController();
  const parts = new Parts(stopping.signal, (line) => said.push(line));
  const add = (name: string, stop: () => Promise<void> = async () => undefined) =>
    parts.add(name, async () => ({
      stop: async () => {
        said.push(`stop ${name}`);
        await stop();
      },
      kill: () => said.push(`kill ${name}`),
    }));
  return { said, stopping, parts, add };
};

describe('the parts of a program', () => {
  it('are stopped one after the other, the newest first', async () => {
    const { said, parts, add } = setup();
    await add('database');
    await add('worker');
    await add('api');
    await parts.stop();
    expect(said).toEqual(['stop api', 'stop worker', 'stop database']);
  });

  it('are all stopped, though one cannot', async () => {
    const { said, parts, add } = setup();
    await add('database');
    await add('worker', () => Promise.reject(new Error('it hangs')));
    await parts.stop();
    expect(said).toEqual(['stop worker', 'worker did not stop well: it hangs', 'stop database']);
  });

  it('are not started any more once a stop was asked for', async () => {
    const { said, stopping, parts, add } = setup();
    await add('database');
    stopping.abort();
    await expect(add('worker')).rejects.toBeInstanceOf(Stopped);
    await parts.stop();
    expect(said).toEqual(['stop database']);
  });

  it('can be ended at once, that included which is just being stopped', async () => {
    const { said, parts, add } = setup();
    let release: () => void = () => undefined;
    await add('database');
    await add('worker', () => new Promise<void>((resolve) => (release = resolve)));
    const stopped = parts.stop();
    parts.kill();
    expect(said).toEqual(['stop worker', 'kill worker', 'kill database']);
    release();
    await stopped;
  });

  it('are stopped once, however often that is asked', async () => {
    const { said, parts, add } = setup();
    await add('database');
    await parts.stop();
    await parts.stop();
    parts.kill();
    expect(said).toEqual(['stop database']);
  });
});
