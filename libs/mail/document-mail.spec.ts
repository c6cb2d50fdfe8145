import { simpleParser, type ParsedMail } from 'mailparser';
import { LANGUAGES } from '#glossary/language';
import { composeDocumentMail, pdfFileName, type DocumentMailInput } from '#mail/document-mail';

const INVOICE: DocumentMailInput = {
  messageId: '<KOMBIT-2024-00001@issuer.example>',
  sentAt: new Date('2024-04-02T08:00:00Z'),
  language: 'da',
  kind: 'invoice',
  number: 'KOMBIT-2024-00001',
  issuedOn: '2024-04-02',
  dueOn: '2024-05-02',
  currency: 'DKK',
  totalOre: 2_959_593_750n,
  paymentReference: '+71<123456789012345+87654321<',
  issuer: { name: 'KOMBIT A/S', email: 'faktura@kombit.example' },
  recipient: { name: 'Københavns Kommune', emails: ['regning@kk.example'] },
  lines: ['FUT: à conto 2024', 'FUT: efterregulering 2023 <b>&'],
  isExample: true,
  isEInvoiceCopy: false,
  copy: null,
  pdf: Buffer.from('%PDF-1.7 example'),
};

async function parsed(input: DocumentMailInput): Promise<ParsedMail> {
  return simpleParser((await composeDocumentMail(input)).raw);
}

