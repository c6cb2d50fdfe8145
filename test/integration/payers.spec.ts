import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { findBrokenLink } from '#domain/audit/audit-event';
import { listAuditEvents } from '#persistence/audit-log';
import { findMailsOfDocument } from '#persistence/mail-outbox';
import { readRenderedBytes } from '#persistence/rendered-documents';
import { ChangePayer } from '#use-cases/change-payer';
import { DispatchMails } from '#use-cases/dispatch-mails';
import { CompleteRun } from '#use-cases/complete-run';
import { ReconcileRun } from '#use-cases/reconcile-run';
import { messageIdOf } from '#use-cases/queued-mails';
import { ResendDocument } from '#use-cases/resend-document';
import { ShowRun } from '#use-cases/show-run';
import { ALFA_2024, exampleFile, smallWorld } from './support/small-world';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

/** 0101's first invoice of KOMBIT's run. */
const NUMBER = 'KOMBIT-000001';
const OLD_ADDRESS = 'faktura@koebenhavn.kommune.example';
const NEW_ADDRESS = 'regnskab@koebenhavn.kommune.example';

let temporal: Awaited<ReturnType<typeof createTestNamespace>>;
let aconto: TestInstallation;

beforeAll(async () => {
  temporal = await createTestNamespace();
});

beforeEach(async () => {
  aconto = await TestInstallation.start({ temporal });
});

afterEach(async () => {
  await aconto.stop();
});

async function playWith(world: Parameters<TestInstallation['record']>[0] = {}): Promise<void> {
  await aconto.record({ ...smallWorld(), ...world });
  await aconto.playToIssue(ALFA_2024);
  await aconto.deliver(ALFA_2024);
}

async function propose(change: Parameters<ChangePayer['propose']>[0]['change'], reason = 'the municipality told us'): Promise<string> {
  return await aconto.get(ChangePayer).propose({ ...aconto.commandOf('officer-kombit'), payer: '0101', change, reason });
}

async function changeAddress(): Promise<void> {
  await aconto.get(ChangePayer).approve({ ...aconto.commandOf('approver-kombit'), change: await propose({ email: NEW_ADDRESS }) });
}

async function resend(command: Partial<Parameters<ResendDocument['execute']>[0]> = {}): Promise<string> {
  return await aconto.get(ResendDocument).execute({ ...aconto.commandOf('officer-kombit'), number: NUMBER, reason: 'they lost it', ...command });
}

async function statesOf(number: string): Promise<string[]> {
  return (await aconto.database.read((transaction) => findMailsOfDocument(transaction, number))).map((mail) => mail.state);
}

/** Every message that the mail server has taken, parsed. */
async function acceptedMails() {
  const folder = join(aconto.folder, 'mail', 'new');
  return await Promise.all(readdirSync(folder).map((name) => simpleParser(readFileSync(join(folder, name)))));
}

