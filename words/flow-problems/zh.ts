import type { ConditionType, FlowProblems, Form, Kind } from '../../domain/plan/problems';
import type { FlowProblemWords } from './flow-problems';

const KINDS: Readonly<Record<Kind, string>> = {
  text: '文本',
  number: '数字',
  'whole-number': '整数',
  'yes-or-no': 'true 或 false',
  list: '列表',
  mapping: '键值对',
  nothing: '空',
  'text-or-mapping': '一个时限，或按优先级各一个',
  'text-or-responsibility': '一个部门，或 { by: responsibility, of: … }',
  'text-or-list': '一个文本，或文本列表',
};

const TYPES: Readonly<Record<ConditionType, string>> = {
  text: '文本',
  number: '数字',
  'yes-or-no': 'true 或 false',
  choice: '选项',
};

const FORMS: Readonly<Record<Form, string>> = {
  'flow-id': '流程编号：小写单词以“-”连接，如 player-problem',
  'department-id': '部门编号，如 service-desk',
  'table-id': '职责分工表编号，如 main',
  'step-id': '环节名：以字母开头的小写单词，以“-”连接，如 diagnose',
  'ladder-id': '升级规则名：以字母开头的小写单词，以“-”连接，如 step-ladder',
  'outcome-id': '结果名：以字母开头的小写单词，以“-”连接，如 not-the-cause',
  'field-name': '字段名：字母开头，其后为字母、数字或“_”，如 errorText',
  level: '等级：字母开头，其后为字母、数字或“-”，如 high、P1',
  choice: '选项：首尾不含空格的文本',
  share: '时限的百分比，大于 0% 且不超过 100%，如 50%；时限之后的时间请用 “after”',
  repetition: '“repeat” 加时限，如 repeat 1 working day',
  'person-rule': 'opener、duty、head、supervisor、least-loaded、manager、claim、same-as:…、role:… 或 person:…',
  addressee: 'holder、front、lead、head、duty、supervisor、manager、role:… 或 person:…',
  'reopen-to': 'lead 或 step:…',
};

const WHY: Readonly<Record<FlowProblems['not-a-budget']['why'], string>> = {
  form: '可写 30 minutes、3 days（自然时间）、4 working hours、2 working days 或 end of 3 working days。',
  date: '时限是一段时间，不是日期。',
  'no-such-date': '这一天并不存在；而且时限是一段时间，不是日期。',
  'no-fixed-length': '不接受周、月、年，因为长短取决于起始日：请按天写。',
  nothing: '时限必须大于零。',
  'too-long': '最长十年（3653 天）。',
};

const meant = (likely: string | null, of: readonly string[]): string =>
  likely === null ? (of.length === 0 ? '' : `此处可用：${of.join('、')}。`) : `是否为“${likely}”？`;

