import { Progress } from '../../ops/progress';

function setup(isTTY: boolean) {
  const written: string[] = [];
  const out = { isTTY, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream;
  return { written, progress: new Progress(out) };
}

describe('progress', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('says what was done and for how long', async () => {
    const { written, progress } = setup(false);
    const step = progress.step('PostgreSQL', () => new Promise((resolve) => setTimeout(resolve, 1_400)));
    await jest.advanceTimersByTimeAsync(1_400);
    await step;
    expect(written).toEqual(['✓ PostgreSQL (1.4 s)\n']);
  });

  it('counts the seconds on a terminal', async () => {
    const { written, progress } = setup(true);
    const step = progress.step('worker', () => new Promise((resolve) => setTimeout(resolve, 2_500)));
    await jest.advanceTimersByTimeAsync(2_500);
    await step;
    expect(written).toEqual(['\r· worker … 1 s ', '\r· worker … 2 s ', '\r✓ worker (2.5 s)\n']);
  });

  it('says every fifteen seconds on a log that it is still at it', async () => {
    const { written, progress } = setup(false);
    const step = progress.step('Go build', () => new Promise((resolve) => setTimeout(resolve, 31_000)));
    await jest.advanceTimersByTimeAsync(31_000);
    await step;
    expect(written).toEqual(['· Go build … 15 s\n', '· Go build … 30 s\n', '✓ Go build (31.0 s)\n']);
  });

  it('says what failed, and passes the error on', async () => {
    const { written, progress } = setup(false);
    await expect(progress.step('API', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(written).toEqual(['✗ API (0.0 s)\n']);
  });
});
