import type { ProblemWords } from './problems';

const KIND = {
  text: 'a text',
  number: 'a number',
  'whole-number': 'a whole number',
  'yes-or-no': 'true or false',
  value: 'a text, a number, true or false',
  list: 'a list',
  mapping: 'an object',
  nothing: 'null',
} as const;
const ROLE = { administrator: 'an administrator', 'process-owner': 'a process owner', auditor: 'an auditor' } as const;
const again = 'Send the same request with the same Idempotency-Key again: it is carried out at most once.';

export const en: ProblemWords = {
  problems: {
    'not-json': () => ({
      title: 'Not JSON',
      detail: 'The body is not JSON (RFC 8259). Check quotes, commas and brackets.',
    }),
    'not-csv': ({ line }) => ({
      title: 'Not CSV',
      detail: `The file cannot be read from line ${line} on (RFC 4180). Every row has as many cells as the header; a quote within quotes is doubled.`,
    }),
    malformed: ({ wrong }) => ({
      title: 'The request is not in the form that this address takes',
      detail: `${wrong === 1 ? 'One place is' : `${wrong} places are`} wrong; "errors" names each with a pointer. /docs shows the form.`,
    }),
    'version-differs': ({ body, ifMatch }) => ({
      title: 'Two versions are named',
      detail: `The body names version ${body}, If-Match names ${ifMatch}. Name the one that you saw.`,
    }),
    'idempotency-key-missing': () => ({
      title: 'Idempotency-Key is missing',
      detail:
        'Opening an escalation needs the header Idempotency-Key, a fresh UUID for instance, so that a repeat opens no second one.',
    }),
    'idempotency-key-malformed': ({ most }) => ({
      title: 'Idempotency-Key is not usable',
      detail: `A key has 1 to ${most} visible ASCII characters, without spaces.`,
    }),
    'idempotency-key-reused': () => ({
      title: 'This key was used for another request',
      detail: 'Under this Idempotency-Key something else was asked before. Draw a new key for a new request.',
    }),
    unauthenticated: () => ({
      title: 'Who are you?',
      detail: 'Send the header "Authorization: Bearer <key>" with a key that is neither expired nor revoked.',
    }),
    'scope-missing': ({ scope }) => ({
      title: 'This key may not be used for that',
      detail: `The key lacks the scope "${scope}". An administrator can make one that has it.`,
    }),
    'not-permitted': ({ role }) => ({
      title: 'Not permitted',
      detail: `Only ${ROLE[role]} may do that. Ask one of them.`,
    }),
    'not-a-reader': ({ departments }) => ({
      title: 'This value is confidential',
      detail: `Only people of ${departments.join(', ')} may read it. The attempt is on record.`,
    }),
    'value-erased': () => ({
      title: 'The value was erased',
      detail: 'It was there, and nobody can read it any more. GET …/confidential-log tells auditors when and why.',
    }),
    'key-not-in-force': () => ({
      title: 'The key is not in force',
      detail: 'It is revoked, expired or replaced already. Ask an administrator for a new one.',
    }),
    'programs-only': () => ({
      title: 'Only a program opens for somebody else',
      detail: 'Leave out "onBehalfOf", or use the key of a program.',
    }),
    'nothing-here': () => ({
      title: 'Nothing here',
      detail: 'There is nothing at this address, or nothing that you may see.',
    }),
    'method-not-allowed': ({ allow }) => ({
      title: 'Not with this method',
      detail: `This address takes ${allow.join(', ')}.`,
    }),
    'etag-differs': () => ({
      title: 'The document has changed since',
      detail: 'If-Match names another state of it. Read it again and repeat the edit on what is there now.',
    }),
    'document-exists': () => ({
      title: 'The document is there already',
      detail: '"If-None-Match: *" makes one and replaces none. To replace it, read it and name its ETag as If-Match.',
    }),
    'body-too-large': ({ limit }) => ({
      title: 'The body is too large',
      detail: `At most ${Math.floor(limit / 1024)} kB fit here. Files belong elsewhere; name them in the text.`,
    }),
    'media-type-not-supported': ({ accepted }) => ({
      title: 'Content-Type is not supported',
      detail: `Send ${accepted.join(' or ')}, in UTF-8 and without another content encoding than gzip, deflate or br.`,
    }),
    'unknown-flow': ({ flow }) => ({
      title: 'No such flow',
      detail: `No flow "${flow}" is published. GET /v1/flows lists them.`,
    }),
    'flow-wrong': ({ wrong }) => ({
      title: 'The flow document cannot be published',
      detail: `${wrong === 1 ? 'One place is' : `${wrong} places are`} wrong; "errors" names each with a pointer.`,
    }),
    'another-flow': ({ document, path }) => ({
      title: 'The document is of another flow',
      detail: `The document says "flow: ${document}", the address says "${path}".`,
    }),
    'directory-wrong': ({ wrong }) => ({
      title: 'The directory cannot take that',
      detail: `${wrong === 1 ? 'One place is' : `${wrong} places are`} wrong; "errors" names each with a pointer. Nothing was written.`,
    }),
    'document-wrong': ({ wrong }) => ({
      title: 'The document cannot be published',
      detail: `${wrong === 1 ? 'One place is' : `${wrong} places are`} wrong; "errors" names each with a pointer. Nothing was written.`,
    }),
    'another-document': ({ document, path }) => ({
      title: 'The document is another one',
      detail: `The document says "${document}", the address says "${path}".`,
    }),
    'calendar-fixed': ({ calendar }) => ({
      title: 'This calendar stays as it is',
      detail: `Every minute of "${calendar}" is working time. Give another calendar another id.`,
    }),
    'never-due': ({ budget, calendar }) => ({
      title: 'It would never be due',
      detail: `By the calendar "${calendar}", ${budget} do not come to their end before the year 2100, beyond which nothing is computed. Look at its hours, or at how long the budget is.`,
    }),
    'too-many-requests': ({ seconds }) => ({
      title: 'Too many requests',
      detail: `Wait ${seconds} s. The limit is for each key.`,
    }),
    'no-worker': ({ seconds }) => ({
      title: 'No answer in time',
      detail: `The engine has not answered within ${seconds} s. ${again}`,
    }),
    recovering: () => ({
      title: 'The escalation is being taken up again',
      detail: `The engine had lost it and is starting it from its journal. ${again}`,
    }),
    'engine-away': () => ({ title: 'The engine is away', detail: `It cannot be reached now. ${again}` }),
    'database-away': () => ({ title: 'The database is away', detail: `It cannot be reached now. ${again}` }),
    busy: () => ({ title: 'Too many act on this escalation at once', detail: `${again}` }),
    stopping: () => ({ title: 'The server is stopping', detail: `${again}` }),
    internal: () => ({
      title: 'Our mistake',
      detail: 'Something failed here. The log names it under the identifier in "request".',
    }),
  },
  faults: {
    missing: () => 'This is needed.',
    'unknown-key': ({ key, likely }) => `"${key}" is not known here${likely ? `; "${likely}" is probably meant` : ''}.`,
    'wrong-kind': ({ expected }) => `This must be ${KIND[expected]}.`,
    'not-one-of': ({ of }) => `This must be one of: ${of.join(', ')}.`,
    'unknown-department': ({ department }) => `There is no department "${department}". GET /v1/departments lists them.`,
    'not-an-id': () => 'An id is lower-case words of a-z and 0-9 joined by "-", at most 64 characters.',
    'not-a-uuid': () => 'This must be a UUID.',
    'not-an-instant': () => 'An instant is RFC 3339 with an offset, such as 2026-09-24T20:05:00+08:00.',
    'not-a-field-name': () =>
      'The name of a field begins with a letter and has letters, digits and "_" only, at most 64.',
    'not-a-cursor': () => 'A cursor is what "nextCursor" of the page before said, with the same filters.',
    'not-a-version': () => 'If-Match names one version or ETag in quotes, as it was read.',
    'not-any': () => 'If-None-Match takes * alone: write it only if it is not there yet. An ETag is named as If-Match.',
    blank: () => 'This must not be blank.',
    'not-one-line': () => 'This must be one line without control characters, and not blank.',
    'too-long': ({ most }) => `This is too long: at most ${most} bytes in UTF-8.`,
    'too-many': ({ most }) => `At most ${most} fit here.`,
    'too-few': ({ least }) => `At least ${least} are needed.`,
    'too-small': ({ least }) => `This must be at least ${least}.`,
    'too-large': ({ most }) => `This must be at most ${most}.`,
    'not-text': () => 'This holds U+0000 or half of a surrogate pair, which is no text.',
    'too-deep': ({ most }) => `This is nested more than ${most} levels deep.`,
    'reserved-key': ({ key }) => `"${key}" cannot be a key.`,
    'not-a-budget': () =>
      'A budget is 30 minutes, 3 days, 4 working hours, 2 working days or end of 3 working days; at most ten years.',
    'not-a-person-rule': () =>
      'This must be duty, head, supervisor, least-loaded, claim, manager, role:…, person:… or same-as:… with a step.',
    'not-a-date': () => 'A date is written as 2026-10-01, and is one of the calendar.',
    'not-a-choice': ({ of, likely }) =>
      `No flow that asks has this among its choices (${of.join(', ')})${likely ? `; "${likely}" is probably meant` : ''}. The answer is for a case that cannot come.`,
    'column-twice': ({ column }) => `The column "${column}" stands twice. One of the two would be lost: keep one.`,
    'not-utf-8': () =>
      'The body is not UTF-8. Save the file as UTF-8 (in Excel: “CSV UTF-8”), or name its charset in Content-Type.',
    'not-ahead': () => 'This instant is over. Give one that is still to come, or none.',
    'not-as-encoded': () => 'The body is not what Content-Encoding says: it cannot be unpacked.',
    'not-after': ({ what }) => `This must be after "${what}".`,
    'not-accepted': () => 'This is not accepted here.',
  },
};
