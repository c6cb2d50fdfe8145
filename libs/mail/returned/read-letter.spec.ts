import { readLetter } from '#mail/returned/read-letter';
import { returnAddressOf, returnTokenOf } from '#mail/returned/return-address';

const MESSAGE_ID = '<kombit-000001.0123456789abcdef@aconto.example>';
const TOKEN = returnTokenOf(MESSAGE_ID);
const HEAD = `From: KOMBIT <o@kombit.example>\r\nMessage-ID: ${MESSAGE_ID}\r\nSubject: Faktura`;

function report(ofRecipient: readonly string[], options: { to?: string; ofMail?: readonly string[]; type?: string; returned?: string } = {}): Buffer {
  const { to = 'returns@aconto.example', ofMail = [], type = 'delivery-status', returned = HEAD } = options;
  return Buffer.from(
    [
      ...['Return-Path: <>', 'From: <MAILER-DAEMON@mx.example>', `To: <${to}>`, 'Subject: Undelivered Mail Returned to Sender'],
      ...[`Content-Type: multipart/report; report-type=${type};`, '\tboundary="=_b"', 'MIME-Version: 1.0', ''],
      ...['--=_b', 'Content-Type: text/plain', '', 'I am sorry.', ''],
      ...['--=_b', `Content-Type: message/${type}`, '', 'Reporting-MTA: dns; mx.example', ...ofMail, '', ...ofRecipient, ''],
      ...['--=_b', 'Content-Type: message/rfc822', '', returned, '', 'the mail', '', '--=_b--', ''],
    ].join('\r\n'),
  );
}

const FAILED = [
  'Original-Recipient: rfc822; faktura@kommune.example',
  'Final-Recipient: rfc822; faktura@kommune.example',
  'Action: failed',
  'Status: 5.1.1',
  'Diagnostic-Code: smtp; 550 5.1.1 <faktura@kommune.example>:',
  '    Recipient address rejected',
];

describe('a report by RFC 3464', () => {
  it('names its mail by the Message-ID of what came back, and says for whom it failed and why', async () => {
    expect(await readLetter(report(FAILED))).toEqual({
      messageId: MESSAGE_ID,
      returnToken: null,
      reportedBy: 'mx.example',
      recipients: [
        {
          original: 'faktura@kommune.example',
          final: 'faktura@kommune.example',
          action: 'failed',
          status: '5.1.1',
          diagnostic: '550 5.1.1 <faktura@kommune.example>: Recipient address rejected',
        },
      ],
    });
  });

  it.each([
    ['the address it came to', { to: returnAddressOf('returns@aconto.example', MESSAGE_ID) }],
    ['the envelope id that the servers kept', { ofMail: [`Original-Envelope-Id: ${TOKEN}`] }],
  ])('names its mail by %s', async (_, options) => {
    expect(await readLetter(report(FAILED, { ...options, returned: 'Subject: something' }))).toMatchObject({ returnToken: TOKEN, messageId: null });
  });

  it('that tells of a delay says so', async () => {
    const delayed = FAILED.map((line) => line.replace('Action: failed', 'Action: delayed').replace('5.1.1', '4.4.1'));
    expect(await readLetter(report(delayed))).toMatchObject({ recipients: [{ action: 'delayed', status: '4.4.1' }] });
  });

  it('counts as failed without an action only by a status that is final', async () => {
    const without = (status: string) => [`Final-Recipient: rfc822;x@y.example`, `Status: ${status}`];
    expect(await readLetter(report(without('5.2.2')))).toMatchObject({ recipients: [{ action: 'failed' }] });
    expect(await readLetter(report(without('4.2.2')))).toMatchObject({ recipients: [{ action: 'delayed' }] });
    expect(await readLetter(report(['Final-Recipient: rfc822;x@y.example', 'Action: frobnicated', 'Status: 5.0.0']))).toMatchObject({ isNone: true });
  });

  it('tells each of several recipients', async () => {
    const other = ['', 'Final-Recipient: rfc822; journal@aconto.example', 'Action: relayed', 'Status: 2.0.0'];
    expect(await readLetter(report([...FAILED, ...other]))).toMatchObject({ recipients: [{ action: 'failed' }, { action: 'relayed' }] });
  });

  it('with another purpose is none', async () => {
    expect(await readLetter(report(FAILED, { type: 'disposition-notification' }))).toMatchObject({ isNone: true });
  });
});

