import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { NORWAY, playCostBasis } from '#apps/cli/demo/nhn-story';
import { waitFor } from '#apps/cli/demo/wait-for';
import { roundWorkflowId, type RoundCommand, type RoundCommands, type RoundPosition } from '#contracts/cost-basis-round';
import type { VersionState } from '#domain/committee/version-state';
import { listAuditEvents } from '#persistence/audit-log';
import { FindRoundPosition } from '#use-cases/cost-basis/find-round-position';
import { ImportCostBasis } from '#use-cases/cost-basis/import-cost-basis';
import { ShowCostBasis } from '#use-cases/cost-basis/show-cost-basis';
import { smallWorld } from './support/small-world';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';
import { startTestWorker, type TestWorker } from './support/test-worker';

/** The round as it is shipped: Temporal waits, a worker takes the steps, people send commands. Each test goes on where the last one ended. */
const EXAMPLE = join(__dirname, '..', '..', 'example', 'nhn');
const NEXT = { basis: 'NHN-2025', number: 1 } as const;
const PREPARER = 'preparer-nhn';
const SECRETARIAT = 'secretariat-tbu';
const LIMIT_MS = 180_000;

let aconto: TestInstallation;
let temporal: { readonly address: string; readonly namespace: string };
let worker: TestWorker;

beforeAll(async () => {
  temporal = await createTestNamespace();
  aconto = await TestInstallation.start({ temporal });
  await aconto.record(smallWorld());
  worker = await startTestWorker(aconto, temporal);
}, LIMIT_MS);

afterAll(async () => {
  await worker.stop();
  await aconto.stop();
}, LIMIT_MS);

async function movesOf(basis: string): Promise<string[]> {
  const { moves } = await aconto.get(ShowCostBasis).show(basis, '2023-12-31');
  return moves.map((move) => `${move.number} ${move.state} ${move.on} ${move.person ?? 'nobody'}`);
}

async function untilState(basis: string, state: VersionState): Promise<void> {
  await waitFor(`${basis} to be ${state}`, async () => ((await aconto.get(FindRoundPosition).execute({ basis }))?.state === state ? true : null));
}

function by(person: string, on: string): RoundCommand {
  return { ...NEXT, ...aconto.commandOf(person), on };
}

async function inEngine<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
  const connection = await Connection.connect({ address: temporal.address });
  try {
    return await work(new Client({ connection, namespace: temporal.namespace }));
  } finally {
    await connection.close();
  }
}

/** Where its workflow shows the round; undefined while nobody answers. */
async function askRound(): Promise<RoundPosition | undefined> {
  return await inEngine(async (client) => {
    const handle = client.workflow.getHandle(roundWorkflowId(NEXT));
    return (await handle.describe()).status.name === 'RUNNING' ? await handle.query<RoundPosition | undefined>('position') : undefined;
  });
}

/** As when the engine's store is gone: no workflow of this round is there any more. */
async function loseRound(basis: string): Promise<void> {
  await inEngine((client) => client.workflow.getHandle(roundWorkflowId({ basis })).terminate('lost'));
}

/** The forecast of 2025 as its budget, as a draft. */
async function draftNextYear(): Promise<void> {
  const folder = join(EXAMPLE, 'versions', '2');
  const files = readdirSync(folder).map((name) => {
    const text = readFileSync(join(folder, name), 'utf8')
      .replace('NHN-2024,2024,', 'NHN-2025,2025,')
      .replace('forecast-2025,forecast', 'budget-2025,budget')
      .replaceAll('forecast-2025', 'budget-2025');
    return [name.replace('.csv', ''), { name, bytes: Buffer.from(text) }] as const;
  });
  const drafted = await aconto.get(ImportCostBasis).execute({ files: new Map(files), issuer: 'NHN', person: PREPARER });
  if (drafted.outcome === 'refused') throw new Error(JSON.stringify(drafted.issues[0]));
}

