import type { RefusalWords } from './refusals';

const retry = '本次未执行，可用同一个 Idempotency-Key 重发同一请求。';

export const zh: RefusalWords = {
  refusals: {
    'not-found': ({ what }, say) => ({
      title: `没有此${say.things[what]}`,
      detail: `应为已有的${say.things[what]}，但此编号下没有，或您无权查看。`,
    }),
    'already-open': () => ({
      title: '协作单已建立',
      detail: '应为新单，但此 Idempotency-Key 下已建过一单。请读取该单，或换用新键。',
    }),
    'version-missing': () => ({
      title: '缺少版本号',
      detail: '应给出您所看到的版本号（请求体的 “version” 或 If-Match），以免覆盖此后的变化。',
    }),
    stale: ({ holder, version, state }, say) => ({
      title: '情况已有变化',
      detail: `${holder ? `现由${say.party(holder)}处理` : '现无人处理'}，状态为${say.term(say.states, state)}，版本 ${version}。请重新查看后再决定。`,
    }),
    'not-in-this-state': ({ verb, state, open }, say) => ({
      title: '当前状态下不能这样做',
      detail: `“${say.term(say.verbs, verb)}”应在${say.any(open.map((one) => say.term(say.states, one))) || '其他状态'}时进行，而现在是${say.term(say.states, state)}。`,
    }),
    'not-yours': ({ verb, holder, relations }, say) => ({
      title: '此操作应由他人进行',
      detail: `“${say.term(say.verbs, verb)}”应由${say.any(relations.map((one) => say.term(say.relations, one)))}进行，您不在其中。${holder ? `现由${say.party(holder)}处理。` : ''}`,
    }),
    'offered-to-another': ({ person }, say) => ({
      title: '已指名派给他人',
      detail: `应由${say.person(person)}签收；本部门主管可以分派给您。`,
    }),
    'transfer-open': ({ to }, say) => ({
      title: '转交尚待签收',
      detail: `应先没有未签收的转交，但现已转交${say.department(to)}待签收。请先撤回转交，或等待对方签收。`,
    }),
    'already-there': ({ department, person }, say) => ({
      title: '已在该处',
      detail: `应为其他人，但${say.party({ department, person })}已在处理，或已待其签收。`,
    }),
    'unknown-person': ({ person }, say) => ({
      title: '没有此人',
      detail: `应为组织架构中在岗的人员，但没有${say.person(person)}。名单见 GET /v1/people。`,
    }),
    'person-away': ({ person }, say) => ({
      title: '不在岗且无人代理',
      detail: `应为在岗人员，或有在岗代理人，但${say.person(person)}不在岗，也没有代理人。请另指一人。`,
    }),
    'at-limit': ({ department, limit }, say) => ({
      title: '部门在办已满',
      detail: `${say.department(department)}同时在办上限为 ${limit} 件，现已满。请先办结或转出一件，再行认领。`,
    }),
    'not-in-department': ({ person, department }, say) => ({
      title: '不属于该部门',
      detail: `应为${say.department(department)}的人员，但${say.person(person)}不属于该部门。请另指一人，或转交其所在部门。`,
    }),
    'unknown-department': ({ department }, say) => ({
      title: '没有此部门',
      detail: `应为组织架构中的部门，但没有${say.department(department)}。清单见 GET /v1/departments。`,
    }),
    'department-missing': ({ step }, say) => ({
      title: '未指定部门',
      detail: `应给出 “department”：${say.flow}的环节${say.step(step)}由建单时指定的部门办理。`,
    }),
    'department-not-open': ({ step }, say) => ({
      title: '部门由流程规定',
      detail: `不应给出 “department”：此处（${say.step(step)}）交给谁由${say.flow}规定，请去掉此项。`,
    }),
    'unknown-step': ({ step, steps }, say) => ({
      title: '没有此环节',
      detail: `应为${say.flow}的环节（${say.any(steps.map(say.step))}），但没有${say.quoted(step)}。`,
    }),
    'unknown-level': ({ field, of }, say) => ({
      title: `${say.levels[field]}不在范围内`,
      detail: `“${field}” 应为${say.flow}规定的其中之一：${say.any(of)}。`,
    }),
    'contacted-out-of-bounds': ({ bound, latest }) => ({
      title: '首次联系时间不符',
      detail: `“contactedAt” 应不晚于 ${latest}，且距今不超过 ${bound}。`,
    }),
    'fields-wrong': ({ fields }, say) => ({
      title: '信息缺失或不符',
      detail: `应更正${say.all([...new Set(fields.map(({ field }) => (field === '' ? '全部信息的总量' : say.field(field))))])}；“errors” 逐一说明。`,
    }),
    'needs-missing': ({ step, fields }, say) => ({
      title: '下一环节所需信息不全',
      detail: `应提供${say.all(fields.map(say.field))}：缺少时，${say.flow}的环节${say.step(step)}无法开始。请在本次操作中一并补充。`,
    }),
    'nobody-found': ({ step, department }, say) => ({
      title: '找不到接手的人',
      detail: `${step === 'lead' ? '牵头人或跟单人' : `环节${say.step(step)}`}应有人接手，但按流程规则，${say.department(department)}无人可派。请管理员为其指定负责人或值班人。`,
    }),
    'nobody-responsible': ({ step, table, fields }, say) => ({
      title: '职责未落实',
      detail: `职责分工表${say.quoted(table)}中应有一行按${say.all(fields.map(say.field))}规定环节${say.step(step)}由谁办理，但没有适用的行。请管理员补上。`,
    }),
    'unknown-outcome': ({ outcome, of }, say) => ({
      title: '没有此结果',
      detail: `“outcome” 应为${say.any(of.map(say.quoted))}，而不是${say.quoted(outcome)}。`,
    }),
    'no-way-on': ({ step }, say) => ({
      title: '流程在此没有去向',
      detail: `环节${say.step(step)}之后应有去向，但条件均不成立。请换一个结果完成，或告知${say.flow}的流程负责人。`,
    }),
    'wait-not-declared': ({ for: party, of }, say) => ({
      title: '本环节不能为此挂起',
      detail:
        of.length === 0
          ? `本环节不允许挂起，因此也不能为${say.term(say.parties, party)}挂起。`
          : `本环节只应为${say.any(of.map((one) => say.term(say.parties, one)))}挂起，不能为${say.term(say.parties, party)}挂起。`,
    }),
    'evidence-missing': ({ for: party }, say) => ({
      title: '缺少凭据',
      detail: `等待${say.term(say.parties, party)}应附 “evidence”：能证明已经联系过的单号、函件或链接。`,
    }),
    'wait-too-long': ({ for: party, latest }, say) => ({
      title: '挂起时间过长',
      detail: `“until” 应不晚于 ${latest}：本环节累计等待${say.term(say.parties, party)}不得超过此限。`,
    }),
    'wait-not-ahead': () => ({ title: '挂起期限已过', detail: '“until” 应为将来的时刻，但它已经过去。' }),
    'waits-used-up': ({ for: party, times }, say) => ({
      title: '挂起次数已用完',
      detail: `本环节为${say.term(say.parties, party)}挂起应不超过 ${times} 次，现已用完。请继续办理、转交，或按现有情况完成。`,
    }),
    'reason-missing': () => ({ title: '缺少原因', detail: '此操作会转移责任，应写明原因，留痕备查。' }),
    'facts-missing': ({ fields }, say) => ({
      title: '结案所需事实不全',
      detail: `${say.flow}结案前应有${say.all(fields.map(say.field))}，请在 “results” 中补充。`,
    }),
    'no-raise': () => ({
      title: '没有待您答复的提级',
      detail: '应有提级给您且尚未答复的事项，但此时限下没有。',
    }),
    'state-too-large': ({ bytes, limit }) => ({
      title: '协作单内容过大',
      detail: `应不超过 ${Math.ceil(limit / 1024)} kB，而将达到 ${Math.ceil(bytes / 1024)} kB。文件与长文请存放他处，在此注明。`,
    }),
    'as-it-was': () => ({
      title: '无需变更',
      detail: '组织架构有变更，但本协作单不受影响。',
    }),
    'directory-changing': () => ({
      title: '组织架构正在变动',
      detail: `人员或部门正在修改，答案尚未稳定。${retry}`,
    }),
    moving: () => ({ title: '协作单正在迁移', detail: `片刻之后即可继续。${retry}` }),
    'not-recorded-yet': () => ({
      title: '此前的操作尚未记录',
      detail: `记录暂时无法写入；此前的操作落定之前，不接受新的操作。${retry}`,
    }),
    diverged: () => ({
      title: '协作单已停止：记录不一致',
      detail: '流转记录与引擎所知不一致。管理员查看之前不接受任何操作，此单已列入督查清单。',
    }),
    broken: () => ({
      title: '协作单已停止：记录拒绝了操作',
      detail: '流转记录的一条规则不成立。管理员查看之前不接受任何操作，此单已列入督查清单。',
    }),
    'not-authentic': () => ({
      title: '此消息并非经由接口发出',
      detail: '其内容没有用我方密钥封装，因此不起任何作用。操作请经 HTTP 接口发送。',
    }),
  },
  fields: {
    missing: ({ field }, say) => `${say.field(field)}必填。`,
    unknown: ({ field, of }, say) =>
      `${say.flow}没有字段${say.quoted(field)}${of?.[0] ? `，是否为${say.field(of[0])}` : ''}。`,
    'not-sealed': ({ field }, say) => `${say.field(field)}为保密字段，须经接口加密后提交。`,
    'not-text': ({ field }, say) => `${say.field(field)}应为文本。`,
    'not-a-number': ({ field }, say) => `${say.field(field)}应为数字。`,
    'not-a-boolean': ({ field }, say) => `${say.field(field)}应为 true 或 false。`,
    'not-given-here': ({ field, of }, say) =>
      of && of.length > 0
        ? `${say.field(field)}不在此处填写；可填写：${of.join('、')}。`
        : `${say.field(field)}不在此处填写；此处无须填写。`,
    'not-a-choice': ({ field, of }, say) => `${say.field(field)}应为以下之一：${(of ?? []).join('、')}。`,
    'too-long': ({ field }, say) => `${say.field(field)}过长：UTF-8 编码最多 8 kB。`,
    'too-much': () => '全部字段合计最多 64 kB。文件请存放他处，在此注明。',
  },
};
