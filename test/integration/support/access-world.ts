import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CaughtMails } from '#apps/api/mailbox/caught-mails';
import { runIdOf } from '#contracts/invoice-run-process';
import type { Role } from '#domain/people/role';
import { listReminderPolicies } from '#persistence/reminders';
import { PlanCalendar } from '#use-cases/plan-calendar';
import { ChangePayer } from '#use-cases/change-payer';
import { ImportCostBasis } from '#use-cases/cost-basis/import-cost-basis';
import { RecordCommittee } from '#use-cases/cost-basis/record-committee';
import { SendOutVersion } from '#use-cases/cost-basis/send-out-version';
import { DraftCredit } from '#use-cases/credits/draft-credit';
import { HandOverCharges } from '#use-cases/ledger/hand-over-charges';
import { HandOverLedger } from '#use-cases/ledger/hand-over-ledger';
import { ListPayers } from '#use-cases/list-payers';
import { ViewPeople } from '#use-cases/people/view-people';
import { FileObjection } from '#use-cases/objections/file-objection';
import { DecideReminders } from '#use-cases/reminders/decide-reminders';
import { ProposeReminders } from '#use-cases/reminders/propose-reminders';
import { ProposeReversal } from '#use-cases/reminders/propose-reversal';
import { policyTag, SetReminderPolicy } from '#use-cases/reminders/set-reminder-policy';
import { ImportBankFile } from '#use-cases/payments/import-bank-file';
import { makeCamt } from '#bank-files/testing/make-camt';
import { waitFor } from '#apps/cli/demo/wait-for';
import { ALFA_2024, ALFA_2025, BETA_2024, budgetsOn, exampleFile, smallWorld } from './small-world';
import { officerOf, type TestInstallation } from './test-installation';

/** Somebody who asks: what they are, and where. */
export interface Asker {
  readonly person: string;
  readonly role: Role | null;
  readonly scope: string | null;
}

/** What a route is about: the values of its path and body, whose desk it belongs to, and whose organisation it concerns. */
export interface Subject {
  readonly values: Readonly<Record<string, string>>;
  /** Null: no desk's own; the desks share it. */
  readonly issuer: string | null;
  readonly payers: readonly string[];
}

export const ASKERS: readonly Asker[] = [
  { person: 'officer-kombit', role: 'officer', scope: 'KOMBIT' },
  { person: 'approver-kombit', role: 'approver', scope: 'KOMBIT' },
  { person: 'officer-rm', role: 'officer', scope: 'RM' },
  { person: 'approver-rm', role: 'approver', scope: 'RM' },
  { person: 'auditor', role: 'auditor', scope: null },
  { person: 'administrator', role: 'administrator', scope: null },
  { person: 'finance-0101', role: 'payer', scope: '0101' },
  { person: 'finance-0151', role: 'payer', scope: '0151' },
  { person: 'finance-1082', role: 'payer', scope: '1082' },
  { person: 'preparer', role: 'preparer', scope: null },
  { person: 'secretariat', role: 'secretariat', scope: null },
  { person: 'member', role: 'member', scope: null },
  { person: 'former', role: null, scope: null },
];

const BETA_2025 = { issuer: 'RM', billingDate: '2025-04-01' };

/** 0147 was merged into 0101, whose people see what both were billed. */
const SUCCESSOR: Readonly<Record<string, string>> = { '0147': '0101' };

const PEOPLE = [
  exampleFile('people', ['officer-kombit', 'approver-kombit', 'officer-rm', 'approver-rm', 'auditor', 'administrator']),
  ...['0101', '0151', '1082'].map((code) => `finance-${code},${code},finance-${code}@aconto.example,payer,,${code},2022-01-01,`),
  ...['preparer', 'secretariat', 'member'].map((role) => `${role},${role},${role}@aconto.example,${role},,,2022-01-01,`),
  'former,Former,former@aconto.example,officer,KOMBIT,,2022-01-01,2023-01-01',
].join('\n');

