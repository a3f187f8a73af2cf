import type { VerbBodies, VerbName } from '../../../domain/escalation/commands';
import type { DepartmentId, PersonId } from '../../../domain/escalation/parties';
import type { CaseState } from '../../../domain/escalation/state';

/** The flow of replayed incidents, and its only step (flows/replayed-incident.yaml). */
export const FLOW = 'replayed-incident';
export const STEP = 'work';

/** An event of the log in the engine's ids. */
export interface Happening {
  readonly status: string;
  readonly sub: string;
  readonly department: DepartmentId;
  readonly person: PersonId;
}

/** What the engine's case looks like; null before it is opened. */
export interface View {
  readonly state: CaseState;
  /** Who has the work, or had it last. */
  readonly department: DepartmentId;
  /** The person who has it; null while it lies in the department's queue. */
  readonly holder: PersonId | null;
  /** Where a transfer that nobody has accepted yet was offered to. */
  readonly offered: DepartmentId | null;
  /** The sub-status under which it waits. */
  readonly wait: string | null;
}

/** One act: who does it, on what, and the verb's own fields (`version` and a wait's `until` are the driver's to fill in). */
export type Act = { [V in ReplayVerb]: ActOf<V> }[ReplayVerb];
export interface ActOf<V extends ReplayVerb> {
  readonly verb: V;
  /** A person of the log, or null for the lead. */
  readonly by: PersonId | null;
  readonly body: Bodies[V];
}
export type ReplayVerb = Extract<VerbName, keyof Bodies>;
interface Bodies
  extends Pick<
    VerbBodies,
    | 'accept'
    | 'release'
    | 'transfer'
    | 'withdraw-transfer'
    | 'redirect'
    | 'resume'
    | 'complete'
    | 'resolve'
    | 'close'
    | 'cancel'
  > {
  open: { readonly department: DepartmentId };
  wait: Pick<VerbBodies['wait'], 'for' | 'party'>;
  reopen: { readonly reason: string; readonly step: string; readonly department: DepartmentId };
}

/** Why an event of the log asks for no act. */
export type NoAct =
  | 'unmatched'
  | 'unknown status'
  | 'no team'
  | 'nobody named'
  | 'same holder again'
  | 'same wait again'
  | 'already offered there'
  | 'already resolved'
  | 'already closed'
  | 'already cancelled';

export type Planned = { readonly acts: readonly Act[] } | { readonly none: NoAct };

/**
 * The mapping of docs/replay.md: what the log's next event asks of a case that looks like this. Pure; the same event on the same
 * view is always the same acts.
 */
export function actsFor(view: View | null, event: Happening): Planned {
  const unusable = unusableBecause(event);
  if (unusable) return { none: unusable };
  if (!view)
    return {
      acts: [act('open', null, { department: event.department }), ...acts(actsOnOpen(queued(event.department), event))],
    };
  if (view.state === 'open') return actsOnOpen(view, event);
  if (event.status === 'Completed' && event.department === view.department) return actsOnEnded(view.state, event);
  const reopen = act('reopen', null, {
    reason: `${event.status}: ${event.sub}`,
    step: STEP,
    department: event.department,
  });
  return { acts: [reopen, ...acts(actsOnOpen(queued(event.department), event))] };
}

function unusableBecause({ status, department, person }: Happening): NoAct | undefined {
  if (status === 'Unmatched') return 'unmatched';
  if (status !== 'Accepted' && status !== 'Queued' && status !== 'Completed') return 'unknown status';
  if (!department) return 'no team';
  if (!person && status !== 'Queued') return 'nobody named';
  return undefined;
}

/** A case right after its opening or reopening: offered to the department, taken by nobody. */
const queued = (department: DepartmentId): View => ({
  state: 'open',
  department,
  holder: null,
  offered: null,
  wait: null,
});

function actsOnOpen(view: View, event: Happening): Planned {
  switch (event.status) {
    case 'Queued':
      return onQueued(view, event);
    case 'Accepted':
      return onAccepted(view, event);
    default:
      return onCompleted(view, event);
  }
}

