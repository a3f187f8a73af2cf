import { GENERATED, read, withPart } from './generated';

it.each(GENERATED)('$file is what `npm run generate` makes of the sources', ({ file, make }) => {
  expect(read(file)).toBe(make());
});

it('a part of a text is replaced and nothing else', () => {
  const text = 'a\n<!-- one: made -->\nold\n<!-- /one -->\nb\n<!-- two: made -->\nkept\n<!-- /two -->\n';
  expect(withPart(text, 'one', 'new $& $1')).toBe(text.replace('old', () => 'new $& $1'));
  expect(() => withPart(text, 'three', '')).toThrow('there is no part “three”');
});