/** A desk with an issued run and a draft for each of two issuers, and a change of a payer that waits; a worker has to run. */
export async function playAccessWorld(aconto: TestInstallation): Promise<void> {
  const payers = smallWorld().payers?.replace(/^(0147,.*),2007-01-01,,,/m, '$1,2007-01-01,2025-01-01,0101,');
  await aconto.record({ ...smallWorld(), people: PEOPLE, payers: payers ?? '' });
  for (const key of [ALFA_2024, BETA_2024]) {
    await aconto.playToIssue(key);
    await aconto.deliver(key);
  }
  await aconto.record({ budgets: budgetsOn('2025-01-15', 'ALFA,2025,800.00,approved', 'BETA,2025,600.00,approved') });
  await aconto.get(PlanCalendar).playPast({ from: '2025-01-01', to: '2025-12-31' });
  for (const key of [ALFA_2025, BETA_2025]) await waitFor(`${key.issuer} to prepare`, () => isDraft(aconto, runIdOf(key)));
  await aconto.get(ChangePayer).propose({
    ...aconto.commandOf('officer-kombit'),
    payer: '0151',
    change: { name: 'Ballerup Kommune, Økonomi' },
    reason: 'as told',
  });
  await aconto
    .get(DraftCredit)
    .execute({ ...aconto.commandOf('officer-kombit'), number: await firstNumberOf(aconto, '0151'), lines: [], reason: 'not theirs' });
  await aconto.get(FileObjection).execute({ ...aconto.commandOf('finance-0151'), number: await firstNumberOf(aconto, '0151'), text: 'not ours' });
  for (const key of [ALFA_2024, BETA_2024]) await aconto.get(HandOverLedger).export({ ...aconto.commandOf(officerOf(key)), run: runIdOf(key) });
  await aconto.get(SetReminderPolicy).execute({
    ...aconto.commandOf('officer-kombit'),
    issuer: 'KOMBIT',
    programme: 'ALFA',
    isOn: true,
    charges: { fee: false, compensation: false, interest: false },
    reason: 'as agreed',
  });
  await aconto.get(ProposeReminders).execute({ ...aconto.commandOf('officer-kombit'), issuer: 'KOMBIT' });
  await exportCharges(aconto);
  await importPayments(aconto, await firstNumberOf(aconto, '0101'));
  await playCommittee(aconto);
}

/** A reminder of Region Midtjylland's that costs something, approved, its charge in a file for the finance system, and a proposal to take it back. */
async function exportCharges(aconto: TestInstallation): Promise<void> {
  await aconto.record({
    'late-rates': 'country,kind,valid_from,valid_until,value,source,illustrative\nDK,reminder-fee,2024-01-01,,100.00,tried,yes',
  });
  const choose = async (fee: boolean) =>
    await aconto.get(SetReminderPolicy).execute({
      ...aconto.commandOf('officer-rm'),
      ...{ issuer: 'RM', programme: 'BETA', isOn: true, charges: { fee, compensation: false, interest: false }, reason: 'as agreed' },
    });
  await choose(true);
  const batch = await aconto.get(ProposeReminders).execute({ ...aconto.commandOf('officer-rm'), issuer: 'RM' });
  const [{ digest } = { digest: '' }] = await aconto.query<{ digest: string }>(`select digest from reminder_batch where id = $1`, [batch]);
  await aconto.get(DecideReminders).approve({ ...aconto.commandOf('approver-rm'), batch, digest });
  await aconto.get(HandOverCharges).export({ ...aconto.commandOf('officer-rm'), issuer: 'RM', currency: 'DKK', untilOn: null });
  const [letter] = await aconto.query<{ payer: string }>(`select payer from reminder_letter where batch = $1 order by payer`, [batch]);
  await aconto
    .get(ProposeReversal)
    .execute({ ...aconto.commandOf('officer-rm'), batch, payer: letter?.payer ?? '', currency: 'DKK', reason: 'a mistake' });
  // What is tried on the policy is to change it.
  await choose(false);
}

