import type { LocalDate } from '#domain/calendar/local-date';
import type { Agreement, VatCategory, WeightMethod } from '#domain/facts/facts';
import type { DocumentKind } from '#domain/invoicing/draft-document';
import { NO_E_INVOICING } from '#domain/invoicing/e-invoicing';
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
  /** Of a credit note made by hand: the invoice it corrects, and the day that was issued. */
  readonly corrects: string | null;
  readonly correctedOn: LocalDate | null;
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
  readonly serviceYear: number;
  /** Of a credit note made by hand: it corrects the round of an earlier document, and has no calculation of its own. */
  readonly isCorrection: boolean;
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

/*
 * The statements below are planned on statistics that know nothing yet of a run prepared minutes ago: left to itself, a join then reads the whole run
 * for every row. `limit 1` on a whole key, and `offset 0`, leave no other way than to look up what each row needs.
 */

const ISSUED = `select i.number, i.ordinal, i.kind, i.payer, d.currency, i.issued_on as "issuedOn", i.due_on as "dueOn", i.payment_reference as "paymentReference",
       i.issuer_details as "issuerDetails", i.recipient_details as "recipientDetails", i.line_texts as "lineTexts", d.net_ore as "netOre",
       d.vat_ore as "vatOre", d.total_ore as "totalOre", q.corrects, q.issued_on as "correctedOn"
     from issued_document i cross join lateral (select * from document where run = i.run and ordinal = i.ordinal limit 1) d
       left join lateral (select r.corrects, c.issued_on from credit_request r join issued_document c on c.number = r.corrects where r.run = i.run limit 1) q on true`;

export async function listIssuedDocuments(transaction: Transaction, selection: DocumentSelection): Promise<IssuedDocumentRow[]> {
  const rows: IssuedDocumentRow[] = await transaction.query(`${ISSUED} where i.run = $1 and i.ordinal >= $2 and i.ordinal < $3 order by i.ordinal`, [
    selection.run,
    selection.from,
    selection.until,
  ]);
  return rows.map(completeParties);
}

export async function listIssuedByNumber(transaction: Transaction, numbers: readonly string[]): Promise<IssuedDocumentRow[]> {
  const rows: IssuedDocumentRow[] = await transaction.query(`${ISSUED} where i.number = any($1) order by i.number`, [numbers]);
  return rows.map(completeParties);
}

/** Documents that were issued before e-invoices say nothing of them: their parties are Danish and take none. */
function completeParties(row: IssuedDocumentRow): IssuedDocumentRow {
  return {
    ...row,
    issuerDetails: { ...BEFORE_E_INVOICES, ...row.issuerDetails },
    recipientDetails: { ...NO_E_INVOICING, ...{ country: 'DK' }, ...row.recipientDetails },
  };
}

const BEFORE_E_INVOICES = {
  paymentReferenceKind: 'fik-71',
  kidLength: null,
  iban: null,
  isInForetaksregisteret: false,
  logo: null,
  logoPicture: null,
} as const;

export async function listDocumentLines(transaction: Transaction, selection: DocumentSelection): Promise<DocumentLineRow[]> {
  return await transaction.query(
    `select l.ordinal, l.line, l.position, l.net_ore as "netOre", l.carried_forward_ore as "carriedForwardOre", l.vat_category as "vatCategory",
       l.vat_rate_percent as "vatRatePercent", l.vat_reason as "vatReason", s.target_ore as "targetOre", s.settled_before_ore as "settledBeforeOre",
       s.amount_ore as "amountOre", r.service_year as "serviceYear", l.corrected_run is not null as "isCorrection"
     from document_line l cross join lateral (select * from document where run = l.run and ordinal = l.ordinal limit 1) d
       cross join lateral (select * from share where run = l.round_run and position = l.position and payer = d.payer limit 1) s
       cross join lateral (select service_year from settlement_round where run = l.round_run and position = l.position limit 1) r
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
       select s.* from settlement_round r cross join unnest($2::text[]) as leaf (node)
         cross join lateral (select * from allocation_step where run = r.run and position = r.position and node = leaf.node limit 1) s where r.run = $1
       union select s.* from way
         cross join lateral (select * from allocation_step where run = way.run and position = way.position and node = way.parent limit 1) s)
     select way.position, way.node, way.parent, way.method, n.name as "nodeName", n.source, n.weight as "weightText", way.weight,
       way.weight_sum as "weightSum", way.parent_amount_ore as "parentAmountOre", way.remainder, way.got_residual as "gotResidual", way.amount_ore as "amountOre"
     from way join settlement_round r on r.run = way.run and r.position = way.position
       cross join lateral (select * from key_node where key = r.key and version = r.key_version and node = way.node limit 1) n`,
      [run, leaves],
    );
  return rows.map((row) => ({ ...row, weight: BigInt(row.weight), weightSum: BigInt(row.weightSum), remainder: BigInt(row.remainder) }));
}

/** Earlier issued documents that settled parts of the run's programme years for these payers, oldest first. */
export async function listSettledBy(transaction: Transaction, run: string, payers: readonly string[]): Promise<SettledByRow[]> {
  return await transaction.query(
    `select r.programme, r.service_year as "serviceYear", r.branch, i.payer, i.number, i.issued_on as "issuedOn", sum(l.net_ore)::bigint as "netOre"
     from (select distinct unnest($2::text[])) as who (payer) cross join lateral (select * from issued_document where payer = who.payer offset 0) i
       cross join lateral (select * from document_line where run = i.run and ordinal = i.ordinal offset 0) l
       cross join lateral (select * from settlement_round where run = l.round_run and position = l.position limit 1) r
       join settlement_round now on now.run = $1 and now.programme = r.programme and now.service_year = r.service_year and now.branch = r.branch
         and now.sequence > r.sequence
     where exists (select 1 from issued_round ir where ir.run = r.run and ir.position = r.position)
     group by r.programme, r.service_year, r.branch, i.payer, i.number, i.issued_on order by i.issued_on, i.number`,
    [run, payers],
  );
}
