import { z } from 'zod';
import { instantIn, line, text, version } from '../values';
import { verb } from './verb';

export const waitFor = z.enum(['customer', 'vendor', 'other']).meta({ id: 'WaitFor' });

export const wait = verb('wait', {
  summary: {
    en: 'Wait for a party outside: who, until when, on what evidence',
    zh: '挂起：等待外部一方，写明对象、期限与凭据',
  },
  body: z.strictObject({
    version: version.exactOptional(),
    for: waitFor,
    party: line,
    until: instantIn,
    evidence: text.exactOptional(),
  }),
  example: {
    version: 2,
    for: 'vendor',
    party: 'Payment gateway',
    until: '2026-09-25T12:00:00+08:00',
    evidence: 'Ticket 4711 of the gateway',
  },
});
