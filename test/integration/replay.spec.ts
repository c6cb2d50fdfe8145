import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeterminismViolationError } from '@temporalio/workflow';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { PROJECT_ROOT } from '../faults/project-root';
import { parseHistory } from '../golden/histories/history-file';
import { HISTORIES, recordHistories } from '../golden/histories/record';
import { STORIES } from '../golden/histories/stories';
import { createTestNamespace } from './support/test-namespace';
import { testTemporal } from './support/test-database';

const BUNDLE = join(PROJECT_ROOT, 'dist', 'workflow-bundle.js');
const NAMES = STORIES.map((story) => story.name);

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'ERROR', forward: {} } } });
  if (process.env['UPDATE_GOLDEN'] !== '1') return;
  await recordHistories({ address: testTemporal().address, bundle: BUNDLE, createNamespace: async () => (await createTestNamespace()).namespace });
}, 180_000);

function readHistory(name: string): string {
  return readFileSync(join(HISTORIES, `${name}.json`), 'utf8');
}

async function replay(history: string): Promise<void> {
  await Worker.runReplayHistory({ workflowBundle: { codePath: BUNDLE } }, parseHistory(history));
}

describe('recorded histories', () => {
  it('are those of the stories', () => {
    expect(readdirSync(HISTORIES).sort()).toEqual(NAMES.map((name) => `${name}.json`).sort());
  });

  it.each(NAMES)('%s goes on under the workflows as they are now', async (name) => {
    await expect(replay(readHistory(name))).resolves.toBeUndefined();
  });

  it('would tell if a workflow took another way than the one it had taken', async () => {
    const history = readHistory('plain').replaceAll('"name":"checkTurn"', '"name":"findRunPosition"');
    await expect(replay(history)).rejects.toThrow(DeterminismViolationError);
  });

  it('hold nothing of the machine they were recorded on', () => {
    for (const name of NAMES) expect(readHistory(name)).not.toMatch(/\d+@|stackTrace":"[^"]|\/home\/|\/root\/|\/tmp\//);
  });
});
