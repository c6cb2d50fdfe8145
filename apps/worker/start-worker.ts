import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { bindActivities } from '#apps/worker/activities';
import { keepCarrying } from '#apps/worker/keep-carrying';
import { keepReadingReturns } from '#apps/worker/keep-reading-returns';
import { keepUnderWay } from '#apps/worker/keep-under-way';
import { bindRoundActivities } from '#apps/worker/round-activities';
import { RuleFailures } from '#apps/worker/rule-failures';
import { SignsOfLife } from '#apps/worker/signs-of-life';
import { engineLogger } from '#apps/worker/engine-logger';
import type { WorkerConfig } from '#apps/worker/worker-config';
import { WorkerModule } from '#apps/worker/worker-module';
import { TASK_QUEUE } from '#contracts/invoice-run-process';
import { createRenderPool } from '#documents/render-pool';
import { openDropFolder } from '#e-invoice/drop-folder';
import { createImapMailbox } from '#mail/returned/imap-mailbox';
import { parseImapUrl } from '#mail/returned/imap-address';
import { createMaildirMailbox } from '#mail/returned/maildir-mailbox';
import type { ReturnedMailbox } from '#mail/returned/returned-mailbox';
import { createMaildirJournal, NO_JOURNAL } from '#mail/maildir-journal';
import { createSmtpMailer } from '#mail/smtp-mailer';
import { timeoutsOf } from '#mail/smtp-session';
import type { Database } from '#persistence/database';
import { mayHandOver } from '#persistence/mailing-stops';
import type { Log } from '#platform/logging';
import { CarryEInvoices, EInvoiceCarrier } from '#use-cases/carry-e-invoices';
import { connectInstallation, disconnect } from '#use-cases/connect-installation';
import { PostOffice } from '#use-cases/dispatch-mails';
import type { Clock } from '#use-cases/clock';
import { DomainLanes } from '#use-cases/mailing/domain-lanes';
import { JournalSilence, type JournalSilenceParts } from '#use-cases/mailing/journal-silence';
import { ReadReturnedMails, ReturnedPost } from '#use-cases/mailing/read-returned-mails';
import { PlanCalendar } from '#use-cases/plan-calendar';
import { RecordClock } from '#use-cases/record-clock';
import { Recover } from '#use-cases/recover';

/** SMTP transactions at a time: enough to keep a server and the commits of the marks busy at once. */
const SMTP_CONNECTIONS = 8;
const DATABASE_CONNECTIONS = 12;

export interface RunningWorker {
  /** Takes no new work, lets activities under way end, then `ended` resolves. */
  stop(): void;
  readonly ended: Promise<void>;
}

/** Connects, plans the calendars, takes up whatever the record says is under way, and works until stopped. */
export async function startWorker(config: WorkerConfig, log: Log): Promise<RunningWorker> {
  Runtime.install({ logger: engineLogger(log), telemetryOptions: {} });
  const parts = await connectInstallation(config, { applicationName: 'aconto worker', poolSize: DATABASE_CONNECTIONS });
  const renderer = createRenderPool({ threads: Math.max(1, availableParallelism()) });
  const mailer = createSmtpMailer({
    smtpUrl: config.smtpUrl,
    journalAddress: config.journalDir === null ? null : config.mailJournalAddress,
    returnAddress: config.mailReturnAddress,
    maxConnections: SMTP_CONNECTIONS,
    timeouts: timeoutsOf(config.smtpReplyTimeoutSeconds),
  });
  const journal = config.journalDir === null ? NO_JOURNAL : createMaildirJournal(config.journalDir);
  const clock = await RecordClock.open(parts.database);
  const silence = journalSilenceOf(config, { mailer, journal, clock, database: parts.database });
  const postOffice = new PostOffice(mailer, journal, SMTP_CONNECTIONS, silence, new DomainLanes(config.mailDomainLimits));
  const eInvoiceCarrier = new EInvoiceCarrier(config.eInvoiceDir === null ? null : await openDropFolder(config.eInvoiceDir));
  const returnedPost = new ReturnedPost(returnedMailboxOf(config), config.mailJournalAddress);
  const context = await NestFactory.createApplicationContext(
    WorkerModule.of({ ...parts, clock, renderer, postOffice, eInvoiceCarrier, returnedPost }),
    {
      logger: false,
      abortOnError: false,
    },
  );
  const connection = await NativeConnection.connect({ address: config.temporalAddress });
  const worker = await Worker.create({
    connection,
    namespace: config.temporalNamespace,
    taskQueue: TASK_QUEUE,
    activities: { ...bindActivities(context), ...bindRoundActivities(context) },
    workflowBundle: { codePath: join(__dirname, '..', '..', 'workflow-bundle.js') },
    interceptors: { activity: [({ info }) => ({ inbound: new RuleFailures(log, info) }), () => ({ inbound: new SignsOfLife() })] },
    shutdownGraceTime: '10 seconds',
  });
  const running = worker.run();
  const recover = context.get(Recover);
  await context.get(PlanCalendar).planAhead();
  await recover.execute();
  const endLooking = keepUnderWay({ recover, log });
  const endReading = keepReadingReturns({
    readReturnedMails: context.get(ReadReturnedMails),
    everyMs: config.mailReturnDir === null ? 60_000 : 5_000,
    log,
  });
  const endCarrying = keepCarrying({ carryEInvoices: context.get(CarryEInvoices), log });
  log.info('worker ready');
  const end = async () => {
    await running;
    endLooking();
    await endCarrying();
    await endReading();
    mailer.close();
    await renderer.close();
    await context.close();
    await connection.close();
    await disconnect(parts);
    log.info('worker ended');
  };
  return {
    ended: end(),
    stop: () => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
    },
  };
}

function journalSilenceOf(
  config: WorkerConfig,
  parts: Pick<JournalSilenceParts, 'mailer' | 'journal'> & { readonly clock: Clock; readonly database: Database },
): JournalSilence | null {
  const { mailJournalSettlesAfterSeconds: seconds, mailJournalAddress: journalAddress } = config;
  if (seconds === null) return null;
  const { mailer, journal, clock, database } = parts;
  const mayAsk = () => database.statement(mayHandOver);
  return new JournalSilence({ mailer, journal, journalAddress, provesAfterMs: seconds * 1_000, now: () => clock.now(), mayAsk });
}

function returnedMailboxOf({ mailReturnDir, mailReturnImapUrl }: WorkerConfig): ReturnedMailbox | null {
  if (mailReturnDir !== null) return createMaildirMailbox(mailReturnDir);
  return mailReturnImapUrl === null ? null : createImapMailbox(parseImapUrl(mailReturnImapUrl));
}