describe('a letter of a mail program', () => {
  const plain = (head: readonly string[], text: readonly string[]) =>
    Buffer.from([...head, 'To: returns@aconto.example', '', ...text, ''].join('\r\n'));
  const exim = (more: readonly string[], text: readonly string[]) =>
    plain(['From: Mail Delivery System <Mailer-Daemon@mx.example>', 'Subject: Mail delivery failed: returning message to sender', ...more], text);
  const EXIM_TEXT = [
    'This message was created automatically by mail delivery software.',
    '',
    '  faktura@kommune.example',
    '    SMTP error from remote mail server after RCPT TO:<faktura@kommune.example>:',
    '    550 5.1.1 no such user',
    '',
    '------ This is a copy of the message, including all the headers. ------',
    '',
    HEAD,
  ];

  it('of Exim counts where its header names the recipient', async () => {
    expect(await readLetter(exim(['X-Failed-Recipients: faktura@kommune.example'], EXIM_TEXT))).toMatchObject({
      messageId: MESSAGE_ID,
      recipients: [{ original: 'faktura@kommune.example', action: 'failed', status: '5.1.1', diagnostic: '550 5.1.1 no such user' }],
    });
  });

  it('of Exim that warns of a delay, or gives no final code, is none', async () => {
    expect(await readLetter(exim([], EXIM_TEXT))).toMatchObject({ isNone: true });
    const temporary = EXIM_TEXT.map((line) => line.replace('550 5.1.1 no such user', '450 4.2.0 greylisted'));
    expect(await readLetter(exim(['X-Failed-Recipients: faktura@kommune.example'], temporary))).toMatchObject({ isNone: true });
  });

  it('of qmail names each recipient and why', async () => {
    const text = [
      'Hi. This is the qmail-send program at mx.example.',
      "I'm afraid I wasn't able to deliver your message to the following addresses.",
      "This is a permanent error; I've given up. Sorry it didn't work out.",
      '',
      '<faktura@kommune.example>:',
      'Sorry, no mailbox here by that name. (#5.1.1)',
      '',
      '--- Below this line is a copy of the message.',
      '',
      HEAD,
    ];
    expect(await readLetter(plain(['From: MAILER-DAEMON@mx.example', 'Subject: failure notice'], text))).toMatchObject({
      messageId: MESSAGE_ID,
      recipients: [{ original: 'faktura@kommune.example', action: 'failed', status: '5.1.1' }],
    });
  });

  it.each([
    [
      'an answer of an absent person',
      ['From: A Person <faktura@kommune.example>', 'Subject: Autosvar', 'Auto-Submitted: auto-replied'],
      ['I am away until 550.'],
    ],
    ['a question that quotes a report', ['From: A Person <p@kommune.example>', 'Subject: Re: failure'], ['> 550 5.1.1 no such user', HEAD]],
    ['somebody who writes as Exim does', ['From: p@kommune.example', 'Subject: x', 'X-Failed-Recipients: faktura@kommune.example'], EXIM_TEXT],
  ])('is none when it is %s', async (_, head, text) => {
    expect(await readLetter(plain(head, text))).toMatchObject({ isNone: true });
  });
});

describe('a letter that is made to break its reader', () => {
  it.each([
    ['nothing', ''],
    ['a thousand parts', `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(1_000)}--b--\r\n`],
    [
      'a report within reports',
      `Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n${'--b\r\nContent-Type: multipart/report; boundary=b\r\n\r\n'.repeat(200)}`,
    ],
    ['a header without end', `Subject: ${'x'.repeat(2_000_000)}`],
  ])('is none when it is %s', async (_, text) => {
    expect(await readLetter(Buffer.from(text))).toMatchObject({ isNone: true });
  });

  it('brings no control character into the record', async () => {
    const dirty = FAILED.map((line) => line.replace('Recipient address', 'Recipient\u0000 \u0007address'));
    expect(JSON.stringify(await readLetter(report(dirty)))).not.toMatch(/\\u00/);
  });
});
