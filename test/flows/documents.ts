import { parse } from 'yaml';
import { type Compiled, compileFlow } from '../../flows/compile';

/** A small document with everything that a flow can say. The company of test/company.ts can work by it. */
export const DOCUMENT = `
flow: test-flow
name: { zh: 测试流程, en: Test flow }
lead: { department: desk, person: opener, else: duty }
front: { department: desk, person: opener, else: head, contacted_at_most: 1 day }
intake:
  - { field: player, type: text, required: true, name: { zh: 玩家, en: Player } }
  - { field: class, type: choice, of: [item, payment] }
  - { field: orderId, type: text, required: true, unless: "class == 'item'" }
  - { field: amount, type: number }
  - { field: vip, type: boolean }
priority:
  urgency: [low, high]
  importance: [low, high]
  matrix: [[P3, P2], [P2, P1]]
promise: { first_answer: 1 hour, update_every: 1 day, resolve_within: { P1: 1 day, else: 3 days }, ladder: promises }
defaults: { person: duty, accept_within: { P1: 15 minutes, else: 1 hour }, finish_within: 2 days, silent_after: 8 hours, on_nobody: head, ladder: work }
steps:
  check:
    name: { zh: 检查, en: Check }
    department: security
    person: claim
    needs: [{ field: errorText, type: text, unless: vip }]
    gives: [{ field: cause, type: choice, of: [server, user], required: true, name: { zh: 原因, en: Cause } }]
    waits: { customer: { max: 5 days, times: 2 }, vendor: { max: 10 days, evidence: required } }
    next: [{ when: "cause == 'server'", go: pay }, { go: answer }]
  pay:
    name: { zh: 支付, en: Pay }
    department: payment
    outcomes: [paid, again]
    next: [{ when: "outcome == 'again'", go: check, at_most: 2 }, { go: answer }]
  answer:
    name: { zh: 答复, en: Answer }
    department: desk
    person: head
    finish_within: 4 hours
    needs: [{ field: cause }]
    gives: [{ field: summary, type: text, required: true }]
    next: [{ go: end }]
ladders:
  work:
    accept:
      - { at: 50%, do: remind, whom: holder }
      - { after: 30 minutes, do: reassign, to: head }
      - { after: 4 hours, do: take_over, to: "role:operations-manager", then: repeat 1 day }
    wait: [{ at: 80%, do: notify, whom: [holder, front] }]
    other:
      - { at: 100%, do: notify, whom: [holder, lead] }
      - { after: 1 hour, do: raise, to: head, within: 30 minutes }
      - { after: 4 hours, do: take_over, to: "role:operations-manager", then: repeat 1 day }
  promises:
    promise:
      - { at: 75%, do: remind, whom: front }
      - { after: 30 minutes, do: take_over, to: "role:operations-manager", then: repeat 1 day }
  case:
    confirm: [{ at: 50%, do: remind, whom: front }]
    other:
      - { at: 100%, do: notify, whom: lead }
      - { after: 1 day, do: take_over, to: "role:operations-manager", then: repeat 1 day }
closing:
  resolve_by: 1 day
  needs: [summary]
  confirm_within: 3 days
  unconfirmed: close
  close_by: 1 day
  reopen_within: 7 days
  reopen_to: lead
  ladder: case
`;

const READ: unknown = parse(DOCUMENT);

/** YAML by RFC 6901 pointer; null takes the place away. */
export type Edits = Readonly<Record<string, string | null>>;

/** The document with some places said otherwise. */
export function edited(edits: Edits): unknown {
  const document: unknown = structuredClone(READ);
  for (const [pointer, yaml] of Object.entries(edits)) {
    const path = pointer.split('/').slice(1);
    const last = path.pop() ?? '';
    let place = document as Record<string, unknown>;
    for (const part of path) place = place[part] as Record<string, unknown>;
    if (yaml !== null) place[last] = parse(yaml);
    else if (Array.isArray(place)) place.splice(Number(last), 1);
    else delete place[last];
  }
  return document;
}

export const compiled = (edits: Edits = {}): Compiled => compileFlow(edited(edits));

/** `pointer code` for each error. */
export function errorsOf(edits: Edits): readonly string[] {
  const result = compiled(edits);
  return result.kind === 'wrong' ? result.errors.map(({ pointer, code }) => `${pointer} ${code}`) : [];
}

/** `pointer code` for each warning of a document that compiles. */
export function warningsOf(edits: Edits): readonly string[] {
  const result = compiled(edits);
  if (result.kind === 'wrong') throw new Error(JSON.stringify(result.errors));
  return result.warnings.map(({ pointer, code }) => `${pointer} ${code}`);
}
