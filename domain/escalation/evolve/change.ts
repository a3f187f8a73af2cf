import { assert } from '../../assert';
import type { CalendarTable } from '../../calendar/calendar';
import { type Handoff, handoffOf, type State } from '../state';

/** Edits one handoff of a case. */
export function change(state: State, number: number, edit: (handoff: Handoff) => Handoff): State {
  const handoff = handoffOf(state, number);
  assert(handoff, `handoff ${number} exists`);
  return { ...state, handoffs: state.handoffs.map((one) => (one === handoff ? edit(one) : one)) };
}

/** Remembers the calendar that came with the answer which named a department; none comes for one that is known. */
export const knowing = (state: State, department: string, calendar: CalendarTable | undefined): State =>
  calendar === undefined ? state : { ...state, calendars: { ...state.calendars, [department]: calendar } };
