import type { LocalDate } from '#domain/calendar/local-date';
import type { Currency, Ore } from '#domain/money/money';
import type { Transaction } from '#persistence/database';
import { containing } from '#persistence/document-list';
import { pageSql, toPage, type Page, type PageOrder, type PageRequest } from '#persistence/page-sql';

/** A letter of reminders that was sent and charged something, with the invoices it charged it on. */
export interface ChargedLetterRow {
  readonly batch: string;
  readonly on: LocalDate;
  readonly payer: string;
  readonly payerName: string;
  readonly currency: Currency;
  readonly documents: readonly string[];
  readonly chargesOre: Ore;
}

export interface ChargedLetterFilter {
  readonly issuer: string;
  /** In the payer's name or code, or the name of the reminders. */
  readonly search?: string | undefined;
}

/** Descending: those that wait for a decision to be taken back, then those that one was made on, then the others; each the newest first. */
export type ChargedLetterSort = 'turn';

const ORDERS: Readonly<Record<ChargedLetterSort, PageOrder>> = {
  turn: {
    expression: `(case when c.open > 0 then '2' when c.proposed > 0 then '1' else '0' end || c.on_date)`,
    type: 'text',
    tie: `c.batch || ' ' || c.payer || ' ' || c.currency`,
  },
};

const CHARGED = `(
    select m.batch, to_char(b.on_date, 'YYYY-MM-DD') as on_date, i.payer, d.currency, max(i.recipient_details ->> 'name') as payer_name,
      array_agg(m.document order by i.due_on, m.document) as documents, sum(m.fee_ore + m.compensation_ore + m.interest_ore)::bigint as charges_ore,
      (select count(*) from charge_reversal v where (v.batch, v.payer, v.currency) = (m.batch, i.payer, d.currency)) as proposed,
      (select count(*) from charge_reversal v where (v.batch, v.payer, v.currency) = (m.batch, i.payer, d.currency)
        and not exists (select 1 from charge_reversal_decision r where r.reversal = v.id)) as open
    from reminder m join reminder_batch b on b.id = m.batch join reminder_decision a on a.batch = m.batch and a.outcome = 'approved'
      join issued_document i on i.number = m.document join document d on d.run = i.run and d.ordinal = i.ordinal
    where b.issuer = $1 and m.fee_ore + m.compensation_ore + m.interest_ore > 0 group by m.batch, b.on_date, i.payer, d.currency
  ) c where ($2::text is null or c.payer_name ilike $2 or c.payer ilike $2 or c.batch ilike $2)`;

export async function listChargedLetters(
  transaction: Transaction,
  filter: ChargedLetterFilter,
  page: PageRequest<ChargedLetterSort>,
): Promise<Page<ChargedLetterRow>> {
  const given = [filter.issuer, filter.search === undefined ? null : containing(filter.search)];
  const order = ORDERS[page.sort];
  const { where, orderBy, values } = pageSql(order, page, 4);
  const rows: (ChargedLetterRow & { sortValue: string | null; tie: string })[] = await transaction.query(
    `select c.batch, c.on_date as "on", c.payer, c.payer_name as "payerName", c.currency, c.documents, c.charges_ore as "chargesOre",
       ${order.expression} as "sortValue", ${order.tie} as tie from ${CHARGED} and ${where} order by ${orderBy} limit $3::int + 1`,
    [...given, page.limit, ...values],
  );
  const [counted]: { total: number }[] = await transaction.query(`select count(*)::int as total from ${CHARGED}`, given);
  return toPage(rows, { limit: page.limit, total: counted?.total ?? 0 });
}
