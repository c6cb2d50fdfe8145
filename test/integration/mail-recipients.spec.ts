import { deliveryReport } from '#platform/embedded/delivery-report';
import { returnAddressOf } from '#mail/returned/return-address';
import { findMailsOfDocument, listMailsNeedingAction } from '#persistence/mail-outbox';
import { listStuckMails } from '#persistence/mails-needing-action';
import { listPayerVersions } from '#persistence/payer-history';
import { readPayerDetails } from '#persistence/register';
import { ChangePayer } from '#use-cases/change-payer';
import { DispatchMails } from '#use-cases/dispatch-mails';
import { ReadReturnedMails } from '#use-cases/mailing/read-returned-mails';
import { RenderDocuments } from '#use-cases/render-documents';
import { ResendDocument } from '#use-cases/resend-document';
import { ViewDocument } from '#use-cases/view-document';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALFA_2024, smallWorld } from './support/small-world';
import { RETURN_ADDRESS, TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

/** Of ALFA's payers one has three addresses and one has none. */
const NUMBER = { several: 'KOMBIT-000001', one: 'KOMBIT-000002', none: 'KOMBIT-000003' };
const [A, B, C] = ['a@koebenhavn.example', 'b@koebenhavn.example', 'c@partner.example'];

let aconto: TestInstallation;

beforeEach(async () => {
  aconto = await TestInstallation.start({ temporal: await createTestNamespace() });
  await aconto.record({ ...smallWorld(), payers: addressesOf({ '0101': `${A};${B}; ${C}`, '0151': '' }) });
  await aconto.playToIssue(ALFA_2024);
});

afterEach(() => aconto.stop());

function addressesOf(addresses: Readonly<Record<string, string>>): string {
  return (smallWorld().payers ?? '').replace(/^(\d{4})(,.*?,)[^,@]+@[^,]+/gm, (line, code: string, rest: string) =>
    addresses[code] === undefined ? line : `${code}${rest}${addresses[code]}`,
  );
}

async function dispatch(isLastTry = false): Promise<unknown> {
  await aconto.get(RenderDocuments).execute({ ...ALFA_2024, from: 0, until: 10 });
  return await aconto.get(DispatchMails).dispatchDocuments({ ...ALFA_2024, from: 0, until: 10, isLastTry });
}

async function mailsOf(number: string) {
  return await aconto.database.read((transaction) => findMailsOfDocument(transaction, number));
}

async function needingAction(): Promise<string[]> {
  return (await aconto.database.read(listMailsNeedingAction)).map(({ id }) => id);
}

/** What comes back from one of the recipients of the first mail. */
async function comesBackFrom(address: string): Promise<void> {
  const messageId = (await mailsOf(NUMBER.several))[0]?.messageId ?? '';
  const report = deliveryReport({
    message: Buffer.from(`Message-ID: ${messageId}\r\n\r\n`),
    to: returnAddressOf(RETURN_ADDRESS, messageId),
    failed: address,
  });
  writeFileSync(join(aconto.folder, 'returns', 'new', `${address}.eml`), report);
  expect(await aconto.get(ReadReturnedMails).look()).toEqual([]);
}

describe('a payer', () => {
  it('with several addresses gets one mail to all of them; with none, its document waits for one', async () => {
    await dispatch();
    expect(await mailsOf(NUMBER.several)).toMatchObject([{ state: 'sent', address: `${A}, ${B}, ${C}` }]);
    expect(await mailsOf(NUMBER.none)).toMatchObject([{ state: 'no-address', address: null }]);
    expect([aconto.smtp.storedCount(), await needingAction()]).toEqual([2, [NUMBER.none]]);
  });

  it('gets other addresses by two people, kept in one form as its next version', async () => {
    const propose = (email: string) =>
      aconto.get(ChangePayer).propose({ ...aconto.commandOf('officer-kombit'), payer: '0147', change: { email }, reason: 'a new team' });
    const change = await propose(`x@ballerup.example;Y@Ballerup.example`);
    await expect(aconto.get(ChangePayer).approve({ ...aconto.commandOf('officer-kombit'), change })).rejects.toMatchObject({ code: 'same-person' });
    await aconto.get(ChangePayer).approve({ ...aconto.commandOf('approver-kombit'), change });
    const [newest] = await aconto.database.read((transaction) => listPayerVersions(transaction, '0147'));
    const details = (await aconto.database.read((transaction) => readPayerDetails(transaction))).get('0147');
    expect([newest?.version, details?.email]).toEqual([2, 'x@ballerup.example, Y@ballerup.example']);
    for (const email of ['x@y.example\r\nBcc: z@y.example', 'X <x@y.example>', 'x@y.example, "a b"@y.example']) {
      await expect(propose(email)).rejects.toMatchObject({ code: 'email-malformed' });
    }
  });

  it('never has anything but plain addresses: the import names the cell, and the database refuses it', async () => {
    for (const bad of ['a@x.example Bcc: b@x.example', 'A <a@x.example>', 'a@x.example;nobody']) {
      const reports = await aconto.import({ payers: addressesOf({ '0101': bad }) });
      expect(JSON.stringify(reports)).toContain('email-malformed');
    }
    const queue = (address: string) =>
      aconto.asOwner((client) =>
        client.query(
          `insert into mail (id, kind, address, language, message_id, state, queued_at, state_at, content)
           values ('m', 'reminder', $1, 'da', '<m@aconto.example>', 'queued', now(), now(), '{}')`,
          [address],
        ),
      );
    for (const bad of ['a@x.example\r\nBcc: b@x.example', 'a@x.example,b@x.example', '<a@x.example>', '']) {
      await expect(queue(bad)).rejects.toMatchObject({ code: '23514', constraint: 'mail_address_is_addresses' });
    }
  });
});

describe('a mail that one of its recipients is turned away from', () => {
  it('is sent to the others, needs a person, and goes again only to whoever has not got it', async () => {
    aconto.smtp.refuse(B);
    await dispatch();
    const { mails } = await aconto.get(ViewDocument).execute(NUMBER.several);
    expect(mails).toMatchObject([{ state: 'sent', refusals: [{ address: B, reply: `550 5.1.1 no such mailbox: ${B}` }] }]);
    expect(mails[0]?.detail).toContain(`; not to ${B}: 550 5.1.1`);
    expect(await needingAction()).toEqual(expect.arrayContaining([NUMBER.several, NUMBER.none]));
    const page = { limit: 10, sort: 'since', descending: false, after: null } as const;
    expect((await aconto.database.read((transaction) => listStuckMails(transaction, {}, page))).total).toBe(2);

    const change = await aconto.get(ChangePayer).propose({
      ...{ ...aconto.commandOf('officer-kombit'), payer: '0101', reason: 'b has left' },
      change: { email: `${A}, d@koebenhavn.example, ${C}` },
    });
    await aconto.get(ChangePayer).approve({ ...aconto.commandOf('approver-kombit'), change });
    const copy = await aconto
      .get(ResendDocument)
      .execute({ ...aconto.commandOf('officer-kombit'), number: NUMBER.several, reason: 'to the one who came' });
    await aconto.get(DispatchMails).dispatchMail(copy, true);
    expect((await mailsOf(NUMBER.several)).map(({ address, state }) => [address, state])).toEqual([
      [`${A}, ${B}, ${C}`, 'sent'],
      ['d@koebenhavn.example', 'sent'],
    ]);
    expect(await needingAction()).toEqual([NUMBER.none]);
  });

  it('is refused when all of them are turned away', async () => {
    for (const address of [A, B, C]) aconto.smtp.refuse(address);
    await dispatch();
    expect(await mailsOf(NUMBER.several)).toMatchObject([{ state: 'refused' }]);
  });
});

describe('a mail to several that comes back', () => {
  it('from one is still sent, and needs a person; from all it is bounced', async () => {
    await dispatch();
    await comesBackFrom(B);
    expect(await mailsOf(NUMBER.several)).toMatchObject([{ state: 'sent' }]);
    expect(await needingAction()).toContain(NUMBER.several);
    await comesBackFrom(A);
    await comesBackFrom(C);
    expect(await mailsOf(NUMBER.several)).toMatchObject([{ state: 'bounced' }]);
  });
});
