import * as inbox from '../inbox';
import type { Route } from './route';

export const inboxRoutes = [
  {
    id: 'inbox',
    method: 'get',
    path: '/v1/inbox',
    tag: 'inbox',
    summary: { en: 'What must be done now, most urgent first', zh: '待办：按紧急程度排列' },
    auth: { scope: 'read', may: 'inbox' },
    effect: 'reads',
    in: { query: inbox.inboxQuery },
    out: { status: 200, body: inbox.inbox },
  },
] as const satisfies readonly Route[];
