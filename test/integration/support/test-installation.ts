import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { Client } from 'pg';
import { WorkerModule } from '#apps/worker/worker-module';
import { runIdOf, type ProcessState, type RunKey } from '#contracts/invoice-run-process';
import { addDays, type LocalDate } from '#domain/calendar/local-date';
import { createRenderPool } from '#documents/render-pool';
import type { ImportKind } from '#imports/parse-import';
import { openDropFolder } from '#e-invoice/drop-folder';
import { createMaildirJournal } from '#mail/maildir-journal';
import { createMaildirMailbox } from '#mail/returned/maildir-mailbox';
import { createSmtpMailer } from '#mail/smtp-mailer';
import { addCalendarEntries } from '#persistence/calendar-entry';
import { Database } from '#persistence/database';
import { startSmtpCatcher, type SmtpCatcher } from '#platform/embedded/smtp-catcher';
import { openSigningKey } from '#platform/signing-key';
import { BillingProcess } from '#temporal/billing-process';
import { Clock } from '#use-cases/clock';
import { CompleteRun } from '#use-cases/complete-run';
import { DecideRun } from '#use-cases/decide-run';
import { EInvoiceCarrier } from '#use-cases/carry-e-invoices';
import { DispatchMails, PostOffice } from '#use-cases/dispatch-mails';
import { ImportFiles } from '#use-cases/import-files';
import type { ImportReport } from '#use-cases/import-one-file';
import { Installation } from '#use-cases/installation';
import { IssueRun, type Issue } from '#use-cases/issue-run';
import { ReturnedPost } from '#use-cases/mailing/read-returned-mails';
import { PrepareRun, type Preparation } from '#use-cases/prepare-run';
import { Profile } from '#use-cases/profile';
import { RenderDocuments } from '#use-cases/render-documents';
import { ShowRun, type RunView } from '#use-cases/show-run';
import { Signer } from '#use-cases/signer';
import { TestClock } from './test-clock';
import { createTestDatabase, type TestDatabase } from './test-database';

/** The file of accounts that every import of actual costs brings along. */
const ACCOUNTS = 'accounts/accounts.csv';
export const JOURNAL_ADDRESS = 'journal@aconto.example';
export const RETURN_ADDRESS = 'returns@aconto.example';

export interface TestInstallationOptions {
  readonly temporal: { readonly address: string; readonly namespace: string };
  readonly profile?: 'embedded' | 'production';
  readonly now?: string;
}

/**
 * The use cases as a worker has them, on a database and a mail server of one test's own, with a clock that the test sets. No worker runs: the test
 * takes the steps of the procedure itself, in the order it likes.
 */
export class TestInstallation {
  private commands = 0;

  private constructor(
    readonly testDatabase: TestDatabase,
    readonly database: Database,
    readonly process: BillingProcess,
    readonly smtp: SmtpCatcher,
    readonly clock: TestClock,
    readonly module: TestingModule,
    readonly folder: string,
    private readonly end: () => Promise<void>,
  ) {}

  static async start(options: TestInstallationOptions): Promise<TestInstallation> {
    const folder = mkdtempSync(join(tmpdir(), 'aconto-installation-'));
    const journalDir = join(folder, 'journal');
    const testDatabase = await createTestDatabase();
    const database = await Database.connect({ url: testDatabase.databaseUrl, poolSize: 6, applicationName: 'aconto test' });
    const process = await BillingProcess.connect(options.temporal);
    const smtp = await startSmtpCatcher({
      port: 0,
      mailDir: join(folder, 'mail'),
      journalDir,
      journalAddress: JOURNAL_ADDRESS,
      returns: { address: RETURN_ADDRESS, dir: join(folder, 'returns') },
      refusedAddresses: [],
      durability: 'none',
    });
    const mailer = createSmtpMailer({ smtpUrl: smtp.url, journalAddress: JOURNAL_ADDRESS, returnAddress: RETURN_ADDRESS, maxConnections: 2 });
    const clock = new TestClock(options.now ?? '2026-06-01T09:00:00.000Z');
    const parts = {
      database,
      process,
      signer: new Signer(openSigningKey({ keyFile: null, stateDir: folder })),
      profile: new Profile(options.profile ?? 'embedded'),
      installation: new Installation('aconto.example'),
      renderer: createRenderPool({ threads: 0 }),
      postOffice: new PostOffice(mailer, createMaildirJournal(journalDir), 2),
      returnedPost: new ReturnedPost(createMaildirMailbox(join(folder, 'returns')), JOURNAL_ADDRESS),
      eInvoiceCarrier: new EInvoiceCarrier(await openDropFolder(join(folder, 'e-invoices'))),
    };
    const module = await Test.createTestingModule({ imports: [WorkerModule.of(parts)] })
      .overrideProvider(Clock)
      .useValue(clock)
      .compile();
    const end = async () => {
      await module.close();
      mailer.close();
      await process.close();
      await database.close();
      await smtp.stop();
      await testDatabase.drop();
      rmSync(folder, { recursive: true, force: true });
    };
    return new TestInstallation(testDatabase, database, process, smtp, clock, module, folder, end);
  }

