import { calendarProblem } from '../../../domain/calendar/problems';

test('a problem says where, what, and what its sentence needs', () => {
  expect(calendarProblem('/zone', 'unknown-zone', { zone: 'Asia/Shangai', likely: 'Asia/Shanghai' })).toEqual({
    pointer: '/zone',
    code: 'unknown-zone',
    params: { zone: 'Asia/Shangai', likely: 'Asia/Shanghai' },
  });
});
