import { z } from 'zod';
import * as confidential from '../confidential';
import * as v from '../values';
import type { Route } from './route';

const path = z.strictObject({ id: v.escalationId });

export const confidentialRoutes = [
  {
    id: 'confidential-value',
    method: 'get',
    path: '/v1/escalations/{id}/confidential/{field}',
    tag: 'escalations',
    summary: {
      en: 'Read a confidential value; each attempt stands in the access log',
      zh: '查看保密字段的值，每次尝试均记入查阅记录',
    },
    auth: { scope: 'confidential', may: 'reader' },
    effect: 'reads',
    in: {
      path: z.strictObject({ id: v.escalationId, field: v.fieldName }),
      query: z.strictObject(v.asOf),
    },
    out: { status: 200, body: confidential.confidentialValue },
  },
  {
    id: 'confidential-log',
    method: 'get',
    path: '/v1/escalations/{id}/confidential-log',
    tag: 'escalations',
    summary: {
      en: 'Who has read confidential values, tried to, or erased them',
      zh: '保密字段查阅记录：谁看过、谁试图查看、谁清除',
    },
    auth: { scope: 'read', may: 'auditor' },
    effect: 'reads',
    in: { path, query: confidential.confidentialLogQuery },
    out: { status: 200, body: confidential.confidentialLog },
  },
  {
    id: 'erase',
    method: 'post',
    path: '/v1/escalations/{id}/erase',
    tag: 'escalations',
    summary: {
      en: 'Destroy the key of the confidential values: they are gone, journal and figures stay',
      zh: '销毁保密字段的密钥：值不可恢复，流转记录与统计不变',
    },
    auth: { scope: 'confidential', may: 'administrator' },
    effect: 'writes',
    in: { path, body: confidential.eraseBody },
    out: { status: 200, body: confidential.erased },
    key: 'accepted',
  },
] as const satisfies readonly Route[];