/** A version of the Norwegian example that was sent out, with what the committee said of it. */
async function playCommittee(aconto: TestInstallation): Promise<void> {
  const version = { basis: 'NHN-2024', number: 1 };
  await aconto.get(ImportCostBasis).execute({ files: sheetsIn('versions/1'), issuer: 'KOMBIT', person: 'preparer' });
  const committee = aconto.get(RecordCommittee);
  for (const meetings of ['autumn-2023', 'year-2024']) {
    await committee.importSheets({ files: sheetsIn(`committee/${meetings}`), version: null, person: 'secretariat' });
  }
  await aconto.get(SendOutVersion).execute({ ...aconto.commandOf('preparer'), ...version, meeting: 'TBU-2023-4', on: '2023-08-11' });
  await committee.importSheets({ files: sheetsIn('committee/meeting-4-2023'), version, person: 'secretariat' });
}

function sheetsIn(folder: string): Map<string, { readonly name: string; readonly bytes: Buffer }> {
  const path = join(process.cwd(), 'example', 'nhn', folder);
  return new Map(readdirSync(path).map((name) => [name.replace('.csv', ''), { name, bytes: readFileSync(join(path, name)) }]));
}

/** One payment that its reference decides, and one that waits for a person. */
async function importPayments(aconto: TestInstallation, number: string): Promise<void> {
  const [document] = await aconto.query<{ reference: string }>(`select payment_reference as reference from issued_document where number = $1`, [
    number,
  ]);
  const entries = [
    { bankReference: 'B-1', bookedOn: '2024-04-30', transactions: [{ amountOre: 31_250n, references: [{ reference: document?.reference ?? '' }] }] },
    { bankReference: 'B-2', bookedOn: '2024-04-30', transactions: [{ amountOre: 50_000n, text: 'betaling' }] },
  ];
  const bytes = Buffer.from(makeCamt({ version: 'camt.053.001.02', id: 'access', account: 'DK5000400440116243', entries }));
  await aconto.get(ImportBankFile).execute({ ...aconto.commandOf('officer-kombit'), issuer: 'KOMBIT', name: 'access.xml', bytes });
}

async function firstNumberOf(aconto: TestInstallation, payer: string): Promise<string> {
  const [document] = await aconto.query<{ number: string }>(`select number from issued_document where payer = $1 order by number limit 1`, [payer]);
  return document?.number ?? '';
}

async function isDraft(aconto: TestInstallation, run: string): Promise<true | null> {
  const found = await aconto.query(`select 1 from invoice_run where id = $1 and state = 'draft'`, [run]);
  return found.length > 0 ? true : null;
}

