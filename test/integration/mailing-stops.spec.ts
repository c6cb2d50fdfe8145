import { Client, Connection } from '@temporalio/client';
import { waitFor } from '#apps/cli/demo/wait-for';
import { NO_JOURNAL } from '#mail/maildir-journal';
import { createSmtpMailer } from '#mail/smtp-mailer';
import { runIdOf, runWorkflowId } from '#contracts/invoice-run-process';
import { claimMails, listMails, moveMails, takeFence } from '#persistence/mail-outbox';
import { ComposeMails } from '#use-cases/compose-mails';
import { DispatchMails, PostOffice } from '#use-cases/dispatch-mails';
import { StopMailing } from '#use-cases/mailing/stop-mailing';
import { RenderDocuments } from '#use-cases/render-documents';
import { SeeOverview } from '#use-cases/see-overview';
import { ShowRun } from '#use-cases/show-run';
import { startSmtpSink } from '../faults/smtp-sink';
import { ALFA_2024, BETA_2024, smallWorld } from './support/small-world';
import { JOURNAL_ADDRESS, TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';
import { startTestApi } from './support/test-api';
import { TestBrowser } from './support/test-browser';
import { startTestWorker } from './support/test-worker';

/** ALFA's run is issued with three documents, and none is mailed yet. */
const CHUNK = { ...ALFA_2024, from: 0, until: 10, isLastTry: false };
const RUN = runIdOf(ALFA_2024);
const LIMIT_MS = 120_000;

let temporal: Awaited<ReturnType<typeof createTestNamespace>>;
let aconto: TestInstallation;

beforeEach(async () => {
  temporal = await createTestNamespace();
  aconto = await TestInstallation.start({ temporal });
  await aconto.record(smallWorld());
  await aconto.playToIssue(ALFA_2024);
  await aconto.get(RenderDocuments).execute(CHUNK);
}, LIMIT_MS);

afterEach(() => aconto.stop());

const change = (name: 'stop' | 'start', person: string, run: string | null) =>
  aconto.get(StopMailing)[name]({ ...aconto.commandOf(person), run, reason: 'the letterhead is wrong' });

async function states(): Promise<string[]> {
  const mails = await aconto.database.read((transaction) => listMails(transaction, { run: RUN }));
  return mails.filter(({ kind }) => kind === 'document').map(({ state }) => state);
}

const dispatch = (): Promise<unknown> => aconto.get(DispatchMails).dispatchDocuments(CHUNK);

/** Whether a procedure has begun to wait for something. */
async function hasTimer(workflow: string): Promise<boolean> {
  const connection = await Connection.connect({ address: temporal.address });
  try {
    const { events } = await new Client({ connection, namespace: temporal.namespace }).workflow.getHandle(workflow).fetchHistory();
    return (events ?? []).some((event) => event.timerStartedEventAttributes);
  } finally {
    await connection.close();
  }
}

describe('a stop of all mailing', () => {
  it('keeps every mail in its queue, also at the last try, until mailing is started', async () => {
    await change('stop', 'administrator', null);
    expect(await dispatch()).toEqual({ deferred: 3, isStopped: true });
    expect(await aconto.get(DispatchMails).dispatchDocuments({ ...CHUNK, isLastTry: true })).toEqual({ deferred: 3, isStopped: true });
    expect(await aconto.get(DispatchMails).dispatchMail('anchor/KOMBIT/2024-04-02/auditor', false)).toEqual({ deferred: 1, isStopped: true });
    expect([await states(), aconto.smtp.storedCount()]).toEqual([['queued', 'queued', 'queued'], 0]);
    await change('start', 'administrator', null);
    expect(await dispatch()).toEqual({ deferred: 0, isStopped: false });
    expect(await states()).toEqual(['sent', 'sent', 'sent']);
  });

  it('lets what was marked before go out, and marks nothing after it', async () => {
    let answer = (): void => undefined;
    const until = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const sink = await startSmtpSink({ behave: ({ step }) => (step === 'end' ? { do: 'store-then-wait', until } : null) });
    const mailer = createSmtpMailer({ smtpUrl: sink.url, journalAddress: JOURNAL_ADDRESS, maxConnections: 1 });
    try {
      const postOffice = new PostOffice(mailer, NO_JOURNAL, 1);
      const dispatched = new DispatchMails(aconto.database, aconto.clock, postOffice, aconto.get(ComposeMails)).dispatchDocuments(CHUNK);
      await waitFor('the first mail to be marked', async () => ((await states()).includes('handed-over') ? true : null));
      await change('stop', 'administrator', null);
      answer();
      expect(await dispatched).toEqual({ deferred: 2, isStopped: true });
      expect([(await states()).sort(), sink.transactions]).toEqual([['queued', 'queued', 'sent'], 1]);
    } finally {
      mailer.close();
      await sink.close();
    }
  });

  it('is held by the database, also against a mark that was already on its way', async () => {
    const at = aconto.clock.now();
    const since = await aconto.database.statement(takeFence);
    const claim = { limit: 10, since, at, withoutDomains: [] };
    const [mail] = await aconto.database.statement((statement) => claimMails(statement, { run: RUN, from: 0, until: 10 }, claim));
    await change('stop', 'administrator', null);
    const move = { id: mail?.id ?? '', fence: mail?.fence ?? 0n, state: 'handed-over', detail: null } as const;
    expect(await aconto.database.statement((statement) => moveMails(statement, [move], at))).toEqual(new Set());
    const directly = aconto.database.transaction((transaction) =>
      transaction.query(`update mail set state = 'handed-over' where id = $1`, [move.id]),
    );
    await expect(directly).rejects.toMatchObject({ code: 'mailing-does-not-fit' });
  });
});

describe("a stop of one run's mailing", () => {
  it('keeps its documents back, and neither the auditor’s anchor nor other runs', async () => {
    await aconto.playToIssue(BETA_2024);
    await aconto.get(RenderDocuments).execute({ ...BETA_2024, from: 0, until: 10 });
    await change('stop', 'officer-kombit', RUN);
    expect(await dispatch()).toEqual({ deferred: 3, isStopped: true });
    expect(await aconto.get(DispatchMails).dispatchDocuments({ ...CHUNK, ...BETA_2024 })).toEqual({ deferred: 0, isStopped: false });
    expect(await aconto.get(DispatchMails).dispatchMail('anchor/KOMBIT/2024-04-02/auditor', false)).toEqual({ deferred: 0, isStopped: false });
  });

  it('is for an officer of its issuer, and the stop of everything for an administrator', async () => {
    for (const person of ['officer-rm', 'approver-kombit', 'administrator', 'auditor']) {
      await expect(change('stop', person, RUN)).rejects.toMatchObject({ code: 'role-missing' });
    }
    for (const person of ['officer-kombit', 'approver-kombit', 'auditor']) {
      await expect(change('stop', person, null)).rejects.toMatchObject({ code: 'role-missing' });
    }
  });
});

describe('stopping and starting', () => {
  it('want a reason, happen once a command, and not twice in a row', async () => {
    const stop = { ...aconto.commandOf('administrator'), run: null, reason: 'wrong' };
    await expect(aconto.get(StopMailing).stop({ ...stop, reason: ' ' })).rejects.toMatchObject({ code: 'reason-missing' });
    await expect(change('start', 'administrator', null)).rejects.toMatchObject({ code: 'mailing-not-stopped' });
    await aconto.get(StopMailing).stop(stop);
    await aconto.get(StopMailing).stop(stop);
    await expect(change('stop', 'administrator', null)).rejects.toMatchObject({ code: 'mailing-stopped-already' });
    await change('start', 'administrator', null);
    const events = await aconto.query(
      `select type, actor, data::jsonb ->> 'reason' as reason from audit_event where type like 'mailing-%' order by seq`,
    );
    expect(events).toEqual([
      { type: 'mailing-stopped', actor: 'administrator', reason: 'wrong' },
      { type: 'mailing-started', actor: 'administrator', reason: 'the letterhead is wrong' },
    ]);
  });

  it('are told by the overview and by the run, and done over HTTP', async () => {
    const api = await startTestApi(aconto, temporal);
    try {
      const [administrator, officer] = [new TestBrowser(api.url), new TestBrowser(api.url)];
      await administrator.signIn('administrator');
      await officer.signIn('officer-kombit');
      expect((await administrator.post('/api/mailing/stop', { reason: 'all' })).status).toBe(200);
      expect((await officer.post(`/api/runs/${RUN}/mailing/stop`, { reason: 'this run' })).status).toBe(200);
      expect((await officer.post('/api/mailing/start', { reason: 'no' })).status).toBe(403);
      const { mailingStops } = await officer.json<{ mailingStops: readonly { isOfAll: boolean; reason: string; person: string }[] }>(
        `/api/runs/${RUN}`,
      );
      expect(mailingStops).toMatchObject([
        { isOfAll: true, person: 'administrator', reason: 'all' },
        { isOfAll: false, person: 'officer-kombit', reason: 'this run' },
      ]);
      const { troubles } = await aconto.get(SeeOverview).execute('officer-kombit');
      expect(troubles.filter(({ kind }) => kind === 'mailing-stopped')).toMatchObject([
        { run: null, reason: 'all' },
        { run: RUN, reason: 'this run' },
      ]);
    } finally {
      await api.stop();
    }
  });

  it(
    'hold up a run under way, which goes on as soon as it is told',
    async () => {
      await change('stop', 'administrator', null);
      const worker = await startTestWorker(aconto, temporal);
      try {
        await waitFor('the procedure to have found the stop', async () => ((await hasTimer(runWorkflowId(RUN))) ? true : null));
        await change('start', 'administrator', null);
        await waitFor('the run to be completed', async () => {
          const run = (await aconto.get(ShowRun).list()).find(({ id }) => id === RUN);
          return run?.state === 'completed' ? true : null;
        });
        expect(await states()).toEqual(['sent', 'sent', 'sent']);
      } finally {
        await worker.stop();
      }
    },
    LIMIT_MS,
  );
});
