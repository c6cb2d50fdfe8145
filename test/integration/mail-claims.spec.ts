import { runIdOf } from '#contracts/invoice-run-process';
import { NO_JOURNAL } from '#mail/maildir-journal';
import { createSmtpMailer } from '#mail/smtp-mailer';
import { claimMails, takeFence } from '#persistence/mail-outbox';
import { Clock } from '#use-cases/clock';
import { ComposeMails } from '#use-cases/compose-mails';
import { DispatchMails, PostOffice } from '#use-cases/dispatch-mails';
import { RenderDocuments } from '#use-cases/render-documents';
import { startSmtpSink, type SmtpSink } from '../faults/smtp-sink';
import { ALFA_2024, smallWorld } from './support/small-world';
import { JOURNAL_ADDRESS, TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

const CHUNK = { ...ALFA_2024, from: 0, until: 10, isLastTry: false };
const SELECTION = { run: runIdOf(ALFA_2024), from: 0, until: 10 };
const NOON = '2026-06-01T12:00:00.000Z';
const AN_HOUR_LATER = '2026-06-01T13:00:00.000Z';

let aconto: TestInstallation;
let sink: SmtpSink;
let close = (): void => undefined;
let postOffice: PostOffice;

beforeEach(async () => {
  aconto = await TestInstallation.start({ temporal: await createTestNamespace() });
  await aconto.record(smallWorld());
  await aconto.playToIssue(ALFA_2024);
  await aconto.get(RenderDocuments).execute(CHUNK);
  sink = await startSmtpSink();
  const mailer = createSmtpMailer({ smtpUrl: sink.url, journalAddress: JOURNAL_ADDRESS, maxConnections: 2 });
  close = () => mailer.close();
  postOffice = new PostOffice(mailer, NO_JOURNAL, 2);
});

afterEach(async () => {
  close();
  await sink.close();
  await aconto.stop();
});

/** A worker's clock that shows one instant for as long as a test lasts. */
class StoppedClock extends Clock {
  constructor(private readonly instant: string) {
    super();
  }

  override now(): string {
    return this.instant;
  }
}

const dispatchAt = (instant: string) =>
  new DispatchMails(aconto.database, new StoppedClock(instant), postOffice, aconto.get(ComposeMails)).dispatchDocuments(CHUNK);

/** As a worker does that dies before it has sent anything. */
async function claimAt(instant: string): Promise<number> {
  const since = await aconto.database.statement(takeFence);
  const claim = { limit: 10, since, at: instant, withoutDomains: [] };
  return (await aconto.database.statement((statement) => claimMails(statement, SELECTION, claim))).length;
}

const count = (step: string): number => sink.events.filter((event) => event.step === step).length;

it('begins each message once, also when everything happens in the millisecond in which the dispatch began', async () => {
  expect(await dispatchAt(NOON)).toEqual({ deferred: 0, isStopped: false });
  expect([count('body'), count('end')]).toEqual([3, 3]);
});

it.each([
  ['ahead of', AN_HOUR_LATER, NOON],
  ['behind', NOON, AN_HOUR_LATER],
])('sends at once, and once, what a worker claimed whose clock was an hour %s ours before it died', async (_, theirs, ours) => {
  expect(await claimAt(theirs)).toBe(3);
  expect(await dispatchAt(ours)).toEqual({ deferred: 0, isStopped: false });
  expect([count('body'), count('end')]).toEqual([3, 3]);
});

it('takes nothing that a later dispatch has claimed, whatever the clocks show', async () => {
  const since = await aconto.database.statement(takeFence);
  expect(await claimAt(NOON)).toBe(3);
  const claim = { limit: 10, since, at: AN_HOUR_LATER, withoutDomains: [] };
  expect(await aconto.database.statement((statement) => claimMails(statement, SELECTION, claim))).toEqual([]);
});
