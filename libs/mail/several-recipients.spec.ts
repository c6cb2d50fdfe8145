import { startSmtpSink, type SinkBehaviour, type SinkEvent, type SmtpSink } from '../../test/faults/smtp-sink';
import type { Mailer, RefusedRecipient } from '#mail/hand-over';
import { createSmtpMailer } from '#mail/smtp-mailer';

const [FIRST, SECOND, THIRD] = ['first@kommune.example', 'second@kommune.example', 'third@kommune.example'] as const;
const TO = [FIRST, SECOND, THIRD];
const JOURNAL = 'journal@issuer.example';

let sink: SmtpSink;
let mailer: Mailer | undefined;

afterEach(async () => {
  mailer?.close();
  await sink.close();
});

const turnAway =
  (...lines: readonly (readonly [string, string])[]) =>
  ({ step, about }: SinkEvent): SinkBehaviour | null => {
    const line = lines.find(([address]) => address === about)?.[1];
    return step === 'rcpt' && line !== undefined ? { do: 'answer', line } : null;
  };

/** Hands one mail to three recipients over: what came of it, whom the mark was told it goes without, and who holds it. */
async function handOver(behave: (event: SinkEvent) => SinkBehaviour | null, { isPatienceOver = false, extensions = ['PIPELINING'] } = {}) {
  sink = await startSmtpSink({ behave, extensions });
  mailer = createSmtpMailer({ smtpUrl: sink.url, journalAddress: JOURNAL, maxConnections: 1 });
  const marks: (readonly RefusedRecipient[])[] = [];
  const raw = Buffer.from('Message-ID: <1@issuer.example>\r\nSubject: x\r\n\r\nHello\r\n');
  const mail = { messageId: '<1@issuer.example>', from: 'issuer@issuer.example', to: TO, raw, isPatienceOver };
  const outcome = await mailer.handOver(mail, async (refused) => void marks.push(refused));
  return { outcome, marks, held: [...TO, JOURNAL].filter((address) => sink.acceptedBy(address).length === 1), transactions: sink.transactions };
}

describe.each([[['PIPELINING']], [[]]])('one mail to several recipients (%j)', (extensions) => {
  it('goes to all of them and the journal in one transaction', async () => {
    expect(await handOver(() => null, { extensions })).toMatchObject({
      ...{ outcome: { outcome: 'sent' }, marks: [[]] },
      ...{ held: [...TO, JOURNAL], transactions: 1 },
    });
  });

  it('goes without a recipient who is refused for good, and the mark says which and why', async () => {
    expect(await handOver(turnAway([SECOND, '550 5.1.1 no such user']), { extensions })).toMatchObject({
      outcome: { outcome: 'sent' },
      marks: [[{ address: SECOND, smtpCode: 550, reply: '550 5.1.1 no such user' }]],
      held: [FIRST, THIRD, JOURNAL],
    });
  });

  it('goes to nobody while a recipient puts it off', async () => {
    expect(await handOver(turnAway([SECOND, '550 gone'], [THIRD, '450 greylisted']), { extensions })).toMatchObject({
      ...{ outcome: { outcome: 'deferred', smtpCode: 450 }, marks: [], held: [] },
    });
  });

  it('goes without a recipient who puts it off for too long', async () => {
    expect(await handOver(turnAway([THIRD, '452 4.2.2 full']), { extensions, isPatienceOver: true })).toMatchObject({
      ...{ outcome: { outcome: 'sent' }, marks: [[{ address: THIRD, smtpCode: 452 }]], held: [FIRST, SECOND, JOURNAL] },
    });
  });

  it('is refused when all recipients are, and put off when one of those only puts it off', async () => {
    const all = TO.map((address) => [address, '550 no'] as const);
    expect(await handOver(turnAway(...all), { extensions })).toMatchObject({ outcome: { outcome: 'refused', smtpCode: 550 }, marks: [], held: [] });
    mailer?.close();
    await sink.close();
    expect(await handOver(turnAway(...all.slice(1), [FIRST, '451 later']), { extensions, isPatienceOver: true })).toMatchObject({
      ...{ outcome: { outcome: 'deferred', smtpCode: 451 }, marks: [], held: [] },
    });
  });

  it('goes to nobody without its journal, whoever else is refused', async () => {
    expect(await handOver(turnAway([SECOND, '550 no'], [JOURNAL, '550 full']), { extensions, isPatienceOver: true })).toMatchObject({
      ...{ outcome: { outcome: 'deferred', smtpCode: 550 }, marks: [], held: [] },
    });
  });
});
