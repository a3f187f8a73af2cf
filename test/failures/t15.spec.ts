import { compileFlow } from '../../flows/compile';
import { flowProblemSentence } from '../../words';
import { DOCUMENT } from '../flows/documents';

/** The sentences, with their places, for which a document is refused. */
function refusedFor(text: string): readonly string[] {
  const result = compileFlow(text);
  expect(result.kind).toBe('wrong');
  return result.kind === 'wrong' ? result.errors.map((error) => flowProblemSentence(error, 'en')) : [];
}

describe('T15: what could never work is refused at publication, naming what was probably meant', () => {
  it('a date that does not exist', () => {
    expect(refusedFor(DOCUMENT.replace('reopen_within: 7 days', 'reopen_within: 2026-04-31'))).toEqual([
      'Line 66, column 3: "2026-04-31" is not a budget. This date does not exist; and a budget is a length of time, not a date.',
    ]);
  });

  it('an unknown key', () => {
    expect(refusedFor(DOCUMENT.replace('accept_within: {', 'acceptWithin: {'))).toContain(
      'Line 17, column 27: "acceptWithin" is not known here. "accept_within" is probably meant.',
    );
  });

  it('an unknown action of a rung', () => {
    expect(refusedFor(DOCUMENT.replace('do: reassign', 'do: re-assign'))).toEqual([
      'Line 44, column 30: "re-assign" is not one of remind, notify, raise, reassign, take_over. "reassign" is probably meant.',
    ]);
    expect(refusedFor(DOCUMENT.replace('do: raise', 'do: escalate'))).toEqual([
      'Line 49, column 26: "escalate" is not one of remind, notify, raise, reassign, take_over. "raise" is probably meant.',
    ]);
  });

  it('the same, in Chinese', () => {
    const result = compileFlow(DOCUMENT.replace('do: raise', 'do: escalate'));
    if (result.kind !== 'wrong') throw new Error('published');
    expect(result.errors.map((error) => flowProblemSentence(error, 'zh'))).toEqual([
      '第 49 行第 26 列：“escalate”不在 remind、notify、raise、reassign、take_over 之中。是否为“raise”？',
    ]);
  });
});