describe('the round of a cost basis', () => {
  it(
    'goes through two versions to the charges, and closes each window by itself, dated its last day',
    async () => {
      await playCostBasis(aconto.module, EXAMPLE, () => undefined);
      await playCostBasis(aconto.module, EXAMPLE, () => undefined);
      expect(await movesOf(NORWAY.basis)).toEqual([
        `1 sent-out 2023-08-11 ${PREPARER}`,
        '1 remarks-closed 2023-08-22 nobody',
        `1 superseded 2023-10-06 ${PREPARER}`,
        `2 sent-out 2023-10-06 ${PREPARER}`,
        '2 remarks-closed 2023-10-17 nobody',
        `2 advised 2023-10-20 ${SECRETARIAT}`,
        `2 put-forward 2023-11-01 ${PREPARER}`,
        `2 decided 2023-12-15 ${SECRETARIAT}`,
        `2 charged 2023-12-20 ${PREPARER}`,
      ]);
      const events = await aconto.database.read((transaction) => listAuditEvents(transaction, 'NHN-2024/2'));
      expect(events.filter((event) => event.type === 'cost-basis-remarks-closed').map((event) => event.actor)).toEqual(['aconto']);
      await expect(inEngine((client) => client.workflow.getHandle(roundWorkflowId(NORWAY)).result())).resolves.toMatchObject({ state: 'charged' });
    },
    LIMIT_MS,
  );

  it(
    'tells the committee by mail what was sent out, decided and charged, and invites to every meeting, each person once',
    async () => {
      const counted = await waitFor('all mails to be sent', async () => {
        const rows = await aconto.query<{ about: string; state: string; mails: number }>(
          `select content->'notice'->>'of' as about, state, count(*)::int as mails from mail where kind = 'committee' group by 1, 2 order by 1, 2`,
        );
        return rows.length > 0 && rows.every((row) => row.state === 'sent') ? rows : null;
      });
      expect(counted.map((row) => `${row.about} ${row.mails}`)).toEqual([
        'charges-made 8',
        'decision-taken 6',
        `meeting-invited ${8 * 6}`,
        `version-sent-out ${2 * 5}`,
      ]);
      expect(readdirSync(join(aconto.folder, 'mail', 'new'))).toHaveLength(72);
    },
    LIMIT_MS,
  );

  it(
    'refuses what is broken by a rule, and what does not fit the state, each with its code, and nothing is under way then',
    async () => {
      const sendOut = { ...by(PREPARER, '2024-08-09'), meeting: 'TBU-2024-4' };
      await expect(aconto.process.takeRoundStep('sendOut', sendOut)).rejects.toMatchObject({ code: 'version-unknown' });
      await draftNextYear();
      await expect(aconto.process.takeRoundStep('sendOut', { ...sendOut, ...aconto.commandOf('member-gp') })).rejects.toMatchObject({
        code: 'role-missing',
      });
      await expect(aconto.process.takeRoundStep('putForward', by(PREPARER, '2024-08-09'))).rejects.toMatchObject({ code: 'version-in-other-state' });
      expect(await aconto.get(FindRoundPosition).execute(NEXT)).toBeNull();
    },
    LIMIT_MS,
  );

  it(
    'gives a step its first answer again, and refuses the same command with another content',
    async () => {
      const sendOut: RoundCommands['sendOut'] = { ...by(PREPARER, '2024-08-09'), meeting: 'TBU-2024-4' };
      const answers = await Promise.all(Array.from({ length: 20 }, () => aconto.process.takeRoundStep('sendOut', sendOut)));
      expect(new Set(answers.map((answer) => answer?.number))).toEqual(new Set([1]));
      await untilState(NEXT.basis, 'remarks-closed');
      expect(await movesOf(NEXT.basis)).toEqual([`1 sent-out 2024-08-09 ${PREPARER}`, '1 remarks-closed 2024-08-20 nobody']);
      // The record is closed a moment before its procedure knows; until then the database would be asked.
      await waitFor('the round to know that it is closed', async () => ((await askRound())?.state === 'remarks-closed' ? true : null));
      await expect(
        aconto.process.takeRoundStep('advise', { ...by(SECRETARIAT, '2024-08-23'), number: 2, meeting: 'TBU-2024-4', text: 'no' }),
      ).rejects.toMatchObject({ code: 'version-in-other-state' });
    },
    LIMIT_MS,
  );

  it(
    'goes on from the record when the engine has lost it: with the next step of a person, and when a worker starts',
    async () => {
      await loseRound(NEXT.basis);
      await aconto.process.takeRoundStep('advise', { ...by(SECRETARIAT, '2024-08-23'), meeting: 'TBU-2024-4', text: 'as sent out' });
      await loseRound(NEXT.basis);
      await worker.stop();
      worker = await startTestWorker(aconto, temporal);
      await waitFor('the round to be under way again', async () => ((await askRound())?.state === 'advised' ? true : null));
    },
    LIMIT_MS,
  );

  it(
    'takes a step once that a worker died over, when the next worker is there',
    async () => {
      const command = by(PREPARER, '2024-09-30');
      const sent = await aconto.asOwner(async (client) => {
        await client.query(`begin`);
        await client.query(`select 1 from cost_basis_version where basis = $1 for update`, [NEXT.basis]);
        const step = Promise.all([aconto.process.takeRoundStep('putForward', command), aconto.process.takeRoundStep('putForward', command)]);
        await waitFor('the step to wait for the version', async () => {
          const { rowCount } = await client.query(`select 1 from pg_locks where not granted and pid <> pg_backend_pid()`);
          return rowCount === 0 ? null : true;
        });
        await worker.kill();
        await client.query(`rollback`);
        worker = await startTestWorker(aconto, temporal);
        return await step;
      });
      expect(sent.map((answer) => answer?.state)).toEqual(['put-forward', 'put-forward']);
      expect((await movesOf(NEXT.basis)).filter((move) => move.includes('put-forward'))).toHaveLength(1);
    },
    LIMIT_MS,
  );
});
