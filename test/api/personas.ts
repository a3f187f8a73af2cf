import type { Relation } from '../../contract/permissions';
import type { Relation as VerbRelation } from '../../domain/escalation/relations';

/**
 * Who somebody is to a case that Lin Xiao of the desk opened and whose first handoff Wu Lei of technical support has, once it was
 * offered to operations and taken back; written out here, and not asked of the code.
 */
interface Persona {
  readonly person: string;
  readonly is: readonly Relation[];
  /** To the case and its first handoff, while it is offered, and while Wu Lei has it. */
  readonly offered: readonly VerbRelation[];
  readonly working: readonly VerbRelation[];
}

const lead = ['lead', 'front'] as const;
const overSupport = ['member', 'supervisor', 'sender-supervisor'] as const;

export const PERSONAS = {
  opener: { person: 'lin-xiao', is: ['participant', 'reader'], offered: lead, working: lead },
  'head of the lead department': { person: 'su-wan', is: ['participant', 'reader'], offered: lead, working: lead },
  holder: {
    ...{ person: 'wu-lei', is: ['participant', 'self', 'addressee'] },
    offered: [...overSupport, 'receiver'], // is on duty there
    working: [...overSupport, 'holder'],
  },
  member: { person: 'qian-feng', is: ['participant'], offered: ['member'], working: ['member'] },
  supervisor: { person: 'jiang-fan', is: ['participant'], offered: overSupport, working: overSupport },
  head: { person: 'liang-wei', is: ['participant'], offered: overSupport, working: overSupport },
  'program of the department': { person: 'robot', is: ['participant'], offered: ['member'], working: ['member'] },
  'former receiver': { person: 'gao-yuan', is: ['participant'], offered: [], working: [] },
  'other department': { person: 'ma-wenjuan', is: [], offered: [], working: [] },
  'program of nobody': { person: 'intake-form', is: [], offered: [], working: [] },
  auditor: { person: 'tang-jing', is: ['auditor'], offered: [], working: [] },
  'process owner': { person: 'yan-ming', is: ['process-owner'], offered: [], working: [] },
  administrator: { person: 'han-bing', is: ['administrator'], offered: [], working: [] },
} as const satisfies Readonly<Record<string, Persona>>;

export type PersonaName = keyof typeof PERSONAS;
export const personas = Object.entries(PERSONAS) as unknown as readonly (readonly [PersonaName, Persona])[];
