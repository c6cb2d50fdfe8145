import { createSmtpMailer } from '#mail/smtp-mailer';
import { NO_JOURNAL } from '#mail/maildir-journal';
import { ComposeMails } from '#use-cases/compose-mails';
import { DispatchMails, PostOffice } from '#use-cases/dispatch-mails';
import { DomainLanes } from '#use-cases/mailing/domain-lanes';
import { RenderDocuments } from '#use-cases/render-documents';
import { waitUntil } from '#platform/embedded/wait-until';
import { startSmtpSink, type SinkBehaviour, type SinkEvent, type SmtpSink } from '../faults/smtp-sink';
import { ALFA_2024, smallWorld } from './support/small-world';
import { JOURNAL_ADDRESS, TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

/** ALFA's three documents, of which the first two go to one domain and the last to another. */
const CHUNK = { ...ALFA_2024, from: 0, until: 10 };
const [SLOW, FAST] = ['slow.example', 'fast.example'];

let aconto: TestInstallation;
let sink: SmtpSink;
let close = (): void => undefined;

beforeEach(async () => {
  aconto = await TestInstallation.start({ temporal: await createTestNamespace() });
  await aconto.record({ ...smallWorld(), payers: domainsOf(smallWorld().payers ?? '', { '0101': SLOW, '0147': SLOW, '0151': FAST }) });
  await aconto.playToIssue(ALFA_2024);
  await aconto.get(RenderDocuments).execute(CHUNK);
});

afterEach(async () => {
  close();
  await sink.close();
  await aconto.stop();
});

function domainsOf(payers: string, domains: Readonly<Record<string, string>>): string {
  return payers.replace(/^(\d{4})(,.*?,)[^,@]+@[^,]+/gm, (line, code: string, rest: string) =>
    domains[code] ? `${code}${rest}faktura-${code}@${domains[code]}` : line,
  );
}

/** A dispatch over two connections, of which one domain may have one. */
async function dispatchTo(behave: (event: SinkEvent) => SinkBehaviour | null): Promise<DispatchMails> {
  sink = await startSmtpSink({ behave });
  const mailer = createSmtpMailer({ smtpUrl: sink.url, journalAddress: JOURNAL_ADDRESS, maxConnections: 2 });
  close = () => mailer.close();
  const postOffice = new PostOffice(mailer, NO_JOURNAL, 2, null, new DomainLanes({ atATime: 1, perMinute: null }));
  return new DispatchMails(aconto.database, aconto.clock, postOffice, aconto.get(ComposeMails));
}

/** Every move of a document's mail in the order in which it was committed: `fast sent`. */
async function moves(): Promise<string[]> {
  const rows = await aconto.query<{ domain: string; state: string }>(
    `select split_part(split_part(m.address, '@', 2), '.', 1) as domain, e.state from mail_event e join mail m on m.id = e.mail where m.kind = 'document' order by e.id`,
  );
  return rows.map(({ domain, state }) => `${domain} ${state}`);
}

it('a domain that takes its time holds its own mails, and nobody else’s', async () => {
  let answer = (): void => undefined;
  const until = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const isOfSlow = (event: SinkEvent): boolean =>
    event.step === 'end' &&
    sink.events
      .filter(({ step, connection }) => step === 'rcpt' && connection === event.connection)
      .at(-2)
      ?.about.endsWith(SLOW) === true;
  const dispatch = await dispatchTo((event) => (isOfSlow(event) ? { do: 'store-then-wait', until } : null));
  const dispatched = dispatch.dispatchDocuments({ ...CHUNK, isLastTry: false });
  await waitUntil('the other domain’s mail to be sent', async () => (await moves()).includes('fast sent'), 60_000);
  expect((await moves()).filter((move) => move.endsWith('sent'))).toEqual(['fast sent']);
  expect((await moves()).filter((move) => move === 'slow handed-over')).toHaveLength(1);
  answer();
  expect(await dispatched).toMatchObject({ deferred: 0 });
  expect((await moves()).filter((move) => move.endsWith('sent'))).toEqual(['fast sent', 'slow sent', 'slow sent']);
});

it('a domain that greylists gets its mails at the next try, and the others got theirs at the first', async () => {
  const seen = new Set<string>();
  const dispatch = await dispatchTo(({ step, about }) => {
    if (step !== 'rcpt' || !about.endsWith(SLOW) || seen.has(about)) return null;
    seen.add(about);
    return { do: 'answer', line: '450 4.2.0 greylisted, try again' };
  });
  expect(await dispatch.dispatchDocuments({ ...CHUNK, isLastTry: false })).toMatchObject({ deferred: 2 });
  expect((await moves()).filter((move) => !move.endsWith('handed-over')).sort()).toEqual([
    ...['fast queued', 'fast sent'],
    ...['slow queued', 'slow queued', 'slow queued', 'slow queued'],
  ]);
  aconto.clock.set('2026-06-01T09:10:00.000Z');
  expect(await dispatch.dispatchDocuments({ ...CHUNK, isLastTry: false })).toMatchObject({ deferred: 0 });
  expect((await moves()).filter((move) => move.endsWith('sent'))).toEqual(['fast sent', 'slow sent', 'slow sent']);
  expect(sink.transactions).toBe(3);
});
