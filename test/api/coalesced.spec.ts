import { Coalesced } from '../../api/coalesced';

const REST = 1_100;

/** Calls that take as long as they are told; the instants at which they began. */
function calls(tookMs = 0) {
  const began: number[] = [];
  const call = async () => {
    began.push(Date.now());
    if (tookMs > 0) await new Promise((resolve) => setTimeout(resolve, tookMs));
  };
  return { began, coalesced: new Coalesced(call, REST) };
}
const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

beforeEach(() => jest.useFakeTimers({ now: 0 }));
afterEach(() => {
  jest.useRealTimers();
});

it('is made at once, and not again when nobody asks', async () => {
  const { began, coalesced } = calls();
  coalesced.ask();
  expect(began).toEqual([0]);
  await pass(10 * REST);
  expect(began).toEqual([0]);
  expect(jest.getTimerCount()).toBe(0);
});

it('once more for all who ask within the rest, when it is over', async () => {
  const { began, coalesced } = calls();
  coalesced.ask();
  for (let i = 0; i < 5; i++) {
    await pass(100);
    coalesced.ask();
  }
  expect(began).toEqual([0]);
  await pass(REST - 500 - 1);
  expect(began).toEqual([0]);
  await pass(1);
  expect(began).toEqual([0, REST]);
  await pass(10 * REST);
  expect(began).toEqual([0, REST]);
  coalesced.ask(); // after a rest in which nobody asked: at once
  expect(began).toEqual([0, REST, 11 * REST]);
});

it('who asks while it is under way may have come too late for it: once more, counted from its answer', async () => {
  const { began, coalesced } = calls(700);
  coalesced.ask();
  await pass(300);
  coalesced.ask();
  coalesced.ask();
  await pass(400 + REST - 1);
  expect(began).toEqual([0]);
  await pass(1);
  expect(began).toEqual([0, 700 + REST]);
});

it('one who asks on and on has one call in a rest, and the last who asked is helped', async () => {
  const { began, coalesced } = calls();
  let asked = 0;
  for (let i = 0; i < 100; i++) {
    coalesced.ask();
    asked = Date.now();
    await pass(50);
  }
  await pass(2 * REST);
  expect(began).toEqual([0, 1, 2, 3, 4, 5].map((times) => times * REST).filter((at) => at < asked + REST));
  expect(began.at(-1)).toBeGreaterThanOrEqual(asked);
});

it('stopped: what is owed is not made, no timer is left, and nobody is heard any more', async () => {
  const { began, coalesced } = calls();
  coalesced.ask();
  await pass(10);
  coalesced.ask();
  coalesced.stop();
  expect(jest.getTimerCount()).toBe(0);
  coalesced.ask();
  await pass(10 * REST);
  expect(began).toEqual([0]);

  const slow = calls(700);
  slow.coalesced.ask();
  slow.coalesced.ask();
  await pass(100);
  slow.coalesced.stop(); // while a call is under way
  await pass(10 * REST);
  expect([slow.began.length, jest.getTimerCount()]).toEqual([1, 0]);
});

it('keeps no program alive', async () => {
  const made = jest.spyOn(globalThis, 'setTimeout');
  const { coalesced } = calls();
  coalesced.ask();
  await pass(10);
  expect(made.mock.results.map(({ value }) => (value as NodeJS.Timeout).hasRef())).toEqual([false]);
  made.mockRestore();
  coalesced.stop();
});
