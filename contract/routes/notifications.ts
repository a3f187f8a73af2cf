import { z } from 'zod';
import * as contract from '../notifications';
import type { Route } from './route';

const path = z.strictObject({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

export const notificationRoutes = [
  {
    id: 'notifications',
    method: 'get',
    path: '/v1/notifications',
    tag: 'inbox',
    summary: { en: 'What rungs of ladders have told the caller, newest first', zh: '超时提醒与通知，最新在前' },
    auth: { scope: 'read', may: 'addressee' },
    effect: 'reads',
    in: { query: contract.notificationsQuery },
    out: { status: 200, body: contract.notifications },
  },
  {
    id: 'read-notification',
    method: 'post',
    path: '/v1/notifications/{id}/read',
    tag: 'inbox',
    summary: { en: 'Note that a notification was read; once more changes nothing', zh: '将通知标为已读，重复无影响' },
    auth: { scope: 'act', may: 'addressee' },
    effect: 'writes',
    in: { path },
    out: { status: 200, body: contract.notification },
    key: 'accepted',
  },
] as const satisfies readonly Route[];
