import { startSmtpSink, type SinkEvent, type SinkStep } from '../../test/faults/smtp-sink';
import { createSmtpMailer } from '#mail/smtp-mailer';
import { classOfReply, type SmtpStep } from '#mail/smtp-reply-class';

const STEPS: readonly (readonly [SmtpStep, SinkStep])[] = [
  ['MAIL', 'mail'],
  ['RCPT', 'rcpt'],
  ['DATA', 'data'],
  ['message', 'end'],
];

/** What each reply means at MAIL, RCPT, DATA and after the message. */
const TABLE: readonly (readonly [string, ...('later' | 'never')[]])[] = [
  ['421 4.3.2 closing', 'later', 'later', 'later', 'later'],
  ['450 4.2.0 greylisted', 'later', 'later', 'later', 'later'],
  ['451 4.3.0 local trouble', 'later', 'later', 'later', 'later'],
  ['452 4.2.2 no room', 'later', 'later', 'later', 'later'],
  ['454 4.7.0 no encryption just now', 'later', 'later', 'later', 'later'],
  ['503 5.5.1 out of order', 'later', 'later', 'later', 'later'],
  ['530 5.7.0 sign in first', 'later', 'later', 'later', 'later'],
  ['535 5.7.8 wrong password', 'later', 'later', 'later', 'later'],
  ['550 5.1.1 no such user', 'later', 'never', 'never', 'never'],
  ['550 5.7.1 refused by policy', 'later', 'never', 'never', 'never'],
  ['551 5.1.6 has moved', 'later', 'never', 'never', 'never'],
  ['552 5.2.2 mailbox full', 'never', 'never', 'never', 'never'],
  ['552 5.3.4 too large', 'never', 'later', 'never', 'never'],
  ['552 too many recipients', 'never', 'later', 'never', 'never'],
  ['553 5.1.3 cannot be an address', 'later', 'never', 'never', 'never'],
  ['554 5.7.1 looks like spam', 'later', 'never', 'never', 'never'],
];

describe('what a reply means', () => {
  const cases = TABLE.flatMap(([line, ...classes]) => STEPS.map(([step, sinkStep], index) => ({ line, step, sinkStep, means: classes[index] })));

  it.each(cases)('"$line" at $step: $means', async ({ line, sinkStep, means }) => {
    const behave = (event: SinkEvent) => {
      const isIt = event.step === sinkStep && (sinkStep !== 'rcpt' || event.about === 'faktura@kommune.example');
      return isIt ? ({ do: 'answer', line } as const) : null;
    };
    const sink = await startSmtpSink({ behave });
    const mailer = createSmtpMailer({ smtpUrl: sink.url, journalAddress: 'journal@issuer.example', maxConnections: 1 });
    const raw = Buffer.from('Message-ID: <1@issuer.example>\r\n\r\nHello\r\n');
    const mail = { messageId: '<1@issuer.example>', from: 'a@issuer.example', to: ['faktura@kommune.example'], raw };
    const { outcome } = await mailer.handOver(mail, async () => undefined);
    mailer.close();
    await sink.close();
    expect([outcome, sink.transactions]).toEqual([means === 'never' ? 'refused' : 'deferred', 0]);
  });

  it('is nothing for a reply that refuses nothing, and for none', () => {
    expect([classOfReply(250, '250 ok', 'message'), classOfReply(354, '354 go on', 'DATA'), classOfReply(undefined, '', 'RCPT')]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
