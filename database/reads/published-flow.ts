import type { Query } from '../connect';

/** The present version of a flow: the one under which escalations are opened. */
export async function publishedFlow(
  query: Query,
  flow: string,
): Promise<{ version: number; hash: string } | undefined> {
  const [row] = await query<{ version: number; hash: string }[]>`
    select version, hash from flow_version where flow = ${flow} order by version desc limit 1`;
  return row;
}
