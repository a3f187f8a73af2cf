// Runs in every thread of workflows, before the SDK's own program; worker/threads.ts says why.
const v8 = require('node:v8');
const { Script } = require('node:vm');
const { workerData } = require('node:worker_threads');

const { program, entered } = workerData;
const inside = new BigInt64Array(entered);

const { runInContext } = Script.prototype;
Script.prototype.runInContext = function (context, { timeout: _, ...options } = {}) {
  Atomics.store(inside, 0, process.hrtime.bigint());
  try {
    return runInContext.call(this, context, options);
  } finally {
    Atomics.store(inside, 0, 0n);
  }
};

const { createHook } = v8.promiseHooks;
// Node's own hooks, which carry what belongs to a call across its awaits, have a `before`; the SDK's has none.
v8.promiseHooks.createHook = (hooks) => ('before' in hooks ? createHook(hooks) : () => undefined);

require(program);
