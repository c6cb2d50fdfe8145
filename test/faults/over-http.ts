import { setTimeout as pause } from 'node:timers/promises';
import { runIdOf, type RunKey } from '#contracts/invoice-run-process';
import { parseRunId } from '#contracts/parse-run-id';
import { TestBrowser } from '../integration/support/test-browser';
import { KillableApi } from './api';
import { approverOf, EXAMPLE_RUN, importExample, officerOf, openPast, reach } from './example-run';
import { Database } from '#persistence/database';
import type { FaultyInstallation } from './installation';
import { randomFrom } from './moment';
import type { Setting } from './setting';
import { waitForRecord } from './wait-for-record';

/** So many milliseconds after a command was sent the API is killed at the latest: before, while or after it does its work. */
const LATEST_KILL_MS = 2_000;
const TOLD_LIMIT_MS = 600_000;
const CREDITED = 'KOMBIT-000001';
const SENT_AGAIN = 'KOMBIT-000002';

/**
 * A run played by people over HTTP: submitted, approved, one invoice credited and that approved, another sent again. With a seed the API is killed during each command
 * at a drawn moment, and the command is given again with its key; at the end every command is given once more.
 */
export function overHttp(seed: number | null): Setting {
  return {
    name: `commands over HTTP on ${runIdOf(EXAMPLE_RUN)}`,
    isNumberedInAnyOrder: false,
    prepare: async (installation) => {
      await importExample(installation);
      await openPast(installation, { from: '2023-02-20', to: '2023-03-10' });
      return [{ key: EXAMPLE_RUN, run: await reach(installation, EXAMPLE_RUN, ['draft']) }];
    },
    playToEnd: async (installation) => {
      const api = await KillableApi.start(installation.options.stateDir, installation.environmentOfApi());
      try {
        return { api: await playCommands(installation, { api, random: seed === null ? null : randomFrom(seed) }) };
      } finally {
        await api.stop();
      }
    },
  };
}

interface Command {
  readonly by: TestBrowser;
  readonly path: string;
  readonly body: object;
  readonly key: string;
}

interface Desk {
  readonly api: KillableApi;
  /** Null: nothing is killed. */
  readonly random: (() => number) | null;
}

/** Answers with how often the API was killed. */
async function playCommands(installation: FaultyInstallation, desk: Desk): Promise<number> {
  const [officer, approver] = [new TestBrowser(desk.api.url), new TestBrowser(desk.api.url)];
  await officer.signIn(officerOf(EXAMPLE_RUN));
  await approver.signIn(approverOf(EXAMPLE_RUN));
  const given: Command[] = [];
  const give = async (command: Command): Promise<unknown> => {
    given.push(command);
    return await giveUntilAnswered(command, desk);
  };
  const approve = async (key: RunKey): Promise<void> => {
    await reach(installation, key, ['submitted']);
    const path = `/api/runs/${runIdOf(key)}`;
    const { digest } = await approver.json<{ digest: string }>(path);
    await give({ by: approver, path: `${path}/approve`, body: { digest }, key: `faultbed-approve-${given.length}` });
    await reach(installation, key, ['completed']);
  };
  await give({ by: officer, path: `/api/runs/${runIdOf(EXAMPLE_RUN)}/submit`, body: {}, key: 'faultbed-submit' });
  await approve(EXAMPLE_RUN);
  const credit = await give({
    by: officer,
    path: `/api/documents/${CREDITED}/credit`,
    body: { lines: [], reason: 'Fejl i grundlaget.' },
    key: 'faultbed-credit',
  });
  await approve(parseRunId((credit as { run: string }).run));
  await give({ by: officer, path: `/api/documents/${SENT_AGAIN}/resend`, body: { reason: 'Kommunen beder om en kopi.' }, key: 'faultbed-resend' });
  await copyIsTold(installation);
  // Long after its effect a key still does nothing; whether it is answered or refused then is not asked here.
  if (desk.random !== null) for (const { by, path, body, key } of given) await by.post(path, body, { 'Idempotency-Key': key });
  return desk.random === null ? 0 : given.length;
}

/** The chain tells of the copy after it was sent. */
async function copyIsTold({ desk }: FaultyInstallation): Promise<void> {
  const events = `select count(*)::int as n from audit_event where type = 'run-deliveries-changed'`;
  const isTold = async () => ((await desk.get(Database).read((transaction) => transaction.query<{ n: number }[]>(events)))[0]?.n ?? 0) > 0;
  await waitForRecord('the chain tells of the copy', isTold, TOLD_LIMIT_MS);
}

/** The API is killed once while it may be at it; whoever asked hears nothing then, and asks again with the same key. */
async function giveUntilAnswered({ by, path, body, key }: Command, { api, random }: Desk): Promise<unknown> {
  const post = () => by.post(path, body, { 'Idempotency-Key': key });
  if (random !== null) {
    const answer = post().then(
      () => 'answered',
      () => 'unheard',
    );
    await pause(Math.exp(random() * Math.log(LATEST_KILL_MS)));
    await api.kill();
    await answer;
    await api.comeBack();
  }
  const response = await post();
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return await response.json();
}
