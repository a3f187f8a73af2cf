import { dayListProblems } from '../../calendars/check-days';
import { SHIPPED } from '../../calendars/days';
import type { DayList } from '../../contract/calendar';
import { putDayList } from '../../database/calendars';
import type { Query } from '../../database/connect';
import { type DayListRow, dayLists as readDayLists } from '../../database/reads/day-lists';
import { callerOf } from '../command';
import type { Ask, Handler } from '../context';
import { pageOf, placeIn } from '../cursor';
import { documentWrong, problemsWith } from '../document-problems';
import { demandTag, taggedBy } from '../etag';
import * as present from '../present/calendars';
import { Failure } from '../problems';
import { daysIn, tableMaker } from './calendars';

const yearOf = (date: string): number => Number(date.slice(0, 4));
const shipped: readonly DayListRow[] = SHIPPED.map((document) => ({
  ...{ list: document.list, year: yearOf(document.from), version: 0, document, fromAt: 0, by: null },
}));

/** Those that were put, and of the ones that come with the program those that none replaces; by name and year. */
async function known(query: Query): Promise<readonly DayListRow[]> {
  const put = await readDayLists(query);
  const own = shipped.filter(({ list, year }) => !put.some((one) => one.list === list && one.year === year));
  return [...put, ...own].sort((a, b) => (a.list === b.list ? a.year - b.year : a.list < b.list ? -1 : 1));
}

const pathIn = (ask: Ask) => ask.path as { list: string; year: number };
const isAt =
  ({ list, year }: { list: string; year: number }) =>
  (row: DayListRow) =>
    row.list === list && row.year === year;

export const dayLists: Handler = async (ask, { sql }) => {
  const { limit, cursor } = ask.query as { limit: number; cursor?: string };
  const [list, year] = placeIn(cursor, ['id', 'count']) ?? ['', 0];
  const rows = (await known(sql)).filter((row) => row.list > list || (row.list === list && row.year > year));
  return { body: pageOf(rows, limit, present.dayList, (row) => [row.list, row.year]) };
};

export const dayList: Handler = async (ask, { sql }) => {
  const row = (await known(sql)).find(isAt(pathIn(ask)));
  if (!row) throw new Failure('nothing-here', {});
  return taggedBy(present.dayList(row), row.document);
};

export const put: Handler = async (ask, { sql }) => {
  const { list, year } = pathIn(ask);
  const { document, ignored } = await documentIn(ask, sql);
  const said = `${document.list} ${yearOf(document.from)}`;
  if (said !== `${list} ${year}`) throw new Failure('another-document', { document: said, path: `${list} ${year}` });
  const edited = await putDayList(sql, {
    ...{ list, year, document, at: ask.now, by: callerOf(ask).person },
    // A calendar that cannot take the days is named before the place in it.
    make: tableMaker(ask.now, ask.language, (pointer, calendar) => `#${calendar}${pointer}`),
    still: (there) => demandTag(ask, (there ?? shipped.find(isAt({ list, year })))?.document),
  });
  const row = (await known(sql)).find(isAt({ list, year }));
  if (!row) throw new Error('a list that was put is there');
  return taggedBy({ ...present.dayList(row), ...present.edited(edited), ignored }, row.document);
};

/** What was sent; a file has days alone: it is taken for the year of the address, and called as the list is called in other years. */
async function documentIn(ask: Ask, query: Query): Promise<{ document: DayList; ignored: readonly string[] }> {
  if (typeof ask.body !== 'string') {
    const document = ask.body as DayList;
    const wrong = dayListProblems(document);
    if (wrong.length > 0) throw documentWrong(problemsWith(wrong, ask.language));
    return { document, ignored: [] };
  }
  const { list, year } = pathIn(ask);
  const whole = { from: `${year}-01-01`, until: `${year}-12-31` };
  const { off, worked, ignored } = daysIn(ask.body, ask, whole);
  const name = ((await known(query)).findLast((row) => row.list === list)?.document as DayList | undefined)?.name;
  const document = {
    list,
    name: name ?? { zh: list, en: list },
    ...whole,
    off: [...off],
    worked: [...worked],
  };
  return { document, ignored };
}
