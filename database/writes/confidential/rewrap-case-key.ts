import type { Query } from '../../connect';

/** The same key under another one of the installation; not one that was erased meanwhile. */
export const rewrapCaseKey = (query: Query, id: string, wrapped: Buffer, wrappedBy: string) => query`
  update case_key set wrapped = ${wrapped}, wrapped_by = ${wrappedBy} where id = ${id} and erased_at is null`;