describe("a change of a payer's details", () => {
  beforeEach(async () => {
    await aconto.record(smallWorld());
  });

  it('takes two people, and both stand in the history', async () => {
    const change = await propose({ email: NEW_ADDRESS });
    await expect(aconto.get(ChangePayer).approve({ ...aconto.commandOf('officer-kombit'), change })).rejects.toMatchObject({ code: 'same-person' });
    await expect(aconto.get(ChangePayer).approve({ ...aconto.commandOf('auditor'), change })).rejects.toMatchObject({ code: 'role-missing' });
    expect(await aconto.query(`select max(version) as version from payer_details where payer = '0101'`)).toEqual([{ version: 1 }]);

    await aconto.get(ChangePayer).approve({ ...aconto.commandOf('approver-kombit'), change });
    await aconto.get(ChangePayer).approve({ ...aconto.commandOf('approver-kombit'), change });
    expect(
      await aconto.query(`select version, name, email, proposed_by, approved_by, reason from payer_details where payer = '0101' and version > 1`),
    ).toEqual([
      {
        version: 2,
        name: 'Københavns Kommune',
        email: NEW_ADDRESS,
        proposed_by: 'officer-kombit',
        approved_by: 'approver-kombit',
        reason: 'the municipality told us',
      },
    ]);
    expect((await aconto.database.read((transaction) => listAuditEvents(transaction, '0101'))).map((event) => event.type)).toEqual([
      'payer-change-proposed',
      'payer-changed',
    ]);
  });

  it('needs a role, a reason, a known payer and an address that is one', async () => {
    const command = { ...aconto.commandOf('auditor'), payer: '0101', change: { email: NEW_ADDRESS }, reason: 'why' };
    await expect(aconto.get(ChangePayer).propose(command)).rejects.toMatchObject({ code: 'role-missing' });
    await expect(propose({ email: NEW_ADDRESS }, ' ')).rejects.toMatchObject({ code: 'reason-missing' });
    await expect(propose({ email: 'no address' })).rejects.toMatchObject({ code: 'email-malformed' });
    await expect(aconto.get(ChangePayer).propose({ ...command, ...aconto.commandOf('officer-kombit'), payer: '9999' })).rejects.toMatchObject({
      code: 'payer-unknown',
    });
    await expect(aconto.get(ChangePayer).approve({ ...aconto.commandOf('officer-kombit'), change: 'none' })).rejects.toMatchObject({
      code: 'payer-change-unknown',
    });
  });

  it('proposed before another was approved does not undo that one: it is proposed again', async () => {
    const first = await propose({ email: NEW_ADDRESS });
    const second = await propose({ street: 'Eksempelvej 99' });
    await aconto.get(ChangePayer).approve({ ...aconto.commandOf('approver-kombit'), change: first });
    await expect(aconto.get(ChangePayer).approve({ ...aconto.commandOf('approver-kombit'), change: second })).rejects.toMatchObject({
      code: 'payer-changed-meanwhile',
    });
    await aconto.get(ChangePayer).approve({ ...aconto.commandOf('approver-kombit'), change: await propose({ street: 'Eksempelvej 99' }) });
    expect(await aconto.query(`select version, email, street from payer_details where payer = '0101' order by version desc limit 1`)).toEqual([
      { version: 3, email: NEW_ADDRESS, street: 'Eksempelvej 99' },
    ]);
  });
});

describe('an issued document', () => {
  it('stays as it was when its payer changes', async () => {
    await playWith();
    const [before] = await aconto.query(`select recipient_details from issued_document where number = $1`, [NUMBER]);
    const bytes = (await aconto.database.read((transaction) => readRenderedBytes(transaction, [NUMBER]))).get(NUMBER);
    await changeAddress();
    await aconto.deliver(ALFA_2024);
    expect(await aconto.query(`select recipient_details from issued_document where number = $1`, [NUMBER])).toEqual([before]);
    expect((await aconto.database.read((transaction) => readRenderedBytes(transaction, [NUMBER]))).get(NUMBER)).toEqual(bytes);
    expect(await statesOf(NUMBER)).toEqual(['sent']);
  });

  it('is sent again as the same bytes, marked as a copy, to the address of now, with who asked for it and why', async () => {
    await playWith();
    await changeAddress();
    const mail = await resend();
    await aconto.get(DispatchMails).dispatchMail(mail, true);
    const anchors = await aconto.get(CompleteRun).recordDeliveryOf(mail);
    expect(anchors).toContainEqual(expect.stringMatching(/^anchor\/KOMBIT\/2024-04-02\/\d+\/auditor$/));
    const events = (await aconto.database.read((transaction) => listAuditEvents(transaction))).length;
    expect(await aconto.get(CompleteRun).recordDeliveryOf(mail)).toEqual(expect.arrayContaining([...anchors]));
    expect(await aconto.database.read((transaction) => listAuditEvents(transaction))).toHaveLength(events);

    expect(await statesOf(NUMBER)).toEqual(['sent', 'sent']);
    const [first, second] = (await acceptedMails())
      .filter(({ attachments: [pdf] }) => pdf?.filename?.includes(NUMBER) === true)
      .sort((a) => (JSON.stringify(a.to).includes(OLD_ADDRESS) ? -1 : 1));
    expect(JSON.stringify(second?.to)).toContain(NEW_ADDRESS);
    expect(second?.attachments[0]?.content).toEqual(first?.attachments[0]?.content);
    expect(first?.subject).not.toMatch(/kopi/i);
    expect(second?.subject).toMatch(/kopi/i);
    expect(second?.text).toContain('they lost it');
    expect(
      (await aconto.database.read((transaction) => listAuditEvents(transaction, NUMBER))).map(({ actor, type, data }) => [actor, type, data]),
    ).toEqual([
      ['officer-kombit', 'document-resent', { mail, messageId: messageIdOf(mail, 'aconto.example'), address: NEW_ADDRESS, reason: 'they lost it' }],
    ]);
    expect(findBrokenLink(await aconto.database.read((transaction) => listAuditEvents(transaction)))).toBeNull();
  });

  it('is sent again once by one command, by who may, with a reason, and not while it is on its way', async () => {
    await playWith();
    await expect(resend({ person: 'auditor' })).rejects.toMatchObject({ code: 'role-missing' });
    await expect(resend({ person: 'officer-rm' })).rejects.toMatchObject({ code: 'role-missing' });
    await expect(resend({ reason: '' })).rejects.toMatchObject({ code: 'reason-missing' });
    await expect(resend({ number: 'KOMBIT-999999' })).rejects.toMatchObject({ code: 'document-unknown' });
    const mail = await resend({ commandId: 'once' });
    expect(await resend({ commandId: 'once' })).toBe(mail);
    await expect(resend({ commandId: 'once', reason: 'another' })).rejects.toMatchObject({ code: 'command-reused' });
    await expect(resend()).rejects.toMatchObject({ code: 'mail-under-way' });
    expect(await statesOf(NUMBER)).toEqual(['sent', 'queued']);
  });
});

