import { budgetFor } from '../../../domain/plan/plan';
import { HOUR, MINUTE, ms } from '../../plans';

test('a budget by priority: its own, else the one for all others, else none', () => {
  const budgets = { P1: ms(MINUTE), else: ms(HOUR) };
  expect(budgetFor(budgets, 'P1')).toEqual(ms(MINUTE));
  expect(budgetFor(budgets, 'P2')).toEqual(ms(HOUR));
  expect(budgetFor({ P1: ms(MINUTE) }, 'P2')).toBeUndefined();
  expect(budgetFor(undefined, 'P1')).toBeUndefined();
  expect(budgetFor(budgets, 'constructor')).toEqual(ms(HOUR));
});
