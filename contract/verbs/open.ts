import { z } from 'zod';
import type { VerbBodies } from '../../domain/escalation/commands';
import { departmentId, fields, flowKey, instantIn, line, personId } from '../values';

/** What opening takes (design §8). The flow's own words for urgency and importance, and its intake, are judged by `decide`. */
export const openBody = z
  .strictObject({
    flow: flowKey,
    title: line,
    urgency: line,
    importance: line,
    fields: fields.default({}),
    contactedAt: instantIn
      .exactOptional()
      .meta({ description: 'When the customer first asked; now when it is left out.' }),
    department: departmentId
      .exactOptional()
      .meta({ description: 'For a flow whose first department is named at opening.' }),
    onBehalfOf: personId.exactOptional().meta({ description: 'For a program: the person for whom it opens.' }),
  })
  .meta({
    id: 'OpenBody',
    example: {
      flow: 'player-problem',
      title: 'Items lost after the update',
      urgency: 'high',
      importance: 'medium',
      fields: { playerId: '70032', class: 'item' },
      contactedAt: '2026-09-24T20:00:00+08:00',
    },
  });

/** What of it the command carries; the rest (id, number, plan) is the engine's. */
export type OpenBody = z.output<typeof openBody>;
type Carried = Omit<VerbBodies['open'], 'escalation' | 'number' | 'plan'>;
const _carried: (body: OpenBody) => Carried = (body) => body;
void _carried;
