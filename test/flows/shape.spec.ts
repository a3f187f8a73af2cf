import { compileFlow } from '../../flows/compile';
import { type Edits, edited } from './documents';

const found = (edits: Edits) => {
  const result = compileFlow(edited(edits));
  return result.kind === 'wrong' ? result.errors.map(({ pointer, code, params }) => [pointer, code, params]) : [];
};

describe('a key that is not known', () => {
  it.each<[string, string, string | null]>([
    ['/titel', 'x', null],
    ['/step', '{}', 'steps'],
    ['/lead/departement', 'desk', null],
    ['/front/contactedAtMost', '1 day', 'contacted_at_most'],
    ['/priority/matrixes', '[]', 'matrix'],
    ['/promise/firstAnswer', '1 hour', 'first_answer'],
    ['/defaults/acceptWithin', '1 hour', 'accept_within'],
    ['/steps/check/timeout', '1 hour', 'finish_within'],
    ['/steps/check/waits/supplier', '{ max: 1 day }', null],
    ['/steps/check/waits/customer/time', '2', 'times'],
    ['/steps/check/needs/0/required', 'true', null],
    ['/steps/check/gives/0/options', '[a]', 'of'],
    ['/steps/check/next/0/max', '3', 'at_most'],
    ['/intake/0/mandatory', 'true', null],
    ['/ladders/work/accepted', '[]', 'accept'],
    ['/ladders/work/other/0/recipient', 'lead', 'whom'],
    ['/ladders/work/other/2/repeat', '1 day', null],
    ['/closing/survey', 'true', null],
  ])('%s is refused, and names the likely one', (pointer, yaml, likely) => {
    // A key that is there already is not the one that was meant, so the likely one is taken away where it is.
    const meant = likely === null ? {} : { [pointer.replace(/[^/]*$/, likely)]: null };
    const report = found({ ...meant, [pointer]: yaml });
    const key = pointer.split('/').at(-1);
    expect(report).toContainEqual([
      pointer,
      'unknown-key',
      expect.objectContaining({ key, likely, known: expect.any(Array) }),
    ]);
  });

  it.each([
    '/bulletin_every',
    '/duplicate',
    '/notice',
    '/bounce',
    '/lights',
    '/steps/check/verify',
    '/steps/check/not_ours',
    '/lead/idle_after',
    '/closing/survey',
  ])('of a later version (%s) is refused too: nothing is stored and ignored', (pointer) => {
    expect(found({ [pointer]: '1 day' }).map(([at, code]) => `${at} ${code}`)).toContain(`${pointer} unknown-key`);
  });
});