/** A wait is ended by whoever holds, before anything else happens. */
const endWait = ({ wait, holder }: View): Act[] => (wait === null ? [] : [act('resume', holder, {})]);

function onQueued(view: View, { department, sub }: Happening): Planned {
  const { holder, offered } = view;
  const reason = sub;
  if (department === (offered ?? view.department)) {
    if (offered || !holder) return { none: 'already offered there' };
    return { acts: [...endWait(view), act('release', holder, { reason })] };
  }
  if (!holder) return { acts: [act('redirect', null, { to: { department }, reason })] };
  if (department === view.department)
    return { acts: [act('withdraw-transfer', holder, { reason }), act('release', holder, { reason })] };
  return { acts: [...endWait(view), act('transfer', holder, { to: { department }, reason })] };
}

function onAccepted(view: View, event: Happening): Planned {
  const wait = waitOf(event);
  const holds = view.holder === event.person && view.department === event.department;
  if (holds && !view.offered && wait && view.wait === event.sub) return { none: 'same wait again' };
  const acts = [...endWait(view), ...taking(view, event), ...(wait ? [act('wait', event.person, wait)] : [])];
  return acts.length ? { acts } : { none: 'same holder again' };
}

function onCompleted(view: View, event: Happening): Planned {
  const reason = `${event.status}: ${event.sub}`;
  // The holder's own team without an offer of it to others: it is ended by the lead in the stead of somebody else.
  const others = view.holder !== null && view.department === event.department && view.holder !== event.person;
  const taken = others
    ? view.offered
      ? [act('withdraw-transfer', view.holder, { reason })]
      : []
    : taking(view, event);
  const before = [...endWait(view), ...taken];
  if (event.sub === 'Cancelled') return { acts: [...before, act('cancel', null, { ground: 'ended', reason })] };
  const complete = others ? [] : [act('complete', event.person, { results: {} })];
  const close = event.sub === 'Closed' ? [act('close', null, { reason, results: {} })] : [];
  return { acts: [...before, ...complete, act('resolve', null, { reason, results: {} }), ...close] };
}

/** What brings the work into the hands of the event's person, from wherever it is; nothing when it is there. */
function taking(view: View, { department, person, status, sub }: Happening): Act[] {
  const { holder, offered } = view;
  const reason = `${status}: ${sub}`;
  const accept = act('accept', person, {});
  if (!holder) {
    const redirect = act('redirect', null, { to: { department }, reason });
    return department === view.department ? [accept] : [redirect, accept];
  }
  if (department === offered) return [accept];
  if (department === view.department && person === holder)
    return offered ? [act('withdraw-transfer', holder, { reason })] : [];
  return [act('transfer', holder, { to: { department, person }, reason }), accept];
}

/** `Completed` once more under the team that ended it. */
function actsOnEnded(state: Exclude<CaseState, 'open'>, { status, sub }: Happening): Planned {
  if (state === 'cancelled') return { none: 'already cancelled' };
  const reason = `${status}: ${sub}`;
  if (state === 'closed') return { none: 'already closed' };
  if (sub === 'Cancelled') return { acts: [act('cancel', null, { ground: 'ended', reason })] };
  return sub === 'Closed' ? { acts: [act('close', null, { reason, results: {} })] } : { none: 'already resolved' };
}

/** Whom a sub-status waits for; null for one that is no wait. */
export function waitOf({ sub }: { readonly sub: string }): Bodies['wait'] | null {
  if (!/^wait\b/i.test(sub)) return null;
  if (/customer|user/i.test(sub)) return { for: 'customer', party: sub };
  return { for: /vendor/i.test(sub) ? 'vendor' : 'other', party: sub };
}

const act = <V extends ReplayVerb>(verb: V, by: PersonId | null, body: Bodies[V]): Act => ({ verb, by, body }) as Act;
const acts = (planned: Planned): readonly Act[] => ('acts' in planned ? planned.acts : []);
