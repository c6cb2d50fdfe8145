import type { LocalDate } from '#domain/calendar/local-date';
import type { Ore } from '#domain/money/money';
import type { Matchable } from '#domain/payments/match-payment';
import type { LedgerAccount } from '#domain/ledger/ledger-entry';
import type { ChargePart, PayableDocument } from '#domain/payments/open-items';
import type { Transaction } from '#persistence/database';
import { insertRows } from '#persistence/insert-rows';

export type PaymentBasis = 'reference' | 'confirmed' | 'taken-back';

/** Money posted on a document: the ledger has an entry of the same name. What takes a posting back is negative and names it. */
export interface PaymentRow {
  readonly posting: string;
  readonly bankEntry: string;
  readonly position: number;
  readonly on: LocalDate;
  readonly payer: string;
  readonly document: string;
  readonly amountOre: Ore;
  readonly basis: PaymentBasis;
  readonly takesBack: string | null;
  /** Who brought the file, confirmed, or took back. */
  readonly person: string;
  readonly at: string;
  readonly reason: string | null;
}

const COLUMNS = `p.posting, p.bank_entry as "bankEntry", p.position, p.on_date as "on", p.payer, p.document, p.amount_ore as "amountOre", p.basis,
  p.takes_back as "takesBack", p.person, to_char(p.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, p.reason`;

export async function addPayments(transaction: Transaction, payments: readonly PaymentRow[]): Promise<void> {
  const types = {
    posting: 'text',
    bank_entry: 'text',
    position: 'int',
    on_date: 'date',
    payer: 'text',
    document: 'text',
    amount_ore: 'bigint',
    basis: 'text',
    takes_back: 'text',
    person: 'text',
    at: 'timestamptz',
    reason: 'text',
  };
  await insertRows(
    transaction,
    'payment',
    types,
    payments.map((payment) => ({
      posting: payment.posting,
      bank_entry: payment.bankEntry,
      position: payment.position,
      on_date: payment.on,
      payer: payment.payer,
      document: payment.document,
      amount_ore: payment.amountOre,
      basis: payment.basis,
      takes_back: payment.takesBack,
      person: payment.person,
      at: payment.at,
      reason: payment.reason,
    })),
  );
}

export async function listPaymentsOfEntry(transaction: Transaction, bankEntry: string): Promise<PaymentRow[]> {
  return await transaction.query(`select ${COLUMNS} from payment p where p.bank_entry = $1 order by p.position`, [bankEntry]);
}

export async function findPayment(transaction: Transaction, posting: string): Promise<PaymentRow | null> {
  const [row]: PaymentRow[] = await transaction.query(`select ${COLUMNS} from payment p where p.posting = $1`, [posting]);
  return row ?? null;
}

/** All payments, or those on the documents of one issuer, or of one of its payers. */
export async function listPayments(
  transaction: Transaction,
  of: { readonly issuer: string | null; readonly payer: string | null },
): Promise<PaymentRow[]> {
  return await transaction.query(
    `select ${COLUMNS} from payment p join issued_document i on i.number = p.document join invoice_run r on r.id = i.run
     where ($1::text is null or r.issuer = $1) and ($2::text is null or p.payer = $2) order by p.on_date, p.bank_entry, p.position`,
    [of.issuer, of.payer],
  );
}

/** The issued documents of an issuer, or of one of its payers, as far as payment is concerned. */
export async function listPayables(
  transaction: Transaction,
  of: { readonly issuer: string; readonly payer: string | null },
): Promise<(PayableDocument & Pick<Matchable, 'payerName' | 'payerId'>)[]> {
  return await transaction.query(
    `select i.number, i.kind, i.payer, d.currency, i.issued_on as "issuedOn", i.due_on as "dueOn", i.payment_reference as "paymentReference",
       d.total_ore as "totalOre", q.corrects,
       exists (select 1 from objection o where o.document = i.number and not exists (select 1 from objection_answer a where a.objection = o.id)) as "isDisputed", i.recipient_details ->> 'name' as "payerName", i.recipient_details ->> 'cvr' as "payerId"
     from issued_document i join invoice_run r on r.id = i.run join document d on d.run = i.run and d.ordinal = i.ordinal
       left join credit_request q on q.run = i.run
     where r.issuer = $1 and ($2::text is null or i.payer = $2) and i.kind <> 'internal' order by i.issued_on, i.number`,
    [of.issuer, of.payer],
  );
}

/**
 * What approved reminders have charged on the documents of an issuer, or of one of its payers, as the ledger has it: by document, day and kind. What was
 * taken back is below zero.
 */
export interface PostedChargeRow extends ChargePart {
  readonly posting: string;
  readonly on: LocalDate;
  readonly payer: string;
  readonly account: ChargeAccount;
}

export type ChargeAccount = Extract<LedgerAccount, 'reminder-fees' | 'late-compensation' | 'late-interest'>;

export async function listCharges(
  transaction: Transaction,
  of: { readonly issuer: string; readonly payer: string | null },
): Promise<PostedChargeRow[]> {
  return await transaction.query(
    `select l.entry as posting, l.on_date as "on", l.payer, l.document, l.account, (l.credit_ore - l.debit_ore)::bigint as "amountOre" from ledger_entry l
       join issued_document i on i.number = l.document join invoice_run r on r.id = i.run
     where l.account in ('reminder-fees', 'late-compensation', 'late-interest') and r.issuer = $1 and ($2::text is null or l.payer = $2)
     order by l.on_date, l.entry, l.account`,
    [of.issuer, of.payer],
  );
}

/** Receivable by payer as the ledger has it: what open items are held against. */
export async function readReceivables(transaction: Transaction, issuer: string): Promise<Map<string, Ore>> {
  const rows: { payer: string; owedOre: Ore }[] = await transaction.query(
    `select l.payer, sum(l.debit_ore - l.credit_ore)::bigint as "owedOre" from ledger_entry l join issued_document i on i.number = l.document
       join invoice_run r on r.id = i.run where l.account = 'receivable' and r.issuer = $1 group by l.payer`,
    [issuer],
  );
  return new Map(rows.map(({ payer, owedOre }) => [payer, owedOre]));
}
