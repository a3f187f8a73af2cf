import type { z } from 'zod';
import type { notificationsQuery } from '../../contract/notifications';
import { notifications as readNotifications, notification as readOne } from '../../database/reads/notifications';
import { readNotification } from '../../database/writes/read-notification';
import { callerOf } from '../command';
import type { Handler } from '../context';
import { pageOf, placeIn } from '../cursor';
import { askerOf } from '../permissions';
import { notification as present } from '../present/notification';
import { Failure } from '../problems';

export const notifications: Handler = async (ask, { sql }) => {
  const { unread, at = null, limit, cursor } = ask.query as z.output<typeof notificationsQuery>;
  const of = { ...askerOf(callerOf(ask)), unreadOnly: unread === 'true' };
  const [before] = placeIn(cursor, ['number']) ?? [null];
  const rows = await readNotifications(sql, of, before, limit + 1, at);
  return { body: pageOf(rows, limit, present, ({ id }) => [id]) };
};

export const read: Handler = async (ask, { sql }) => {
  const caller = callerOf(ask);
  const { id } = ask.path as { readonly id: number };
  if (!(await readOne(sql, askerOf(caller), id))) throw new Failure('nothing-here', {});
  await readNotification(sql, id, caller.person, ask.now);
  const row = await readOne(sql, askerOf(caller), id);
  return { body: row && present(row) };
};
