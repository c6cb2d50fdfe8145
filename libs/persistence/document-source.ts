import type { LocalDate } from '#domain/calendar/local-date';
import type { Agreement, VatCategory, WeightMethod } from '#domain/facts/facts';
import type { DocumentKind } from '#domain/invoicing/draft-document';
import type { Currency, Ore } from '#domain/money/money';
import type { RoundBasis, RoundKind } from '#domain/settlement/settlement-round';
import type { Transaction } from '#persistence/database';
import type { PayerDetails, RegisteredIssuer } from '#persistence/register';

/** An issued document as its PDF and mail need it. */
export interface IssuedDocumentRow {
  readonly number: string;
  readonly ordinal: number;
  readonly kind: DocumentKind;
  readonly payer: string;
  readonly currency: Currency;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate | null;
  readonly paymentReference: string | null;
  readonly issuerDetails: RegisteredIssuer;
  readonly recipientDetails: PayerDetails;
  readonly lineTexts: readonly string[];
  readonly netOre: Ore;
  readonly vatOre: Ore;
  readonly totalOre: Ore;
}

export interface DocumentLineRow {
  readonly ordinal: number;
  readonly line: number;
  readonly position: number;
  readonly netOre: Ore;
  readonly carriedForwardOre: Ore;
  readonly vatCategory: VatCategory;
  readonly vatRatePercent: string;
  readonly vatReason: string;
  readonly targetOre: Ore;
  readonly settledBeforeOre: Ore;
  readonly amountOre: Ore;
}

export interface RoundRow {
  readonly position: number;
  readonly programme: string;
  readonly programmeName: string;
  readonly serviceYear: number;
  readonly branch: string;
  readonly sequence: number;
  readonly kind: RoundKind;
  readonly basis: RoundBasis;
  readonly basisVersion: number;
  readonly audited: boolean | null;
  readonly basisSource: string;
  readonly key: string;
  readonly keyVersion: number;
  readonly keyValidFrom: LocalDate;
  readonly vatBasis: Agreement['vatBasis'];
  readonly vatReason: string;
  readonly recordedAmountOre: Ore;
  readonly amountOre: Ore;
  readonly budgetOre: Ore | null;
  readonly actualOre: Ore | null;
}

export interface StepRow {
  readonly position: number;
  readonly node: string;
  readonly parent: string | null;
  readonly method: WeightMethod | null;
  readonly nodeName: string | null;
  readonly source: string;
  readonly weightText: string | null;
  readonly weight: bigint;
  readonly weightSum: bigint;
  readonly parentAmountOre: Ore;
  readonly remainder: bigint;
  readonly gotResidual: boolean;
  readonly amountOre: Ore;
}

export interface SettledByRow {
  readonly programme: string;
  readonly serviceYear: number;
  readonly branch: string;
  readonly payer: string;
  readonly number: string;
  readonly issuedOn: LocalDate;
  readonly netOre: Ore;
}

export type DocumentSelection = { readonly run: string; readonly from: number; readonly until: number };

const ISSUED = `select i.number, i.ordinal, i.kind, i.payer, d.currency, i.issued_on as "issuedOn", i.due_on as "dueOn", i.payment_reference as "paymentReference",
       i.issuer_details as "issuerDetails", i.recipient_details as "recipientDetails", i.line_texts as "lineTexts", d.net_ore as "netOre",
       d.vat_ore as "vatOre", d.total_ore as "totalOre"
     from issued_document i join document d on d.run = i.run and d.ordinal = i.ordinal`;

export async function listIssuedDocuments(transaction: Transaction, selection: DocumentSelection): Promise<IssuedDocumentRow[]> {
  return await transaction.query(`${ISSUED} where i.run = $1 and i.ordinal >= $2 and i.ordinal < $3 order by i.ordinal`, [
    selection.run,
    selection.from,
    selection.until,
  ]);
}

export async function listIssuedByNumber(transaction: Transaction, numbers: readonly string[]): Promise<IssuedDocumentRow[]> {
  return await transaction.query(`${ISSUED} where i.number = any($1) order by i.number`, [numbers]);
}

export async function listDocumentLines(transaction: Transaction, selection: DocumentSelection): Promise<DocumentLineRow[]> {
  return await transaction.query(
    `select l.ordinal, l.line, l.position, l.net_ore as "netOre", l.carried_forward_ore as "carriedForwardOre", l.vat_category as "vatCategory",
       l.vat_rate_percent as "vatRatePercent", l.vat_reason as "vatReason", s.target_ore as "targetOre", s.settled_before_ore as "settledBeforeOre",
       s.amount_ore as "amountOre"
     from document_line l join document d on d.run = l.run and d.ordinal = l.ordinal
       join share s on s.run = l.run and s.position = l.position and s.payer = d.payer
     where l.run = $1 and l.ordinal >= $2 and l.ordinal < $3 order by l.ordinal, l.line`,
    [selection.run, selection.from, selection.until],
  );
}

