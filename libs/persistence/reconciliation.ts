import type { Ore } from '#domain/money/money';
import type { Transaction } from '#persistence/database';

/** The sums of one run from each of its tables, all in øre and signed as the payers' debt. */
export interface ReconciliationRow {
  /** Σ of the shares that are billed: amount − carried forward. Of a credit note made by hand, which has none, the net that was approved. */
  readonly billedNetOre: Ore;
  readonly documentNetOre: Ore;
  readonly documentTotalOre: Ore;
  readonly documents: number;
  readonly issued: number;
  readonly issuedTotalOre: Ore;
  readonly ledgerTotalOre: Ore;
  readonly ledgerDebitOre: Ore;
  readonly ledgerCreditOre: Ore;
  /** Documents that are mailed (all but internal postings), and those of them that a mail server has accepted at least once. */
  readonly toMail: number;
  readonly toMailTotalOre: Ore;
  readonly mailed: number;
  readonly mailedTotalOre: Ore;
}

export async function readReconciliation(transaction: Transaction, run: string): Promise<ReconciliationRow> {
  const [row]: ReconciliationRow[] = await transaction.query(
    `with mailable as (
       select d.total_ore, exists (select 1 from mail m where m.number = i.number and m.state = 'sent') as accepted
       from issued_document i join document d on d.run = i.run and d.ordinal = i.ordinal where i.run = $1 and i.kind <> 'internal')
     select
       (select case when r.credit is null then (select coalesce(sum(amount_ore - carried_forward_ore), 0) from share where run = $1)
         else (select coalesce(sum(net_ore), 0) from document where run = $1) end::bigint from invoice_run r where r.id = $1) as "billedNetOre",
       (select coalesce(sum(net_ore), 0)::bigint from document_line where run = $1) as "documentNetOre",
       (select coalesce(sum(total_ore), 0)::bigint from document where run = $1) as "documentTotalOre",
       (select count(*)::int from document where run = $1) as documents,
       (select count(*)::int from issued_document where run = $1) as issued,
       (select coalesce(sum(d.total_ore), 0)::bigint from issued_document i join document d on d.run = i.run and d.ordinal = i.ordinal where i.run = $1) as "issuedTotalOre",
       (select coalesce(sum(debit_ore - credit_ore), 0)::bigint from ledger_entry where run = $1 and account in ('receivable', 'internal')) as "ledgerTotalOre",
       (select coalesce(sum(debit_ore), 0)::bigint from ledger_entry where run = $1) as "ledgerDebitOre",
       (select coalesce(sum(credit_ore), 0)::bigint from ledger_entry where run = $1) as "ledgerCreditOre",
       (select count(*)::int from mailable) as "toMail",
       (select coalesce(sum(total_ore), 0)::bigint from mailable) as "toMailTotalOre",
       (select count(*)::int from mailable where accepted) as mailed,
       (select coalesce(sum(total_ore) filter (where accepted), 0)::bigint from mailable) as "mailedTotalOre"`,
    [run],
  );
  if (!row) throw new Error('a select without from gave no row');
  return row;
}
