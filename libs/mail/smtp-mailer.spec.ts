import { startSmtpSink, type SinkBehaviour, type SinkEvent, type SinkStep, type SmtpSink, type SmtpSinkOptions } from '../../test/faults/smtp-sink';
import type { HandOver, Mailer, OutgoingMail } from '#mail/hand-over';
import { createSmtpMailer } from '#mail/smtp-mailer';
import type { SmtpTimeouts } from '#mail/smtp-session';

const RECIPIENT = 'faktura@kommune.example';
const JOURNAL = 'journal@issuer.example';
const open: { sink?: SmtpSink; mailer?: Mailer } = {};

afterEach(async () => {
  open.mailer?.close();
  await open.sink?.close();
});

function mailNumbered(number: number, body = 'Hello'): OutgoingMail {
  const messageId = `<${number}@issuer.example>`;
  return { messageId, from: 'issuer@issuer.example', to: [RECIPIENT], raw: Buffer.from(`Message-ID: ${messageId}\r\nSubject: x\r\n\r\n${body}\r\n`) };
}

async function start(sinkOptions: SmtpSinkOptions = {}, timeouts: Partial<SmtpTimeouts> = {}): Promise<{ sink: SmtpSink; mailer: Mailer }> {
  const sink = await startSmtpSink(sinkOptions);
  const mailer = createSmtpMailer({ smtpUrl: sink.url, journalAddress: JOURNAL, maxConnections: 4, timeouts });
  Object.assign(open, { sink, mailer });
  return { sink, mailer };
}

const at =
  (step: SinkStep, behaviour: SinkBehaviour, about?: string) =>
  (event: SinkEvent): SinkBehaviour | null =>
    event.step === step && (about === undefined || event.about === about) ? behaviour : null;

const answer = (line: string): SinkBehaviour => ({ do: 'answer', line });

/** Hands one message over and says what happened, how often the mark was asked for, and what the server holds. */
async function handOverOne(sinkOptions: SmtpSinkOptions, timeouts: Partial<SmtpTimeouts> = {}) {
  const { sink, mailer } = await start(sinkOptions, timeouts);
  const mark = jest.fn(async () => undefined);
  const handOver: HandOver = await mailer.handOver(mailNumbered(1), mark);
  return { handOver, marks: mark.mock.calls.length, held: [sink.acceptedBy(RECIPIENT).length, sink.acceptedBy(JOURNAL).length] };
}

describe('a server that closes (421)', () => {
  it('puts off the one mail that it said it to, and the next goes over another connection', async () => {
    const { sink, mailer } = await start({
      behave: ({ step, connection }) => (step === 'mail' && connection === 1 ? answer('421 4.3.2 closing for maintenance') : null),
    });
    expect(await mailer.handOver(mailNumbered(1), async () => undefined)).toMatchObject({ outcome: 'deferred', smtpCode: 421 });
    expect(await mailer.handOver(mailNumbered(2), async () => undefined)).toMatchObject({ outcome: 'sent' });
    expect([sink.connections, sink.transactions]).toEqual([2, 1]);
  });

  it('puts off every mail while it says so at once on every connection, each after one try of its own', async () => {
    const { sink, mailer } = await start({ behave: ({ step }) => (step === 'connect' ? answer('421 4.3.2 no service') : null) });
    const outcomes = await Promise.all([1, 2, 3].map((number) => mailer.handOver(mailNumbered(number), async () => undefined)));
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['deferred', 'deferred', 'deferred']);
    expect([sink.connections, sink.transactions]).toEqual([3, 0]);
  });
});

