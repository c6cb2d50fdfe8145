import type { PrintedParties } from '#domain/audit/run-rows-hash';
import type { LedgerEntry } from '#domain/ledger/ledger-entry';
import type {
  BlockedRoundRow,
  ExplanationRow,
  InvoiceLineRow,
  InvoiceRow,
  PackContent,
  PackRows,
  PayerRow,
  RoundRow,
  ShareRow,
} from '#pack/pack-content';
import { keyRows } from '#pack/round-rows';
import { listAuditEvents } from '#persistence/audit-log';
import { listBankEntries } from '#persistence/bank-entries';
import { listApprovedReversals } from '#persistence/charge-reversals';
import type { Transaction } from '#persistence/database';
import { listEInvoiceDeliveries } from '#persistence/e-invoice-deliveries';
import { readFacts } from '#persistence/facts-reader';
import { listDeliveries } from '#persistence/follow-up';
import { listRuns } from '#persistence/invoice-run';
import { listLateRates } from '#persistence/late-rates';
import { listPayments } from '#persistence/payments';
import { listIssuers, listPayers, listPeople, listRoles, readPayerDetails } from '#persistence/register';
import { listSentLetters } from '#persistence/reminder-letters';
import { listApprovedReminders } from '#persistence/reminders';
import { printedParties } from '#use-cases/printed-parties';

/** Everything a pack holds but the documents' bytes, read in one snapshot. */
export async function readPackContent(transaction: Transaction): Promise<PackContent> {
  const facts = await readFacts(transaction);
  const { programmes, budgets, actualCosts, agreements, arrangements } = facts;
  return {
    programmes,
    budgets,
    actualCosts,
    agreements,
    arrangements,
    keys: facts.keys.flatMap(keyRows),
    payers: await readPayers(transaction),
    issuers: (await listIssuers(transaction)).map((issuer) => ({ ...issuer, issuer: issuer.code })),
    people: await readPeople(transaction),
    runs: (await listRuns(transaction)).map(({ id, ...run }) => ({ ...run, run: id, rulesVersion: run.rulesVersion ?? '' })),
    ...(await readCalculations(transaction)),
    invoices: await readInvoices(transaction),
    invoiceLines: await readInvoiceLines(transaction),
    deliveries: await listDeliveries(transaction, null),
    ledger: await readLedger(transaction),
    bankEntries: await listBankEntries(transaction),
    payments: await listPayments(transaction, { issuer: null, payer: null }),
    lateRates: await listLateRates(transaction),
    reminders: await listApprovedReminders(transaction),
    letters: await listSentLetters(transaction),
    reversals: await listApprovedReversals(transaction),
    eInvoiceDeliveries: await listEInvoiceDeliveries(transaction, null),
    auditEvents: await listAuditEvents(transaction),
  };
}

async function readPayers(transaction: Transaction): Promise<PayerRow[]> {
  const details = await readPayerDetails(transaction);
  return (await listPayers(transaction)).map((payer) => {
    const known = details.get(payer.code);
    if (!known) throw new Error(`payer ${payer.code} has no details`);
    return { ...payer, ...known, street: known.street ?? '', postcode: known.postcode ?? '', city: known.city ?? '' };
  });
}

async function readPeople(transaction: Transaction): Promise<PackRows['people']> {
  const labels = new Map((await listPeople(transaction)).map((person) => [person.id, person.label]));
  return (await listRoles(transaction)).map(({ person, role, scope, validFrom, validUntil }) => ({
    person,
    name: labels.get(person) ?? person,
    role,
    validFrom,
    validUntil,
    issuer: role === 'officer' || role === 'approver' ? scope : null,
    organisation: role === 'payer' ? scope : null,
  }));
}

/** `FUT/2023/KL/1`, as `roundId` names a round. */
const ROUND_ID = `concat_ws('/', r.programme, r.service_year, r.branch, r.sequence)`;
const ISSUED_ROUND = `issued_round i join settlement_round r on r.run = i.run and r.position = i.position`;

