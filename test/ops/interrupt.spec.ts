import { onInterrupt } from '../../ops/interrupt';

describe('a Ctrl-C', () => {
  let heard: string[];
  let now: number;
  let off: () => void;
  beforeEach(() => {
    heard = [];
    now = 1_000;
    jest.spyOn(performance, 'now').mockImplementation(() => now);
    off = onInterrupt(
      () => heard.push('first'),
      () => heard.push('second'),
    );
  });
  afterEach(() => {
    off();
    jest.restoreAllMocks();
  });

  it('stops in order', () => {
    process.emit('SIGINT');
    expect(heard).toEqual(['first']);
  });

  it('counts once, though it comes by the terminal and by npm', () => {
    process.emit('SIGINT');
    now += 20;
    process.emit('SIGINT');
    expect(heard).toEqual(['first']);
  });

  it('ends at once when it is given again', () => {
    process.emit('SIGINT');
    now += 400;
    process.emit('SIGINT');
    expect(heard).toEqual(['first', 'second']);
  });

  it.each(['SIGTERM', 'SIGHUP'] as const)('is what %s is', (signal) => {
    process.emit(signal);
    expect(heard).toEqual(['first']);
  });
});
