import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { PartsHealth } from '#apps/api/health/parts-health';
import { Database } from '#persistence/database';
import { EMBEDDED_JOURNAL_ADDRESS } from '#platform/config';
import { startTemporal, type EmbeddedTemporal } from '#platform/embedded/temporal';
import { BillingProcess } from '#temporal/billing-process';
import { connectInstallation, disconnect } from '#use-cases/connect-installation';
import { DeskModule } from '#use-cases/desk-module';
import type { Filled, Filling } from './full-disks';
import { startJournalingSink } from './journaling-sink';
import type { SinkBehaviour, SinkEvent, SmtpSink } from './smtp-sink';
import type { Strike } from './strike';
import { startTakingAccessPoint, type TakingAccessPoint } from './taking-access-point';
import { SupervisedWorker } from './worker';

export interface InstallationOptions {
  /** A folder of this installation's own; deleted by `end`. */
  readonly stateDir: string;
  /** The state folder whose cache holds the Temporal server's program. */
  readonly programsDir: string;
  /** An empty database of this installation's own, migrated, as the application's role. */
  readonly databaseUrl: string;
  /** False: the mail server's journal keeps nothing. */
  readonly keepsJournal?: boolean;
  /** Messages that are accepted without an answer. */
  readonly dropsAfterDot?: (messageId: string) => boolean;
  /** The same database as the web's role, where an API is to run. */
  readonly databaseWebUrl?: string;
  /** What else the mail server does wrong. */
  readonly misbehaves?: (event: SinkEvent) => SinkBehaviour | null;
  /** SIGKILL of the database's server; resolves when it takes connections again. Where it is not ours alone it cannot be struck. */
  readonly breakDatabase?: () => Promise<void>;
  /** Fills a disk for a while; where the parts have none of their own it cannot be filled. */
  readonly fillDisk?: (filling: Filling) => Promise<Filled>;
  /** The folder shared with an access point, where it is not in `stateDir`. */
  readonly eInvoiceDir?: string;
  /** The database as the worker reaches it, when that is another way. */
  readonly workerDatabaseUrl?: string;
}

const NAMESPACE = 'default';
/** Long enough for mails to meet a server that is not there. */
const MAIL_SERVER_AWAY_MS = 1_000;

/**
 * An installation whose parts can be killed one by one: its own process engine, mail server and worker on a database of its own. People's commands are
 * given through `desk`, which outlives them all.
 */
export class FaultyInstallation {
  private readonly worker = new SupervisedWorker(() => environmentOf(this.options, this.temporal, this.sink));

  /** What was filled, and what was seen meanwhile. */
  readonly filled: Filled[] = [];

  private constructor(
    readonly options: InstallationOptions,
    readonly desk: INestApplicationContext,
    readonly sink: SmtpSink,
    readonly accessPoint: TakingAccessPoint,
    private readonly disconnectDesk: () => Promise<void>,
    private temporal: EmbeddedTemporal,
  ) {}

  /** Ready for its first import; with `hear` each step of each SMTP transaction is heard before it is answered, and each file of the drop folder. */
  static async start(options: InstallationOptions & { readonly hear?: (what: string) => void }): Promise<FaultyInstallation> {
    mkdirSync(options.stateDir, { recursive: true, mode: 0o700 });
    const { hear = () => undefined } = options;
    const temporal = await startTemporalOf(options);
    const accessPoint = startTakingAccessPoint(eInvoiceDirOf(options), hear);
    const sink = await startJournalingSink({
      journalDir: join(options.stateDir, 'journal'),
      keepsJournal: () => options.keepsJournal ?? true,
      dropsAfterDot: options.dropsAfterDot ?? (() => false),
      misbehaves: options.misbehaves ?? (() => null),
      onEvent: ({ step }) => hear(step),
    });
    const parts = await connectInstallation(
      {
        profile: 'embedded',
        databaseUrl: options.databaseUrl,
        temporalAddress: temporal.address,
        temporalNamespace: NAMESPACE,
        objectionAnswerDays: 14,
        mailJournalAddress: EMBEDDED_JOURNAL_ADDRESS,
        signingKeyFile: null,
        stateDir: options.stateDir,
      },
      { applicationName: 'aconto fault desk', poolSize: 4 },
    );
    const desk = await NestFactory.createApplicationContext(DeskModule.of(parts), { logger: false, abortOnError: false });
    const installation = new FaultyInstallation(options, desk, sink, accessPoint, () => disconnect(parts), temporal);
    await installation.worker.start();
    return installation;
  }

