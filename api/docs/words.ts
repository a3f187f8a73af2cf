import type { Route } from '../../contract/routes/route';
import type { Language } from '../../words/index';

/** The page's own words; what it shows beside them comes from the contract. */
export const PAGE: Readonly<Record<Language, Readonly<Record<PageWord, string>>>> = {
  en: {
    title: 'Baton: the HTTP contract',
    intro:
      'Show who you are with "Authorization: Bearer <key>". Every write takes an Idempotency-Key: the same request under the same key is carried out at most once. The machine-readable form is /openapi.json.',
    other: '中文',
    noKey: 'no key needed',
    scope: 'scope',
    openTo: 'open to',
    parameters: 'Parameters',
    body: 'Body',
    example: 'Example',
    answer: 'Answer',
    schemas: 'Shapes',
    problems: 'Problems',
    problemsIntro:
      'Errors are RFC 9457 problems. Go by "code"; those that are retryable may be sent again under the same key.',
    code: 'code',
    status: 'status',
    meaning: 'meaning',
    retryable: 'retryable',
    required: 'required',
    yes: 'yes',
  },
  zh: {
    title: '接力棒 HTTP 接口契约',
    intro:
      '以 “Authorization: Bearer <密钥>” 表明身份。每次写入可带 Idempotency-Key：同一键的同一请求最多执行一次。机器可读版本见 /openapi.json。',
    other: 'English',
    noKey: '无需密钥',
    scope: '范围',
    openTo: '开放对象',
    parameters: '参数',
    body: '请求体',
    example: '示例',
    answer: '答复',
    schemas: '数据结构',
    problems: '错误',
    problemsIntro: '错误遵循 RFC 9457，请以 “code” 为准；标明可重试的，可用同一键重发。',
    code: '代码',
    status: '状态码',
    meaning: '含义',
    retryable: '可重试',
    required: '必填',
    yes: '是',
  },
};

export const TAGS: Readonly<Record<Language, Readonly<Record<Route['tag'], string>>>> = {
  en: {
    escalations: 'Escalations',
    acts: 'Acts',
    inbox: 'Inbox',
    flows: 'Flows',
    directory: 'Directory',
    keys: 'Keys',
    operations: 'Operations',
  },
  zh: {
    escalations: '协作单',
    acts: '操作',
    inbox: '待办',
    flows: '流程',
    directory: '组织架构',
    keys: '密钥',
    operations: '运维',
  },
};

type PageWord =
  | 'title'
  | 'intro'
  | 'other'
  | 'noKey'
  | 'scope'
  | 'openTo'
  | 'parameters'
  | 'body'
  | 'example'
  | 'answer'
  | 'schemas'
  | 'problems'
  | 'problemsIntro'
  | 'code'
  | 'status'
  | 'meaning'
  | 'retryable'
  | 'required'
  | 'yes';
