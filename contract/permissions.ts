import type { Text } from '../domain/plan/fields';

/**
 * Who may do what: the one table of what the API judges. What somebody is to a thing × what they may do with it; the thing and the act are
 * the route's own (`contract/routes`), each of which names one of these rules. Verbs are judged once more by `decide`, whose table is
 * `domain/escalation/verbs` (each verb's `open`). `docs/permissions.md` is both, written out; a test asks every route as everybody.
 */
export const RULES = {
  /** Whoever has a key with the route's scope. */
  anyone: { relations: ['anyone'], judged: 'role' },
  /** Escalations: what others have is not there for a stranger. Lists hold what one may see, and nothing else. */
  participant: { relations: ['participant', 'auditor', 'administrator'], judged: 'thing', seenBy: 'participant' },
  /** A confidential value: whoever sees the case knows that it is there; the flow names the departments that may read it. */
  reader: { relations: ['reader'], judged: 'thing', seenBy: 'participant' },
  addressee: { relations: ['addressee'], judged: 'thing', seenBy: 'addressee' },
  /** A list of things to do: the own one, those of the own departments. */
  inbox: { relations: ['self', 'member', 'auditor', 'administrator'], judged: 'thing' },
  'own-or-administrator': { relations: ['self', 'administrator'], judged: 'thing' },
  /** One key, by its id. */
  'key-holder': { relations: ['self', 'administrator'], judged: 'thing', seenBy: 'key-holder' },
  auditor: { relations: ['auditor'], judged: 'role' },
  'process-owner': { relations: ['process-owner', 'administrator'], judged: 'role' },
  administrator: { relations: ['administrator'], judged: 'role' },
} as const satisfies Readonly<Record<string, Rule>>;

export type May = keyof typeof RULES;

interface Rule {
  /** Any one of them is enough. */
  readonly relations: readonly Relation[];
  /** `role`: by who the caller is, before anything is read. `thing`: by what they are to the thing itself. */
  readonly judged: 'role' | 'thing';
  /** To whom that rule does not let see, the thing is not there (404); whoever sees it and may not, hears so (403). */
  readonly seenBy?: string;
}

/** What somebody can be, as far as the API judges it. Relations to a handoff are the domain's (`domain/escalation/relations`). */
export type Relation =
  | 'anyone'
  | 'self'
  | 'member'
  | 'participant'
  | 'reader'
  | 'addressee'
  | 'auditor'
  | 'process-owner'
  | 'administrator';

export const RELATIONS: { readonly [R in Relation]: Text } = {
  anyone: { en: 'whoever has a key', zh: '任何持有密钥者' },
  self: { en: 'whose it is', zh: '本人' },
  member: {
    en: 'belongs to the department, as member, supervisor, duty officer or head',
    zh: '部门成员、主管、值班人或负责人',
  },
  participant: {
    en: 'opened it, acted on it, or is, in person or by department, one who leads, fronts, holds or was offered it, now or before, or whom a rung told of it',
    zh: '曾建单、操作、牵头、跟单、处理、被派单或被通知者（本人或其部门）',
  },
  reader: {
    en: 'a participant who belongs to a department that the flow names for the field',
    zh: '流程为该字段指定的部门中的参与者',
  },
  addressee: { en: 'the person, or the department whose queue, it was said to', zh: '被通知的人或部门' },
  auditor: { en: 'holds the role `auditor`', zh: '担任督查员' },
  'process-owner': { en: 'holds the role `process-owner`', zh: '担任流程负责人' },
  administrator: { en: 'holds the role `administrator`', zh: '担任管理员' },
};

/** Whether somebody who is all this may do what the rule allows. */
export const allows = (may: May, held: ReadonlySet<Relation>): boolean =>
  RULES[may].relations.some((relation) => held.has(relation));

/** What somebody hears who may not. */
export function refusalOf(may: May, held: ReadonlySet<Relation>): 'not-there' | 'not-permitted' {
  const rule: Rule = RULES[may];
  return rule.seenBy !== undefined && !allows(rule.seenBy as May, held) ? 'not-there' : 'not-permitted';
}

/** What a request comes to, as far as the API judges it; `rows`: a list, of which everybody is given what the rule lets them see. */
export const verdict = (may: May, held: ReadonlySet<Relation>, list: boolean) =>
  allows(may, held) ? 'open' : list && RULES[may].judged === 'thing' ? 'rows' : refusalOf(may, held);