  /** Ends a part as if its machine had been switched off, and starts it again; or sets the worker's clock. */
  async strike({ what, byMs = 0, forMs = 0 }: Pick<Strike, 'what' | 'byMs' | 'forMs'>): Promise<void> {
    switch (what) {
      case 'worker-clock':
        await this.worker.jumpClock(byMs);
        return;
      case 'worker':
        await this.worker.kill();
        await this.worker.start();
        return;
      case 'engine':
        await this.killEngine();
        this.temporal = await startTemporalOf(this.options);
        return;
      case 'engine-and-store':
        await this.worker.kill();
        await this.killEngine();
        // Every workflow, timer and schedule is gone.
        for (const suffix of ['', '-shm', '-wal', '-journal']) rmSync(`${this.temporal.databaseFile}${suffix}`, { force: true });
        this.temporal = await startTemporalOf(this.options);
        await this.worker.start();
        return;
      case 'mail-server':
        await this.sink.crash();
        await pause(MAIL_SERVER_AWAY_MS);
        await this.sink.comeBack();
        return;
      case 'database':
        if (!this.options.breakDatabase) throw new Error('this database serves others as well');
        await this.options.breakDatabase();
        return;
      case 'database-disk':
      case 'database-log-disk':
      case 'drop-folder-disk':
        if (!this.options.fillDisk) throw new Error('no part has a disk of its own');
        this.filled.push(
          await this.options.fillDisk({ what, forMs, lookAtRecord: () => this.lookAtRecord(), countNoRoom: () => this.countNoRoom() }),
        );
    }
  }

  /** As the API's health tells it. */
  private async lookAtRecord(): Promise<string> {
    const health = new PartsHealth({ database: this.desk.get(Database), process: this.desk.get(BillingProcess), smtpUrl: this.sink.url });
    return (await health.needed()).database;
  }

  private countNoRoom(): number {
    const log = readFileSync(join(this.options.stateDir, 'worker.log'), 'utf8');
    return log.split('\n').filter((line) => /"code":"(ENOSPC|53100)"/.test(line)).length;
  }

  private async killEngine(): Promise<void> {
    process.kill(this.temporal.pid, 'SIGKILL');
    await this.temporal.ended;
  }

  /** What an API on this installation is started with. */
  environmentOfApi(): Record<string, string> {
    const { databaseUrl, databaseWebUrl, stateDir } = this.options;
    if (databaseWebUrl === undefined) throw new Error('no role for the web was given');
    return {
      ...environmentOf(this.options, this.temporal, this.sink),
      ...{ DATABASE_URL: databaseUrl, DATABASE_WEB_URL: databaseWebUrl, ACONTO_LOG_FILE: join(stateDir, 'api.log') },
    };
  }

  /** How often the worker ended without having been told to. */
  get workerFell(): number {
    return this.worker.fell;
  }

  get temporalAddress(): string {
    return this.temporal.address;
  }

  async end(): Promise<void> {
    await this.worker.stop();
    this.accessPoint.stop();
    await this.desk.close();
    await this.disconnectDesk();
    await this.sink.close();
    await this.temporal.stop();
    rmSync(this.options.stateDir, { recursive: true, force: true });
  }
}

async function startTemporalOf({ stateDir, programsDir }: InstallationOptions): Promise<EmbeddedTemporal> {
  return await startTemporal({ stateDir, programsDir, namespace: NAMESPACE, onProgress: () => undefined });
}

function eInvoiceDirOf({ stateDir, eInvoiceDir = join(stateDir, 'e-invoices') }: InstallationOptions): string {
  return eInvoiceDir;
}

function environmentOf(options: InstallationOptions, temporal: EmbeddedTemporal, sink: SmtpSink): Record<string, string> {
  const { stateDir, databaseUrl, workerDatabaseUrl = databaseUrl, keepsJournal } = options;
  return {
    ACONTO_PROFILE: 'embedded',
    ACONTO_STATE_DIR: stateDir,
    ACONTO_LOG_FILE: join(stateDir, 'worker.log'),
    LOG_LEVEL: 'info',
    // The worker never writes as the owner: the application's own role stands for both.
    DATABASE_URL: workerDatabaseUrl,
    DATABASE_MIGRATION_URL: workerDatabaseUrl,
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: NAMESPACE,
    SMTP_URL: sink.url,
    MAIL_JOURNAL_ADDRESS: EMBEDDED_JOURNAL_ADDRESS,
    MAIL_JOURNAL_DIR: join(stateDir, 'journal'),
    E_INVOICE_DIR: eInvoiceDirOf(options),
    // Long enough for an answer at a byte a second.
    SMTP_REPLY_TIMEOUT_SECONDS: '20',
    ...(keepsJournal === false ? {} : { MAIL_JOURNAL_SETTLES_AFTER_SECONDS: '5' }),
  };
}
