import { type CalendarProblem, calendarProblem } from '../domain/calendar/problems';
import type { Span, Week } from '../domain/calendar/table';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const CHINESE_DAY = /^(?:周|星期|礼拜)([一二三四五六日天])$/;
const EVERY_DAY = /^(?:daily|every day|每天|每日)$/i;
const OFF = /^(?:off|休|休息)$/i;
const DASH = /\s*[-–—~至到]\s*/g;
const PARTED = /[\s,，、]+/;
const SPAN = /^(\d{1,2})(?:[:：](\d{2}))?-(\d{1,2})(?:[:：](\d{2}))?$/;
const DAY_MINUTES = 1440;

/** The hours of a week from texts such as `Mon-Fri 09:30-12:00, 13:30-18:30; Sat 10-14`. A day that is named twice has both. */
export function readWeek(hours: string | readonly string[], problems: CalendarProblem[]): Week {
  const week: Span[][] = DAYS.map(() => []);
  const texts = typeof hours === 'string' ? [hours] : hours;
  for (const [place, text] of texts.entries()) {
    const pointer = typeof hours === 'string' ? '/hours' : `/hours/${place}`;
    for (const entry of text.split(/[;；\n]/)) {
      if (entry.trim() === '') continue;
      const times = entry.search(/\d/);
      const named = times < 0 ? entry : entry.slice(0, times);
      const days = readDays(named, pointer, problems);
      const spans = readSpans(times < 0 ? '' : entry.slice(times), pointer, problems);
      for (const day of days) week[day]?.push(...spans);
    }
  }
  return week.map((spans) => inOrder(spans, '/hours', problems)) as unknown as Week;
}

/** The times of one day: `09:30-12:00, 13:30-18:30`, or `off`. */
export const readTimes = (text: string, pointer: string, problems: CalendarProblem[]): readonly Span[] =>
  OFF.test(text.trim()) ? [] : inOrder(readSpans(text, pointer, problems), pointer, problems);

/** `22:00-06:00`: after midnight the clock begins anew. */
export const spanText = ([from, to]: Span): string => `${clockText(from)}-${clockText(to)}`;

/** 24:00 is the end of a day; what is later is the next day's. */
export function clockText(minute: number): string {
  const shown = minute > DAY_MINUTES ? minute - DAY_MINUTES : minute;
  return [Math.floor(shown / 60), shown % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** `Mon-Fri`, `Sat, Sun`, `Sun-Thu`, `daily`, `周一至周五`: places in the week, Monday first. */
function readDays(text: string, pointer: string, problems: CalendarProblem[]): readonly number[] {
  const named = text
    .trim()
    .replace(/[:：]$/, '')
    .trim();
  if (EVERY_DAY.test(named)) return DAYS.map((_, day) => day);
  return named
    .replace(DASH, '-')
    .split(PARTED)
    .flatMap((part) => {
      const [first = '', last = first, ...rest] = part.split('-');
      const [from, to] = [dayNamed(first), dayNamed(last)];
      if (from < 0 || to < 0 || rest.length > 0) {
        problems.push(calendarProblem(pointer, 'day-unreadable', { text: part === '' ? text.trim() : part }));
        return [];
      }
      // Sat-Mon goes over the end of the week.
      return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, more) => (from + more) % 7);
    });
}

function dayNamed(word: string): number {
  const chinese = CHINESE_DAY.exec(word)?.[1];
  if (chinese) return chinese === '天' ? 6 : '一二三四五六日'.indexOf(chinese);
  return word.length < 3 ? -1 : DAYS.findIndex((day) => day.startsWith(word.toLowerCase()));
}

function readSpans(text: string, pointer: string, problems: CalendarProblem[]): Span[] {
  return text
    .trim()
    .replace(DASH, '-')
    .split(PARTED)
    .flatMap((part) => {
      const span = readSpan(part);
      if (!span)
        problems.push(calendarProblem(pointer, 'times-unreadable', { text: part === '' ? text.trim() : part }));
      return span ? [span] : [];
    });
}

function readSpan(text: string): Span | undefined {
  const match = SPAN.exec(text);
  if (!match) return undefined;
  const [from, to] = [minuteOf(match[1], match[2]), minuteOf(match[3], match[4])];
  if (from === undefined || to === undefined || from === to || from === DAY_MINUTES) return undefined;
  return [from, to < from ? to + DAY_MINUTES : to];
}

function minuteOf(hours = '0', minutes = '0'): number | undefined {
  const minute = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && minute <= DAY_MINUTES ? minute : undefined;
}

function inOrder(spans: readonly Span[], pointer: string, problems: CalendarProblem[]): readonly Span[] {
  const sorted = [...spans].sort(([a], [b]) => a - b);
  for (const [place, span] of sorted.entries()) {
    const before = sorted[place - 1];
    if (before && before[1] > span[0])
      problems.push(calendarProblem(pointer, 'times-overlap', { first: spanText(before), second: spanText(span) }));
  }
  return sorted;
}
