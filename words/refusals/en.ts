import type { RefusalWords } from './refusals';

const retry = 'Nothing was done. The same request with the same Idempotency-Key is safe to send again.';

export const en: RefusalWords = {
  refusals: {
    'not-found': ({ what }, say) => ({
      title: `There is no such ${say.things[what]}`,
      detail: `Expected an existing ${say.things[what]}, but there is none under this number or id, or you may not see it.`,
    }),
    'already-open': () => ({
      title: 'This escalation is open already',
      detail: 'Expected a new escalation, but one was opened under this Idempotency-Key. Read it, or draw a new key.',
    }),
    'version-missing': () => ({
      title: 'The version is missing',
      detail:
        'Expected the version that you saw ("version" in the body, or If-Match), so that nothing that has changed since is overwritten.',
    }),
    stale: ({ holder, version, state }, say) => ({
      title: 'Something has changed since',
      detail: `${holder ? `${sentence(say.party(holder))} holds it now` : 'It has no holder now'}; it is ${say.term(say.states, state)}, version ${version}. Look again, then decide again.`,
    }),
    'not-in-this-state': ({ verb, state, open }, say) => ({
      title: 'Not in this state',
      detail: `Expected ${say.any(open.map((one) => say.term(say.states, one))) || 'another state'} to ${say.term(say.verbs, verb)}, but it is ${say.term(say.states, state)}.`,
    }),
    'not-yours': ({ verb, holder, relations }, say) => ({
      title: 'That is for somebody else to do',
      detail: `Expected ${say.any(relations.map((one) => say.term(say.relations, one)))} to ${say.term(say.verbs, verb)}, but you are none of these.${holder ? ` ${sentence(say.party(holder))} holds it now.` : ''}`,
    }),
    'offered-to-another': ({ person }, say) => ({
      title: 'It is offered to somebody else',
      detail: `Expected ${say.person(person)} to take it. A supervisor of the department may assign it to you.`,
    }),
    'transfer-open': ({ to }, say) => ({
      title: 'A transfer is open',
      detail: `Expected no open transfer, but it is offered to ${say.department(to)}. Withdraw the transfer first, or wait for the answer.`,
    }),
    'already-there': ({ department, person }, say) => ({
      title: 'It is there already',
      detail: `Expected somebody else, but ${say.party({ department, person })} has it, or is asked to take it, already.`,
    }),
    'unknown-person': ({ person }, say) => ({
      title: 'Nobody by that id',
      detail: `Expected somebody who is in the directory and active, but ${say.person(person)} is not. GET /v1/people lists who is.`,
    }),
    'person-away': ({ person }, say) => ({
      title: 'Away, and nobody stands in',
      detail: `Expected somebody who is there, or has a substitute who is, but ${say.person(person)} is away and has none. Name somebody else.`,
    }),
    'at-limit': ({ department, limit }, say) => ({
      title: 'The department has its hands full',
      detail: `${say.department(department)} may have ${limit} handoffs in hand at once, and it has. One of them must be completed or handed on before another is claimed.`,
    }),
    'not-in-department': ({ person, department }, say) => ({
      title: 'Not of that department',
      detail: `Expected somebody of ${say.department(department)}, but ${say.person(person)} does not belong to it. Name somebody who does, or transfer to the other department.`,
    }),
    'unknown-department': ({ department }, say) => ({
      title: 'No such department',
      detail: `Expected a department of the directory, but there is no ${say.department(department)}. GET /v1/departments lists them.`,
    }),
    'department-missing': ({ step }, say) => ({
      title: 'The department is missing',
      detail: `Expected "department": in ${say.flow} the step ${say.step(step)} belongs to whichever department is named at opening.`,
    }),
    'department-not-open': ({ step }, say) => ({
      title: 'The flow names the department',
      detail: `Expected no "department": where the work goes from here (${say.step(step)}) is what ${say.flow} says. Leave it out.`,
    }),
    'unknown-step': ({ step, steps }, say) => ({
      title: 'No such step',
      detail: `Expected a step of ${say.flow} (${say.any(steps.map(say.step))}), but there is no ${say.quoted(step)}.`,
    }),
    'unknown-level': ({ field, of }, say) => ({
      title: `Unknown ${say.levels[field]}`,
      detail: `Expected "${field}" to be one of those that ${say.flow} knows: ${say.any(of)}.`,
    }),
    'contacted-out-of-bounds': ({ bound, latest }) => ({
      title: 'The first contact cannot have been then',
      detail: `Expected "contactedAt" not later than ${latest}, and not longer ago than ${bound}.`,
    }),
    'fields-wrong': ({ fields }, say) => ({
      title: 'Fields are missing or wrong',
      detail: `Expected other values in ${say.all([...new Set(fields.map(({ field }) => (field === '' ? 'the fields together' : say.field(field))))])}; "errors" says what is wrong with each.`,
    }),
    'needs-missing': ({ step, fields }, say) => ({
      title: 'The next step needs more',
      detail: `Expected ${say.all(fields.map(say.field))}: in ${say.flow} the step ${say.step(step)} cannot begin without. Add what is missing to this same act.`,
    }),
    'nobody-found': ({ step, department }, say) => ({
      title: 'Nobody is there to take it',
      detail: `Expected a person for ${step === 'lead' ? 'the lead or the front' : `the step ${say.step(step)}`}, but ${say.department(department)} has nobody by the flow's rule. An administrator can name a head or a duty officer.`,
    }),
    'nobody-responsible': ({ step, table, fields }, say) => ({
      title: 'Nobody is responsible for this',
      detail: `Expected a row of the responsibility table ${say.quoted(table)} that says who does the step ${say.step(step)} by ${say.all(fields.map(say.field))}, but none holds. An administrator can add one.`,
    }),
    'unknown-outcome': ({ outcome, of }, say) => ({
      title: 'Unknown outcome',
      detail: `Expected "outcome" to be ${say.any(of.map(say.quoted))}, but it is ${say.quoted(outcome)}.`,
    }),
    'no-way-on': ({ step }, say) => ({
      title: 'The flow leads nowhere from here',
      detail: `Expected a way on from ${say.step(step)}, but none of its conditions holds. Complete with another outcome, or tell the owner of ${say.flow}.`,
    }),
    'wait-not-declared': ({ for: party, of }, say) => ({
      title: 'This step does not wait for them',
      detail:
        of.length === 0
          ? `Expected no wait: this step waits for nobody, so not for ${say.term(say.parties, party)} either.`
          : `Expected a wait for ${say.any(of.map((one) => say.term(say.parties, one)))}, but it was to be for ${say.term(say.parties, party)}.`,
    }),
    'evidence-missing': ({ for: party }, say) => ({
      title: 'Evidence is missing',
      detail: `Expected "evidence" for a wait for ${say.term(say.parties, party)}: a ticket, a letter, a link that shows that they were asked.`,
    }),
    'wait-too-long': ({ for: party, latest }, say) => ({
      title: 'The wait is too long',
      detail: `Expected "until" not later than ${latest}: longer than that ${say.term(say.parties, party)} may not be waited for at this step in all.`,
    }),
    'wait-not-ahead': () => ({
      title: 'The wait would be over already',
      detail: 'Expected "until" in the future, but it has passed.',
    }),
    'waits-used-up': ({ for: party, times }, say) => ({
      title: 'No more waits',
      detail: `Expected at most ${times} ${times === 1 ? 'wait' : 'waits'} for ${say.term(say.parties, party)} at this step, and ${times === 1 ? 'it is' : 'they are'} used up. Go on, transfer it, or complete with what there is.`,
    }),
    'reason-missing': () => ({
      title: 'A reason is missing',
      detail: 'Expected a reason in words: this act moves responsibility, and the record says why.',
    }),
    'facts-missing': ({ fields }, say) => ({
      title: 'Facts are missing',
      detail: `Expected ${say.all(fields.map(say.field))} before ${say.flow} closes an escalation. Give them as "results".`,
    }),
    'no-raise': () => ({
      title: 'Nothing is waiting for your answer',
      detail: 'Expected something that was raised to you and is unanswered, but there is none for this clock.',
    }),
    'state-too-large': ({ bytes, limit }) => ({
      title: 'The escalation has grown too large',
      detail: `Expected at most ${Math.ceil(limit / 1024)} kB, but it would have ${Math.ceil(bytes / 1024)} kB. Keep files and long texts elsewhere and name them here.`,
    }),
    'as-it-was': () => ({
      title: 'Nothing to change',
      detail: 'The directory has changed, but nothing in this escalation rests on what has changed.',
    }),
    'directory-changing': () => ({
      title: 'The directory is changing',
      detail: `Expected an answer that stays the same for a moment, but people and departments are being changed just now. ${retry}`,
    }),
    moving: () => ({ title: 'The escalation is moving', detail: `It goes on in a moment. ${retry}` }),
    'not-recorded-yet': () => ({
      title: 'Earlier acts are not recorded yet',
      detail: `The record is out of reach for the moment, and no act is taken before the ones before it are safe. ${retry}`,
    }),
    diverged: () => ({
      title: 'This escalation has stopped: its record differs',
      detail:
        'The record and the engine disagree about what happened. It takes no acts until an administrator has looked at it; it stands on the auditor’s list.',
    }),
    broken: () => ({
      title: 'This escalation has stopped: its record refused an act',
      detail:
        'A rule of the record does not hold. It takes no acts until an administrator has looked at it; it stands on the auditor’s list.',
    }),
    'not-authentic': () => ({
      title: 'This message did not come through the API',
      detail: 'Its content is not sealed with our key, so it does nothing. Acts are sent over HTTP.',
    }),
  },
  fields: {
    missing: ({ field }, say) => `${say.field(field)} is needed.`,
    unknown: ({ field, of }, say) =>
      `${sentence(say.flow)} has no field ${say.quoted(field)}${of?.[0] ? `; ${say.field(of[0])} is probably meant` : ''}.`,
    'not-sealed': ({ field }, say) => `${say.field(field)} is confidential and must come sealed; send it to the API.`,
    'not-text': ({ field }, say) => `${say.field(field)} must be a text.`,
    'not-a-number': ({ field }, say) => `${say.field(field)} must be a number.`,
    'not-a-boolean': ({ field }, say) => `${say.field(field)} must be true or false.`,
    'not-given-here': ({ field, of }, say) =>
      of && of.length > 0
        ? `${say.field(field)} is not given here; what may be: ${of.join(', ')}.`
        : `${say.field(field)} is not given here, and nothing else is.`,
    'not-a-choice': ({ field, of }, say) => `${say.field(field)} must be one of: ${(of ?? []).join(', ')}.`,
    'too-long': ({ field }, say) => `${say.field(field)} is too long: at most 8 kB in UTF-8.`,
    'too-much': () => 'All fields together may have 64 kB at most. Keep files elsewhere and name them here.',
  },
};

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
