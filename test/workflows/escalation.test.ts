import { Case, type Engine, engine, refusal } from './engine';
import { Memory } from './memory';

let e: Engine;
const memory = new Memory();
beforeAll(async () => {
  e = await engine();
  await e.work(memory.activities);
});
afterAll(() => e.close());

test('a case is opened, taken and completed, and every caller hears what was recorded', async () => {
  const it = new Case(e);
  const opened = await it.open();
  expect(opened).toEqual({ seq: memory.events(it.id).length, version: 1 });
  const accepted = await it.say('claim', {}, { by: 'song', on: 1, version: 1 });
  console.log(accepted, memory.types(it.id));
  console.log(await it.look());
  await it.replay();
});
