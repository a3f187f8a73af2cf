import type { Query } from '../connect';

/** Who reads: what was said to the person, and to the queues of these departments. */
export interface NotificationsOf {
  readonly person: string;
  readonly departments: readonly string[];
  readonly unreadOnly: boolean;
}

export interface NotificationListed {
  readonly id: number;
  readonly escalation: string;
  readonly number: number;
  readonly title: string;
  readonly handoff: number | null;
  readonly kind: string;
  readonly clock: string | null;
  readonly department: string;
  readonly person: string | null;
  readonly dueAt: number | null;
  readonly at: number;
  readonly readAt: number | null;
  readonly readBy: string | null;
}

/**
 * Newest first, `limit` of those with an id below `before`. Each source is read in the order of its own index. `at` asks for a past
 * instant: what had been said and read by then.
 */
export function notifications(
  query: Query,
  of: NotificationsOf,
  before: number | null,
  limit: number,
  at: number | null,
): Promise<NotificationListed[]> {
  const unread = at === null ? query`and read_at is null` : query`and (read_at is null or read_at > ${at})`;
  const newest = (whose: ReturnType<typeof query>) => query`
    select * from notification where ${whose}
      ${before === null ? query`` : query`and id < ${before}`} ${at === null ? query`` : query`and at <= ${at}`}
      ${of.unreadOnly ? unread : query``}
    order by id desc limit ${limit}`;
  const read = at === null ? query`true` : query`told.read_at <= ${at}`;
  return query<NotificationListed[]>`
    select told.id, told.escalation, escalation.number, escalation.title, told.handoff, told.kind, told.clock,
      told.department, told.person, told.due_at as "dueAt", told.at,
      case when ${read} then told.read_at end as "readAt", case when ${read} then told.read_by end as "readBy"
    from (
      (${newest(query`person = ${of.person}`)})
      union all
      select queue.* from unnest(${of.departments as string[]}::text[]) as own (name)
        cross join lateral (${newest(query`person is null and department = own.name`)}) queue
      order by id desc limit ${limit}
    ) told join escalation on escalation.id = told.escalation
    order by told.id desc`;
}

/** One of them; undefined where there is none, or it was said to somebody else. */
export async function notification(
  query: Query,
  of: Omit<NotificationsOf, 'unreadOnly'>,
  id: number,
): Promise<NotificationListed | undefined> {
  const [row] = await notifications(query, { ...of, unreadOnly: false }, id + 1, 1, null);
  return row?.id === id ? row : undefined;
}
