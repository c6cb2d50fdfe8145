import type { LocalDate } from '#domain/calendar/local-date';
import type { Currency, Ore } from '#domain/money/money';
import type { Transaction } from '#persistence/database';

/** What an issuer had issued by a day: its numbered documents, and the first and last number among them. */
export interface IssuedSum {
  readonly issuer: string;
  readonly series: string;
  readonly currency: Currency;
  readonly invoices: number;
  readonly creditNotes: number;
  readonly firstNumber: string;
  readonly lastNumber: string;
  readonly netOre: Ore;
  readonly totalOre: Ore;
}

/** Documents dated on or before a day. Internal postings are a series of their own. */
export async function sumIssuedUntil(transaction: Transaction, on: LocalDate): Promise<IssuedSum[]> {
  return await transaction.query(
    `select split_part(i.run, '/', 1) as issuer, i.series, d.currency, count(*) filter (where i.kind <> 'credit-note')::int as invoices,
       count(*) filter (where i.kind = 'credit-note')::int as "creditNotes", (array_agg(i.number order by i.serial))[1] as "firstNumber",
       (array_agg(i.number order by i.serial desc))[1] as "lastNumber", sum(d.net_ore)::bigint as "netOre", sum(d.total_ore)::bigint as "totalOre"
     from issued_document i join document d on d.run = i.run and d.ordinal = i.ordinal where i.issued_on <= $1
     group by split_part(i.run, '/', 1), i.series, d.currency order by 1, 2, 3`,
    [on],
  );
}
