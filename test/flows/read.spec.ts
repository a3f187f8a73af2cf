import { compileFlow } from '../../flows/compile';
import { DOCUMENT_BYTES } from '../../flows/read';
import { DOCUMENT, edited } from './documents';

const errors = (text: string) => {
  const result = compileFlow(text);
  return result.kind === 'wrong' ? result.errors : [];
};
/** The line (from 1) on which a text first stands. */
const lineOf = (part: string, text = DOCUMENT): number => text.slice(0, text.indexOf(part)).split('\n').length;

describe('a document as text', () => {
  it('is the same flow as YAML, as JSON, and as a value', () => {
    const value = edited({});
    const compiled = compileFlow(DOCUMENT);
    expect(compiled).toMatchObject({ kind: 'plan' });
    expect(compileFlow(JSON.stringify(value))).toEqual(compiled);
    expect(compileFlow(JSON.stringify(value, null, '\t'))).toEqual(compiled);
    expect(compileFlow(value)).toEqual(compiled);
  });

  it('that is not YAML says where', () => {
    const broken = DOCUMENT.replace('lead: {', 'lead: [');
    expect(errors(broken)[0]).toMatchObject({
      code: 'not-readable',
      line: lineOf('lead: {'),
      column: expect.any(Number),
    });
  });

  it('with a key twice is refused, in YAML and in JSON', () => {
    const twice = `${DOCUMENT}flow: other\n`;
    expect(errors(twice)).toEqual([
      { pointer: '', code: 'duplicate-key', params: { key: 'flow' }, line: twice.split('\n').length - 1, column: 1 },
    ]);
    const json = JSON.stringify(edited({})).replace('{', '{"name":{},');
    expect(errors(json)).toMatchObject([{ code: 'duplicate-key', params: { key: 'name' } }]);
    const inside = DOCUMENT.replace('{ go: end }', '{ go: end, go: end }');
    expect(errors(inside)).toMatchObject([
      { code: 'duplicate-key', params: { key: 'go' }, line: lineOf('{ go: end }') },
    ]);
  });

  it.each([
    ['nothing', ''],
    ['two documents', `${DOCUMENT}---\nflow: other\n`],
    ['a tag that nobody knows', DOCUMENT.replace('name: {', 'name: !secret {')],
    ['keys that are lists', `${DOCUMENT}? [a, b]\n: 1\n`],
    [
      'a text that grows by aliases',
      `a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c]\n`,
    ],
  ])('of %s is refused', (_what, text) => {
    expect(errors(text)).toContainEqual(expect.objectContaining({ code: 'not-readable', line: expect.any(Number) }));
  });

  it('that is too large is not even read', () => {
    const text = `${DOCUMENT}# ${'字'.repeat(DOCUMENT_BYTES / 3)}\n`;
    expect(errors(text)).toEqual([
      { pointer: '', code: 'document-too-large', params: { bytes: expect.any(Number), limit: DOCUMENT_BYTES } },
    ]);
  });

  it('gives the place of what has the wrong shape: the key, or where a missing one belongs', () => {
    const text = DOCUMENT.replace('on_nobody: head', 'onNobody: head').replace('    department: payment\n', '');
    const [key, missing] = [lineOf('onNobody', text), lineOf('  pay:', text)];
    const column = (text.split('\n')[key - 1]?.indexOf('onNobody') ?? 0) + 1;
    expect(errors(text)).toMatchObject([
      { pointer: '/defaults/onNobody', code: 'unknown-key', line: key, column },
      { pointer: '/steps/pay/department', code: 'key-missing', line: missing, column: 3 },
    ]);
  });

  it('gives the place of what a rule finds, and of a warning', () => {
    const loop = DOCUMENT.replace(', at_most: 2', '');
    expect(errors(loop)).toMatchObject([{ code: 'loop-unbounded', line: lineOf("outcome == 'again'", loop) }]);
    const text = DOCUMENT.replace('department: payment\n', 'department: payment\n    person: duty\n');
    expect(compileFlow(text)).toMatchObject({
      kind: 'plan',
      warnings: [{ code: 'default-unused', line: lineOf('defaults:', text) }],
    });
  });
});
