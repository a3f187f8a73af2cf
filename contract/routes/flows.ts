import { z } from 'zod';
import * as flows from '../flows';
import * as v from '../values';
import type { Route } from './route';

const path = z.strictObject({ key: v.flowKey });
const anyone = { scope: 'read', may: 'anyone' } as const;
/** Bytes of a document; as in flows/read. */
const bodyLimit = 512 * 1024;

export const flowRoutes = [
  {
    id: 'flows',
    method: 'get',
    path: '/v1/flows',
    tag: 'flows',
    summary: { en: 'The published flows, each in its present version', zh: '已发布流程的现行版本' },
    auth: anyone,
    effect: 'reads',
    in: { query: flows.flowsQuery },
    out: { status: 200, body: flows.flowRows },
  },
  {
    id: 'flow-versions',
    method: 'get',
    path: '/v1/flows/{key}/versions',
    tag: 'flows',
    summary: { en: 'All versions of a flow, newest first', zh: '流程的全部版本' },
    auth: anyone,
    effect: 'reads',
    in: { path, query: flows.flowsQuery },
    out: { status: 200, body: flows.flowRows },
  },
  {
    id: 'flow-version',
    method: 'get',
    path: '/v1/flows/{key}/versions/{version}',
    tag: 'flows',
    summary: { en: 'One version with its document', zh: '某一版本及其文档' },
    auth: anyone,
    effect: 'reads',
    in: { path: z.strictObject({ key: v.flowKey, version: v.versionIn }) },
    out: { status: 200, body: flows.flowVersion },
  },
  {
    id: 'check-flow',
    method: 'post',
    path: '/v1/flows/{key}/check',
    tag: 'flows',
    summary: { en: 'Check a flow document without publishing it', zh: '检查流程文档，不发布' },
    auth: { scope: 'flows', may: 'anyone' },
    effect: 'reads',
    in: { path, body: flows.flowDocument },
    out: { status: 200, body: flows.checked },
    yaml: true,
    bodyLimit,
  },
  {
    id: 'publish-flow',
    method: 'post',
    path: '/v1/flows/{key}/publish',
    tag: 'flows',
    summary: {
      en: 'Publish a flow document as the next version; running cases keep theirs',
      zh: '发布流程新版本，进行中的协作单沿用原版本',
    },
    auth: { scope: 'flows', may: 'process-owner' },
    effect: 'writes',
    in: { path, body: flows.flowDocument },
    out: { status: 200, body: flows.published },
    key: 'accepted',
    yaml: true,
    bodyLimit,
  },
] as const satisfies readonly Route[];
