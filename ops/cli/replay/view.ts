import type { z } from 'zod';
import type { escalation } from '../../../contract/escalation';
import type { View } from './acts';

/** An escalation as the API answers it. */
export type Escalation = z.output<typeof escalation>;

/** What the mapping looks at: its newest handoff. A flow of one step never has two open. */
export function viewOf({ state, handoffs }: Pick<Escalation, 'state' | 'handoffs'>): View | null {
  const handoff = handoffs.at(-1);
  if (!handoff) return null;
  const held = handoff.state === 'working' || handoff.state === 'waiting';
  return {
    state,
    department: handoff.department,
    holder: held ? handoff.holder.person : null,
    offered: held ? (handoff.offer?.to.department ?? null) : null,
    wait: handoff.wait?.party ?? null,
  };
}
