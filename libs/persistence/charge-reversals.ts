import type { LocalDate } from '#domain/calendar/local-date';
import type { LateCharges } from '#domain/late-payment/charge-reminders';
import type { Currency } from '#domain/money/money';
import type { Transaction } from '#persistence/database';
import { utc } from '#persistence/utc-sql';

/** That a letter's charges are taken back, as one person proposed it and another decided. */
export interface ChargeReversal {
  readonly id: string;
  readonly batch: string;
  readonly payer: string;
  readonly currency: Currency;
  readonly issuer: string;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedAt: string;
  /** Null while it waits. */
  readonly outcome: 'approved' | 'rejected' | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  /** The day on which it is posted. */
  readonly on: LocalDate | null;
  readonly rejectedBecause: string | null;
}

/** What one reminder of a letter charged. */
export interface LetterCharge extends Omit<LateCharges, 'steps'> {
  readonly batch: string;
  readonly payer: string;
  readonly currency: Currency;
  readonly document: string;
}

/** What each reminder of approved batches charged, by letter; nothing of those that charged nothing. */
export async function listLetterCharges(transaction: Transaction, batches: readonly string[]): Promise<LetterCharge[]> {
  return await transaction.query(
    `select m.batch, i.payer, d.currency, m.document, m.fee_ore as "feeOre", m.compensation_ore as "compensationOre", m.interest_ore as "interestOre"
     from reminder m join reminder_decision a on a.batch = m.batch and a.outcome = 'approved' join issued_document i on i.number = m.document
       join document d on d.run = i.run and d.ordinal = i.ordinal
     where m.batch = any ($1::text[]) and m.fee_ore + m.compensation_ore + m.interest_ore > 0 order by m.batch, i.payer, d.currency, i.due_on, m.document`,
    [[...batches]],
  );
}

const REVERSALS = `select v.id, v.batch, v.payer, v.currency, b.issuer, v.reason, v.proposed_by as "proposedBy", ${utc('v.proposed_at', 'proposedAt')},
     d.outcome, d.person as "decidedBy", ${utc('d.at', 'decidedAt')}, d.on_date as "on", d.reason as "rejectedBecause"
   from charge_reversal v join reminder_batch b on b.id = v.batch left join charge_reversal_decision d on d.reversal = v.id`;

/** In the order in which they were proposed. */
export async function listReversals(transaction: Transaction, batches: readonly string[]): Promise<ChargeReversal[]> {
  return await transaction.query(`${REVERSALS} where v.batch = any ($1::text[]) order by v.proposed_at, v.id`, [[...batches]]);
}

/** Those of issuers that wait for a decision. */
export async function listOpenReversals(transaction: Transaction, issuers: readonly string[]): Promise<ChargeReversal[]> {
  return await transaction.query(`${REVERSALS} where d.reversal is null and b.issuer = any ($1::text[]) order by v.proposed_at, v.id`, [
    [...issuers],
  ]);
}

/** Those that were decided for, at all issuers, as the auditor's pack tells of them. */
export async function listApprovedReversals(
  transaction: Transaction,
): Promise<(Pick<ChargeReversal, 'id' | 'batch' | 'payer' | 'currency' | 'issuer' | 'reason'> & { readonly on: LocalDate })[]> {
  return await transaction.query(
    `select id, batch, payer, currency, issuer, reason, "on" from (${REVERSALS}) r where outcome = 'approved' order by "decidedAt", id`,
  );
}

export async function findReversal(transaction: Transaction, id: string): Promise<ChargeReversal | null> {
  const [row]: ChargeReversal[] = await transaction.query(`${REVERSALS} where v.id = $1`, [id]);
  return row ?? null;
}

/** How many a batch has, those that were rejected too; nobody else numbers one of the same batch meanwhile. */
export async function countReversals(transaction: Transaction, batch: string): Promise<number> {
  await transaction.query(`select pg_advisory_xact_lock(hashtext('aconto charge reversals'), hashtext($1))`, [batch]);
  const [row]: { count: number }[] = await transaction.query(`select count(*)::int as count from charge_reversal where batch = $1`, [batch]);
  return row?.count ?? 0;
}

export async function addReversal(
  transaction: Transaction,
  reversal: Pick<ChargeReversal, 'id' | 'batch' | 'payer' | 'currency' | 'reason' | 'proposedBy' | 'proposedAt'>,
): Promise<void> {
  const { id, batch, payer, currency, reason, proposedBy, proposedAt } = reversal;
  await transaction.query(
    `insert into charge_reversal (id, batch, payer, currency, reason, proposed_by, proposed_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, batch, payer, currency, reason, proposedBy, proposedAt],
  );
}

export async function addReversalDecision(
  transaction: Transaction,
  decision: {
    readonly reversal: string;
    readonly outcome: 'approved' | 'rejected';
    readonly person: string;
    readonly at: string;
    readonly on: LocalDate;
    readonly reason: string | null;
  },
): Promise<void> {
  const { reversal, outcome, person, at, on, reason } = decision;
  await transaction.query(`insert into charge_reversal_decision (reversal, outcome, person, at, on_date, reason) values ($1, $2, $3, $4, $5, $6)`, [
    reversal,
    outcome,
    person,
    at,
    on,
    reason,
  ]);
}
