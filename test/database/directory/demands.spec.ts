import { demandsOf, withRows } from '../../../database/directory/demands';
import { plan, step } from '../../plans';

const texts = (demands: ReturnType<typeof demandsOf>['found']) =>
  demands.map(({ ask, of, pointer }) => `${pointer} ${ask} ${of}`);

it('are what the lead, the front, the steps and the rungs look for, each once, with its place in the document', () => {
  const found = texts(demandsOf(plan()).found);
  expect(found.slice(0, 5)).toEqual([
    '/lead/department department desk',
    '/lead/else duty desk',
    '/front/department department desk',
    '/front/else duty desk',
    '/steps/check/department department security',
  ]);
  expect(found).toContain('/steps/check/person member security'); // left in the queue: somebody must be there to claim it
  expect(found).toContain('/ladders/steps/accept/2/to head security');
  expect(found).toContain('/ladders/steps/other/0/whom/1 duty security');
  expect(found).toContain('/ladders/steps/accept/3/to role operations-manager');
  expect(found).toHaveLength(new Set(found).size);
});

it('leave out what only the case knows: who opened, who did an earlier step, a department named at opening', () => {
  const steps = {
    check: step({ department: { by: 'open' }, person: { rule: 'same-as', step: 'check' }, onNobody: 'lead' }),
    pay: step({ department: { by: 'open' }, person: { rule: 'duty' }, onNobody: 'lead' }),
    answer: step({ person: { rule: 'manager' }, ladder: 'quiet', onNobody: 'lead' }),
  };
  const given = demandsOf(plan({ steps, ladders: { quiet: {}, steps: {}, promises: {}, case: {} } }));
  expect(texts(given.found).filter((text) => text.startsWith('/steps'))).toEqual([
    '/steps/answer/department department security',
  ]);
  expect([given.lastRoles, given.heads]).toEqual([[], []]);
});

it('name the roles with which ladders end, and the heads on whom steps fall back', () => {
  const { lastRoles, heads } = demandsOf(plan());
  expect(lastRoles).toEqual(['operations-manager']);
  expect(heads).toContain('security');
  const ladders = {
    steps: {
      other: [
        { at: 1, do: 'take_over', to: { role: 'first' } },
        { at: 2, do: 'take_over', to: { role: 'last' } },
      ],
    },
  } as const;
  expect(demandsOf(plan({ ladders })).lastRoles).toEqual(['last']);
});

it('follow the rows of a responsibility table, which come and go without the flow', () => {
  const steps = {
    check: step({ department: { by: 'responsibility', table: 'duties', of: ['cause'] }, person: { rule: 'duty' } }),
  };
  const demands = demandsOf(plan({ steps, start: 'check' }));
  expect(demands.byTable).toEqual([
    { table: 'duties', pointer: '/steps/check/department', person: { rule: 'duty' }, onHead: true },
  ]);
  const { found, heads } = withRows(demands, [
    { table: 'duties', row: 'pay', department: 'payment', person: null },
    { table: 'duties', row: 'vip', department: 'desk', person: { rule: 'person', person: 'su' } },
    { table: 'others', row: 'x', department: 'board', person: null },
  ]);
  expect(found.slice(demands.found.length)).toEqual([
    { ask: 'duty', of: 'payment', pointer: '/steps/check/department', rule: 'duties/pay: duty', department: 'payment' },
    { ask: 'person', of: 'su', pointer: '/steps/check/department', rule: 'duties/vip: person:su', department: 'desk' },
  ]);
  expect(heads).toEqual(expect.arrayContaining(['payment', 'desk']));
  expect(heads).not.toContain('board');
});