/** Subjects by the beginning of the path that names them. A path with parameters that is not here has nobody to be tried for, and fails the test. */
export async function subjectsOf(aconto: TestInstallation): Promise<Readonly<Record<string, readonly Subject[]>>> {
  const documents = await aconto.query<{ number: string; payer: string; issuer: string; mail: string }>(
    `select i.number, i.payer, r.issuer, m.id as mail from issued_document i join invoice_run r on r.id = i.run
       join mail m on m.number = i.number order by i.number`,
  );
  const [change] = await aconto.query<{ id: string }>(`select id from payer_change`);
  const [waiting] = await aconto.query<{ id: string }>(`select id from bank_entry where id not in (select bank_entry from payment)`);
  const [posted] = await aconto.query<{ id: string }>(`select bank_entry as id from payment`);
  const [batch] = await aconto.query<{ id: string }>(`select id from reminder_batch where issuer = 'KOMBIT'`);
  const [reversal] = await aconto.query<{ id: string }>(`select id from charge_reversal`);
  const [file] = await aconto.query<{ sha256: string }>(`select sha256 from imported_file where kind = 'budgets'`);
  const [mail] = await new CaughtMails(mailboxOf(aconto)).list();
  const tagOfPayer = async (code: string) => (await aconto.get(ListPayers).view(code)).tag;
  const [credit] = await aconto.query<{ id: string }>(`select id from invoice_run where id like '%~%'`);
  const kombit = (values: Record<string, string>): Subject => ({ values, issuer: 'KOMBIT', payers: [] });
  const runs = [ALFA_2024, BETA_2024, ALFA_2025, BETA_2025].map(({ issuer, billingDate }) => ({
    values: { issuer, date: billingDate },
    issuer,
    payers: [],
  }));
  const ofDocument = documents.map(({ number, payer, issuer, mail }) => ({ values: { number, mail }, issuer, payers: [SUCCESSOR[payer] ?? payer] }));
  const ofProgrammes: Subject[] = [
    { values: { programme: 'ALFA' }, issuer: 'KOMBIT', payers: [] },
    { values: { programme: 'BETA' }, issuer: 'RM', payers: [] },
  ];
  const shared = (values: Record<string, string>, payers: readonly string[]): Subject => ({ values, issuer: null, payers });
  return {
    '/api/runs/{issuer}/{date}': runs,
    '/api/runs/{issuer}/{date}/ledger': runs.slice(0, 2),
    '/api/reminder-charges/{issuer}': ['KOMBIT', 'RM'].map((issuer) => ({ values: { issuer }, issuer, payers: [] })),
    '/api/reminder-charges/{issuer}/{number}': [{ values: { issuer: 'RM', number: '1' }, issuer: 'RM', payers: [] }],
    '/api/runs/{issuer}/{date}/credit': [kombit({ issuer: 'KOMBIT', date: credit?.id.replace(/^KOMBIT\//, '') ?? '' })],
    '/api/documents/{number}': ofDocument,
    '/api/documents/{number}/objections/{position}': [
      { values: { number: await firstNumberOf(aconto, '0151'), position: '1' }, issuer: 'KOMBIT', payers: ['0151'] },
    ],
    '/api/mails/settle': ofDocument,
    '/api/payments/entries/{entry}': [kombit({ entry: waiting?.id ?? '' })],
    '/api/payments/entries/{entry}/postings/{position}': [kombit({ entry: posted?.id ?? '', position: '1' })],
    ...Object.fromEntries(
      ['/api/payments', '/api/reminders'].map((path) => [path, ['KOMBIT', 'RM'].map((issuer) => ({ values: { issuer }, issuer, payers: [] }))]),
    ),
    '/api/reminders/policies': [await policyOf(aconto, 'KOMBIT', 'ALFA'), await policyOf(aconto, 'RM', 'BETA')],
    '/api/reminders/{batch}': [kombit({ batch: batch?.id ?? '' })],
    '/api/reminders/reversals/{reversal}': [{ values: { reversal: reversal?.id ?? '' }, issuer: 'RM', payers: [] }],
    '/api/reminders/{batch}/letters': [kombit({ batch: batch?.id ?? '', payer: '0101' })],
    // What is imported concerns the issuer that bills the programme.
    ...Object.fromEntries(['/api/imports', '/api/agreements'].map((path) => [path, ofProgrammes])),
    '/api/imported-files/{sha256}': [shared({ sha256: file?.sha256 ?? '' }, [])],
    // Of figures and keys, which all desks read.
    ...Object.fromEntries(
      ['/api/simulation', '/api/simulation/key-file'].map((path) => [
        path,
        ['ALFA', 'BETA'].map((programme) => shared({ programme, year: '2024', name: 'keys.csv' }, [])),
      ]),
    ),
    '/api/payers/{code}': await Promise.all(
      ['0101', '0147', '0151', '1082'].map(async (code) => shared({ code, tag: await tagOfPayer(code) }, [SUCCESSOR[code] ?? code])),
    ),
    '/api/payers/{code}/statement/pdf': ['KOMBIT', 'RM'].map((issuer) => ({ values: { code: '0101', issuer }, issuer, payers: ['0101'] })),
    '/api/payer-changes/{change}': [shared({ change: change?.id ?? '', tag: await tagOfPayer('0151') }, ['0151'])],
    // That there are such programmes everybody may know; what they cost is another matter, and how a key divides them.
    '/api/programmes/{code}': ['ALFA', 'BETA'].map((code) => shared({ code }, ['0101', '0151', '1082'])),
    '/api/keys/{key}/{version}': [shared({ key: 'ALFA', version: '1' }, ['0101', '0151']), shared({ key: 'BETA', version: '1' }, ['0101', '1082'])],
    '/api/people/{person}': [shared({ person: 'officer-rm', tag: (await aconto.get(ViewPeople).view('officer-rm')).tag }, [])],
    // Whether another draft stands is asked after the right.
    '/api/cost-bases': [shared({ tag: NO_VERSION }, [])],
    '/api/cost-bases/{basis}': [shared({ basis: 'NHN-2024', number: '1', from: 'forecast-2023', to: 'budget-2024', with: '1' }, [])],
    '/api/cost-bases/{basis}/remarks/{remark}': [shared({ basis: 'NHN-2024', remark: 'R01' }, [])],
    '/api/cost-bases/{basis}/follow-ups/{followUp}': [shared({ basis: 'NHN-2024', followUp: 'F01' }, [])],
    '/api/committee/meetings/{meeting}': [shared({ basis: 'NHN-2024', meeting: 'TBU-2023-4' }, [])],
    '/api/mailbox/{mail}': [shared({ mail: mail?.id ?? '', file: '0' }, [])],
  };
}

async function policyOf(aconto: TestInstallation, issuer: string, programme: string): Promise<Subject> {
  const policies = await aconto.database.read(async (transaction) => await listReminderPolicies(transaction, issuer));
  const tags = policies.filter((policy) => policy.programme === programme).map(policyTag);
  return { values: { issuer, programme, tag: tags[0] ?? NO_VERSION }, issuer, payers: [] };
}

const NO_VERSION = '0'.repeat(24);

/** Where the mails of this installation end. */
export function mailboxOf(aconto: TestInstallation): string {
  return join(aconto.folder, 'mail');
}

/** Something that only some may read, wherever it turns up. */
export interface Secret {
  readonly text: string;
  isFor(asker: Asker): boolean;
}

/** Numbers of documents, names of runs, addresses of payers and people. */
export async function listSecrets(aconto: TestInstallation): Promise<readonly Secret[]> {
  const documents = await aconto.query<{ text: string; payer: string; issuer: string }>(
    `select i.number as text, i.payer, r.issuer from issued_document i join invoice_run r on r.id = i.run`,
  );
  const runs = await aconto.query<{ text: string; issuer: string; payers: string[] }>(
    `select r.id as text, r.issuer, array(select payer from issued_document i where i.run = r.id) as payers from invoice_run r`,
  );
  const payers = await aconto.query<{ text: string; code: string }>(`select email as text, payer as code from payer_details where email is not null`);
  const people = await aconto.query<{ text: string; id: string }>(`select email as text, id from person where email is not null`);
  const isWhole = ({ role }: Asker) => role === 'auditor' || role === 'administrator';
  const isDesk = ({ role }: Asker) => role === 'officer' || role === 'approver';
  const isPayer = (asker: Asker, codes: readonly string[]) =>
    asker.role === 'payer' && codes.some((code) => (SUCCESSOR[code] ?? code) === asker.scope);
  return [
    ...documents.map(({ text, payer, issuer }) => ({
      text,
      isFor: (asker: Asker) => isWhole(asker) || asker.scope === issuer || isPayer(asker, [payer]),
    })),
    ...runs.map(({ text, issuer, payers: of }) => ({
      text,
      isFor: (asker: Asker) => isWhole(asker) || asker.scope === issuer || isPayer(asker, of),
    })),
    ...payers.map(({ text, code }) => ({ text, isFor: (asker: Asker) => isWhole(asker) || isDesk(asker) || isPayer(asker, [code]) })),
    ...people.map(({ text, id }) => ({ text, isFor: (asker: Asker) => isWhole(asker) || isDesk(asker) || asker.person === id })),
  ];
}