describe('a message that is accepted', () => {
  it('goes to recipient and journal in one transaction', async () => {
    const { sink, mailer } = await start();
    expect(await mailer.handOver(mailNumbered(1, '.dot first\r\nbare\nline'), async () => undefined)).toEqual({
      outcome: 'sent',
      reply: '250 stored 1',
    });
    expect(sink.transactions).toBe(1);
    expect(sink.acceptedBy(RECIPIENT)).toEqual(['<1@issuer.example>']);
    expect(sink.acceptedBy(JOURNAL)).toEqual(['<1@issuer.example>']);
    expect(sink.lastMessage).toContain('\r\n.dot first\r\nbare\r\nline');
  });

  it('is marked before the final dot leaves', async () => {
    const order: string[] = [];
    const { mailer } = await start({ onEvent: ({ step }) => void order.push(step) });
    const handOver = await mailer.handOver(mailNumbered(1), async () => {
      order.push('mark begins');
      // Another message makes its whole way meanwhile: a dot that did not wait would have arrived long before.
      await mailer.handOver(mailNumbered(2), async () => undefined);
      order.push('mark committed');
    });
    expect(handOver.outcome).toBe('sent');
    const own = order.slice(order.indexOf('mark begins'));
    expect(own.filter((step) => step === 'end')).toHaveLength(2);
    expect(own.slice(-2)).toEqual(['mark committed', 'end']);
    expect(order.slice(0, order.indexOf('mark begins'))).not.toContain('end');
  });

  it('reuses connections, and replaces one the server closed while it was idle', async () => {
    const { sink, mailer } = await start();
    for (let number = 1; number <= 5; number += 1) await mailer.handOver(mailNumbered(number), async () => undefined);
    expect(sink.connections).toBe(1);
    await sink.dropConnections();
    const mark = jest.fn(async () => undefined);
    expect((await mailer.handOver(mailNumbered(6), mark)).outcome).toBe('sent');
    expect(mark).toHaveBeenCalledTimes(1);
    expect(sink.acceptedBy(RECIPIENT)).toHaveLength(6);
  });

  it('is carried by servers without pipelining too', async () => {
    expect(await handOverOne({ extensions: [] })).toMatchObject({ handOver: { outcome: 'sent' }, marks: 1, held: [1, 1] });
  });

  it('may take the server its time', async () => {
    let answerNow: () => void = () => undefined;
    const until = new Promise<void>((resolve) => (answerNow = resolve));
    const onEvent = ({ step }: SinkEvent): void => {
      if (step === 'end') setImmediate(answerNow);
    };
    expect(await handOverOne({ onEvent, behave: at('end', { do: 'store-then-wait', until }) })).toMatchObject({
      handOver: { outcome: 'sent' },
      held: [1, 1],
    });
  });
});

describe('nothing was accepted', () => {
  const cases: readonly (readonly [string, (event: SinkEvent) => SinkBehaviour | null, object, number])[] = [
    ['greeting 554', at('connect', answer('554 no')), { outcome: 'deferred', smtpCode: 554 }, 0],
    ['drop at connect', at('connect', { do: 'drop' }), { outcome: 'deferred', smtpCode: null }, 0],
    ['sender 451', at('mail', answer('451 later')), { outcome: 'deferred', smtpCode: 451 }, 0],
    ['sender 421', at('mail', answer('421 closing')), { outcome: 'deferred', smtpCode: 421 }, 0],
    ['sender 530', at('mail', answer('530 sign in first')), { outcome: 'deferred', smtpCode: 530 }, 0],
    ['sender 550', at('mail', answer('550 not you')), { outcome: 'deferred', smtpCode: 550, reason: '550 not you' }, 0],
    ['recipient 550', at('rcpt', answer('550 no such mailbox'), RECIPIENT), { outcome: 'refused', smtpCode: 550, reply: '550 no such mailbox' }, 0],
    ['recipient 450', at('rcpt', answer('450 greylisted'), RECIPIENT), { outcome: 'deferred', smtpCode: 450 }, 0],
    ['journal 550', at('rcpt', answer('550 full'), JOURNAL), { outcome: 'deferred', smtpCode: 550 }, 0],
    ['journal 450', at('rcpt', answer('450 busy'), JOURNAL), { outcome: 'deferred', smtpCode: 450 }, 0],
    ['both 550', at('rcpt', answer('550 none')), { outcome: 'refused', smtpCode: 550 }, 0],
    ['drop at recipient', at('rcpt', { do: 'drop' }), { outcome: 'deferred', smtpCode: null }, 0],
    ['DATA 451', at('data', answer('451 later')), { outcome: 'deferred', smtpCode: 451 }, 0],
    ['DATA 554', at('data', answer('554 never')), { outcome: 'refused', smtpCode: 554 }, 0],
    ['drop at DATA', at('data', { do: 'drop' }), { outcome: 'deferred', smtpCode: null }, 0],
    ['message 451', at('end', answer('451 try later')), { outcome: 'deferred', smtpCode: 451 }, 1],
    ['message 421', at('end', answer('421 closing')), { outcome: 'deferred', smtpCode: 421 }, 1],
    ['message 554', at('end', answer('554 looks like spam')), { outcome: 'refused', smtpCode: 554, reply: '554 looks like spam' }, 1],
  ];

  it.each(cases)('%s', async (_name, behave, expected, marks) => {
    expect(await handOverOne({ behave })).toMatchObject({ handOver: expected, marks, held: [0, 0] });
  });

  it.each(['550 no such mailbox', '450 greylisted'])(
    'keeps the message back when one of the two is turned away (%s), with and without pipelining',
    async (line) => {
      for (const extensions of [[], ['PIPELINING']]) {
        for (const about of [RECIPIENT, JOURNAL]) {
          const result = await handOverOne({ extensions, behave: at('rcpt', answer(line), about) });
          expect(result).toMatchObject({ marks: 0, held: [0, 0] });
          open.mailer?.close();
          await open.sink?.close();
        }
      }
    },
  );

  it('when no server listens', async () => {
    const { sink, mailer } = await start();
    await sink.close();
    expect(await mailer.handOver(mailNumbered(1), async () => undefined)).toMatchObject({ outcome: 'deferred', smtpCode: null });
  });

  it('when the mark cannot be committed: the dot stays back', async () => {
    const { sink, mailer } = await start();
    const handOver = await mailer.handOver(mailNumbered(1), async () => Promise.reject(new Error('database gone')));
    expect(handOver).toMatchObject({ outcome: 'deferred', smtpCode: null, reason: expect.stringContaining('database gone') });
    await sink.close();
    expect(sink.events.map(({ step }) => step)).not.toContain('end');
  });

  it.each([
    ['552 too large', { outcome: 'refused', smtpCode: 552 }],
    ['452 disk full', { outcome: 'deferred', smtpCode: 452 }],
    ['250 stored', { outcome: 'unknown' }],
  ])('when the server answers in the middle of the message (%s) the dot stays back', async (line, expected) => {
    let answered: () => void = () => undefined;
    const onAnswer = new Promise<void>((resolve) => (answered = resolve));
    const { sink, mailer } = await start({
      behave: at('body', answer(line)),
      onEvent: ({ step }) => {
        if (step === 'body') answered();
      },
    });
    const commit = jest.fn();
    const handOver = await mailer.handOver(mailNumbered(1), async () => {
      await onAnswer;
      for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      commit();
    });
    expect(handOver).toMatchObject(expected);
    expect(commit).toHaveBeenCalledTimes(1);
    await sink.close();
    expect(sink.events.map(({ step }) => step)).not.toContain('end');
  });
});

