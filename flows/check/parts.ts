import type { ByPriorityDocument, FlowDocument, LadderDocument, RungDocument, StepDocument } from '../../contract/flow';
import { own } from '../../domain/own';
import type { FieldType } from '../../domain/plan/fields';
import { END, type LadderKey } from '../../domain/plan/plan';
import { pointer } from '../../domain/plan/problems';

/** What rules read out of a document, each way in one place. */

export const stepsOf = (flow: FlowDocument): readonly (readonly [string, StepDocument])[] => Object.entries(flow.steps);
export const startOf = (flow: FlowDocument): string => Object.keys(flow.steps)[0] ?? '';
export const prioritiesOf = (flow: FlowDocument): readonly string[] => [...new Set(flow.priority.matrix.flat())];

export const DEFAULTED = ['person', 'accept_within', 'finish_within', 'silent_after', 'on_nobody', 'ladder'] as const;
export type Defaulted = (typeof DEFAULTED)[number];

/** What a step says for itself, or else the defaults. */
export const effective = <K extends Defaulted>(
  flow: FlowDocument,
  step: StepDocument,
  key: K,
): NonNullable<StepDocument[K]> | undefined => step[key] ?? (flow.defaults?.[key] as StepDocument[K]) ?? undefined;

/** Every budget by priority with its place, and whether every priority must have one (a state must not be without a deadline). */
export function budgetsOf(
  flow: FlowDocument,
): readonly { at: string; budgets: ByPriorityDocument; everyPriority: boolean }[] {
  const found: { at: string; budgets: ByPriorityDocument; everyPriority: boolean }[] = [];
  const add = (at: string, from: object | undefined, keys: readonly string[], everyPriority: boolean): void => {
    for (const key of keys) {
      const budgets = (from as Record<string, ByPriorityDocument | undefined> | undefined)?.[key];
      if (budgets !== undefined) found.push({ at: `${at}/${key}`, budgets, everyPriority });
    }
  };
  const ofStep = ['accept_within', 'finish_within', 'silent_after'];
  add('/promise', flow.promise, ['first_answer', 'update_every', 'resolve_within'], false);
  add('/defaults', flow.defaults, ofStep, true);
  for (const [key, step] of stepsOf(flow)) add(pointer('steps', key), step, ofStep, true);
  add('/closing', flow.closing, ['resolve_by', 'confirm_within', 'close_by'], true);
  return found;
}

/** A field where the document speaks of it, with a type or relying on one that stands elsewhere. */
export interface Mention {
  readonly at: string;
  readonly field: string;
  readonly type?: FieldType['type'] | undefined;
  readonly of?: readonly string[] | undefined;
  readonly name?: FieldType['name'] | undefined;
  readonly confidential?: FieldType['confidential'] | undefined;
}

/** Where fields are declared: in the intake, in what steps give and, with a type, in what steps need. */
export function mentions(flow: FlowDocument): readonly Mention[] {
  const intake = (flow.intake ?? []).map((one, i) => ({ ...one, at: pointer('intake', i) }));
  const ofSteps = stepsOf(flow).flatMap(([key, step]) => [
    ...(step.gives ?? []).map((one, i) => ({ ...one, at: pointer('steps', key, 'gives', i) })),
    ...(step.needs ?? []).map((one, i) => ({ ...one, at: pointer('steps', key, 'needs', i) })),
  ]);
  return [...intake, ...ofSteps];
}

/** Every declared field. A choice's list, a name and who alone may read it may stand at any one of its mentions. */
export function fieldsOf(flow: FlowDocument): Readonly<Record<string, FieldType>> {
  const fields: Record<string, FieldType> = {};
  for (const { field, type, of, name, confidential } of mentions(flow)) {
    const before = own(fields, field);
    const known = before?.type ?? type;
    if (!known) continue;
    const choices = before?.of ?? of;
    const called = before?.name ?? name;
    const readers = before?.confidential ?? confidential;
    fields[field] = {
      ...{ field, type: known },
      ...(choices ? { of: choices } : {}),
      ...(called ? { name: called } : {}),
      ...(readers ? { confidential: readers } : {}),
    };
  }
  return fields;
}

