import { law } from './law';

const REASONED = new Set(['released', 'transfer-offered', 'redirected', 'reopened', 'cancelled']);

law(
  'law 7: a rule’s act is the rule’s, with its due; a person’s is the person’s; what moves responsibility says why',
  ({ events }) => {
    for (const event of events) {
      expect(event.cause).not.toBe('');
      if (event.actor.kind === 'rule') {
        expect(event.actor.person).toBeNull();
        expect(event.actor.rule).toMatch(/^test@1 /);
        if (event.cause.startsWith('deadline ')) expect(event.due).toBeLessThanOrEqual(event.at);
      } else {
        expect(event.actor).toMatchObject({ kind: 'person', rule: null, person: expect.stringMatching(/^[a-z]+$/) });
        expect(event.cause).toMatch(/^key-\d+$/);
        expect(event.due).toBeUndefined();
      }
      if (REASONED.has(event.type)) expect(event).toHaveProperty('reason', expect.stringMatching(/./));
      if (event.type === 'resolved' && event.waived.length > 0) expect(event.reason).toMatch(/./);
    }
  },
);
