import { cacheFor } from '../../worker/options';

const GB = 1024 ** 3;

describe('cases kept in memory', () => {
  it('follow the memory that there is', () => {
    expect(cacheFor(2 * GB)).toBe(819);
    expect(cacheFor(4 * GB)).toBe(1638);
  });

  it('are never so few that every act is a replay', () => {
    expect(cacheFor(0)).toBe(10);
  });
});
