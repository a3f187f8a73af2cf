import { Names } from '../../../../ops/cli/replay/names';

test('a name becomes lower-case words, without the marks of letters', () => {
  const names = new Names('team');
  expect(['V5 3rd', 'G96', 'Kåre_OLD', 'Kent-Åke', '  x  y '].map((name) => names.idOf(name))).toEqual([
    'v5-3rd',
    'g96',
    'kare-old',
    'kent-ake',
    'x-y',
  ]);
});

test('two names that come to one id are told apart, and each keeps its own', () => {
  const names = new Names('person');
  expect(['Marta', 'Märta', 'Marta', 'MARTA', 'Märta'].map((name) => names.idOf(name))).toEqual([
    'marta',
    'marta-2',
    'marta',
    'marta-3',
    'marta-2',
  ]);
});

test('a name without letters still has an id, and no id is longer than the directory takes', () => {
  const names = new Names('person');
  expect(['-', '王'].map((name) => names.idOf(name))).toEqual(['person', 'person-2']);
  const long = 'x'.repeat(80);
  expect([long, `${long}y`].map((name) => names.idOf(name))).toEqual(['x'.repeat(64), `${'x'.repeat(62)}-2`]);
});