describe('the dot went out and no answer came', () => {
  it.each<[string, SinkBehaviour, number]>([
    ['accepted, then dropped', { do: 'store-then-drop' }, 1],
    ['dropped, not accepted', { do: 'drop' }, 0],
    ['accepted, then silent', { do: 'store-then-silence' }, 1],
    ['silent', { do: 'silence' }, 0],
    ['an answer that makes no sense', answer('354 go on'), 0],
  ])('%s', async (_name, behaviour, held) => {
    const result = await handOverOne({ behave: at('end', behaviour) }, { replyMs: 300 });
    expect(result).toMatchObject({ handOver: { outcome: 'unknown' }, marks: 1, held: [held, held] });
  });
});

it('sends nothing twice and nothing unmarked, whatever the server does', async () => {
  const faults: readonly (SinkBehaviour | null)[] = [
    null,
    { do: 'drop' },
    { do: 'store-then-drop' },
    answer('451 later'),
    answer('554 no'),
    null,
    null,
  ];
  let turn = 0;
  const steps: readonly SinkStep[] = ['mail', 'rcpt', 'data', 'end'];
  const { sink, mailer } = await start({
    behave: ({ step }) => {
      if (!steps.includes(step)) return null;
      turn += 1;
      const fault = turn % 5 === 0 ? (faults[turn % faults.length] ?? null) : null;
      return fault?.do === 'store-then-drop' && step !== 'end' ? { do: 'drop' } : fault;
    },
  });
  const marked = new Set<string>();
  const outcomes = await Promise.all(
    Array.from({ length: 200 }, (_, number) => mailNumbered(number)).map(async (mail) => {
      const handOver = await mailer.handOver(mail, async () => {
        marked.add(mail.messageId);
      });
      return { messageId: mail.messageId, outcome: handOver.outcome };
    }),
  );
  const held = sink.acceptedBy(RECIPIENT);
  expect(new Set(held).size).toBe(held.length);
  expect([...sink.acceptedBy(JOURNAL)].sort()).toEqual([...held].sort());
  expect(held.filter((messageId) => !marked.has(messageId))).toEqual([]);
  for (const { messageId, outcome } of outcomes) {
    if (outcome === 'sent') expect(held).toContain(messageId);
    if (outcome === 'refused' || outcome === 'deferred') expect(held).not.toContain(messageId);
  }
  expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['sent', 'deferred', 'refused', 'unknown']));
});

it('refuses addresses that are not one plain mailbox before anything is opened', async () => {
  const { sink, mailer } = await start();
  await expect(mailer.handOver({ ...mailNumbered(1), to: ['a@b.example>\r\nRCPT TO:<c@d.example'] }, async () => undefined)).rejects.toMatchObject({
    code: 'email-malformed',
  });
  expect(sink.connections).toBe(0);
});
