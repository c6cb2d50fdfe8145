import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMaildirJournal, journalFileName } from '#mail/maildir-journal';
import { createSmtpMailer } from '#mail/smtp-mailer';
import { mayHandOver } from '#persistence/mailing-stops';
import { readRecordTime } from '#persistence/record-time';
import { Clock } from '#use-cases/clock';
import { ComposeMails } from '#use-cases/compose-mails';
import { DispatchMails, PostOffice } from '#use-cases/dispatch-mails';
import { JournalSilence } from '#use-cases/mailing/journal-silence';
import { RecordClock } from '#use-cases/record-clock';
import { RenderDocuments } from '#use-cases/render-documents';
import { startSmtpSink, type SmtpSink } from '../faults/smtp-sink';
import { ALFA_2024, smallWorld } from './support/small-world';
import { JOURNAL_ADDRESS, TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

const CHUNK = { ...ALFA_2024, from: 0, until: 10, isLastTry: false };
const HOUR_MS = 3_600_000;

let aconto: TestInstallation;
let sink: SmtpSink;
let close = (): void => undefined;
let aheadMs: number;

/** What the machine's clock shows is `Date.now` and `new Date()`. */
class MachineClock extends Clock {
  override now(): string {
    return new Date(Date.now()).toISOString();
  }
}

/** A server that accepts everything and says nothing, with a journal that holds questions at once and documents never: it is late with those. */
beforeEach(async () => {
  aheadMs = 0;
  aconto = await TestInstallation.start({ temporal: await createTestNamespace() });
  await aconto.record(smallWorld());
  await aconto.playToIssue(ALFA_2024);
  await aconto.get(RenderDocuments).execute(CHUNK);
  mkdirSync(journalFolder(), { recursive: true });
  sink = await startSmtpSink({
    behave: ({ step, about }) => {
      if (step !== 'end') return null;
      if (!about.startsWith('<journal-')) return { do: 'store-then-drop' };
      writeFileSync(join(journalFolder(), journalFileName(about)), '');
      return null;
    },
  });
  const real = Date.now.bind(Date);
  jest.spyOn(Date, 'now').mockImplementation(() => real() + aheadMs);
});

afterEach(async () => {
  jest.restoreAllMocks();
  close();
  await sink.close();
  await aconto.stop();
});

function journalFolder(): string {
  return join(aconto.folder, 'late-journal', 'new');
}

/** A dispatch whose journal has a quarter of an hour to fill. */
function dispatchBy(clock: Clock): DispatchMails {
  const mailer = createSmtpMailer({ smtpUrl: sink.url, journalAddress: JOURNAL_ADDRESS, maxConnections: 2 });
  close = () => mailer.close();
  const journal = createMaildirJournal(join(aconto.folder, 'late-journal'));
  const mayAsk = () => aconto.database.statement(mayHandOver);
  const parts = { mailer, journal, journalAddress: JOURNAL_ADDRESS, provesAfterMs: HOUR_MS / 4, now: () => clock.now(), mayAsk };
  return new DispatchMails(aconto.database, clock, new PostOffice(mailer, journal, 2, new JournalSilence(parts)), aconto.get(ComposeMails));
}

it.each([
  ['forward', HOUR_MS],
  ['back', -HOUR_MS],
])('shows what the database’s clock shows when the machine’s is set an hour %s', async (_, byMs) => {
  const clock = await RecordClock.open(aconto.database);
  aheadMs = byMs;
  const differenceMs = Date.parse(clock.now()) - Date.parse(await aconto.database.read(readRecordTime));
  expect(Math.abs(differenceMs)).toBeLessThan(60_000);
  await clock.synchronise();
  expect(Date.parse(clock.now())).toBeLessThanOrEqual(Date.parse(await aconto.database.read(readRecordTime)) + 60_000);
});

it('takes a journal’s silence for no proof because the machine’s clock was set an hour forward: nothing is sent twice', async () => {
  const dispatch = dispatchBy(await RecordClock.open(aconto.database));
  expect(await dispatch.dispatchDocuments(CHUNK)).toEqual({ deferred: 3, isStopped: false });
  aheadMs = HOUR_MS;
  expect(await dispatch.dispatchDocuments(CHUNK)).toEqual({ deferred: 3, isStopped: false });
  expect(sink.transactions).toBe(3);
});

it('would have been misled by the machine’s own clock, and every mail gone out a second time', async () => {
  const dispatch = dispatchBy(new MachineClock());
  await dispatch.dispatchDocuments(CHUNK);
  aheadMs = HOUR_MS;
  await dispatch.dispatchDocuments(CHUNK);
  expect(sink.transactions).toBe(7);
});
