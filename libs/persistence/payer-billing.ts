import type { LocalDate } from '#domain/calendar/local-date';
import type { DocumentKind } from '#domain/invoicing/draft-document';
import type { Ore } from '#domain/money/money';
import type { RoundBasis, RoundKind } from '#domain/settlement/settlement-round';
import type { Transaction } from '#persistence/database';

/** A line that was issued to a payer: which year of which programme it is for, and the document it stands on. Net. */
export interface BilledLine {
  readonly programme: string;
  readonly serviceYear: number;
  readonly branch: string;
  readonly roundKind: RoundKind;
  readonly roundSequence: number;
  readonly basis: RoundBasis;
  readonly issuer: string;
  readonly payer: string;
  readonly number: string;
  readonly documentKind: DocumentKind;
  readonly issuedOn: LocalDate;
  readonly netOre: Ore;
  readonly carriedForwardOre: Ore;
}

/** Everything issued to these payers, by programme and year, oldest round first. */
export async function listBilledLines(transaction: Transaction, payers: readonly string[]): Promise<BilledLine[]> {
  return await transaction.query(
    `select r.programme, r.service_year as "serviceYear", r.branch, r.kind as "roundKind", r.sequence as "roundSequence", r.basis, o.issuer, i.payer,
       i.number, i.kind as "documentKind", i.issued_on as "issuedOn", l.net_ore as "netOre", l.carried_forward_ore as "carriedForwardOre"
     from issued_document i join invoice_run o on o.id = i.run join document_line l on l.run = i.run and l.ordinal = i.ordinal
       join settlement_round r on r.run = l.round_run and r.position = l.position
     where i.payer = any($1) order by r.programme, r.service_year, r.branch, r.sequence, i.number`,
    [payers],
  );
}