export const zh: FlowProblemWords = {
  'not-readable': ({ reason }) => `无法按 YAML 或 JSON 读取：${reason}。`,
  'duplicate-key': ({ key }) => `“${key}”在此重复，两者之一会丢失，请只留一个。`,
  'document-too-large': ({ bytes, limit }) =>
    `文档有 ${Math.ceil(bytes / 1024)} kB，最多 ${Math.floor(limit / 1024)} kB。`,

  'unknown-key': ({ key, likely, known }) => `此处没有“${key}”。${meant(likely, known)}`,
  'key-missing': ({ key }) => `缺少“${key}”。`,
  'wrong-kind': ({ expected, got }) =>
    `应为${KINDS[expected]}，而这里是${KINDS[got]}。${expected === 'text' && (got === 'number' || got === 'yes-or-no') ? '请加引号。' : ''}`,
  'not-one-of': ({ value, likely, of }) =>
    `“${value}”不在 ${of.join('、')} 之中。${likely === null ? '' : meant(likely, of)}`,
  malformed: ({ value, form }) => `“${value}”不是${FORMS[form]}。`,
  'not-a-budget': ({ value, why }) => `“${value}”不是时限。${WHY[why]}`,
  'number-too-small': ({ least }) => `不得小于 ${least}。`,
  'number-too-large': ({ most }) => `不得大于 ${most}。`,
  empty: () => '此处不能为空。',
  'too-long': ({ most }) => `过长：最多 ${most}。`,
  'listed-twice': ({ value }) => `“${value}”列了两次。`,
  'at-or-after': () => '每一级只有一个时间：“at”（时限的百分比）或“after”（时限之后的时间）。',

  'unknown-step': ({ step, likely, steps }) => `没有环节“${step}”。${meant(likely, steps)}`,
  'unknown-ladder': ({ ladder, likely, ladders }) => `没有升级规则“${ladder}”。${meant(likely, ladders)}`,
  'unknown-field': ({ field, likely, fields }) =>
    `字段“${field}”没有声明。${meant(likely, fields)}请在 intake、某环节的 gives 中声明，或在此写明类型。`,
  'unknown-priority': ({ priority, likely, priorities }) =>
    `矩阵中没有优先级“${priority}”。${meant(likely, priorities)}`,
  'reserved-name': ({ name }) => `“${name}”在此另有含义，请换一个名字。`,

  'opener-in-a-step': () =>
    '只有牵头人与跟单人可以是建单人。环节请写 duty、head、supervisor、least-loaded、manager、claim、same-as:…、role:… 或 person:…。',
  'claim-outside-a-step': () =>
    '牵头人与跟单人从第一分钟起就是具体的人，不能留待认领。请写 opener、duty、head、role:… 或 person:…。',
  'same-as-outside-a-step': () =>
    '建单时还没有任何环节办结，牵头人与跟单人不能是“办理过某环节的人”。请写 opener、duty、head、role:… 或 person:…。',
  'same-as-not-earlier': ({ step, named }) => `“${named}”不在“${step}”之前，届时还没有人办理过它。请写更早的环节。`,
  'else-is-the-same': ({ rule }) => `“${rule}”找不到人时，再用“${rule}”也找不到。请另写一条规则。`,
  'person-in-open-department': ({ rule }) =>
    `“${rule}”可能不在建单时指定的部门。部门为 open 的环节，请写 duty、head、supervisor、least-loaded 或 claim。`,
  'open-department-unnamed': ({ step, start }) =>
    `没有人会指定“${step}”的部门：只有首个环节（“${start}”）也为 open 时，建单才会询问。`,
  'field-not-certain': ({ field, step }) =>
    `不能按“${field}”查“${step}”归谁办理：届时它可能尚未提供。请在 intake、之前的每个环节或本环节的 needs 中要求它。`,
  'responsibility-confidential': ({ field }) => `“${field}”是保密字段，不能用来查职责分工表。请换一个字段。`,
  'not-a-superior': ({ do: act }, say) =>
    `${say.term(say.acts, act)}的对象不能是当前处理人。请写 head、duty、lead、front、role:… 或 person:…。`,

  'choices-missing': ({ field }) => `“${field}”是选项，请列出可选项：of: [ … ]。`,
  'choices-without-choice': ({ field, type }) => `“${field}”的类型为 ${type}，没有可选项。请改为 choice，或去掉“of”。`,
  'type-missing': ({ field }) => `“${field}”未写明类型。请写 text、number、boolean 或 choice。`,
  'declared-otherwise': ({ field, here, there }) => `“${field}”在此为 ${here}，他处为 ${there}。字段只声明一次。`,
  'unless-without-required': ({ field }) =>
    `“unless”用于免除必填，而“${field}”并非必填。请加 required: true，或去掉它。`,

  'unreachable-step': ({ step }) => `没有工作会到达“${step}”。请让某条去向通到此处，或删去该环节。`,
  'edge-never-taken': () => '这条去向永远走不到：前面有一条总是成立。请移到前面，或为前一条加条件。',
  'last-edge-conditional': () => '最后一条去向不带条件，这样才总有去向。',
  'last-edge-limited': () => '最后一条去向不带“at_most”，这样才总有去向。',
  'last-edge-backward': ({ go }) => `最后一条去向应向前，而不是回到“${go}”：否则会无止境地循环。`,
  'loop-unbounded': ({ go }) => `“${go}”在此环节之前，或就是此环节。往回走须有次数上限：请加 at_most。`,

  'matrix-shape': ({ urgency, importance, rows, columns }) =>
    `应为 ${urgency} 行（紧急程度）、每行 ${importance} 个（重要程度），而这里是 ${rows} 行、${columns} 个。`,
  'no-budget-for': ({ priority }) => `优先级 ${priority} 在此没有时限，就会没有截止时间。请补上，或加“else”。`,
  'promise-without-clock': () =>
    '这里没有任何承诺。请加 first_answer、update_every 或 resolve_within，或去掉“promise”。',
  'no-default': ({ key }) => `“${key}”在此环节与 defaults 中都没有写明。`,

  'no-rungs-for': ({ clock, ladder }, say) =>
    `升级规则“${ladder}”须有 ${say.ladders[clock]}，但既无此列表，也无 other。`,
  'unused-ladder': ({ ladder }) =>
    `没有环节、承诺或结案使用升级规则“${ladder}”，其各级永远不会触发。请在某处使用，或删去。`,
  'unused-rungs': ({ clock, ladder }, say) =>
    `没有时限用到升级规则“${ladder}”的 ${say.ladders[clock]}，这些级永远不会触发。`,
  'ladder-without-end': ({ clock }, say) =>
    `${say.ladders[clock]} 走完后可能仍无人处理。最后一级应为 take_over，to: role:…，then: repeat 1 working day。`,
  'repeat-before-the-end': () => '只有最后一级可以重复。',
  'rungs-out-of-order': () => '各级按触发先后排列：先是递增的百分比，再是递增的时限之后的时间。',
  'rung-never-fires': ({ clock }, say) =>
    `这一级永远不会触发：${say.ladders[clock]} 到期即结束，且挂起中的工作不会被移走。请在 100% 之前使用 remind、notify 或 raise。`,
  'raise-last': () => '上级未答复时会提前触发下一级，而这里没有下一级。请加一级，或改用 notify。',

  'condition-unreadable': ({ column, reason }) => `第 ${column} 列：不是合法的 CEL 条件：${reason}。`,
  'condition-unknown-name': ({ column, name, likely, names }) =>
    `第 ${column} 列：没有字段“${name}”。${meant(likely, names)}`,
  'condition-not-supported': ({ column, what }) =>
    `第 ${column} 列：不能使用“${what}”。条件可用比较、&&、||、!、常量列表的 in，以及 has(字段)。`,
  'condition-types': ({ column, left, right }) => `第 ${column} 列：${TYPES[left]}与${TYPES[right]}比较，永远不成立。`,
  'condition-order': ({ column, type }) =>
    `第 ${column} 列：${TYPES[type]}没有大小之分。只有数字可以比较大小；请用 == 或 in。`,
  'condition-not-a-choice': ({ column, value, likely, of }) =>
    `第 ${column} 列：“${value}”不是其可选项。${meant(likely, of)}`,
  'condition-not-yes-or-no': ({ column, type }) =>
    `第 ${column} 列：条件应为真或假，而这里是${TYPES[type]}。请与某个值比较。`,
  'condition-confidential': ({ column, field }) =>
    `第 ${column} 列：“${field}”为保密字段，条件只能判断是否已填：has(${field})。`,
  'condition-constant': ({ column }) => `第 ${column} 列：无论字段为何值，结果都一样。`,
  'condition-too-large': ({ limit }) => `一个条件最多 ${limit} 个部分。请让前面的环节给出一个字段，用一个词说明。`,

  'default-unused': ({ key }) => `每个环节都自行写明了“${key}”，此默认值不起作用。`,
  'else-unused': () => '每个优先级都有自己的时限，“else”不起作用。',
  'no-promise-for': ({ priority }) => `优先级 ${priority} 在此没有承诺。`,
  'given-only-later': ({ field, step }) =>
    `“${step}”需要“${field}”，而此前没有人被要求提供。请加入 intake，或某个更早环节的 gives。`,
};
