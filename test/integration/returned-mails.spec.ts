import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { returnAddressOf } from '#mail/returned/return-address';
import { verifyPack } from '#pack/verify/verify-pack';
import { findMailsOfDocument } from '#persistence/mail-outbox';
import { listMailReports } from '#persistence/returned-mails';
import { deliveryReport } from '#platform/embedded/delivery-report';
import { ExportPack } from '#use-cases/export-pack';
import { ReadReturnedMails } from '#use-cases/mailing/read-returned-mails';
import { DispatchMails } from '#use-cases/dispatch-mails';
import { ResendDocument } from '#use-cases/resend-document';
import { ALFA_2024, smallWorld } from './support/small-world';
import { RETURN_ADDRESS, TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

/** ALFA's run of three documents: the first one's mail comes back, and then each test leaves letters of its own in the mailbox. */
let aconto: TestInstallation;
const [FIRST, SECOND, THIRD] = ['KOMBIT-000001', 'KOMBIT-000002', 'KOMBIT-000003'];

beforeAll(async () => {
  aconto = await TestInstallation.start({ temporal: await createTestNamespace() });
  await aconto.record(smallWorld());
  await aconto.playToIssue(ALFA_2024);
  aconto.smtp.returnFrom(await addressOf(FIRST));
  await aconto.deliver(ALFA_2024);
});

afterAll(() => aconto.stop());

async function mailsOf(number: string) {
  return await aconto.database.read((transaction) => findMailsOfDocument(transaction, number));
}

async function addressOf(number: string): Promise<string> {
  return (await mailsOf(number))[0]?.address ?? '';
}

async function statesOf(number: string): Promise<string[]> {
  return (await mailsOf(number)).map(({ state }) => state);
}

async function reportsOf(number: string) {
  return await aconto.database.read((transaction) => listMailReports(transaction, [number]));
}

/** A letter in the mailbox; answers with its SHA-256. */
function leave(letter: Buffer, name: string): string {
  writeFileSync(join(aconto.folder, 'returns', 'new', name), letter);
  return createHash('sha256').update(letter).digest('hex');
}

/** A report on the mail of a document; `change` makes another one of it. */
async function reportOn(number: string, change: (text: string) => string = (text) => text): Promise<Buffer> {
  const [mail] = await mailsOf(number);
  const head = Buffer.from(`Message-ID: ${mail?.messageId}\r\n\r\n`);
  const report = deliveryReport({ message: head, to: returnAddressOf(RETURN_ADDRESS, mail?.messageId ?? ''), failed: mail?.address ?? '' });
  return Buffer.from(change(report.toString('latin1')), 'latin1');
}

const look = () => aconto.get(ReadReturnedMails).look();
const inFolder = (name: string) => readdirSync(join(aconto.folder, 'returns', name));

describe('a mail that was accepted and comes back', () => {
  it('is bounced, with what the server said and the letter as evidence', async () => {
    expect(await statesOf(FIRST)).toEqual(['sent']);
    const [name = ''] = inFolder('new');
    const sha256 = createHash('sha256')
      .update(readFileSync(join(aconto.folder, 'returns', 'new', name)))
      .digest('hex');
    expect(await look()).toEqual([]);
    expect(await mailsOf(FIRST)).toMatchObject([{ state: 'bounced', detail: '550 5.1.1 no such mailbox (mail.aconto.example)' }]);
    expect(await reportsOf(FIRST)).toMatchObject([{ letter: sha256, action: 'failed', status: '5.1.1', matchedBy: 'return-address' }]);
    expect(await aconto.query(`select encode(sha256(bytes), 'hex') as sha256 from returned_letter`)).toEqual([{ sha256 }]);
    expect(inFolder('read')).toEqual([name]);
  });

  it('is told in the audit trail, and the pack still verifies', async () => {
    const events = await aconto.query<{ type: string }>(`select type from audit_event where subject in ($1, $2) order by seq desc limit 2`, [
      FIRST,
      'KOMBIT/2024-04-02',
    ]);
    expect(events.map(({ type }) => type)).toEqual(['run-deliveries-changed', 'mail-bounced']);
    const dir = mkdtempSync(join(tmpdir(), 'aconto-pack-'));
    try {
      await aconto.get(ExportPack).execute({ dir, onProgress: () => undefined });
      const { verdict, checks } = await verifyPack(dir);
      expect([verdict, checks.flatMap(({ failures }) => failures)]).toEqual(['consistent', []]);
      expect(checks.flatMap(({ remarks }) => remarks).filter(({ states }) => states.includes('bounced'))).toHaveLength(1);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });

  it('stays as it is when the same letter comes again, or another about the same mail', async () => {
    const [name = ''] = inFolder('read');
    leave(readFileSync(join(aconto.folder, 'returns', 'read', name)), 'again.eml');
    leave(await reportOn(FIRST, (text) => text.replace('no such mailbox', 'gone')), 'another.eml');
    expect(await look()).toEqual([]);
    const events = await aconto.query(`select 1 from audit_event where type = 'mail-bounced'`);
    expect([(await reportsOf(FIRST)).length, events.length]).toEqual([2, 1]);
  });

  it('can be sent again, to the address as it is then', async () => {
    aconto.smtp.accept(await addressOf(FIRST));
    const mail = await aconto.get(ResendDocument).execute({ ...aconto.commandOf('officer-kombit'), number: FIRST, reason: 'it came back' });
    await aconto.get(DispatchMails).dispatchMail(mail, true);
    expect(await statesOf(FIRST)).toEqual(['bounced', 'sent']);
  });

  it('is never anything else again, and never bounced without a letter', async () => {
    const move = (id: string, state: string) =>
      aconto.database.transaction((transaction) => transaction.query(`update mail set state = $2 where id = $1`, [id, state]));
    await expect(move(FIRST, 'sent')).rejects.toMatchObject({ code: 'mail-never-again' });
    await expect(move(SECOND, 'bounced')).rejects.toMatchObject({ code: 'mail-never-again' });
  });
});

describe('a letter that moves no mail', () => {
  it('tells of a delay: it is kept', async () => {
    leave(await reportOn(SECOND, (text) => text.replace('Action: failed', 'Action: delayed').replace('Status: 5.1.1', 'Status: 4.4.1')), 'delay.eml');
    expect(await look()).toEqual([]);
    expect([await statesOf(SECOND), await reportsOf(SECOND)]).toMatchObject([['sent'], [{ action: 'delayed', status: '4.4.1' }]]);
  });

  it('tells of one recipient twice: the first counts', async () => {
    const twice = (text: string) =>
      text
        .replace('Action: failed', 'Action: delayed')
        .replace('Content-Type: text/rfc822-headers', 'X-Second: here\r\nContent-Type: text/rfc822-headers');
    const group = `Final-Recipient: rfc822; ${await addressOf(SECOND)}\r\nAction: delayed\r\nStatus: 4.0.0\r\n\r\n`;
    leave(await reportOn(SECOND, (text) => twice(text).replace('Final-Recipient:', `${group}Final-Recipient:`)), 'twice.eml');
    expect(await look()).toEqual([]);
    expect((await reportsOf(SECOND)).map(({ status }) => status)).toEqual(['4.4.1', '4.0.0']);
  });

  it('is about the journal: it is set aside', async () => {
    const address = await addressOf(SECOND);
    leave(
      await reportOn(SECOND, (text) => text.replace(`Final-Recipient: rfc822; ${address}`, 'Final-Recipient: rfc822; journal@aconto.example')),
      'j.eml',
    );
    expect(await look()).toMatchObject([{ source: 'j.eml', why: expect.stringContaining('another recipient') }]);
    expect(await statesOf(SECOND)).toEqual(['sent']);
  });

  it('names a mail that is not ours, although its recipient is: it is set aside', async () => {
    const foreign = (text: string) => text.replace(/\+[0-9a-f]{20}@/, '@').replace(/Message-ID: \S+/, 'Message-ID: <other@kommune.example>');
    leave(await reportOn(THIRD, foreign), 'foreign.eml');
    expect(await look()).toEqual([{ source: 'foreign.eml', why: 'about no mail of ours' }]);
    expect(await statesOf(THIRD)).toEqual(['sent']);
  });

  it('is no report at all: it is set aside, and the next is read', async () => {
    leave(Buffer.from('From: p@kommune.example\r\nSubject: Autosvar\r\n\r\nI am away.\r\n'), 'a.eml');
    const nameless = (text: string) => text.replace(/\+[0-9a-f]{20}@/, '@').replace(/Message-ID: \S+/, 'X-Nothing: here');
    leave(await reportOn(THIRD, nameless), 'b.eml');
    expect(await look()).toEqual([{ source: 'a.eml', why: 'no report on a delivery: Autosvar' }]);
    expect(inFolder('set-aside')).toContain('a.eml');
    // With no name at all, the only mail that went to this recipient is meant.
    expect([await statesOf(THIRD), await reportsOf(THIRD)]).toMatchObject([['bounced'], [{ matchedBy: 'recipient' }]]);
  });
});