/** The rounds of a run with what they stand on. Budget and actual cost are the newest known on the run's day, to be shown beside each other. */
export async function listRoundsWithSources(transaction: Transaction, run: string): Promise<RoundRow[]> {
  return await transaction.query(
    `select r.position, r.programme, p.name as "programmeName", r.service_year as "serviceYear", r.branch, r.sequence, r.kind, r.basis,
       r.basis_version as "basisVersion", r.audited, coalesce(b.source, a.source) as "basisSource", r.key, r.key_version as "keyVersion",
       k.valid_from as "keyValidFrom", g.vat_basis as "vatBasis", g.vat_reason as "vatReason", r.recorded_amount_ore as "recordedAmountOre",
       r.amount_ore as "amountOre",
       (select amount_ore from budget where programme = r.programme and year = r.service_year and status = 'approved' and recorded_on <= i.opened_on
         order by version desc limit 1) as "budgetOre",
       (select amount_ore from actual_cost where programme = r.programme and year = r.service_year and recorded_on <= i.opened_on
         order by version desc limit 1) as "actualOre"
     from settlement_round r join invoice_run i on i.id = r.run join programme p on p.code = r.programme
       join allocation_key k on k.key = r.key and k.version = r.key_version
       join agreement g on g.programme = r.programme and g.version = r.agreement_version
       left join budget b on r.basis = 'budget' and b.programme = r.programme and b.year = r.service_year and b.version = r.basis_version
       left join actual_cost a on r.basis = 'actual' and a.programme = r.programme and a.year = r.service_year and a.version = r.basis_version
     where r.run = $1 order by r.position`,
    [run],
  );
}

/**
 * The steps from these leaves of a run up to its roots. They are walked from below, so that what is read grows with the leaves that are asked for
 * and not with the size of the run.
 */
export async function listSteps(transaction: Transaction, run: string, leaves: readonly string[]): Promise<StepRow[]> {
  const rows: (Omit<StepRow, 'weight' | 'weightSum' | 'remainder'> & { weight: string; weightSum: string; remainder: string })[] =
    await transaction.query(
      `with recursive way as (
       select s.position, s.node, s.parent from settlement_round r cross join unnest($2::text[]) as leaf (node)
         join allocation_step s on s.run = r.run and s.position = r.position and s.node = leaf.node where r.run = $1
       union select s.position, s.node, s.parent from way join allocation_step s on s.run = $1 and s.position = way.position and s.node = way.parent)
     select s.position, s.node, s.parent, s.method, n.name as "nodeName", n.source, n.weight as "weightText", s.weight, s.weight_sum as "weightSum", s.parent_amount_ore as "parentAmountOre",
       s.remainder, s.got_residual as "gotResidual", s.amount_ore as "amountOre"
     from way join allocation_step s on s.run = $1 and s.position = way.position and s.node = way.node
       join settlement_round r on r.run = s.run and r.position = s.position
       join key_node n on n.key = r.key and n.version = r.key_version and n.node = s.node`,
      [run, leaves],
    );
  return rows.map((row) => ({ ...row, weight: BigInt(row.weight), weightSum: BigInt(row.weightSum), remainder: BigInt(row.remainder) }));
}

/** Earlier issued documents that settled parts of the run's programme years for these payers, oldest first. */
export async function listSettledBy(transaction: Transaction, run: string, payers: readonly string[]): Promise<SettledByRow[]> {
  return await transaction.query(
    `select r.programme, r.service_year as "serviceYear", r.branch, i.payer, i.number, i.issued_on as "issuedOn", sum(l.net_ore)::bigint as "netOre"
     from settlement_round now join settlement_round r on r.programme = now.programme and r.service_year = now.service_year and r.branch = now.branch
         and r.sequence < now.sequence
       join issued_round ir on ir.run = r.run and ir.position = r.position
       join document_line l on l.run = r.run and l.position = r.position join issued_document i on i.run = l.run and i.ordinal = l.ordinal
     where now.run = $1 and i.payer = any($2)
     group by r.programme, r.service_year, r.branch, i.payer, i.number, i.issued_on order by i.issued_on, i.number`,
    [run, payers],
  );
}
