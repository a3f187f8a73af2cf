import type { Rests } from '../../domain/directory/problems';
import type { DirectoryProblemWords } from './directory-problems';

const work = ({ held, offered, accountable, led, fronted, raised }: Rests): string[] =>
  [
    { count: held, what: '件在办' },
    { count: offered, what: '件待签收' },
    { count: accountable, what: '件由其负责' },
    { count: led, what: '件由其牵头' },
    { count: fronted, what: '件由其跟单' },
    { count: raised, what: '件提级待其答复' },
  ].flatMap(({ count, what }) => (count === 0 ? [] : [`${count} ${what}`]));

export const zh: DirectoryProblemWords = {
  'unknown-department': ({ department }) => `没有部门 “${department}”。`,
  'unknown-person': ({ person }) => `没有编号为 “${person}” 的人员。`,
  'unknown-calendar': ({ calendar }) => `没有日历 “${calendar}”，GET /v1/calendars 可列出全部日历。`,
  'named-twice': ({ id }) => `“${id}” 出现了两次。`,
  'own-ancestor': ({ department }) => `“${department}” 将成为自己的上级。`,
  'not-in-department': ({ role, person, department }) =>
    `“${person}” 在 “${department}” 担任角色 “${role}”，但与该部门无关：请先设为成员、负责人或值班人。`,
  'own-manager': ({ person }) => `“${person}” 将直接或间接成为自己的上级。`,
  'left-by-hand': ({ person }) =>
    `不能手工设为“已离职”。请调用 POST /v1/people/${person}/leave；名下再无事项时自动转为已离职。`,
  'ends-before-it-begins': () => '结束时间不晚于开始时间。',
  'ends-in-the-past': () => '结束时间已过。要立即结束，请调用 POST …/end。',
  'limits-overlap': ({ department }) => `“${department}” 的两个限期上限时间重叠，请让其中一个提前结束。`,
  'substitutes-self': ({ person }) => `“${person}” 不能代理自己。`,
  'absence-overlaps': ({ person, other }) => `“${person}” 在该时段已登记外出 “${other}”，请修改那一条。`,
  'lending-overlaps': ({ person, department, other }) =>
    `“${person}” 在该时段已借调到 “${department}”（“${other}”），请修改那一条。`,
  'not-a-person': ({ person }) => `“${person}” 是程序，不能承接工作，请指定人员。`,
  'kind-stays': ({ person, kind }) =>
    `“${person}” 的类型是 ${kind}，不能更改。请写明 "kind": "${kind}"，或换用其他编号。`,
  'lent-home': ({ person, department }) => `“${person}” 本来就属于 “${department}”。`,
  'already-begun': ({ id }) => `“${id}” 已经开始：人员、部门和开始时间已有记录。请先结束它，再另行登记。`,
  'already-over': ({ id }) => `“${id}” 已经结束，历史不能修改。`,
  'work-there': ({ person, department, ...rests }, say) =>
    `“${person}” 将不再属于 “${department}”，但在该部门名下还有 ${say.all(work(rests))}。请先转出。`,
  'last-of-role': ({ role, flows }, say) =>
    `角色 “${role}” 将无在岗人员担任，而 ${say.all(flows.map(say.quoted))} 的升级规则以它收尾。请先指定他人。`,
  'last-administrator': () =>
    '将不再有（或到某一已知日期后不再有）任何管理员，而只有管理员才能指定管理员。请先指定他人。',
  'head-needed': ({ department, flows }, say) =>
    `“${department}” 将没有在岗负责人，而 ${say.all(flows.map(say.quoted))} 需要负责人。请指定新的负责人。`,
  'heads-department': ({ person, department }) => `“${person}” 是 “${department}” 的负责人，请先指定新的负责人。`,
  'on-duty-for': ({ person, department }) => `“${person}” 是 “${department}” 的值班人，请先指定新的值班人。`,
  'manages-others': ({ person, people }) => `“${person}” 是 ${people} 人的上级：需要上级处理的事项将找再上一级。`,
  'substitutes-others': ({ person, people }) => `“${person}” 正在或将要代理 ${people} 人，届时将无人代理。`,
  'has-left': ({ person }) => `“${person}” 已离职或正在离职，不会再有工作转到其名下。请指定他人。`,
  'roster-holes': ({ department, holes, first }) =>
    `“${department}” 的排班在今后四周内有 ${holes} 段时间无人值班，最早从 ${first} 开始。`,
  'in-rosters': ({ person, departments }, say) =>
    `“${person}” 仍在 ${say.all(departments.map(say.quoted))} 的值班表中：届时由同班次的下一位值班。`,
  'last-with-power': ({ role }) => `角色 “${role}” 已无在岗人员担任，管理员可重新指定。`,
  'substitutes-in-a-circle': ({ people }, say) =>
    `${say.all(people.map(say.quoted))} 互为代理、形成循环：若同时外出，将无人代理。`,
  'nobody-found': ({ flow, pointer, rule }) =>
    `流程 “${flow}” 在 ${pointer}（${rule}）处将找不到人，届时按其“无人”策略处理。`,
};
