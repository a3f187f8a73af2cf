import { connect } from 'node:net';
import { Connection } from '@temporalio/client';

const PATIENCE = 2_000; // milliseconds for one question

/** True when a Temporal server answers there and has the namespace. */
export async function answers(address: string, namespace: string): Promise<boolean> {
  // gRPC takes a second to try again where nobody listens yet; a plain connection fails at once.
  if (!(await listens(address))) return false;
  const connection = Connection.lazy({ address });
  try {
    const { workflowService } = connection;
    await connection.withDeadline(Date.now() + PATIENCE, () => workflowService.describeNamespace({ namespace }));
    return true;
  } catch {
    return false;
  } finally {
    await connection.close();
  }
}

function listens(address: string): Promise<boolean> {
  const [host = '', port = ''] = address.split(/:(?=\d+$)/);
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port), timeout: PATIENCE });
    const end = (result: boolean) => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}
