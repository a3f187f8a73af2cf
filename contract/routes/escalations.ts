import { z } from 'zod';
import * as escalation from '../escalation';
import * as journal from '../journal';
import { ledger } from '../ledger';
import * as v from '../values';
import { openBody } from '../verbs/open';
import type { Route } from './route';

const path = z.strictObject({ id: v.escalationId });
const participants = { scope: 'read', may: 'participant' } as const;

export const escalationRoutes = [
  {
    id: 'open',
    method: 'post',
    path: '/v1/escalations',
    tag: 'escalations',
    summary: { en: 'Open an escalation under the published version of a flow', zh: '新建协作单' },
    auth: { scope: 'open', may: 'anyone' },
    effect: 'acts',
    in: { body: openBody },
    out: { status: 201, body: escalation.escalation },
    key: 'required',
  },
  {
    id: 'escalations',
    method: 'get',
    path: '/v1/escalations',
    tag: 'escalations',
    summary: { en: 'Find escalations', zh: '查询协作单' },
    auth: participants,
    effect: 'reads',
    in: { query: escalation.escalationQuery },
    out: { status: 200, body: escalation.escalations },
  },
  {
    id: 'escalation',
    method: 'get',
    path: '/v1/escalations/{id}',
    tag: 'escalations',
    summary: { en: 'Read an escalation', zh: '查看协作单' },
    auth: participants,
    effect: 'reads',
    in: { path, query: z.strictObject(v.asOf) },
    out: { status: 200, body: escalation.escalation },
  },
  {
    id: 'actions',
    method: 'get',
    path: '/v1/escalations/{id}/actions',
    tag: 'escalations',
    summary: {
      en: 'What the caller may do now, and for what is closed the reason',
      zh: '本人现在可做的操作，及不可做的原因',
    },
    auth: participants,
    effect: 'reads',
    in: { path },
    out: { status: 200, body: escalation.actions },
  },
  {
    id: 'journal',
    method: 'get',
    path: '/v1/escalations/{id}/journal',
    tag: 'escalations',
    summary: { en: 'What happened, as a chain of hashes that anybody can check', zh: '流转记录：可自行校验的哈希链' },
    auth: participants,
    effect: 'reads',
    in: { path, query: journal.journalQuery },
    out: { status: 200, body: journal.journal },
  },
  {
    id: 'ledger',
    method: 'get',
    path: '/v1/escalations/{id}/ledger',
    tag: 'escalations',
    summary: { en: 'Who held every second', zh: '用时归属：每一秒记在谁名下' },
    auth: participants,
    effect: 'reads',
    in: { path, query: z.strictObject(v.asOf) },
    out: { status: 200, body: ledger },
  },
  {
    id: 'deadlines',
    method: 'get',
    path: '/v1/escalations/{id}/deadlines',
    tag: 'escalations',
    summary: { en: 'What happens next by itself, and when', zh: '接下来会自动发生什么、何时发生' },
    auth: participants,
    effect: 'reads',
    in: { path, query: z.strictObject(v.asOf) },
    out: { status: 200, body: escalation.deadlines },
  },
] as const satisfies readonly Route[];
