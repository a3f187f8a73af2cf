import { z } from 'zod';
import * as responsibility from '../responsibility';
import * as roster from '../rosters';
import * as v from '../values';
import type { Route } from './route';

const anyone = { scope: 'read', may: 'anyone' } as const;
const administrators = { scope: 'directory', may: 'administrator' } as const;
const department = z.strictObject({ department: v.departmentId });
const table = z.strictObject({ table: responsibility.tableId });
const list = z.strictObject({ ...v.paging });
const then = z.strictObject({ ...v.asOf });
const listThen = z.strictObject({ ...v.asOf, ...v.paging });

/** Rosters, and responsibility tables. */
export const organisationRoutes = [
  {
    id: 'rosters',
    method: 'get',
    path: '/v1/rosters',
    tag: 'directory',
    summary: { en: 'The rosters of the departments, now or as they were', zh: '各部门排班（现在或过去某时）' },
    auth: anyone,
    effect: 'reads',
    in: { query: listThen },
    out: { status: 200, body: roster.rosters },
  },
  {
    id: 'roster',
    method: 'get',
    path: '/v1/rosters/{department}',
    tag: 'directory',
    summary: { en: 'The roster of a department, now or as it was', zh: '部门排班（现在或过去某时）' },
    auth: anyone,
    effect: 'reads',
    in: { path: department, query: then },
    out: { status: 200, body: roster.rosterRow },
  },
  {
    id: 'put-roster',
    method: 'put',
    path: '/v1/rosters/{department}',
    tag: 'directory',
    summary: { en: 'Say who is on duty when; holes are answered as warnings', zh: '编排部门排班，空档以提醒列出' },
    auth: administrators,
    effect: 'writes',
    in: { path: department, body: roster.rosterDocument },
    out: { status: 200, body: roster.putRoster },
    key: 'accepted',
    match: 'etag',
  },
  {
    id: 'roster-history',
    method: 'get',
    path: '/v1/rosters/{department}/history',
    tag: 'directory',
    summary: { en: 'What the roster said and when, newest first', zh: '排班的历次内容，最新在前' },
    auth: anyone,
    effect: 'reads',
    in: { path: department, query: list },
    out: { status: 200, body: roster.rosters },
  },
  {
    id: 'roster-holes',
    method: 'get',
    path: '/v1/rosters/{department}/holes',
    tag: 'directory',
    summary: {
      en: 'When work that is due round the clock would find nobody on duty',
      zh: '排班空档：全天候时限可能无人承接的时段',
    },
    auth: anyone,
    effect: 'reads',
    in: { path: department, query: roster.holesQuery },
    out: { status: 200, body: roster.holes },
  },
  {
    id: 'duty',
    method: 'get',
    path: '/v1/rosters/{department}/duty',
    tag: 'directory',
    summary: { en: 'Who is, was or will be on duty at an instant', zh: '某一时刻的值班人' },
    auth: anyone,
    effect: 'reads',
    in: { path: department, query: roster.dutyQuery },
    out: { status: 200, body: roster.duty },
  },
  {
    id: 'responsibility-tables',
    method: 'get',
    path: '/v1/responsibility',
    tag: 'directory',
    summary: { en: 'The responsibility tables, now or as they were', zh: '职责分工表（现在或过去某时）' },
    auth: anyone,
    effect: 'reads',
    in: { query: listThen },
    out: { status: 200, body: responsibility.responsibilityTables },
  },
  {
    id: 'responsibility-table',
    method: 'get',
    path: '/v1/responsibility/{table}',
    tag: 'directory',
    summary: {
      en: 'A responsibility table, now or as it was, with its gaps and overlaps',
      zh: '某一职责分工表（现在或过去某时）及其空白与重叠',
    },
    auth: anyone,
    effect: 'reads',
    in: { path: table, query: then },
    out: { status: 200, body: responsibility.responsibilityTable },
  },
  {
    id: 'put-responsibility',
    method: 'put',
    path: '/v1/responsibility/{table}',
    tag: 'directory',
    summary: {
      en: 'Say whose work it is; handoffs that are there stay where they are',
      zh: '编辑职责分工表，只影响新的派单',
    },
    auth: { scope: 'directory', may: 'process-owner' },
    effect: 'writes',
    in: { path: table, body: responsibility.responsibilityBody },
    out: { status: 200, body: responsibility.putResponsibility },
    key: 'accepted',
    match: 'etag',
    bodyLimit: 1024 * 1024,
  },
  {
    id: 'responsibility-history',
    method: 'get',
    path: '/v1/responsibility/{table}/history',
    tag: 'directory',
    summary: { en: 'What the table said and when, newest first', zh: '职责分工表的历次内容，最新在前' },
    auth: anyone,
    effect: 'reads',
    in: { path: table, query: list },
    out: { status: 200, body: responsibility.responsibilityTables },
  },
  {
    id: 'who',
    method: 'get',
    path: '/v1/responsibility/{table}/who',
    tag: 'directory',
    summary: {
      en: 'Who would get this, at that instant? The fields stand beside `at`: ?class=payment',
      zh: '试算：某时刻的此类问题会派给谁？字段与 at 并列：?class=payment',
    },
    auth: anyone,
    effect: 'reads',
    in: { path: table, query: responsibility.whoQuery },
    out: { status: 200, body: responsibility.who },
  },
] as const satisfies readonly Route[];