/** Where the responsibility table says whose work a step is: which table, by which fields (in a list, or one alone). */
export function responsibilityOf({ department }: StepDocument) {
  if (typeof department === 'string') return undefined;
  const { of, table } = department;
  return { table: table ?? 'main', of: Array.isArray(of) ? of : [of], listed: Array.isArray(of) };
}

/**
 * By step, the fields that are there when it is offered, whichever way the work came: what the intake and every step before require, and
 * what the step itself needs. Steps stand in the order in which they are walked, and what goes back takes everything along.
 */
export function certainAt(flow: FlowDocument): ReadonlyMap<string, ReadonlySet<string>> {
  const required = ({
    required,
    unless,
  }: {
    readonly required?: boolean | undefined;
    readonly unless?: string | undefined;
  }) => required === true && unless === undefined;
  const start = startOf(flow);
  const coming = new Map<string, ReadonlySet<string>>([
    [start, new Set((flow.intake ?? []).filter(required).map(({ field }) => field))],
  ]);
  const certain = new Map<string, ReadonlySet<string>>();
  const keys = Object.keys(flow.steps);
  for (const [place, [key, step]] of stepsOf(flow).entries()) {
    const needed = (step.needs ?? []).filter(({ unless }) => unless === undefined).map(({ field }) => field);
    const here = new Set([...(coming.get(key) ?? []), ...needed]);
    certain.set(key, here);
    const after = new Set([...here, ...(step.gives ?? []).filter(required).map(({ field }) => field)]);
    for (const go of waysFrom(step)) {
      if (keys.indexOf(go) <= place) continue;
      const before = coming.get(go);
      coming.set(go, before ? new Set([...before].filter((field) => after.has(field))) : after);
    }
  }
  return certain;
}

/** Steps to which work can go from a step; the end is not one. */
export const waysFrom = (step: StepDocument): readonly string[] =>
  step.next.map((edge) => edge.go).filter((go) => go !== END);

export const rungsOf = (ladder: LadderDocument): readonly (readonly [LadderKey | 'other', readonly RungDocument[]])[] =>
  Object.entries(ladder).filter((entry): entry is [LadderKey | 'other', RungDocument[]] => entry[1] !== undefined);

/** A share of the budget as a number, 1 = all of it. */
export const shareOf = (text: string): number => Number(text.slice(0, -1)) / 100;

/** Which ladder is asked for which clocks, and from where. */
export function ladderUses(
  flow: FlowDocument,
): readonly { at: string; ladder: string; clocks: readonly LadderKey[] }[] {
  const ofSteps = stepsOf(flow).flatMap(([key, step]) => {
    const ladder = effective(flow, step, 'ladder');
    const waits = Object.values(step.waits ?? {}).some((wait) => wait !== undefined);
    const clocks: LadderKey[] = ['accept', 'finish', 'silence', ...(waits ? (['wait'] as const) : [])];
    return ladder === undefined
      ? []
      : [{ at: step.ladder === undefined ? '/defaults/ladder' : pointer('steps', key, 'ladder'), ladder, clocks }];
  });
  return [
    ...ofSteps,
    ...(flow.promise ? [{ at: '/promise/ladder', ladder: flow.promise.ladder, clocks: ['promise'] as const }] : []),
    { at: '/closing/ladder', ladder: flow.closing.ladder, clocks: ['resolve', 'confirm', 'close'] as const },
  ];
}

/** These end by themselves, so they need no ladder, and take no rungs from `other`. */
export const ENDS_BY_ITSELF: ReadonlySet<LadderKey | 'other'> = new Set(['wait', 'confirm']);
