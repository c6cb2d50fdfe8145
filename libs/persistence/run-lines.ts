import type { DocumentKind } from '#domain/invoicing/draft-document';
import type { Currency, Ore } from '#domain/money/money';
import type { RoundKind } from '#domain/settlement/settlement-round';
import type { Transaction } from '#persistence/database';

/** A line of a run's documents with what it is for: as prepared, and with its document's number once that is issued. */
export interface RunLine {
  readonly payer: string;
  readonly name: string;
  readonly number: string | null;
  readonly documentKind: DocumentKind;
  readonly programme: string;
  readonly serviceYear: number;
  readonly branch: string;
  readonly roundKind: RoundKind;
  readonly netOre: Ore;
  readonly vatRatePercent: string;
  readonly currency: Currency;
  /** Of the whole document, VAT included. */
  readonly documentTotalOre: Ore;
}

/** Every line of a run's documents, internal postings included, in the order of the documents: for a file. */
export async function readRunLines(transaction: Transaction, run: string): Promise<RunLine[]> {
  return await transaction.query(
    `select d.payer, coalesce(n.name, d.payer) as name, i.number, d.kind as "documentKind", r.programme, r.service_year as "serviceYear", r.branch,
       r.kind as "roundKind", l.net_ore as "netOre", l.vat_rate_percent as "vatRatePercent", d.currency, d.total_ore as "documentTotalOre"
     from document d join document_line l on l.run = d.run and l.ordinal = d.ordinal
       join settlement_round r on r.run = l.round_run and r.position = l.position
       left join issued_document i on i.run = d.run and i.ordinal = d.ordinal
       left join lateral (select p.name from payer_details p where p.payer = d.payer order by p.version desc limit 1) n on true
     where d.run = $1 order by d.ordinal, l.line`,
    [run],
  );
}
