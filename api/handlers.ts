import type { ActVerb } from '../contract/verbs/verb';
import { verbContracts } from '../contract/verbs/verbs';
import type { Handler } from './context';
import { act } from './handlers/act';
import * as calendars from './handlers/calendars';
import * as confidential from './handlers/confidential';
import { docs, openapi } from './handlers/contract';
import * as dayLists from './handlers/day-lists';
import * as directory from './handlers/directory';
import { importDirectory } from './handlers/directory-import';
import { due } from './handlers/due';
import * as escalation from './handlers/escalation';
import * as flows from './handlers/flows';
import { alive, metrics, ready } from './handlers/health';
import { jobs } from './handlers/jobs';
import * as keys from './handlers/keys';
import * as lists from './handlers/lists';
import * as notifications from './handlers/notifications';
import { open } from './handlers/open';
import * as responsibility from './handlers/responsibility';
import * as rosters from './handlers/rosters';
import * as spans from './handlers/spans';
import type { Handlers } from './mount';

const acts = Object.fromEntries((Object.keys(verbContracts) as ActVerb[]).map((verb) => [verb, act(verb)])) as {
  readonly [V in ActVerb]: Handler;
};

/** Who answers each row of the route table; the compiler demands every one. */
export const handlers: Handlers = {
  ...acts,
  open,
  escalations: lists.escalations,
  escalation: escalation.escalation,
  actions: escalation.actions,
  journal: escalation.journal,
  ledger: escalation.ledger,
  deadlines: escalation.deadlines,
  'confidential-value': confidential.value,
  'confidential-log': confidential.log,
  erase: confidential.erase,
  inbox: lists.inbox,
  notifications: notifications.notifications,
  'read-notification': notifications.read,
  flows: flows.flows,
  'flow-versions': flows.versions,
  'flow-version': flows.version,
  'check-flow': flows.check,
  'publish-flow': flows.publish,
  departments: directory.departments,
  department: directory.department,
  'put-department': directory.putDepartment,
  people: directory.people,
  person: directory.person,
  'put-person': directory.putPerson,
  roles: directory.roles,
  role: directory.role,
  'put-role': directory.putRole,
  'department-history': directory.departmentHistory,
  'person-history': directory.personHistory,
  'role-history': directory.roleHistory,
  leave: directory.leave,
  absences: spans.absences,
  absence: spans.absence,
  'make-absence': spans.makeAbsence,
  'put-absence': spans.putAbsence,
  'end-absence': spans.endAbsence,
  'absence-history': spans.absenceHistory,
  lendings: spans.lendings,
  lending: spans.lending,
  'make-lending': spans.makeLending,
  'put-lending': spans.putLending,
  'end-lending': spans.endLending,
  'lending-history': spans.lendingHistory,
  'import-directory': importDirectory,
  'directory-jobs': jobs,
  keys: keys.keys,
  'make-key': keys.makeKey,
  'rotate-key': keys.rotate,
  'revoke-key': keys.revoke,
  calendars: calendars.calendars,
  calendar: calendars.calendar,
  'put-calendar': calendars.put,
  'import-days': calendars.importDays,
  'calendar-versions': calendars.versions,
  'calendar-version': calendars.version,
  'day-lists': dayLists.dayLists,
  'day-list': dayLists.dayList,
  'put-day-list': dayLists.put,
  due,
  rosters: rosters.rosters,
  roster: rosters.roster,
  'put-roster': rosters.put,
  'roster-history': rosters.history,
  'roster-holes': rosters.holes,
  duty: rosters.duty,
  'responsibility-tables': responsibility.tables,
  'responsibility-table': responsibility.table,
  'put-responsibility': responsibility.put,
  'responsibility-history': responsibility.history,
  who: responsibility.who,
  openapi,
  docs,
  alive,
  ready,
  metrics,
};
