/** Before the id of every case in their order. */
export const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Reads in the order of cases' ids, page after page from behind one of them, until nothing is left. */
export async function* pages<Row>(
  read: (after: string) => Promise<readonly Row[]>,
  idOf: (row: Row) => string,
  from: string = BEFORE_ALL,
): AsyncGenerator<readonly Row[]> {
  for (let after = from; ; ) {
    const page = await read(after);
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    after = idOf(last);
  }
}
