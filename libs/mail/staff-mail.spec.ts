import { simpleParser } from 'mailparser';
import { LANGUAGES } from '#glossary/language';
import { MAIL_TEXTS } from '#glossary/mail-texts';
import { fillSlots } from '#mail/fill-slots';
import { composeAnchorMail, composeRunReminder } from '#mail/staff-mail';

const STAFF = {
  messageId: '<run-1@issuer.example>',
  sentAt: new Date('2024-03-25T08:00:00Z'),
  language: 'da',
  issuer: { name: 'KOMBIT A/S', email: 'faktura@kombit.example' },
  recipient: { name: 'Godkender, KOMBIT', email: 'godkender@kombit.example' },
} as const;

it('reminds an approver of the run that waits, and who submitted it', async () => {
  const run = { billingDate: '2024-04-02', daysLeft: 8, documents: 98, currency: 'DKK', totalOre: 123_456n } as const;
  const { raw } = await composeRunReminder({ ...STAFF, ...run, duty: { type: 'approve', submittedBy: 'Sagsbehandler, KOMBIT' } });
  const mail = await simpleParser(raw);
  expect(mail.subject).toBe('Fakturakørsel 02.04.2024 for KOMBIT A/S venter på godkendelse');
  expect(mail.text).toContain('godkendelse af Sagsbehandler, KOMBIT');
  expect(mail.text).toContain('Dage til faktureringsdatoen: 8.');
  expect(mail.text).toContain('Dokumenter: 98');
});

it('sends the auditor the anchor as a file that can be checked later', async () => {
  const anchorFile = '{\n  "format": 1\n}\n';
  const { raw } = await composeAnchorMail({ ...STAFF, sequence: 42, hash: 'ab'.repeat(32), madeAt: '2024-04-02T08:00:00.000Z', anchorFile });
  const mail = await simpleParser(raw);
  expect(mail.attachments.map(({ filename, contentType, content }) => [filename, contentType, content.toString('utf8')])).toEqual([
    ['anchor-42.json', 'application/json', anchorFile],
  ]);
  expect(mail.text).toContain('ab'.repeat(32));
});

it('has the same slots in a text of every language', () => {
  const slotsOf = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
  for (const language of LANGUAGES) {
    for (const [key, text] of Object.entries(MAIL_TEXTS[language])) {
      expect([language, key, slotsOf(text)]).toEqual([language, key, slotsOf(MAIL_TEXTS.da[key as keyof typeof MAIL_TEXTS.da])]);
    }
  }
});

describe('fillSlots', () => {
  it('fills each slot once and does not read markup in values', () => {
    expect(fillSlots('{a} and {b}', { a: '{b}', b: '$1' })).toBe('{b} and $1');
  });

  it.each([
    ['{a}', {}],
    ['{a}', { a: '1', b: '2' }],
    ['{toString}', {}],
  ])('refuses %s with %j', (text, values) => {
    expect(() => fillSlots(text, values)).toThrow(expect.objectContaining({ code: 'text-slot-mismatch' }));
  });
});
