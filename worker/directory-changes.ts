import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { heartbeat } from '@temporalio/activity';
import { type Client, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Acted } from '../activities/types';
import type { Sql } from '../database/connect';
import { type DirectoryJob, openDirectoryJobs } from '../database/reads/directory-jobs';
import { misplaced } from '../database/reads/misplaced';
import { outdatedCalendars } from '../database/reads/outdated-calendars';
import { timeEnded } from '../database/reads/time-ended';
import { markLeft } from '../database/writes/mark-left';
import { moveDirectoryJob } from '../database/writes/move-directory-job';
import { putSweep } from '../database/writes/put-sweep';
import type { DirectoryChanged } from '../domain/escalation/commands';
import type { act, Periodic } from '../workflows/messages';
import { BEFORE_ALL, pages } from './pages';

export interface Bringing {
  readonly sql: Sql;
  readonly client: Client;
}

/** The name on the wire, held to that of workflows/messages by the compiler. */
const ACT: (typeof act)['name'] = 'act';
/** Cases between two notes of how far a job has come: what a killed worker leaves to be looked at twice. */
const PAGE = 100;
/** Cases told at once: people's acts go on beside them. */
const AT_ONCE = 8;
/** Milliseconds for which an answer of the directory, taken before an edit, may still be on its way to a case. */
const IN_FLIGHT = 10_000;

/** What came of telling a case; `later`: it could not be reached, or puts off what comes now. */
type Told = 'changed' | 'as-it-was' | 'later';

/**
 * Brings what has changed in the directory to the cases that it concerns (design §4, §5): absences that begin and end, leavers, calendars.
 * Nothing is remembered but how far a job has come: each round asks the tables what is not as the directory says, so that a killed
 * worker, a case that could not be reached, and what an older answer put there meanwhile are found by the next.
 */
export const directoryActivities = (parts: Bringing): Pick<Periodic, 'bringDirectory'> => ({
  async bringDirectory() {
    const began = Date.now();
    let lookedAt = 0;
    let actedOn = 0;
    for (;;) {
      const jobs = await openDirectoryJobs(parts.sql);
      for (const job of jobs) if (job.kind !== 'leaving') await bringCalendar(parts, job);
      const people = await putPeopleRight(parts, jobs);
      lookedAt += people.lookedAt;
      actedOn += people.changed;
      for (const job of jobs) if (job.kind === 'leaving') await endLeaving(parts, job);
      for (const { person } of await timeEnded(parts.sql, Date.now() - IN_FLIGHT))
        await markLeft(parts.sql, person, Date.now());
      const endedAt = Date.now();
      await putSweep(parts.sql, { name: 'directory', endedAt, tookMs: endedAt - began, lookedAt, actedOn });
      // Rounds go on while there is a job that more rounds can end; what could not be reached waits for the next minute.
      const open = await openDirectoryJobs(parts.sql);
      const young = open.some(({ requestedAt }) => Date.now() < requestedAt + IN_FLIGHT + PATIENCE);
      if (!young) break;
      heartbeat();
      await pause(1_000);
    }
  },
});

/** Milliseconds beyond which a job that does not come to its end is left to the next sweep. */
const PATIENCE = 30_000;

/**
 * A round over the cases that compute with a calendar that is not in force any more. It ends the job when it went over all of them, reached
 * each, and began when no answer from before the edit could be on its way: one that went on in the middle knows nothing of what was before.
 */
async function bringCalendar(parts: Bringing, job: DirectoryJob): Promise<void> {
  const { sql } = parts;
  const { id } = job;
  const of = job.kind === 'calendar' ? { calendar: job.subject } : { department: job.subject };
  let settles = job.after === BEFORE_ALL && Date.now() > job.requestedAt + IN_FLIGHT;
  const read = (after: string) => outdatedCalendars(sql, of, Date.now(), after, PAGE);
  for await (const page of pages(read, caseOf, job.after)) {
    const told = await tellAll(
      parts,
      page.map(({ escalation, departments }) => ({ escalation, body: { people: [], departments } })),
    );
    settles &&= !told.includes('later');
    const after = page.at(-1)?.escalation ?? BEFORE_ALL;
    await moveDirectoryJob(sql, { id, after, ...progress(told), endedAt: null });
  }
  await moveDirectoryJob(sql, { id, after: BEFORE_ALL, ...progress([]), endedAt: settles ? Date.now() : null });
}

