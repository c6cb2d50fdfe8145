import type { AllocationStep } from '#domain/allocation/split-down-tree';
import type { ChainedAuditEvent } from '#domain/audit/audit-event';
import type { HashedPayment } from '#domain/audit/payment-events';
import type { PrintedParties } from '#domain/audit/run-rows-hash';
import type { Country } from '#domain/calendar/bank-days';
import type { LocalDate } from '#domain/calendar/local-date';
import type { ActualCost, Agreement, AllocationKey, Budget, CollectionArrangement, KeyNode, Programme, VatCategory } from '#domain/facts/facts';
import type { DocumentKind, VatGroup } from '#domain/invoicing/draft-document';
import type { EInvoiceProfile, EInvoicing } from '#domain/invoicing/e-invoicing';
import type { LateCharges } from '#domain/late-payment/charge-reminders';
import type { LateRate } from '#domain/late-payment/late-rate';
import type { LedgerEntry } from '#domain/ledger/ledger-entry';
import type { DecimalText } from '#domain/money/decimal-text';
import type { Currency, Ore } from '#domain/money/money';
import type { PaymentReferenceKind } from '#domain/references/payment-reference';
import type { BankEntry } from '#domain/payments/bank-entry';
import type { BlockedRound, RoundBasis, RoundKind, Share } from '#domain/settlement/settlement-round';

/** Everything that goes into a pack but the documents' bytes. Rows may come in any order: the files are written in the order of their keys. */
export interface PackContent extends PackRows {
  readonly auditEvents: readonly ChainedAuditEvent[];
}

/** The rows of every CSV file of the pack. */
export type PackRows = { readonly [Name in keyof PackTables]: readonly PackTables[Name][] };

/** The row type of every CSV file of the pack. Amounts are øre, signed as the payer's debt; `…At` are ISO instants in UTC. */
export interface PackTables {
  readonly programmes: Programme;
  readonly budgets: Budget;
  readonly actualCosts: ActualCost;
  readonly agreements: Agreement;
  readonly arrangements: CollectionArrangement;
  readonly keys: KeyRow;
  readonly payers: PayerRow;
  readonly issuers: IssuerRow;
  readonly people: PersonRow;
  readonly runs: RunRow;
  readonly rounds: RoundRow;
  readonly shares: ShareRow;
  readonly explanations: ExplanationRow;
  readonly blockedRounds: BlockedRoundRow;
  readonly invoices: InvoiceRow;
  readonly invoiceLines: InvoiceLineRow;
  readonly deliveries: DeliveryRow;
  readonly ledger: LedgerEntry;
  readonly bankEntries: BankEntryRow;
  readonly payments: PaymentRow;
  readonly lateRates: LateRate;
  readonly reminders: ReminderRow;
  readonly letters: LetterRow;
  readonly reversals: ReversalRow;
  readonly eInvoiceDeliveries: EInvoiceDeliveryRow;
}

/** A node of a key with its key's version beside it. */
export interface KeyRow extends Omit<KeyNode, 'name'>, Pick<AllocationKey, 'key' | 'programme' | 'version' | 'validFrom' | 'recordedOn'> {}

export interface PayerRow extends EInvoicing {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly validFrom: LocalDate;
  readonly validUntil: LocalDate | null;
  readonly successor: string | null;
  readonly language: string;
  readonly email: string | null;
  readonly country: Country;
  readonly cvr: string;
  readonly ean: string | null;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
}

export interface IssuerRow {
  readonly issuer: string;
  readonly name: string;
  readonly ownPayerCode: string | null;
  readonly country: Country;
  readonly series: string;
  readonly internalSeries: string;
  readonly fikCreditor: string | null;
  readonly paymentReferenceKind: PaymentReferenceKind;
  readonly kidLength: number | null;
  readonly iban: string | null;
  readonly cvr: string;
  readonly email: string;
}

/** A person in a role: at an issuer (`officer`, `approver`), for an organisation that pays, or, with neither, for the whole installation. */
export interface PersonRow {
  readonly person: string;
  readonly name: string;
  readonly role: string;
  readonly issuer: string | null;
  readonly organisation: string | null;
  readonly validFrom: LocalDate;
  readonly validUntil: LocalDate | null;
}

export const RUN_STATES = ['draft', 'submitted', 'approved', 'issued', 'completed', 'rejected', 'cancelled'] as const;

export interface RunRow {
  readonly run: string;
  readonly issuer: string;
  readonly businessDate: LocalDate;
  /** The run sees what was recorded by the end of this day. */
  readonly openedOn: LocalDate;
  readonly state: (typeof RUN_STATES)[number];
  readonly digest: string | null;
  readonly submittedBy: string | null;
  readonly submittedAt: string | null;
  readonly approvedBy: string | null;
  readonly approvedAt: string | null;
  readonly issuedOn: LocalDate | null;
  readonly issuedAt: string | null;
  /** Played in the past from the example profile: its documents are dated by the business date. */
  readonly played: boolean;
  /** `RULES_VERSION` as it was when the run was prepared. */
  readonly rulesVersion: string;
}