describe('the mail of an invoice', () => {
  it('says that the PDF is a copy where the original is an e-invoice', async () => {
    expect((await parsed({ ...INVOICE, isEInvoiceCopy: true })).text).toContain('Originalen er sendt som e-faktura.');
    expect((await parsed(INVOICE)).text).not.toContain('e-faktura');
  });

  it('says who bills what to whom, and by when it is to be paid', async () => {
    const mail = await parsed(INVOICE);
    expect(mail.subject).toBe('Eksempel: Faktura KOMBIT-2024-00001 fra KOMBIT A/S');
    expect(mail.from?.value).toEqual([{ name: 'KOMBIT A/S', address: 'faktura@kombit.example' }]);
    expect(mail.replyTo?.value[0]?.address).toBe('faktura@kombit.example');
    expect(mail.to).toMatchObject({ value: [{ name: 'Københavns Kommune', address: 'regning@kk.example' }] });
    expect(mail.messageId).toBe(INVOICE.messageId);
    expect(mail.date).toEqual(INVOICE.sentAt);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    for (const part of ['Til Københavns Kommune', 'FUT: à conto 2024', '02.05.2024', '+71<123456789012345+87654321<', 'skal ikke betales']) {
      expect(mail.text).toContain(part);
    }
    expect(mail.text?.replaceAll('\u00a0', ' ')).toContain('29.595.937,50 kr.');
  });

  it('says the same in HTML, as text only and without fetching anything', async () => {
    const { html } = await parsed(INVOICE);
    expect(html).toContain('<html lang="da">');
    expect(html).toContain('FUT: efterregulering 2023 &lt;b&gt;&amp;');
    expect(html).toContain('+71&lt;123456789012345+87654321&lt;');
    expect(html).not.toMatch(/https?:|<img|<link|<script|url\(/);
  });

  it('carries the PDF unchanged, under a good name', async () => {
    const { attachments } = await parsed(INVOICE);
    expect(attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([['Faktura-KOMBIT-2024-00001.pdf', 'application/pdf']]);
    expect(attachments[0]?.content).toEqual(INVOICE.pdf);
    expect(pdfFileName({ language: 'da', kind: 'credit-note', number: '../a b/ø' })).toBe('Kreditnota-..-a-b-.pdf');
  });

  it('is the same bytes for the same input, and other bytes for another message', async () => {
    const first = await composeDocumentMail(INVOICE);
    expect((await composeDocumentMail({ ...INVOICE })).raw.equals(first.raw)).toBe(true);
    expect((await composeDocumentMail({ ...INVOICE, messageId: '<2@issuer.example>' })).raw.equals(first.raw)).toBe(false);
    expect(first).toMatchObject({ messageId: INVOICE.messageId, from: 'faktura@kombit.example', to: ['regning@kk.example'] });
  });

  it('ends every line in CR LF and keeps within what servers take', async () => {
    const text = (await composeDocumentMail({ ...INVOICE, lines: ['x'.repeat(3000)] })).raw.toString('latin1');
    expect(text).not.toMatch(/(^|[^\r])\n|\r(?!\n)/);
    expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
  });
});

it('turns the sign of a credit note and asks for no payment', async () => {
  const { subject, text } = await parsed({ ...INVOICE, kind: 'credit-note', totalOre: -12_345n, isExample: false });
  expect(subject).toBe('Kreditnota KOMBIT-2024-00001 fra KOMBIT A/S');
  expect(text?.replaceAll('\u00a0', ' ')).toContain('Beløb til gode: 123,45 kr.');
  expect(text).not.toContain('betalingsdag');
  expect(text).not.toContain('+71<');
});

it('marks what is sent again as a copy, with who and why', async () => {
  const { subject, text } = await parsed({ ...INVOICE, copy: { sentBy: 'Regnskab, KOMBIT', reason: 'adressen var forkert', reminder: null } });
  expect(subject).toBe('Eksempel: Kopi: Faktura KOMBIT-2024-00001 fra KOMBIT A/S');
  expect(text).toContain('sendt igen af Regnskab, KOMBIT: adressen var forkert');
});

it('brings with a reminder its letter first, and every document in it; says which one it is and what is to be paid', async () => {
  const others = [{ number: 'KOMBIT-2024-00002', pdf: Buffer.from('%PDF-b') }];
  const reminder = { sequence: 2, openOre: 12_345n, letter: Buffer.from('%PDF-a'), others };
  const { subject, text, attachments } = await parsed({ ...INVOICE, isExample: false, copy: { sentBy: 'Regnskab, KOMBIT', reason: 'x', reminder } });
  expect(subject).toBe('Rykker 2: Faktura KOMBIT-2024-00001 fra KOMBIT A/S');
  const said = text?.replace(/\s+/g, ' ').replaceAll('\u00a0', ' ');
  expect(said).toContain('I alt skal der betales 123,45 kr.');
  expect(attachments.map(({ filename }) => filename)).toEqual([
    'Rykker-KOMBIT-2024-00001.pdf',
    'Faktura-KOMBIT-2024-00001.pdf',
    'Faktura-KOMBIT-2024-00002.pdf',
  ]);
  expect(said).not.toContain('Regnskab');
});

it.each(LANGUAGES)('ends the notice of a copy as its reason ends: %s', async (language) => {
  const { text } = await parsed({
    ...INVOICE,
    language,
    copy: { sentBy: 'Regnskab, KOMBIT', reason: 'Den blev afvist af kommunens mailserver.', reminder: null },
  });
  const said = text?.replace(/\s+/g, ' ');
  expect(said).toContain('Regnskab, KOMBIT: Den blev afvist af kommunens mailserver.');
  expect(said).not.toContain('mailserver..');
});

it.each([
  ['da', 'Sidste rettidige betalingsdag'],
  ['nb', 'Forfallsdato'],
  ['en', 'Due date'],
] as const)('speaks the language of the payer: %s', async (language, words) => {
  const mail = await parsed({ ...INVOICE, language });
  expect(mail.text).toContain(words);
  expect(mail.headers.get('content-language')).toBe(language);
});

it.each<[string, Partial<DocumentMailInput>, string]>([
  ['the issuer', { issuer: { name: 'A\r\nBcc: x@evil.example', email: 'a@b.example' } }, 'mail-header-malformed'],
  ['the recipient', { recipient: { name: 'A\nBcc: x@evil.example', emails: ['a@b.example'] } }, 'mail-header-malformed'],
  ['an address', { recipient: { name: 'A', emails: ['a@b.example\r\nBcc: x@evil.example'] } }, 'email-malformed'],
  ['a quoted address', { recipient: { name: 'A', emails: ['"x@evil.example"@b.example'] } }, 'email-malformed'],
  ['the number', { number: '1\r\nBcc: x@evil.example' }, 'mail-header-malformed'],
  ['the Message-ID', { messageId: '<a@b>\r\nBcc: x@evil.example' }, 'message-id-malformed'],
])('lets no header in through %s', async (_where, change, code) => {
  await expect(async () => composeDocumentMail({ ...INVOICE, ...change })).rejects.toMatchObject({ code });
});

it('goes to several recipients, each by name and address', async () => {
  const mail = await composeDocumentMail({ ...INVOICE, recipient: { name: 'Aarhus Kommune', emails: ['a@x.example', 'b@y.example'] } });
  expect(mail.to).toEqual(['a@x.example', 'b@y.example']);
  expect(mail.raw.toString('latin1')).toContain('To: Aarhus Kommune <a@x.example>, Aarhus Kommune <b@y.example>');
});
