import type { ProblemWords } from './problems';

const KIND = {
  text: '文本',
  number: '数字',
  'whole-number': '整数',
  'yes-or-no': 'true 或 false',
  value: '文本、数字、true 或 false',
  list: '列表',
  mapping: '对象',
  nothing: 'null',
} as const;
const ROLE = { administrator: '管理员', 'process-owner': '流程负责人', auditor: '督查员' } as const;
const again = '请用同一个 Idempotency-Key 重发同一请求：最多只会执行一次。';

export const zh: ProblemWords = {
  problems: {
    'not-json': () => ({ title: '不是 JSON', detail: '请求体不是合法的 JSON（RFC 8259），请检查引号、逗号与括号。' }),
    'not-csv': ({ line }) => ({
      title: '不是 CSV',
      detail: `文件从第 ${line} 行起无法读取（RFC 4180）。每行的单元格数须与表头一致；引号内的引号须双写。`,
    }),
    malformed: ({ wrong }) => ({
      title: '请求格式不符',
      detail: `有 ${wrong} 处不符，“errors” 逐一指出位置；格式见 /docs。`,
    }),
    'version-differs': ({ body, ifMatch }) => ({
      title: '给出了两个版本号',
      detail: `请求体为 ${body}，If-Match 为 ${ifMatch}，请只给出您所看到的那一个。`,
    }),
    'idempotency-key-missing': () => ({
      title: '缺少 Idempotency-Key',
      detail: '新建协作单须带请求头 Idempotency-Key（例如新生成的 UUID），以免重发时重复建单。',
    }),
    'idempotency-key-malformed': ({ most }) => ({
      title: 'Idempotency-Key 不可用',
      detail: `须为 1 至 ${most} 个可见 ASCII 字符，不含空格。`,
    }),
    'idempotency-key-reused': () => ({
      title: '该键已用于另一请求',
      detail: '此 Idempotency-Key 之前用于不同的内容，新请求请换新键。',
    }),
    unauthenticated: () => ({
      title: '未能确认身份',
      detail: '请带请求头 “Authorization: Bearer <密钥>”，密钥须未过期、未吊销。',
    }),
    'scope-missing': ({ scope }) => ({ title: '该密钥无此用途', detail: `密钥缺少 “${scope}” 范围，可请管理员新建。` }),
    'not-permitted': ({ role }) => ({ title: '无权操作', detail: `仅${ROLE[role]}可以操作，请联系其办理。` }),
    'not-a-reader': ({ departments }) => ({
      title: '此字段保密',
      detail: `仅 ${departments.join('、')} 的人员可以查看；本次尝试已记录。`,
    }),
    'value-erased': () => ({
      title: '该值已清除',
      detail: '该值曾经填写，现已无法读取；清除的时间与原因见查阅记录（督查员可查）。',
    }),
    'key-not-in-force': () => ({ title: '密钥已失效', detail: '该密钥已吊销、过期或更换，请联系管理员新建。' }),
    'programs-only': () => ({ title: '仅程序可代人建单', detail: '请去掉 “onBehalfOf”，或改用程序的密钥。' }),
    'nothing-here': () => ({ title: '没有找到', detail: '此地址没有内容，或没有您可以查看的内容。' }),
    'method-not-allowed': ({ allow }) => ({ title: '方法不适用', detail: `此地址接受 ${allow.join('、')}。` }),
    'etag-differs': () => ({ title: '文档已被修改', detail: 'If-Match 与现状不符，请重新读取后再改。' }),
    'document-exists': () => ({
      title: '文档已存在',
      detail: '“If-None-Match: *” 只新建、不替换。如要替换，请先读取，并以其 ETag 作为 If-Match。',
    }),
    'body-too-large': ({ limit }) => ({
      title: '请求体过大',
      detail: `最多 ${Math.floor(limit / 1024)} kB。文件请存放他处，在文字中注明。`,
    }),
    'media-type-not-supported': ({ accepted }) => ({
      title: '不支持的 Content-Type',
      detail: `请发送 ${accepted.join(' 或 ')}，UTF-8 编码；内容编码仅限 gzip、deflate、br。`,
    }),
    'unknown-flow': ({ flow }) => ({ title: '没有此流程', detail: `流程 “${flow}” 未发布，清单见 GET /v1/flows。` }),
    'flow-wrong': ({ wrong }) => ({ title: '流程文档不能发布', detail: `有 ${wrong} 处不符，“errors” 逐一指出位置。` }),
    'another-flow': ({ document, path }) => ({
      title: '文档属于另一流程',
      detail: `文档写明 “flow: ${document}”，地址为 “${path}”。`,
    }),
    'directory-wrong': ({ wrong }) => ({
      title: '组织架构无法这样修改',
      detail: `有 ${wrong} 处不符，“errors” 逐一指出位置；未写入任何内容。`,
    }),
    'document-wrong': ({ wrong }) => ({
      title: '文档不能发布',
      detail: `有 ${wrong} 处不符，“errors” 逐一指出位置；未写入任何内容。`,
    }),
    'another-document': ({ document, path }) => ({
      title: '文档与地址不符',
      detail: `文档写明 “${document}”，地址为 “${path}”。`,
    }),
    'calendar-fixed': ({ calendar }) => ({
      title: '此日历不可修改',
      detail: `“${calendar}” 全天候都是工作时间，其他日历请另取编号。`,
    }),
    'never-due': ({ budget, calendar }) => ({
      title: '永不到期',
      detail: `按日历 “${calendar}”，${budget} 在 2100 年之前不会到期，此后不再计算。请检查该日历的工作时间或时限长度。`,
    }),
    'too-many-requests': ({ seconds }) => ({ title: '请求过多', detail: `请等待 ${seconds} 秒；限额按密钥计。` }),
    'no-worker': ({ seconds }) => ({ title: '未能及时答复', detail: `引擎在 ${seconds} 秒内没有答复。${again}` }),
    recovering: () => ({ title: '协作单正在恢复', detail: `引擎正依据流转记录恢复此单。${again}` }),
    'engine-away': () => ({ title: '引擎暂不可用', detail: `目前无法连接引擎。${again}` }),
    'database-away': () => ({ title: '数据库暂不可用', detail: `目前无法连接数据库。${again}` }),
    busy: () => ({ title: '同时操作此单的人过多', detail: `${again}` }),
    stopping: () => ({ title: '服务正在停止', detail: `${again}` }),
    internal: () => ({ title: '系统出错', detail: '处理失败，日志中以 “request” 的编号记录了原因。' }),
  },
  faults: {
    missing: () => '此项必填。',
    'unknown-key': ({ key, likely }) => `此处没有 “${key}”${likely ? `，是否为 “${likely}”` : ''}。`,
    'wrong-kind': ({ expected }) => `此处须为${KIND[expected]}。`,
    'not-one-of': ({ of }) => `须为以下之一：${of.join('、')}。`,
    'unknown-department': ({ department }) => `没有部门 “${department}”，可用 GET /v1/departments 查看全部部门。`,
    'not-an-id': () => '编号由小写字母与数字组成，可用 “-” 连接，最多 64 个字符。',
    'not-a-uuid': () => '此处须为 UUID。',
    'not-an-instant': () => '时刻须为带时区的 RFC 3339 格式，如 2026-09-24T20:05:00+08:00。',
    'not-a-field-name': () => '字段名以字母开头，仅含字母、数字与 “_”，最多 64 个字符。',
    'not-a-cursor': () => '游标须为上一页 “nextCursor” 的值，且筛选条件相同。',
    'not-a-version': () => 'If-Match 须为所读到的一个版本号或 ETag，加引号。',
    'not-any': () => 'If-None-Match 只接受 *：尚不存在时才写入。ETag 请放在 If-Match。',
    blank: () => '不能为空白。',
    'not-one-line': () => '须为一行文字，不含控制字符，且不为空白。',
    'too-long': ({ most }) => `过长：UTF-8 编码最多 ${most} 字节。`,
    'too-many': ({ most }) => `最多 ${most} 项。`,
    'too-few': ({ least }) => `至少 ${least} 项。`,
    'too-small': ({ least }) => `不得小于 ${least}。`,
    'too-large': ({ most }) => `不得大于 ${most}。`,
    'not-text': () => '含有 U+0000 或不成对的代理字符，不是文字。',
    'too-deep': ({ most }) => `嵌套超过 ${most} 层。`,
    'reserved-key': ({ key }) => `“${key}” 不能作为键。`,
    'not-a-budget': () =>
      '时限写作 30 minutes、3 days、4 working hours、2 working days 或 end of 3 working days，最长十年。',
    'not-a-person-rule': () =>
      '应为 duty、head、supervisor、least-loaded、claim、manager、role:…、person:… 或 same-as:…（环节）之一。',
    'not-a-date': () => '日期写作 2026-10-01，且须是历法中存在的一天。',
    'not-a-choice': ({ of, likely }) =>
      `使用此表的流程都没有这一选项（现有：${of.join('、')}）${likely ? `，是否为 “${likely}”` : ''}。实际不会有这样的协作单。`,
    'column-twice': ({ column }) => `列 “${column}” 出现两次，其中一列会丢失，请只留一列。`,
    'not-utf-8': () =>
      '请求体不是 UTF-8 编码。请将文件另存为 UTF-8（Excel 中选“CSV UTF-8”），或在 Content-Type 中写明字符集。',
    'not-ahead': () => '该时刻已过，请给出将来的时刻，或不填。',
    'not-as-encoded': () => '请求体与 Content-Encoding 不符，无法解压。',
    'not-after': ({ what }) => `须晚于 “${what}”。`,
    'not-accepted': () => '此处不接受该内容。',
  },
};
