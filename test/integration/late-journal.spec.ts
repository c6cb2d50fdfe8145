import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMaildirJournal, journalFileName } from '#mail/maildir-journal';
import { createSmtpMailer } from '#mail/smtp-mailer';
import { mayHandOver } from '#persistence/mailing-stops';
import { ComposeMails } from '#use-cases/compose-mails';
import { DispatchMails, PostOffice } from '#use-cases/dispatch-mails';
import { JournalSilence } from '#use-cases/mailing/journal-silence';
import { StopMailing } from '#use-cases/mailing/stop-mailing';
import { RenderDocuments } from '#use-cases/render-documents';
import { startSmtpSink, type SinkBehaviour, type SmtpSink } from '../faults/smtp-sink';
import { ALFA_2024, smallWorld } from './support/small-world';
import { JOURNAL_ADDRESS, TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

const CHUNK = { ...ALFA_2024, from: 0, until: 10, isLastTry: false };
const A_QUARTER_HOUR_MS = 900_000;

let aconto: TestInstallation;
let sink: SmtpSink;
let dispatchMails: DispatchMails;
let close = (): void => undefined;
/** What the server accepted and has not put into the journal yet; `isLate` holds it back. */
let heldBack: string[];
let isLate: boolean;
/** What happens to a document's first final dot. */
let firstDot: SinkBehaviour;

beforeEach(async () => {
  aconto = await TestInstallation.start({ temporal: await createTestNamespace() });
  await aconto.record(smallWorld());
  await aconto.playToIssue(ALFA_2024);
  await aconto.get(RenderDocuments).execute(CHUNK);
  heldBack = [];
  const seen = new Set<string>();
  sink = await startSmtpSink({
    behave: ({ step, about }) => {
      if (step !== 'end') return null;
      const isFirst = !about.startsWith('<journal-') && !seen.has(about);
      seen.add(about);
      const behaviour = isFirst ? firstDot : null;
      if (behaviour?.do !== 'drop') keep(about);
      return behaviour;
    },
  });
  const mailer = createSmtpMailer({ smtpUrl: sink.url, journalAddress: JOURNAL_ADDRESS, maxConnections: 2 });
  close = () => mailer.close();
  mkdirSync(journalFolder(), { recursive: true });
  const journal = createMaildirJournal(join(aconto.folder, 'late-journal'));
  const now = () => aconto.clock.now();
  const mayAsk = () => aconto.database.statement(mayHandOver);
  const silence = new JournalSilence({ mailer, journal, journalAddress: JOURNAL_ADDRESS, provesAfterMs: A_QUARTER_HOUR_MS, now, mayAsk });
  dispatchMails = new DispatchMails(aconto.database, aconto.clock, new PostOffice(mailer, journal, 2, silence), aconto.get(ComposeMails));
});

afterEach(async () => {
  close();
  await sink.close();
  await aconto.stop();
});

function journalFolder(): string {
  return join(aconto.folder, 'late-journal', 'new');
}

function keep(messageId: string): void {
  if (isLate) heldBack.push(messageId);
  else writeFileSync(join(journalFolder(), journalFileName(messageId)), '');
}

function catchUp(): void {
  isLate = false;
  for (const messageId of heldBack.splice(0)) keep(messageId);
}

function later(minutes: number): void {
  aconto.clock.set(new Date(Date.parse(aconto.clock.now()) + minutes * 60_000).toISOString());
}

async function states(): Promise<string[]> {
  return (await aconto.query<{ state: string }>(`select distinct state from mail where kind = 'document' order by state`)).map(({ state }) => state);
}

/** How often the server accepted each document. */
function copies(): number[] {
  const accepted = sink.acceptedBy(JOURNAL_ADDRESS).filter((messageId) => !messageId.startsWith('<journal-'));
  return [...new Set(accepted)].map((messageId) => accepted.filter((other) => other === messageId).length);
}

it('sends nothing again while the journal is late, however long, and knows what was accepted when it has caught up', async () => {
  [firstDot, isLate] = [{ do: 'store-then-drop' }, true];
  await dispatchMails.dispatchDocuments(CHUNK);
  expect(await states()).toEqual(['unknown']);
  for (const minutes of [5, 20, 600]) {
    later(minutes);
    expect(await dispatchMails.dispatchDocuments(CHUNK)).toEqual({ deferred: 3, isStopped: false });
  }
  catchUp();
  expect(await dispatchMails.dispatchDocuments(CHUNK)).toEqual({ deferred: 0, isStopped: false });
  expect(await states()).toEqual(['sent']);
  expect(copies()).toEqual([1, 1, 1]);
});

it('hands over again what is missing from a journal that holds a later question, and asks it once for all of them', async () => {
  [firstDot, isLate] = [{ do: 'drop' }, false];
  await dispatchMails.dispatchDocuments(CHUNK);
  later(14);
  expect(await dispatchMails.dispatchDocuments(CHUNK)).toEqual({ deferred: 3, isStopped: false });
  later(2);
  expect(await dispatchMails.dispatchDocuments(CHUNK)).toEqual({ deferred: 0, isStopped: false });
  expect(await states()).toEqual(['sent']);
  expect(copies()).toEqual([1, 1, 1]);
  expect(sink.acceptedBy(JOURNAL_ADDRESS).filter((messageId) => messageId.startsWith('<journal-'))).toHaveLength(1);
});

it('asks nothing while all mailing is stopped, which is no try, and asks once it is started', async () => {
  [firstDot, isLate] = [{ do: 'drop' }, false];
  await dispatchMails.dispatchDocuments(CHUNK);
  const change = { ...aconto.commandOf('administrator'), run: null, reason: 'the letterhead is wrong' };
  await aconto.get(StopMailing).stop(change);
  const before = sink.events.length;
  for (const minutes of [16, 600]) {
    later(minutes);
    expect(await dispatchMails.dispatchDocuments(CHUNK)).toEqual({ deferred: 3, isStopped: true });
  }
  expect(sink.events.slice(before)).toEqual([]);
  await aconto.get(StopMailing).start({ ...change, ...aconto.commandOf('administrator') });
  expect(await dispatchMails.dispatchDocuments(CHUNK)).toEqual({ deferred: 0, isStopped: false });
  expect(copies()).toEqual([1, 1, 1]);
});

it('leaves it to a person when a journal that nothing fills any more has said nothing until the last try', async () => {
  [firstDot, isLate] = [{ do: 'drop' }, true];
  await dispatchMails.dispatchDocuments(CHUNK);
  later(60 * 72);
  expect(await dispatchMails.dispatchDocuments({ ...CHUNK, isLastTry: true })).toEqual({ deferred: 0, isStopped: false });
  expect(await states()).toEqual(['unknown']);
  expect(copies()).toEqual([]);
});
