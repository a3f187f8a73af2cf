import type { z } from 'zod';
import type { notificationsQuery } from '../../contract/notifications';
import type { Caller } from '../../database/reads/caller';
import { notifications as readNotifications, notification as readOne } from '../../database/reads/notifications';
import { readNotification } from '../../database/writes/read-notification';
import { callerOf } from '../command';
import type { Handler } from '../context';
import { pageOf, placeIn } from '../cursor';
import { departmentsOf } from '../permissions';
import { notification as present } from '../present/notification';
import { Failure } from '../problems';

/** To whom a message counts as said: the person, and the queues of the own departments, as in the inbox. */
const own = (caller: Caller) => ({ person: caller.person, departments: departmentsOf(caller) });

export const notifications: Handler = async (ask, { sql }) => {
  const { unread, at = null, limit, cursor } = ask.query as z.output<typeof notificationsQuery>;
  const of = { ...own(callerOf(ask)), unreadOnly: unread === 'true' };
  const [before] = placeIn(cursor, ['number']) ?? [null];
  const rows = await readNotifications(sql, of, before, limit + 1, at);
  return { body: pageOf(rows, limit, present, ({ id }) => [id]) };
};

export const read: Handler = async (ask, { sql }) => {
  const caller = callerOf(ask);
  const { id } = ask.path as { readonly id: number };
  if (!(await readOne(sql, own(caller), id))) throw new Failure('nothing-here', {});
  await readNotification(sql, id, caller.person, ask.now);
  const row = await readOne(sql, own(caller), id);
  return { body: row && present(row) };
};
