import { z } from 'zod';
import { hours } from './calendar';
import { warnings } from './directory';
import * as v from './values';

/**
 * Who is on duty in a department, hour by hour. Where no shift runs, those on call are asked; of several the first who is there, or whose
 * substitute is. A department without a roster has its fixed officer (`duty` of the department) at all hours.
 */

const date = z.iso.date().meta({ description: 'In the zone of the roster.' });
export const shiftId = v.slug.meta({ id: 'ShiftId', example: 'early' });
/** What those on call are called where a shift is named. */
export const ON_CALL = 'on-call';

const people = z.array(v.personId).min(1).max(50).meta({ description: 'In the order in which they are asked.' });
const rotation = z
  .strictObject({
    from: date.meta({ description: 'The first day of the first turn; a turn is a week, from 00:00 of this weekday.' }),
    turns: z.array(people).min(1).max(53).meta({ description: 'One after another; after the last comes the first.' }),
  })
  .meta({ id: 'Rotation' });
const asked = { people: people.optional(), rotation: rotation.optional() };

const shift = z
  .strictObject({
    shift: shiftId,
    name: v.names,
    hours: z.union([hours, z.array(hours).min(1).max(50)]),
    ...asked,
  })
  .meta({ id: 'Shift', description: 'Either `people`, always the same, or a `rotation` by weeks.' });
const onCall = z
  .strictObject(asked)
  .meta({ id: 'OnCall', description: 'Who is asked while no shift runs: `people`, or a `rotation` by weeks.' });

const watches = {
  shifts: z.array(shift).max(50).default([]),
  on_call: onCall.optional(),
};
const days = { date: date.optional(), from: date.optional(), to: date.optional() };

export const rosterDocument = z
  .strictObject({
    zone: z.string().max(64).meta({ description: 'An IANA name: Asia/Shanghai.' }),
    ...watches,
    exceptions: z
      .array(
        z.strictObject({
          ...days,
          shift: z.union([shiftId, z.literal(ON_CALL)]),
          people,
          reason: v.line.optional(),
        }),
      )
      .max(2_000)
      .default([])
      .meta({ description: 'Days on which other people have a shift. A night belongs to the day on which it begins.' }),
    campaigns: z
      .array(z.strictObject({ name: v.names, from: date, to: date, ...watches }))
      .max(50)
      .default([])
      .meta({ description: 'From one day to another, both in it, these shifts stand in place of the usual ones.' }),
  })
  .meta({
    id: 'RosterDocument',
    example: {
      zone: 'Asia/Shanghai',
      shifts: [
        {
          shift: 'early',
          name: { zh: '早班', en: 'Early' },
          hours: 'daily 08:00-16:00',
          people: ['liu-qian', 'lin-xiao'],
        },
      ],
      on_call: { rotation: { from: '2026-09-07', turns: [['liu-qian'], ['lin-xiao']] } },
      exceptions: [{ date: '2026-10-01', shift: 'early', people: ['lin-xiao'], reason: 'Swapped' }],
    },
  });
export type RosterDocument = z.infer<typeof rosterDocument>;
export type Watches = Pick<RosterDocument, 'shifts' | 'on_call'>;

const hole = z
  .strictObject({
    from: v.instant,
    to: v.instant,
    why: z.enum(['nobody-named', 'nobody-there']).meta({
      description:
        'No shift runs and nobody is on call; or all who are named are absent or gone, and nobody stands in.',
    }),
  })
  .meta({
    id: 'RosterHole',
    description: 'A time at which work that is due round the clock would find nobody on duty.',
  });

const period = { from: v.instant, to: v.instant };
const complete = z.boolean().meta({
  description:
    'False where there are more holes than are listed, or the time asked for is longer than is looked at (a year).',
});
export const holes = z
  .strictObject({ department: v.departmentId, ...period, holes: z.array(hole), complete })
  .meta({ id: 'RosterHoles' });
export const holesQuery = z.strictObject({
  from: v.instantIn.optional().meta({ description: 'From when on it is looked; now when it is left out.' }),
  to: v.instantIn.optional().meta({
    description: 'Until when; as many weeks as the longest rotation has turns, four at least, when left out.',
  }),
});

export const rosterRow = z
  .strictObject({
    department: v.departmentId,
    version: z.int().min(1).meta({ description: 'The version of the directory that made it.' }),
    from: v.instant.meta({ description: 'Since when it is in force.' }),
    to: v.instant.nullable().meta({ description: 'Until when it was; null: it still is.' }),
    by: v.personId.nullable(),
    document: rosterDocument,
  })
  .meta({ id: 'Roster' });
export const putRoster = z
  .strictObject({ ...rosterRow.shape, holes: z.array(hole), complete, warnings })
  .meta({ id: 'RosterPut', description: 'What was written, the holes in it, and what else somebody should know of.' });
export const rosters = v.page(rosterRow).meta({ id: 'Rosters' });

export const dutyQuery = z.strictObject({ ...v.asOf });
export const duty = z
  .strictObject({
    department: v.departmentId,
    at: v.instant,
    person: v.personId.nullable().meta({ description: 'Null: nobody is on duty, or nobody who is there.' }),
    for: v.personId.nullable().meta({ description: 'The absent person in whose place they stand.' }),
    shift: z.string().nullable().meta({ description: 'The shift, `on-call`, or null for a fixed officer.' }),
  })
  .meta({ id: 'OnDuty' });
