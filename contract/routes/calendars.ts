import { z } from 'zod';
import * as calendar from '../calendar';
import { due, dueQuery } from '../due';
import * as v from '../values';
import type { Route } from './route';

const anyone = { scope: 'read', may: 'anyone' } as const;
const administrators = { scope: 'directory', may: 'administrator' } as const;
const path = z.strictObject({ id: v.calendarId });
const listPath = z.strictObject({ list: v.dayListId, year: z.coerce.number().int().min(1970).max(9999) });
/** Bytes of a file of days: some years of a large country. */
const bodyLimit = 1024 * 1024;

export const calendarRoutes = [
  {
    id: 'calendars',
    method: 'get',
    path: '/v1/calendars',
    tag: 'directory',
    summary: { en: 'The calendars, each in its newest version', zh: '工作日历（最新版本）' },
    auth: anyone,
    effect: 'reads',
    in: { query: calendar.calendarsQuery },
    out: { status: 200, body: calendar.calendars },
  },
  {
    id: 'calendar',
    method: 'get',
    path: '/v1/calendars/{id}',
    tag: 'directory',
    summary: { en: 'One calendar', zh: '某一工作日历' },
    auth: anyone,
    effect: 'reads',
    in: { path },
    out: { status: 200, body: calendar.calendar },
  },
  {
    id: 'put-calendar',
    method: 'put',
    path: '/v1/calendars/{id}',
    tag: 'directory',
    summary: {
      en: 'Make a calendar, or its next version; running cases count by it from then on',
      zh: '新建日历或发布新版本，进行中的协作单自此按新版本计时',
    },
    auth: administrators,
    effect: 'writes',
    in: { path, body: calendar.calendarDocument },
    out: { status: 200, body: calendar.putCalendar },
    key: 'accepted',
    match: 'etag',
    bodyLimit,
  },
  {
    id: 'import-days',
    method: 'post',
    path: '/v1/calendars/{id}/import',
    tag: 'directory',
    summary: {
      en: 'Take the days of an iCalendar file into the exceptions of a calendar',
      zh: '从 iCalendar 文件导入日历的例外日',
    },
    auth: administrators,
    effect: 'writes',
    in: { path, body: calendar.daysFile },
    out: { status: 200, body: calendar.importedDays },
    key: 'accepted',
    match: 'etag',
    bodyLimit,
    icalendar: true,
  },
  {
    id: 'calendar-versions',
    method: 'get',
    path: '/v1/calendars/{id}/versions',
    tag: 'directory',
    summary: { en: 'Every version of a calendar, newest first', zh: '日历的全部版本，最新在前' },
    auth: anyone,
    effect: 'reads',
    in: { path, query: calendar.calendarsQuery },
    out: { status: 200, body: calendar.calendars },
  },
  {
    id: 'calendar-version',
    method: 'get',
    path: '/v1/calendars/{id}/versions/{version}',
    tag: 'directory',
    summary: { en: 'One version of a calendar, with the table that is computed with', zh: '日历的某一版本及其计算表' },
    auth: anyone,
    effect: 'reads',
    in: {
      path: z.strictObject({
        ...path.shape,
        version: v.versionIn,
      }),
    },
    out: { status: 200, body: calendar.calendarWithTable },
  },
  {
    id: 'day-lists',
    method: 'get',
    path: '/v1/day-lists',
    tag: 'directory',
    summary: { en: 'The lists of official days that are known', zh: '已知的法定节假日安排' },
    auth: anyone,
    effect: 'reads',
    in: { query: calendar.calendarsQuery },
    out: { status: 200, body: calendar.dayLists },
  },
  {
    id: 'day-list',
    method: 'get',
    path: '/v1/day-lists/{list}/{year}',
    tag: 'directory',
    summary: { en: 'The official days of a year', zh: '某一年的法定节假日安排' },
    auth: anyone,
    effect: 'reads',
    in: { path: listPath },
    out: { status: 200, body: calendar.dayListRow },
  },
  {
    id: 'put-day-list',
    method: 'put',
    path: '/v1/day-lists/{list}/{year}',
    tag: 'directory',
    summary: {
      en: 'Write the official days of a year; every calendar that uses them has a new version',
      zh: '写入某年的法定节假日安排，采用它的日历自动发布新版本',
    },
    auth: administrators,
    effect: 'writes',
    in: { path: listPath, body: calendar.dayListBody },
    out: { status: 200, body: calendar.putDayList },
    key: 'accepted',
    match: 'etag',
    bodyLimit,
    icalendar: true,
  },
  {
    id: 'due',
    method: 'get',
    path: '/v1/due',
    tag: 'directory',
    summary: {
      en: 'What would be due if it were sent then, to whom, and whether they are at work',
      zh: '如在某时派单：何时到期、由谁处理、对方是否在班',
    },
    auth: anyone,
    effect: 'reads',
    in: { query: dueQuery },
    out: { status: 200, body: due },
  },
] as const satisfies readonly Route[];
