import { randomBytes } from 'node:crypto';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import { testTemporal } from './test-database';

/** A namespace of one test file's own: no worker but the test's own takes what is started in it. */
export async function createTestNamespace(): Promise<{ readonly address: string; readonly namespace: string }> {
  const { address } = testTemporal();
  const namespace = `test-${randomBytes(8).toString('hex')}`;
  const connection = await Connection.connect({ address });
  try {
    await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: msToTs('1 day') });
  } finally {
    await connection.close();
  }
  return { address, namespace };
}
