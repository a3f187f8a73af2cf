import { temporal } from '@temporalio/proto';
import type { NativeConnection } from '@temporalio/worker';
import { FLOW, LEAD } from '../wire/run';

/**
 * Registers the search attributes of a case, where the server lets us and does not know them yet. Where it does not let us (managed
 * servers), an operator registers them once; the error says so.
 */
export async function registerSearchAttributes(connection: NativeConnection, namespace: string): Promise<void> {
  const listed = await connection.operatorService.listSearchAttributes({ namespace });
  const missing = [FLOW, LEAD].filter(({ name }) => !(name in (listed.customAttributes ?? {})));
  if (missing.length === 0) return;
  const { INDEXED_VALUE_TYPE_KEYWORD } = temporal.api.enums.v1.IndexedValueType;
  const searchAttributes = Object.fromEntries(missing.map(({ name }) => [name, INDEXED_VALUE_TYPE_KEYWORD]));
  try {
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
  } catch (cause) {
    const names = missing.map(({ name }) => name).join(' and ');
    throw new Error(`The Temporal namespace ${namespace} lacks the search attributes ${names}, of type Keyword.`, {
      cause,
    });
  }
}