/** A round that was issued. `round` is its name in shares, explanations and lines: see `roundId`. */
export interface RoundRow {
  readonly round: string;
  readonly run: string;
  readonly programme: string;
  readonly serviceYear: number;
  readonly branch: string;
  readonly sequence: number;
  readonly kind: RoundKind;
  readonly basis: RoundBasis;
  readonly basisVersion: number;
  readonly key: string;
  readonly keyVersion: number;
  readonly currency: Currency;
  readonly amountOre: Ore;
  readonly recordedAmountOre: Ore;
  readonly audited: boolean | null;
  readonly agreementVersion: number;
}

export interface ShareRow extends Share {
  readonly round: string;
}

export interface ExplanationRow extends AllocationStep {
  readonly round: string;
}

/** A round that was due in a run but could not be billed; of issued runs. */
export interface BlockedRoundRow extends BlockedRound {
  readonly run: string;
}

export interface InvoiceRow extends PrintedParties {
  readonly number: string;
  readonly series: string;
  readonly kind: DocumentKind;
  readonly run: string;
  readonly payer: string;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate | null;
  readonly recordedAt: string;
  readonly currency: Currency;
  readonly netOre: Ore;
  readonly vatOre: Ore;
  readonly totalOre: Ore;
  readonly paymentReference: string | null;
  /** Null while the document has not been rendered, and on internal postings that have no PDF. */
  readonly pdfSha256: string | null;
  /** Of the XML that is the original, where the payer takes e-invoices. */
  readonly eInvoiceSha256: string | null;
  readonly vatGroup: VatGroup;
  /** Of a credit note made by hand: the invoice it corrects, and why. */
  readonly corrects: string | null;
  readonly correctionReason: string | null;
}

/** Where an e-invoice is; `at` is when it came into its state. */
export interface EInvoiceDeliveryRow {
  readonly number: string;
  readonly profile: EInvoiceProfile;
  /** As the access point sees it; null while it is queued. */
  readonly fileName: string | null;
  readonly state: 'queued' | 'handed-over' | 'accepted' | 'rejected';
  readonly at: string;
  readonly detail: string | null;
}

export interface InvoiceLineRow {
  readonly number: string;
  readonly line: number;
  readonly round: string;
  readonly text: string;
  readonly netOre: Ore;
  readonly vatCategory: VatCategory;
  readonly vatRatePercent: DecimalText;
  readonly vatReason: string;
  readonly carriedForwardOre: Ore;
}

export const DELIVERY_STATES = ['queued', 'no-address', 'claimed', 'handed-over', 'sent', 'refused', 'unknown', 'bounced'] as const;

/** One mail of a document; `at` is when it came into its state. A resend to another address is a row of its own. */
export interface DeliveryRow {
  readonly number: string;
  readonly address: string | null;
  readonly messageId: string;
  readonly state: (typeof DELIVERY_STATES)[number];
  readonly at: string;
}

/** What a bank told; `file` is the SHA-256 of the file that brought it. */
export interface BankEntryRow extends BankEntry {
  readonly id: string;
  readonly issuer: string;
  readonly file: string;
}

/** A letter of approved reminders to one payer, and where the same is as e-invoice, for a payer that takes reminders so. */
export interface LetterRow {
  readonly batch: string;
  readonly payer: string;
  readonly currency: Currency;
  /** The invoice that its mail is about: that of its invoices that fell due first. */
  readonly firstDocument: string;
  readonly pdfSha256: string;
  readonly eInvoiceSha256: string | null;
  /** As the access point sees it; null while it is queued. */
  readonly eInvoiceFile: string | null;
  readonly eInvoiceState: EInvoiceDeliveryRow['state'] | null;
  readonly eInvoiceAt: string | null;
  readonly eInvoiceDetail: string | null;
}

/** That all charges of a letter were taken back; the ledger has an entry for each of its reminders that charged something, named `batch~document~back`. */
export interface ReversalRow {
  readonly id: string;
  readonly batch: string;
  readonly issuer: string;
  readonly payer: string;
  readonly currency: Currency;
  readonly on: LocalDate;
  readonly reason: string;
}

/** An invoice in an approved reminder: what was open before it, and what it charged; the ledger has an entry of that, named `batch~document`. */
export interface ReminderRow extends Omit<LateCharges, 'steps'> {
  readonly batch: string;
  readonly issuer: string;
  readonly on: LocalDate;
  readonly document: string;
  readonly payer: string;
  readonly sequence: number;
  readonly openOre: Ore;
}

export const PAYMENT_BASES = ['reference', 'confirmed', 'taken-back'] as const;

/** Money of a bank entry posted on a document; the ledger has an entry of the same name. */
export interface PaymentRow extends HashedPayment {
  readonly basis: (typeof PAYMENT_BASES)[number];
}
