import type { CalendarProblem } from '../../domain/calendar/problems';
import type { DirectoryProblem } from '../../domain/directory/problems';
import type { FieldProblem, Refusal } from '../../domain/escalation/refusals';
import type { FlowProblem } from '../../domain/plan/problems';
import {
  calendarProblemSentence,
  directoryProblemSentence,
  fieldSentence,
  flowProblemSentence,
  LANGUAGES,
  refusalSentence,
  WORDS,
} from '../../words';
import { CALENDAR_PROBLEMS, DIRECTORY_PROBLEMS, FIELDS, FLOW_PROBLEMS, REFUSALS } from './samples';

/** Which params a sentence reads, whatever it does with them. */
function read<P extends object>(params: P): { params: P; read: Set<PropertyKey> } {
  const seen = new Set<PropertyKey>();
  const watched = new Proxy(params, {
    get(target, key) {
      seen.add(key);
      return Reflect.get(target, key);
    },
  });
  return { params: watched, read: seen };
}

const refusal = (code: string, params: object) => ({ kind: 'refused', code, params }) as Refusal;
const flowProblem = (code: string, params: object) => ({ pointer: '/steps', code, params }) as FlowProblem;

/** What people call each other in anger has no place on a screen about them; nor has what a program left over. */
const NEVER = /推诿|踢皮球|扯皮|甩锅|undefined|null|\[object|NaN/;
const CHINESE = /\p{Script=Han}/u;

describe.each([
  [
    'refusals',
    REFUSALS,
    (code: string, params: object, language: 'zh' | 'en') =>
      Object.values(refusalSentence(refusal(code, params), language)).join('\n'),
  ],
  [
    'fields',
    FIELDS,
    (_code: string, params: object, language: 'zh' | 'en') => fieldSentence(params as FieldProblem, language),
  ],
  [
    'flow problems',
    FLOW_PROBLEMS,
    (code: string, params: object, language: 'zh' | 'en') => flowProblemSentence(flowProblem(code, params), language),
  ],
  [
    'calendar problems',
    CALENDAR_PROBLEMS,
    (code: string, params: object, language: 'zh' | 'en') =>
      calendarProblemSentence({ pointer: '/hours', code, params } as CalendarProblem, language),
  ],
  [
    'directory problems',
    DIRECTORY_PROBLEMS,
    (code: string, params: object, language: 'zh' | 'en') =>
      directoryProblemSentence({ pointer: '/people/0', code, params } as DirectoryProblem, language),
  ],
] as const)('words about %s', (_what, samples, say) => {
  it.each(Object.entries(samples))('%s says the same in both languages', (code, params) => {
    const said = LANGUAGES.map((language) => {
      const watched = read(params as object);
      const text = say(code, watched.params, language);
      expect(text).not.toMatch(NEVER);
      expect(text.trim()).not.toBe('');
      return { text, read: [...watched.read].sort() };
    });
    const [zh, en] = said;
    expect(zh?.read).toEqual(en?.read);
    expect(zh?.text).toMatch(CHINESE);
    expect(en?.text).not.toMatch(CHINESE);
  });

  it('has a sentence for each code and none besides', () => {
    for (const language of LANGUAGES) {
      const words = WORDS[language];
      const tables = new Map<object, object>([
        [REFUSALS, words.refusals],
        [FIELDS, words.fields],
        [FLOW_PROBLEMS, words.flowProblems],
        [CALENDAR_PROBLEMS, words.calendarProblems],
        [DIRECTORY_PROBLEMS, words.directoryProblems],
      ]);
      const table = tables.get(samples) ?? {};
      expect(Object.keys(table).sort()).toEqual(Object.keys(samples).sort());
    }
  });
});

describe('terms', () => {
  it('are there in both languages, and no two verbs or states are called alike', () => {
    const tables = Object.keys(WORDS.en.terms) as (keyof typeof WORDS.en.terms)[];
    for (const table of tables) {
      expect(Object.keys(WORDS.zh.terms[table])).toEqual(Object.keys(WORDS.en.terms[table]));
      for (const language of LANGUAGES) {
        const called = Object.values(WORDS[language].terms[table]);
        expect([table, language, new Set(called).size]).toEqual([table, language, called.length]);
      }
    }
  });
});

describe('names', () => {
  const names = {
    name: { zh: '玩家问题处理', en: 'Player problem' },
    steps: { fix: { name: { zh: '修复', en: 'Fix' } } },
    fields: { errorText: { name: { zh: '报错信息', en: 'Error text' } }, cause: {} },
    departments: { 'account-security': { zh: '账号安全部', en: 'Account security' } },
    people: { 'zhou-kai': { zh: '周凯', en: 'Zhou Kai' } },
  };
  it('stand beside ids; what has none is its id', () => {
    const missing = refusal('needs-missing', REFUSALS['needs-missing']);
    expect(refusalSentence(missing, 'en', names).detail).toBe(
      'Expected "Error text" (errorText) and "cause": in the flow "Player problem" the step "Fix" (fix) cannot begin without. Add what is missing to this same act.',
    );
    expect(refusalSentence(missing, 'zh', names).detail).toBe(
      '应提供“报错信息”（errorText）、“cause”：缺少时，流程“玩家问题处理”的环节“修复”（fix）无法开始。请在本次操作中一并补充。',
    );
    const stale = refusalSentence(refusal('stale', REFUSALS.stale), 'en', names);
    expect(stale.detail).toBe(
      '"Zhou Kai" (zhou-kai) of "Account security" (account-security) holds it now; it is working, version 7. Look again, then decide again.',
    );
  });
});

it('a problem in a text names line and column', () => {
  const problem = { ...flowProblem('key-missing', { key: 'lead' }), line: 3, column: 5 } as FlowProblem;
  expect(flowProblemSentence(problem, 'en')).toBe('Line 3, column 5: "lead" is missing.');
  expect(flowProblemSentence(problem, 'zh')).toBe('第 3 行第 5 列：缺少“lead”。');
});
