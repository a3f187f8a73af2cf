import { z } from 'zod';
import { instantOf } from '../domain/calendar/instant';
import { LIMITS, utf8Bytes } from '../domain/plan/fields';

/** Ids that owners and administrators choose (domain/escalation/parties). */
export const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const id = z.string().max(64).regex(ID);
/** The form of an id, where no kind of its own has it. */
export const slug = id;
export const departmentId = id.meta({ id: 'DepartmentId', example: 'service-desk' });
export const personId = id.meta({ id: 'PersonId', example: 'lin-xiao' });
export const roleName = id.meta({ id: 'RoleName', example: 'operations-manager' });
export const calendarId = id.meta({ id: 'CalendarId', example: 'technical-support' });
export const calendarVersion = z
  .strictObject({ id: calendarId, version: z.int().min(1) })
  .meta({ id: 'CalendarVersion' });
export const dayListId = id.meta({ id: 'DayListId', example: 'china' });
export const absenceId = id.meta({
  id: 'AbsenceId',
  description: 'Of an absence or a lending.',
  example: 'ma-wenjuan-october',
});
export const flowKey = id.meta({ id: 'FlowKey', example: 'player-problem' });
export const stepKey = id.meta({ id: 'StepKey', example: 'diagnose' });

/** UUIDv5 of the actor and the key under which it was opened; also the workflow's id. */
export const escalationId = z.uuid().meta({ id: 'EscalationId', example: '6f9619ff-8b86-5d01-b42d-00cf4fc964ff' });
export const handoffNumber = z
  .int()
  .min(1)
  .max(100_000)
  .meta({ id: 'HandoffNumber', description: 'From 1 within the escalation.' });

/** The end of the year 9999, in milliseconds: what RFC 3339 and the database can write. */
export const LAST_INSTANT = 253_402_300_799_999;
/** An instant as a caller writes it: RFC 3339 with an offset. Parsed to milliseconds, from 1970 on. */
export const instantIn = z.iso
  .datetime({ offset: true })
  .transform(instantOf)
  .refine((value) => value >= 0 && value <= LAST_INSTANT, { params: { code: 'not-an-instant' } })
  .meta({ description: 'RFC 3339 with an offset, for example 2026-09-24T20:05:00+08:00.' });
/** An instant as we write it: RFC 3339 in UTC with milliseconds. */
export const instant = z.iso.datetime({ precision: 3 }).meta({ description: 'RFC 3339 in UTC.' });

const TEXT = { most: LIMITS.textBytes };
/** What people write: anything but blanks, at most 8 kB in UTF-8. */
export const text = z
  .string()
  .regex(/\S/)
  .max(TEXT.most, { abort: true })
  .refine((value) => utf8Bytes(value) <= TEXT.most, { params: TEXT })
  .meta({ description: `Not blank; at most ${LIMITS.textBytes} bytes in UTF-8.` });
/** No control characters, and not blank. */
export const LINE = /^(?=.*\S)[^\p{Cc}]+$/u;
/** One line: a title, a channel, the name of who is waited for. */
export const line = z.string().regex(LINE).max(256);

/** Names of fields in a flow document. */
export const FIELD_NAME = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;
export const fieldName = z.string().regex(FIELD_NAME);
/** Their values are judged by the flow (`fields-wrong`), but for what no flow may hold. */
const fieldValue = z.union([z.string().max(LIMITS.textBytes), z.number(), z.boolean()]);
export const fields = z.record(fieldName, fieldValue).meta({
  id: 'Fields',
  description: 'By the names that the flow declares.',
  example: { playerId: '70032', class: 'item' },
});

/** As they are shown: of a confidential one only that it is there (`GET …/confidential/{field}` reads it). */
export const shownFields = z
  .record(
    fieldName,
    z.union([z.string(), z.number(), z.boolean(), z.strictObject({ sealed: z.literal(true) }).meta({ id: 'Sealed' })]),
  )
  .meta({
    id: 'ShownFields',
    description: 'By the names that the flow declares; of a confidential one only that it is there.',
    example: { playerId: '70032', class: 'item', contact: { sealed: true } },
  });

/** A name in both languages of the product. */
export const names = z.strictObject({ zh: line, en: line }).meta({ id: 'Names' });

/** Handoffs that a department may have in hand at most. */
export const workLimit = z.int().min(1).max(1_000_000);

/** A sentence for a person to read, in both languages. */
export const sentence = z.strictObject({ zh: z.string(), en: z.string() }).meta({ id: 'Sentence' });

/** What is left until something is due, in calendar time and in the working time of whoever it is due from. */
export const left = z
  .strictObject({ ms: z.int(), workingMs: z.int() })
  .meta({ id: 'Left', description: 'Milliseconds; negative when it is overdue by so much.' });

/** Grows by one with each change that counts for it. */
export const version = z
  .int()
  .min(0)
  .meta({ description: 'The version of what is acted on, as the caller saw it; also possible as If-Match.' });

export const party = z.strictObject({ department: departmentId, person: personId }).meta({ id: 'Party' });
const standsFor = personId
  .optional()
  .meta({ description: 'The absent person in whose place this one stands; they stay accountable.' });
/** Who has something, in answers: perhaps in the place of somebody absent. */
export const acting = z.strictObject({ ...party.shape, for: standsFor }).meta({ id: 'Acting' });
export { standsFor };
export const receiver = z.strictObject({ department: departmentId, person: personId.nullable() }).meta({
  id: 'Receiver',
  description: "A department, and the person in it where one is named; without one, the department's queue.",
});

export const caseState = z.enum(['open', 'resolved', 'confirmed', 'closed', 'cancelled']).meta({ id: 'CaseState' });
export const handoffState = z
  .enum(['offered', 'working', 'waiting', 'done', 'waived', 'cancelled'])
  .meta({ id: 'HandoffState' });
export const clockKind = z
  .enum([
    'accept',
    'finish',
    'silence',
    'wait',
    'first-answer',
    'update',
    'resolution',
    'resolve',
    'confirm',
    'close',
    'reopen',
  ])
  .meta({ id: 'ClockKind' });
export const verbName = z
  .enum([
    'open',
    'accept',
    'claim',
    'assign',
    'release',
    'transfer',
    'withdraw-transfer',
    'redirect',
    'progress',
    'wait',
    'resume',
    'complete',
    'contact',
    'resolve',
    'confirm',
    'close',
    'reopen',
    'cancel',
    'answer-raise',
  ])
  .meta({ id: 'Verb' });

/** A page of a list: `nextCursor` is null on the last one. */
export const page = <T extends z.ZodType>(items: T) =>
  z.strictObject({ items: z.array(items), nextCursor: z.string().nullable() });
/** The number of a version in a path: what the database counts to. */
export const versionIn = z.coerce
  .number()
  .int()
  .min(1)
  .max(2 ** 31 - 1);
/** What every list takes. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1024).optional(),
};
/** What every read takes: a past instant; now when it is left out. */
export const asOf = { at: instantIn.optional().meta({ description: 'As of which instant; now when it is left out.' }) };