describe('a payer that cannot be reached', () => {
  const summary = async () => (await aconto.get(ShowRun).list()).find((run) => run.id === 'KOMBIT/2024-04-02');
  const reconciled = async () => (await aconto.get(ReconcileRun).execute('KOMBIT/2024-04-02')).differences;

  it('that has no address gets no mail; the run is completed and says so', async () => {
    await playWith({ payers: exampleFile('payers', ['0101', '0147', '0151', '1082']).replace(OLD_ADDRESS, '') });
    expect(await statesOf(NUMBER)).toEqual(['no-address']);
    expect(await summary()).toMatchObject({ state: 'completed', mailsSent: 2, mailsFailed: 1, mailsOpen: 0 });
    expect(await reconciled()).toEqual([
      'numbered documents and documents accepted by a mail server: 3 ≠ 2',
      'total of the documents to mail and of those accepted: 1250.00 ≠ 937.50',
    ]);
  });

  it('whose mail server refuses gets nothing again by itself; the difference shows until a copy is accepted', async () => {
    await aconto.record(smallWorld());
    aconto.smtp.refuse(OLD_ADDRESS);
    await aconto.playToIssue(ALFA_2024);
    await aconto.deliver(ALFA_2024);
    expect(await statesOf(NUMBER)).toEqual(['refused']);
    expect(await reconciled()).toHaveLength(2);
    await aconto.get(DispatchMails).dispatchDocuments({ ...ALFA_2024, from: 0, until: 100, isLastTry: true });
    expect(await statesOf(NUMBER)).toEqual(['refused']);

    await changeAddress();
    await aconto.get(DispatchMails).dispatchMail(await resend(), true);
    expect(await reconciled()).toEqual([]);
    expect(await summary()).toMatchObject({ mailsSent: 3, mailsFailed: 0 });
  });

  it('whose registered address is none after all is refused, and the others are sent', async () => {
    await aconto.record(smallWorld());
    // No door lets such an address in: it could only be there from before the doors were as narrow.
    await aconto.query(`insert into payer (code, kind, valid_from) values ('0153', 'municipality', '2007-01-01')`);
    await aconto.query(
      `insert into payer_details values ('0153', 1, 'Brøndby Kommune', '99001003', null, null, null, null, 'no..address@at.all', 'da', now())`,
    );
    await aconto.record({
      keys:
        'key,programme,valid_from,node,parent,method,weight,source,name,recorded_on\n' +
        ['ALL,,,', '0101,ALL,weight,1', '0153,ALL,weight,1'].map((node) => `ALFA,ALFA,2024-01-01,${node},the key,,2024-02-15`).join('\n'),
    });
    await aconto.playToIssue(ALFA_2024);
    await aconto.deliver(ALFA_2024);
    expect((await aconto.view(ALFA_2024)).mails.filter((mail) => mail.kind === 'document').map((mail) => [mail.address, mail.state])).toEqual([
      [OLD_ADDRESS, 'sent'],
      ['no..address@at.all', 'refused'],
    ]);
    expect(await summary()).toMatchObject({ state: 'completed', mailsSent: 1, mailsFailed: 1 });
  });
});