describe('a value of another kind', () => {
  it.each<[string, string | null, string, object]>([
    ['/flow', null, 'key-missing', { key: 'flow' }],
    ['/steps/check/next', null, 'key-missing', { key: 'next' }],
    ['/ladders/work/other/0/do', null, 'key-missing', { key: 'do' }],
    ['/ladders/work/other/1/within', null, 'key-missing', { key: 'within' }],
    ['/closing/resolve_by', null, 'key-missing', { key: 'resolve_by' }],
    ['/closing/unconfirmed', null, 'key-missing', { key: 'unconfirmed' }],
    ['/ladders/work/other/0/whom', null, 'key-missing', { key: 'whom' }],
    ['/name/zh', '5', 'wrong-kind', { expected: 'text', got: 'number' }],
    ['/name/en', '""', 'empty', {}],
    ['/intake', '{}', 'wrong-kind', { expected: 'list', got: 'mapping' }],
    ['/intake/0/required', 'yes please', 'wrong-kind', { expected: 'yes-or-no', got: 'text' }],
    ['/steps/check/needs', '~', 'wrong-kind', { expected: 'list', got: 'nothing' }],
    ['/steps/check/next', '[]', 'empty', {}],
    ['/steps/pay/next/0/at_most', '1.5', 'wrong-kind', { expected: 'whole-number', got: 'number' }],
    ['/steps/pay/next/0/at_most', '0', 'number-too-small', { least: 1 }],
    ['/steps/pay/next/0/at_most', '100000', 'number-too-large', { most: 1000 }],
    ['/closing/close_by', '5', 'wrong-kind', { expected: 'text-or-mapping', got: 'number' }],
    ['/closing/close_by', '{ P1: 5 }', 'wrong-kind', { expected: 'text', got: 'number' }],
    ['/ladders/work/other/0/whom', '5', 'wrong-kind', { expected: 'text-or-list', got: 'number' }],
    ['/ladders/work/other/0/do', '5', 'not-one-of', { value: '5', likely: null }],
    ['/ladders/work/other/0/do', '[remind]', 'wrong-kind', { expected: 'text', got: 'list' }],
    ['/intake/1/type', 'enum', 'not-one-of', { value: 'enum', of: ['text', 'number', 'boolean', 'choice'] }],
    ['/closing/unconfirmed', 'closed', 'not-one-of', { likely: 'close' }],
    ['/defaults/on_nobody', 'leader', 'not-one-of', { likely: 'lead' }],
    ['/steps/check/waits/vendor/evidence', 'true', 'not-one-of', { of: ['required'] }],
    ['/flow', 'My Flow', 'malformed', { form: 'flow-id' }],
    ['/lead/department', 'Service_Desk', 'malformed', { form: 'department-id' }],
    ['/lead/person', 'boss', 'malformed', { form: 'person-rule' }],
    ['/steps/check/department', '5', 'wrong-kind', { expected: 'text-or-responsibility', got: 'number' }],
    ['/steps/check/next/1/go', 'the answer', 'malformed', { form: 'step-id' }],
    ['/steps/check/gives/0/field', 'root-cause', 'malformed', { form: 'field-name' }],
    ['/steps/pay/outcomes/0', 'Paid', 'malformed', { form: 'outcome-id' }],
    ['/priority/urgency/0', '1st', 'malformed', { form: 'level' }],
    ['/intake/1/of/0', '" item"', 'malformed', { form: 'choice' }],
    ['/ladders/work/other/0/at', '"50"', 'malformed', { form: 'share' }],
    ['/ladders/work/other/2/then', 'repeat daily', 'malformed', { form: 'repetition' }],
    ['/ladders/work/other/2/then', 'repeat 0 days', 'malformed', { form: 'repetition' }],
    ['/ladders/work/other/0/whom', 'everybody', 'malformed', { form: 'addressee' }],
    ['/ladders/work/other/0/whom', '[lead, everybody]', 'malformed', { form: 'addressee' }],
    ['/defaults/ladder', 'Work', 'malformed', { form: 'ladder-id' }],
    ['/closing/reopen_to', 'pay', 'malformed', { form: 'reopen-to' }],
    ['/flow', 'a'.repeat(65), 'too-long', { most: 64 }],
  ])('%s: %s is %s', (pointer, yaml, code, params) => {
    const inside = yaml === '{ P1: 5 }' ? '/P1' : yaml === '[lead, everybody]' ? '/1' : '';
    expect(found({ [pointer]: yaml })).toEqual([[`${pointer}${inside}`, code, expect.objectContaining(params)]]);
  });

  it.each<[string, string, string, object]>([
    ['{ by: responsibility, of: player, tabel: x }', 'tabel', 'unknown-key', { likely: 'table' }],
    ['{ by: chance, of: player }', 'by', 'not-one-of', { value: 'chance' }],
    ['{ by: responsibility, of: player, table: Main }', 'table', 'malformed', { form: 'table-id' }],
    ['{ by: responsibility }', 'of', 'key-missing', { key: 'of' }],
  ])('a department that is %s', (yaml, inside, code, params) => {
    expect(found({ '/steps/check/department': yaml })).toEqual([
      [`/steps/check/department/${inside}`, code, expect.objectContaining(params)],
    ]);
  });

  it('a key of a mapping that has the wrong form', () => {
    expect(found({ '/steps/Fix_It': '{ name: { zh: 修, en: Fix } }' })).toEqual([
      ['/steps/Fix_It', 'malformed', { value: 'Fix_It', form: 'step-id' }],
    ]);
  });

  it.each([[[]], [null], [5], [true], [undefined]])('a document that is %p', (document) => {
    expect(compileFlow(document)).toMatchObject({ kind: 'wrong', errors: [{ pointer: '' }] });
  });
});

describe('a budget', () => {
  it.each<[string, string]>([
    ['soon', 'form'],
    ['5', 'form'],
    ['-5 minutes', 'form'],
    ['end of 3 days', 'form'],
    ['0 days', 'nothing'],
    ['0.0 working hours', 'nothing'],
    ['0.000001 minutes', 'nothing'],
    ['0.000000001 working days', 'nothing'],
    ['end of 0 working days', 'nothing'],
    ['4000 days', 'too-long'],
    ['2 months', 'no-fixed-length'],
    ['1 year', 'no-fixed-length'],
    ['2 weeks', 'no-fixed-length'],
    ['3 个月', 'no-fixed-length'],
    ['2026-04-30', 'date'],
    ['2026-04-31', 'no-such-date'],
    ['2026-02-29', 'no-such-date'],
    ['2028-02-29', 'date'],
    ['30 February', 'no-such-date'],
    ['29 February', 'date'],
    ['April 31, 2026', 'no-such-date'],
    ['4月31日', 'no-such-date'],
    ['2026年10月1日', 'date'],
    ['2026-13-01', 'no-such-date'],
  ])('%s is none, because %s', (value, why) => {
    for (const pointer of [
      '/closing/reopen_within',
      '/closing/resolve_by',
      '/ladders/work/other/1/within',
      '/front/contacted_at_most',
      '/steps/check/waits/customer/max',
    ])
      expect(found({ [pointer]: JSON.stringify(value) })).toEqual([[pointer, 'not-a-budget', { value, why }]]);
  });
});
