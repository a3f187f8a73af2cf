import { z } from 'zod';
import { clockKind, handoffNumber, text } from '../values';
import { verb } from './verb';

export const answerRaise = verb('answer-raise', {
  summary: { en: 'As the superior asked by a rung, say what is done about it', zh: '提级答复：上级说明处置' },
  body: z.strictObject({ clock: clockKind, handoff: handoffNumber.exactOptional(), note: text }),
  example: { clock: 'finish', handoff: 1, note: 'Wu Lei takes it up today at 15:00' },
});
