import type { LocalDate } from '#domain/calendar/local-date';
import type { DocumentLine } from '#domain/invoicing/draft-document';
import type { CreditableInvoice, CreditedLine } from '#domain/invoicing/draft-credit-note';
import type { Ore } from '#domain/money/money';
import type { Transaction } from '#persistence/database';
import type { RunState } from '#persistence/invoice-run';

/** What an officer asked to be credited. Without lines it is all that is left of the invoice. */
export interface CreditRequest {
  readonly run: string;
  readonly corrects: string;
  readonly reason: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly lines: readonly CreditedLine[];
}

export async function addCreditRequest(transaction: Transaction, request: CreditRequest): Promise<void> {
  await transaction.query(`insert into credit_request (run, corrects, reason, requested_by, requested_at) values ($1, $2, $3, $4, $5)`, [
    request.run,
    request.corrects,
    request.reason,
    request.requestedBy,
    request.requestedAt,
  ]);
  for (const { line, netOre } of request.lines) {
    await transaction.query(`insert into credit_request_line (run, line, net_ore) values ($1, $2, $3)`, [request.run, line, netOre.toString()]);
  }
}

export async function findCreditRequest(transaction: Transaction, run: string): Promise<CreditRequest | null> {
  const [row]: Omit<CreditRequest, 'lines'>[] = await transaction.query(
    `select run, corrects, reason, requested_by as "requestedBy", to_char(requested_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "requestedAt"
     from credit_request where run = $1`,
    [run],
  );
  if (!row) return null;
  const lines: CreditedLine[] = await transaction.query(`select line, net_ore as "netOre" from credit_request_line where run = $1 order by line`, [
    run,
  ]);
  return { ...row, lines };
}

/** How many credit notes were ever drafted for an invoice, whatever became of them. */
export async function countCreditRequests(transaction: Transaction, corrects: string): Promise<number> {
  await transaction.query(`select pg_advisory_xact_lock(hashtext('aconto credit'), hashtext($1))`, [corrects]);
  const [row]: { count: number }[] = await transaction.query(`select count(*)::int as count from credit_request where corrects = $1`, [corrects]);
  return row?.count ?? 0;
}

/** The run of the credit note of an invoice that is not issued or given up yet; null when there is none. */
export async function findOpenCredit(transaction: Transaction, corrects: string): Promise<string | null> {
  const [row]: { run: string }[] = await transaction.query(
    `select q.run from credit_request q join invoice_run r on r.id = q.run where q.corrects = $1 and r.state not in ('issued', 'completed', 'cancelled')`,
    [corrects],
  );
  return row?.run ?? null;
}

/** An issued invoice with what the issued credit notes of it have taken off; null when there is none, or the document is no invoice. */
export async function findCreditableInvoice(
  transaction: Transaction,
  number: string,
): Promise<(CreditableInvoice & { readonly issuer: string; readonly run: string; readonly knownOn: LocalDate }) | null> {
  type Head = Pick<CreditableInvoice, 'number' | 'payer' | 'currency' | 'vatGroup' | 'totalOre' | 'creditedTotalOre'>;
  const [head]: (Head & { run: string; ordinal: number; issuer: string; knownOn: LocalDate })[] = await transaction.query(
    `select i.number, i.payer, i.run, i.ordinal, r.issuer, r.opened_on as "knownOn", d.currency, d.vat_group as "vatGroup", d.total_ore as "totalOre",
       (select coalesce(sum(-c.total_ore), 0)::bigint from credit_request q join issued_document n on n.run = q.run join document c on c.run = n.run and c.ordinal = n.ordinal
         where q.corrects = i.number) as "creditedTotalOre"
     from issued_document i join invoice_run r on r.id = i.run join document d on d.run = i.run and d.ordinal = i.ordinal
     where i.number = $1 and i.kind = 'invoice'`,
    [number],
  );
  if (!head) return null;
  const { ordinal, ...invoice } = head;
  const lines: (Omit<DocumentLine, 'carriedForwardOre'> & { creditedOre: bigint })[] = await transaction.query(
    `select l.line, s.programme, s.service_year as "serviceYear", s.branch, s.sequence as "roundSequence", s.kind as "roundKind", s.basis, l.net_ore as "netOre",
       l.vat_category as "vatCategory", l.vat_rate_percent as "vatRatePercent", l.vat_reason as "vatReason",
       (select coalesce(sum(-c.net_ore), 0)::bigint from credit_request q join issued_document n on n.run = q.run join document_line c on c.run = n.run
         where q.corrects = $3 and c.corrected_run = l.run and c.position = l.position) as "creditedOre"
     from document_line l join settlement_round s on s.run = l.run and s.position = l.position where l.run = $1 and l.ordinal = $2 order by l.line`,
    [invoice.run, ordinal, number],
  );
  return { ...invoice, lines };
}

/** A credit note made by hand, from its draft on: its run, and its number once it is issued. */
export interface CreditNoteRow {
  readonly run: string;
  readonly state: RunState;
  readonly reason: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  /** Below zero; null until it is prepared. */
  readonly totalOre: Ore | null;
  readonly number: string | null;
  readonly issuedOn: LocalDate | null;
}

/** All credit notes that were asked for against an invoice, the newest first; over the web only those for the eyes of whoever asks. */
export async function listCreditNotes(transaction: Transaction, corrects: string): Promise<CreditNoteRow[]> {
  return await transaction.query(
    `select q.run, r.state, q.reason, q.requested_by as "requestedBy", to_char(q.requested_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "requestedAt",
       d.total_ore as "totalOre", i.number, i.issued_on as "issuedOn"
     from credit_request q join invoice_run r on r.id = q.run left join document d on d.run = q.run left join issued_document i on i.run = q.run
     where q.corrects = $1 order by q.requested_at desc`,
    [corrects],
  );
}
