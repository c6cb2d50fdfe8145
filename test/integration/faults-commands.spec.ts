import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DomainError } from '#domain/errors';
import type { RunKey } from '#contracts/invoice-run-process';
import { Database } from '#persistence/database';
import { listDecisions } from '#persistence/invoice-run';
import { waitUntil } from '#platform/embedded/wait-until';
import { ResendDocument } from '#use-cases/resend-document';
import { approve, EXAMPLE_RUN, importExample, openPast, reach, submit } from '../faults/example-run';
import { FaultyInstallation } from '../faults/installation';
import { findFaults, readPost } from '../faults/outcome';
import { PROJECT_ROOT } from '../faults/project-root';
import { createTestDatabase, type TestDatabase } from './support/test-database';

const RM_RUN: RunKey = { issuer: 'RM', billingDate: '2023-04-03' };
const FIFTY = Array.from({ length: 50 }, (_, index) => index);

let database: TestDatabase;
let installation: FaultyInstallation;

beforeAll(async () => {
  database = await createTestDatabase();
  installation = await FaultyInstallation.start({
    stateDir: mkdtempSync(join(tmpdir(), 'aconto-faults-')),
    programsDir: process.env['ACONTO_STATE_DIR'] ?? join(PROJECT_ROOT, '.aconto'),
    databaseUrl: database.databaseUrl,
  });
  await importExample(installation);
  await openPast(installation, { from: '2023-02-20', to: '2023-03-31' });
}, 120_000);

afterAll(async () => {
  await installation.end();
  await database.drop();
});

async function decisionsOf(run: string): Promise<string[]> {
  return (await installation.desk.get(Database).read((transaction) => listDecisions(transaction, run))).map((decision) => decision.decision);
}

async function codeOf(command: Promise<unknown>): Promise<string> {
  return await command.then(
    () => 'done',
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );
}

describe('a command given many times', () => {
  it('has one effect when it is sent fifty times at once, and fifty times the same answer', async () => {
    await reach(installation, EXAMPLE_RUN, ['draft']);
    const answers = await Promise.all(FIFTY.map(() => submit(installation, EXAMPLE_RUN)));
    expect(new Set(answers)).toEqual(new Set(['submitted']));
    expect(await decisionsOf('KOMBIT/2023-03-15')).toEqual(['prepared', 'submitted']);
  }, 60_000);

  it('approves once when several people press at once: the others hear in which state the run is', async () => {
    await reach(installation, RM_RUN, ['draft']);
    await submit(installation, RM_RUN);
    const run = await reach(installation, EXAMPLE_RUN, ['submitted']);
    const other = await reach(installation, RM_RUN, ['submitted']);
    // Two issuers' runs are approved, and so issued, side by side.
    const codes = await Promise.all([
      ...['first', 'second', 'third'].map((commandId) => codeOf(approve(installation, EXAMPLE_RUN, run, commandId))),
      codeOf(approve(installation, RM_RUN, other)),
    ]);
    expect(codes.filter((code) => code === 'done')).toHaveLength(2);
    expect(codes.filter((code) => code === 'run-in-other-state')).toHaveLength(2);
    await Promise.all([reach(installation, EXAMPLE_RUN, ['completed']), reach(installation, RM_RUN, ['completed'])]);
    expect(await decisionsOf('KOMBIT/2023-03-15')).toEqual(['prepared', 'submitted', 'approved', 'issued', 'completed']);
    expect(await decisionsOf('RM/2023-04-03')).toEqual(['prepared', 'submitted', 'approved', 'issued', 'completed']);
    expect(await findFaults(installation)).toEqual([]);
  }, 120_000);

  it('numbers each issuer from one without a gap, also when two issue at once', async () => {
    const rows: { series: string; first: bigint; last: bigint; count: bigint }[] = await installation.desk
      .get(Database)
      .read((transaction) =>
        transaction.query(
          `select series, min(serial) as first, max(serial) as last, count(*) as count from issued_document group by series order by series`,
        ),
      );
    expect(rows.every((row) => row.first === 1n && row.last === row.count)).toBe(true);
    expect(rows.map((row) => row.series)).toContain('KOMBIT');
    expect(rows.map((row) => row.series)).toContain('RM');
  });

  it('sends one copy, and the signed head of the chain that tells of it, when the same resend is asked for fifty times at once', async () => {
    const before = await readPost(installation);
    const command = { commandId: 'resend once', number: 'KOMBIT-000001', person: 'officer-kombit', reason: 'Kommunen beder om en kopi.' };
    const mails = await Promise.all(FIFTY.map(() => installation.desk.get(ResendDocument).execute(command)));
    expect(new Set(mails)).toEqual(new Set(['KOMBIT-000001/2']));
    await waitUntil('the copy is sent', async () => (await readPost(installation)).states['sent'] === before.mails + 2, 60_000);
    expect(await readPost(installation)).toMatchObject({ mails: before.mails + 2, extraCopies: 0, sentButMissing: [], unsettled: [] });
  }, 120_000);
});
