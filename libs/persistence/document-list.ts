import type { LocalDate } from '#domain/calendar/local-date';
import type { DocumentKind } from '#domain/invoicing/draft-document';
import type { Currency, Ore } from '#domain/money/money';
import type { Transaction } from '#persistence/database';
import type { MailState } from '#persistence/mail-outbox';
import { pageSql, toPage, type Page, type PageOrder, type PageRequest } from '#persistence/page-sql';

export interface DocumentFilter {
  readonly issuer?: string | undefined;
  readonly run?: string | undefined;
  readonly payer?: string | undefined;
  /** Of the date of issue. */
  readonly year?: number | undefined;
  readonly kind?: DocumentKind | undefined;
  /** In number, payer's code and the name that stands on the document. */
  readonly search?: string | undefined;
  /** Of its newest mail. */
  readonly mailState?: MailState | undefined;
}

export type DocumentSort = 'number' | 'date' | 'payer' | 'total';

/** An issued document in a list. */
export interface ListedDocument {
  readonly number: string;
  readonly kind: DocumentKind;
  readonly issuer: string;
  readonly run: string;
  readonly payer: string;
  readonly payerName: string;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate | null;
  readonly currency: Currency;
  readonly netOre: Ore;
  readonly vatOre: Ore;
  readonly totalOre: Ore;
  readonly mailState: MailState | null;
}

const ORDERS: Readonly<Record<DocumentSort, PageOrder>> = {
  number: { expression: 'i.number collate "C"', type: 'text', tie: 'i.number' },
  date: { expression: 'i.issued_on', type: 'date', tie: 'i.number' },
  payer: { expression: `i.recipient_details ->> 'name'`, type: 'text', tie: 'i.number' },
  total: { expression: 'd.total_ore', type: 'bigint', tie: 'i.number' },
};

const NEWEST_MAIL = `(select m.state from mail m where m.number = i.number order by m.queued_at desc, m.id desc limit 1)`;

const FROM = `issued_document i join document d on d.run = i.run and d.ordinal = i.ordinal`;

const MATCHES = `($1::text is null or split_part(i.run, '/', 1) = $1) and ($2::text is null or i.run = $2) and ($3::text is null or i.payer = $3)
  and ($4::int is null or extract(year from i.issued_on) = $4) and ($5::text is null or i.kind = $5)
  and ($6::text is null or i.number ilike $6 or i.payer ilike $6 or i.recipient_details ->> 'name' ilike $6) and ($7::text is null or ${NEWEST_MAIL} = $7)`;

export async function listDocumentPage(
  transaction: Transaction,
  filter: DocumentFilter,
  page: PageRequest<DocumentSort>,
): Promise<Page<ListedDocument>> {
  const given = [
    filter.issuer ?? null,
    filter.run ?? null,
    filter.payer ?? null,
    filter.year ?? null,
    filter.kind ?? null,
    filter.search === undefined ? null : containing(filter.search),
    filter.mailState ?? null,
  ];
  const order = ORDERS[page.sort];
  const { where, orderBy, values } = pageSql(order, page, 9);
  const rows: (ListedDocument & { sortValue: string | null; tie: string })[] = await transaction.query(
    `select i.number, i.kind, split_part(i.run, '/', 1) as issuer, i.run, i.payer, i.recipient_details ->> 'name' as "payerName", i.issued_on as "issuedOn",
       i.due_on as "dueOn", d.currency, d.net_ore as "netOre", d.vat_ore as "vatOre", d.total_ore as "totalOre", ${NEWEST_MAIL} as "mailState",
       (${order.expression})::text as "sortValue", ${order.tie} as tie
     from ${FROM} where ${MATCHES} and ${where} order by ${orderBy} limit $8::int + 1`,
    [...given, page.limit, ...values],
  );
  const [counted]: { total: number }[] = await transaction.query(`select count(*)::int as total from ${FROM} where ${MATCHES}`, given);
  return toPage(rows, { limit: page.limit, total: counted?.total ?? 0 });
}

/** A pattern that finds the text anywhere; its own signs mean themselves. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