async function readCalculations(transaction: Transaction): Promise<Pick<PackRows, 'rounds' | 'shares' | 'explanations' | 'blockedRounds'>> {
  const rounds: RoundRow[] = await transaction.query(
    `select ${ROUND_ID} as round, r.run, r.programme, r.service_year as "serviceYear", r.branch, r.sequence, r.kind, r.basis, r.basis_version as "basisVersion",
       r.key, r.key_version as "keyVersion", r.currency, r.amount_ore as "amountOre", r.recorded_amount_ore as "recordedAmountOre", r.audited,
       r.agreement_version as "agreementVersion" from ${ISSUED_ROUND}`,
  );
  const shares: ShareRow[] = await transaction.query(
    `select ${ROUND_ID} as round, s.payer, s.target_ore as "targetOre", s.settled_before_ore as "settledBeforeOre", s.amount_ore as "amountOre",
       s.carried_forward_ore as "carriedForwardOre" from ${ISSUED_ROUND} join share s on s.run = r.run and s.position = r.position`,
  );
  const steps: (Omit<ExplanationRow, 'weight' | 'weightSum' | 'remainder'> & { weight: string; weightSum: string; remainder: string })[] =
    await transaction.query(
      `select ${ROUND_ID} as round, s.node, s.parent, s.level, s.method, s.weight, s.weight_sum as "weightSum", s.parent_amount_ore as "parentAmountOre",
       s.remainder, s.got_residual as "gotResidual", s.amount_ore as "amountOre" from ${ISSUED_ROUND} join allocation_step s on s.run = r.run and s.position = r.position`,
    );
  const blockedRounds: BlockedRoundRow[] = await transaction.query(
    `select b.run, b.programme, b.service_year as "serviceYear", b.branch, b.kind, b.reason from blocked_round b join invoice_run r on r.id = b.run
     where r.state in ('issued', 'completed')`,
  );
  const explanations = steps.map((step) => ({
    ...step,
    weight: BigInt(step.weight),
    weightSum: BigInt(step.weightSum),
    remainder: BigInt(step.remainder),
  }));
  return { rounds, shares, explanations, blockedRounds };
}

async function readInvoices(transaction: Transaction): Promise<InvoiceRow[]> {
  const rows: (Omit<InvoiceRow, keyof PrintedParties> & Parameters<typeof printedParties>[0])[] = await transaction.query(
    `select i.number, i.series, i.kind, i.run, i.payer, i.issued_on as "issuedOn", i.due_on as "dueOn",
       to_char(i.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt", d.currency, d.net_ore as "netOre", d.vat_ore as "vatOre",
       d.total_ore as "totalOre", i.payment_reference as "paymentReference", b.sha256 as "pdfSha256", e.sha256 as "eInvoiceSha256", d.vat_group as "vatGroup", i.issuer_details as "issuerDetails", i.recipient_details as "recipientDetails",
       q.corrects, q.reason as "correctionReason"
     from issued_document i join document d on d.run = i.run and d.ordinal = i.ordinal left join rendered_document b on b.number = i.number
       left join e_invoice e on e.number = i.number left join credit_request q on q.run = i.run`,
  );
  return rows.map((row) => ({ ...row, ...printedParties(row) }));
}

async function readInvoiceLines(transaction: Transaction): Promise<InvoiceLineRow[]> {
  return await transaction.query(
    `select i.number, l.line, ${ROUND_ID} as round, i.line_texts ->> (l.line - 1) as text, l.net_ore as "netOre", l.vat_category as "vatCategory",
       l.vat_rate_percent as "vatRatePercent", l.vat_reason as "vatReason", l.carried_forward_ore as "carriedForwardOre"
     from issued_document i join document_line l on l.run = i.run and l.ordinal = i.ordinal join settlement_round r on r.run = l.round_run and r.position = l.position`,
  );
}

async function readLedger(transaction: Transaction): Promise<LedgerEntry[]> {
  return await transaction.query(
    `select entry, on_date as "on", payer, account, debit_ore as "debitOre", credit_ore as "creditOre", document from ledger_entry order by id`,
  );
}
