import type { Currency, Ore } from '#domain/money/money';
import type { BlockedRound, RoundBasis, RoundKind } from '#domain/settlement/settlement-round';
import type { Transaction } from '#persistence/database';

/** A run's figures for a list: internal postings are counted and summed apart, mails by what became of them. */
export interface RunSummary {
  readonly documents: number;
  /** Payers who get a document. */
  readonly payers: number;
  readonly internal: number;
  readonly creditNotes: number;
  readonly currency: Currency | null;
  /** Total of the numbered documents that go to payers, VAT included. */
  readonly totalOre: Ore;
  /** Total of the issuer's own share. */
  readonly internalOre: Ore;
  readonly mailsSent: number;
  readonly mailsOpen: number;
  readonly mailsFailed: number;
  readonly blocked: number;
}

/**
 * The summaries of these runs, or of all, by id. A document counts as sent once any of its mails was accepted, as failed when none was and none is
 * open.
 */
export async function summariseRuns(transaction: Transaction, runs: readonly string[] | null = null): Promise<Map<string, RunSummary>> {
  const rows: (RunSummary & { id: string })[] = await transaction.query(
    `select r.id, coalesce(d.documents, 0)::int as documents, coalesce(d.payers, 0)::int as payers, coalesce(d.internal, 0)::int as internal, coalesce(d.credit_notes, 0)::int as "creditNotes",
       d.currency, coalesce(d.total, 0)::bigint as "totalOre", coalesce(d.internal_total, 0)::bigint as "internalOre", coalesce(m.sent, 0)::int as "mailsSent", coalesce(m.open, 0)::int as "mailsOpen",
       coalesce(m.failed, 0)::int as "mailsFailed", (select count(*)::int from blocked_round b where b.run = r.id) as blocked
     from invoice_run r
     left join (select run, count(*) filter (where kind <> 'internal') as documents, count(distinct payer) filter (where kind <> 'internal') as payers, count(*) filter (where kind = 'internal') as internal,
         count(*) filter (where kind = 'credit-note') as credit_notes, min(currency) as currency, coalesce(sum(total_ore) filter (where kind <> 'internal'), 0) as total,
         coalesce(sum(total_ore) filter (where kind = 'internal'), 0) as internal_total from document where $1::text[] is null or run = any($1) group by run) d on d.run = r.id
     left join (select run, count(*) filter (where sent) as sent, count(*) filter (where not sent and open) as open, count(*) filter (where not sent and not open) as failed
         from (select run, number, bool_or(state = 'sent') as sent, bool_or(state in ('queued', 'claimed', 'handed-over')) as open
           from mail where number is not null and ($1::text[] is null or run = any($1)) group by run, number) document_mail group by run) m on m.run = r.id
     where $1::text[] is null or r.id = any($1)`,
    [runs],
  );
  return new Map(rows.map(({ id, ...summary }) => [id, summary]));
}

export interface RunRound {
  readonly programme: string;
  readonly serviceYear: number;
  readonly branch: string;
  readonly sequence: number;
  readonly kind: RoundKind;
  readonly basis: RoundBasis;
  readonly basisVersion: number;
  readonly key: string;
  readonly keyVersion: number;
  readonly amountOre: Ore;
  /** Σ of what the round bills, net. */
  readonly billedOre: Ore;
  readonly carriedForwardOre: Ore;
}

export async function listRunRounds(transaction: Transaction, run: string): Promise<RunRound[]> {
  return await transaction.query(
    `select r.programme, r.service_year as "serviceYear", r.branch, r.sequence, r.kind, r.basis, r.basis_version as "basisVersion", r.key,
       r.key_version as "keyVersion", r.amount_ore as "amountOre", coalesce(sum(s.amount_ore - s.carried_forward_ore), 0)::bigint as "billedOre",
       coalesce(sum(s.carried_forward_ore), 0)::bigint as "carriedForwardOre"
     from settlement_round r left join share s on s.run = r.run and s.position = r.position where r.run = $1 group by r.run, r.position order by r.position`,
    [run],
  );
}

/** Documents of a run by how far they have come; each number is contained in the one before it but for the last. */
export interface RunProgress {
  readonly prepared: number;
  readonly issued: number;
  readonly rendered: number;
  readonly sent: number;
  /** Documents whose mail a person must look at. */
  readonly failed: number;
}

export async function readRunProgress(transaction: Transaction, run: string): Promise<RunProgress> {
  const [row]: RunProgress[] = await transaction.query(
    `select (select count(*)::int from document where run = $1 and kind <> 'internal') as prepared,
       (select count(*)::int from issued_document where run = $1 and kind <> 'internal') as issued,
       (select count(*)::int from rendered_document d join issued_document i on i.number = d.number where i.run = $1 and i.kind <> 'internal') as rendered,
       count(*) filter (where sent)::int as sent, count(*) filter (where not sent and not open)::int as failed
     from (select number, bool_or(state = 'sent') as sent, bool_or(state in ('queued', 'claimed', 'handed-over')) as open
       from mail where run = $1 and number is not null group by number) document_mail`,
    [run],
  );
  if (!row) throw new Error('a count gives a row');
  return row;
}

export async function listBlockedRounds(transaction: Transaction, run: string): Promise<BlockedRound[]> {
  return await transaction.query(
    `select programme, service_year as "serviceYear", branch, kind, reason from blocked_round where run = $1 order by position`,
    [run],
  );
}