const caseOf = ({ escalation }: { readonly escalation: string }): string => escalation;

/** One round over the cases in which something is in hands in which it should not be. */
async function putPeopleRight(
  parts: Bringing,
  jobs: readonly DirectoryJob[],
): Promise<{ lookedAt: number; changed: number }> {
  const { sql } = parts;
  const leaving = new Map(jobs.filter(({ kind }) => kind === 'leaving').map((job) => [job.subject, job.id]));
  let lookedAt = 0;
  let changed = 0;
  const read = (after: string) => misplaced(sql, Date.now(), after, PAGE);
  for await (const page of pages(read, caseOf)) {
    const told = await tellAll(
      parts,
      page.map(({ escalation, people }) => ({ escalation, body: { people, departments: [] } })),
    );
    lookedAt += page.length;
    changed += count(told, 'changed');
    for (const [person, id] of leaving) {
      const theirs = told.filter((_, index) => page[index]?.people.includes(person));
      if (theirs.length > 0) await moveDirectoryJob(sql, { id, after: BEFORE_ALL, ...progress(theirs), endedAt: null });
    }
  }
  return { lookedAt, changed };
}

/** Somebody has left when nothing rests on them and nothing that was decided before can still reach them. */
async function endLeaving({ sql }: Bringing, { id, subject, requestedAt }: DirectoryJob): Promise<void> {
  if (Date.now() <= requestedAt + IN_FLIGHT || !(await markLeft(sql, subject, Date.now()))) return;
  await moveDirectoryJob(sql, { id, after: BEFORE_ALL, ...progress([]), endedAt: Date.now() });
}

type Tell = { readonly escalation: string; readonly body: DirectoryChanged['body'] };

async function tellAll(parts: Bringing, all: readonly Tell[]): Promise<readonly Told[]> {
  const told: Told[] = [];
  for (let i = 0; i < all.length; i += AT_ONCE) {
    heartbeat(); // a worker that dies here is noticed
    told.push(...(await Promise.all(all.slice(i, i + AT_ONCE).map((one) => tell(parts, one)))));
  }
  return told;
}

const count = (told: readonly Told[], what: Told): number => told.filter((one) => one === what).length;
const progress = (told: readonly Told[]) => ({ lookedAt: told.length, changed: count(told, 'changed') });

/** Milliseconds within which a case must have answered. */
const WITHIN = 10_000;

/** Tells one case. What it then has is its own decision; told twice, it says that nothing is to be changed. */
async function tell({ client }: Bringing, { escalation, body }: Tell): Promise<Told> {
  const key = `directory/${randomUUID()}`;
  const digest = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  const message: DirectoryChanged = {
    verb: 'directory-changed',
    key,
    digest,
    actor: RULE,
    on: null,
    version: null,
    body,
  };
  try {
    await client.connection.withDeadline(Date.now() + WITHIN, () =>
      client.workflow
        .getHandle(escalation)
        .executeUpdate<Acted, [DirectoryChanged]>(ACT, { args: [message], updateId: key }),
    );
    return 'changed';
  } catch (error) {
    const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
    return cause instanceof ApplicationFailure && (cause.type === 'as-it-was' || cause.type === 'not-found')
      ? 'as-it-was'
      : 'later';
  }
}

const RULE: DirectoryChanged['actor'] = {
  kind: 'rule',
  person: null,
  onBehalfOf: null,
  rule: 'directory-changed',
  relations: [],
  directory: 0,
};
