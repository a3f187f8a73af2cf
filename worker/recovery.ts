import { heartbeat } from '@temporalio/activity';
import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Sql } from '../database/connect';
import { escalationsGoingOn } from '../database/reads/escalations-going-on';
import { storedCase } from '../database/reads/stored-case';
import { putSweep } from '../database/writes/put-sweep';
import { caseRun } from '../wire/run';
import type { escalation as escalationWorkflow } from '../workflows/escalation';
import { ESCALATION, type Periodic } from '../workflows/messages';
import { pages } from './pages';

export interface Recovering {
  readonly sql: Sql;
  readonly client: Client;
  readonly taskQueue: string;
}

const PAGE = 1_000;
/** Of the server's list: each is some kilobytes to read, and people's acts wait while a page of them is read. */
const LISTED = 100;
/** Starts at once: the server answers one in about 30 ms, and people's acts go on beside them. */
const STARTS = 10;

/**
 * Lost engine (design §3): every escalation that goes on in PostgreSQL and has no workflow gets one, from its stored state. Idempotent:
 * what the server's list misses is found to be running when it is started, and changes nothing.
 */
export const recoveryActivities = (parts: Recovering): Pick<Periodic, 'recover'> => ({
  async recover() {
    const began = Date.now();
    const running = await runningCases(parts.client);
    let lookedAt = 0;
    let actedOn = 0;
    const read = (after: string) => escalationsGoingOn(parts.sql, after, PAGE);
    for await (const page of pages(read, ({ id }) => id)) {
      lookedAt += page.length;
      const missing = page.map(({ id }) => id).filter((id) => !running.has(id));
      for (let i = 0; i < missing.length; i += STARTS) {
        heartbeat(); // a worker that dies here is noticed after half a minute
        const started = await Promise.all(missing.slice(i, i + STARTS).map((id) => startAgain(parts, id)));
        actedOn += started.filter(Boolean).length;
      }
      heartbeat();
    }
    const endedAt = Date.now();
    await putSweep(parts.sql, { name: 'recovery', endedAt, tookMs: endedAt - began, lookedAt, actedOn });
  },
});

/** As the server lists them: seconds old, which is why a start may still find its case running. */
async function runningCases(client: Client): Promise<ReadonlySet<string>> {
  const running = new Set<string>();
  const query = `WorkflowType = '${ESCALATION}' AND ExecutionStatus = 'Running'`;
  for await (const { workflowId } of client.workflow.list({ query, pageSize: LISTED })) {
    running.add(workflowId);
    if (running.size % PAGE === 0) heartbeat();
  }
  return running;
}

/** True when the case had no workflow and has one now. */
async function startAgain({ sql, client, taskQueue }: Recovering, escalation: string): Promise<boolean> {
  const stored = await storedCase(sql, escalation); // read now, and not with the page: it may have ended meanwhile
  if (!stored) return false;
  const carry = { escalation, ...stored, moves: 0 };
  try {
    await client.workflow.start<typeof escalationWorkflow>(ESCALATION, {
      ...caseRun(carry, taskQueue),
      workflowIdConflictPolicy: 'FAIL',
    });
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}