  async stop(): Promise<void> {
    await this.end();
  }

  get<UseCase>(type: abstract new (...args: never[]) => UseCase): UseCase {
    return this.module.get(type);
  }

  /** A row of the application's role; for looking, and for what no use case does. */
  async query<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return await this.database.read((transaction) => transaction.query(sql, [...values]));
  }

  /** As the schema's owner, whom triggers bind as well. */
  async asOwner<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
    const client = new Client({ connectionString: this.testDatabase.migrationUrl });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  /** Imports texts by kind, as files named after it. */
  async import(texts: Partial<Record<ImportKind, string>>, person = 'administrator'): Promise<ImportReport[]> {
    const files = (Object.keys(texts) as ImportKind[]).map((kind) => ({
      kind,
      name: `${kind}.csv`,
      bytes: Buffer.from(texts[kind] ?? ''),
      attachments: new Map(kind === 'actual-costs' ? [[ACCOUNTS, Buffer.from('accounts')]] : []),
    }));
    return await this.get(ImportFiles).execute({ files, person });
  }

  /** The same, and a failed test when anything was refused. */
  async record(texts: Partial<Record<ImportKind, string>>): Promise<void> {
    const refused = (await this.import(texts)).filter((report) => report.outcome !== 'recorded');
    if (refused.length > 0) throw new Error(JSON.stringify(refused, null, 2));
  }

  /** Enters billing dates whose runs opened two weeks earlier, in the past. */
  async addBillingDates(...keys: readonly RunKey[]): Promise<void> {
    await this.database.transaction((transaction) =>
      addCalendarEntries(
        transaction,
        keys.map(({ issuer, billingDate }) => ({
          issuer,
          billingDate,
          opensOn: addDays(billingDate, -14),
          played: true,
        })),
      ),
    );
  }

  async prepare(key: RunKey, person: string | null = null): Promise<Preparation> {
    return await this.get(PrepareRun).execute({ ...key, person });
  }

  async submit(key: RunKey): Promise<ProcessState> {
    return await this.get(DecideRun).submit({ ...key, ...this.commandOf(officerOf(key)) });
  }

  async approve(key: RunKey): Promise<ProcessState> {
    const { run } = await this.view(key);
    return await this.get(DecideRun).approve({ ...key, ...this.commandOf(approverOf(key)), digest: run.digest ?? '' });
  }

  async issue(key: RunKey): Promise<Issue> {
    return await this.get(IssueRun).execute(key);
  }

  /** From the calendar to the numbers. */
  async playToIssue(key: RunKey): Promise<void> {
    await this.addBillingDates(key);
    await this.prepare(key);
    await this.submit(key);
    await this.approve(key);
    const { outcome } = await this.issue(key);
    if (outcome !== 'issued') throw new Error(`${key.issuer}/${key.billingDate} is ${outcome}`);
  }

  /** From the numbers to the last mail. */
  async deliver(key: RunKey): Promise<void> {
    const chunk = { from: 0, until: 10_000 };
    await this.get(RenderDocuments).execute({ ...key, ...chunk });
    await this.get(DispatchMails).dispatchDocuments({ ...key, ...chunk, isLastTry: true });
    await this.get(CompleteRun).execute(key);
  }

  async view(key: RunKey): Promise<RunView> {
    return await this.get(ShowRun).view(runIdOf(key));
  }

  async decisions(key: RunKey): Promise<string[]> {
    return (await this.view(key)).decisions.map(({ decision }) => decision);
  }

  commandOf(person: string): { commandId: string; person: string } {
    this.commands += 1;
    return { commandId: `command-${this.commands}`, person };
  }
}

export function officerOf({ issuer }: { readonly issuer: string }): string {
  return `officer-${issuer.toLowerCase()}`;
}

export function approverOf({ issuer }: { readonly issuer: string }): string {
  return `approver-${issuer.toLowerCase()}`;
}

export function run(issuer: string, billingDate: LocalDate): RunKey {
  return { issuer, billingDate };
}
