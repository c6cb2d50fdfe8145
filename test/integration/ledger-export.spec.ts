import { HandOverLedger } from '#use-cases/ledger/hand-over-ledger';
import { SeeOverview } from '#use-cases/see-overview';
import { attempt } from './support/attack';
import { ALFA_2024, BETA_2024, smallWorld } from './support/small-world';
import { TestInstallation } from './support/test-installation';
import { createTestNamespace } from './support/test-namespace';

/** RM's run has an invoice for 0101 (250.00 and VAT: 312.50) and an internal posting for 1082 (250.00). */
const RUN = 'RM/2024-04-02';
const desk = (person = 'officer-rm') => ({ run: RUN, ...aconto.commandOf(person) });

let aconto: TestInstallation;

beforeEach(async () => {
  aconto = await TestInstallation.start({ temporal: await createTestNamespace() });
  await aconto.record(smallWorld());
  await aconto.playToIssue(ALFA_2024);
  await aconto.playToIssue(BETA_2024);
});

afterEach(async () => {
  await aconto.stop();
});

const receipt = { receipt: 'BILAG 4711', entries: 2, debitOre: 56_250n, sha256: null };

it('writes the postings of a run, the same bytes every time', async () => {
  const { bytes, made } = await aconto.get(HandOverLedger).export(desk());
  expect(bytes.toString('utf8')).toBe(
    [
      'run,entry,on,account,payer,payer_name,document,currency,debit,credit',
      `${RUN},RM-000001,2024-04-02,output-vat,0101,Københavns Kommune,RM-000001,DKK,0.00,62.50`,
      `${RUN},RM-000001,2024-04-02,programme-income,0101,Københavns Kommune,RM-000001,DKK,0.00,250.00`,
      `${RUN},RM-000001,2024-04-02,receivable,0101,Københavns Kommune,RM-000001,DKK,312.50,0.00`,
      `${RUN},RM-INT-000001,2024-04-02,internal,1082,Region Midtjylland,RM-INT-000001,DKK,250.00,0.00`,
      `${RUN},RM-INT-000001,2024-04-02,programme-income,1082,Region Midtjylland,RM-INT-000001,DKK,0.00,250.00`,
      '',
    ].join('\n'),
  );
  expect(made).toMatchObject({ entries: 2, debitOre: 56_250n, creditOre: 56_250n, owedOre: 56_250n, madeBy: 'officer-rm' });
  expect((await aconto.get(HandOverLedger).export(desk('approver-rm'))).made).toEqual(made);
});

it('is acknowledged for what it was, and signed off once everything agrees', async () => {
  const ledger = aconto.get(HandOverLedger);
  await expect(ledger.acknowledge({ ...desk(), ...receipt })).rejects.toMatchObject({ code: 'ledger-not-exported' });
  await ledger.export(desk());
  for (const other of [{ debitOre: 56_249n }, { entries: 1 }, { sha256: 'a'.repeat(64) }]) {
    await expect(ledger.acknowledge({ ...desk(), ...receipt, ...other })).rejects.toMatchObject({ code: 'ledger-receipt-differs' });
  }
  await expect(ledger.signOff(desk())).rejects.toMatchObject({ code: 'run-in-other-state' });
  const tasks = async () =>
    (await aconto.get(SeeOverview).execute('officer-rm')).tasks.filter(({ kind }) => kind === 'record-receipt' || kind === 'sign-off');
  expect(await tasks()).toEqual([{ kind: 'record-receipt', issuer: 'RM', run: RUN, file: null }]);
  await aconto.deliver(BETA_2024);
  await expect(ledger.signOff(desk())).rejects.toMatchObject({ code: 'run-does-not-reconcile', message: 'the export is not acknowledged' });
  await ledger.acknowledge({ ...desk(), ...receipt });
  await ledger.acknowledge({ ...desk(), ...receipt });
  await expect(ledger.acknowledge({ ...desk(), ...receipt, receipt: 'BILAG 4712' })).rejects.toMatchObject({ code: 'ledger-acknowledged' });
  expect(await tasks()).toEqual([{ kind: 'sign-off', issuer: 'RM', run: RUN, file: null }]);
  await ledger.signOff(desk('approver-rm'));
  expect(await tasks()).toEqual([]);
  await ledger.signOff(desk());
  expect(await aconto.query(`select person, total_ore as total, entries from ledger_sign_off`)).toEqual([
    { person: 'approver-rm', total: 56_250n, entries: 2 },
  ]);
  const events = await aconto.query<{ type: string }>(`select type from audit_event where subject = $1 order by seq`, [RUN]);
  expect(events.map(({ type }) => type).slice(-4)).toEqual(['ledger-exported', 'run-completed', 'ledger-acknowledged', 'run-signed-off']);
});

it('is the desk of the issuer alone, and held in the database', async () => {
  await expect(aconto.get(HandOverLedger).export(desk('officer-kombit'))).rejects.toMatchObject({ code: 'role-missing' });
  const exported = (person: string, debit: number) =>
    `insert into ledger_export (id, sha256, entries, debit_ore, credit_ore, owed_ore, made_by, made_at) values ('${RUN}', '${'0'.repeat(64)}', 2, ${debit}, ${debit}, ${debit}, '${person}', now())`;
  expect(await attempt(aconto.testDatabase, [exported('officer-rm', 56_250)])).toBe('allowed');
  expect(await attempt(aconto.testDatabase, [exported('officer-rm', 56_249)])).toBe('AC015');
  expect(await attempt(aconto.testDatabase, [exported('officer-kombit', 56_250)])).toBe('AC003');
});
