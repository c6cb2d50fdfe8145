import { z } from 'zod';
import { Amount, Currency } from '#apps/api/wire/amount';
import { Day, Instant } from '#apps/api/wire/day';
import { PageQuery, pageOf } from '#apps/api/wire/paging';
import { DOCUMENT_KINDS } from '#domain/invoicing/draft-document';
import { LANGUAGES } from '#glossary/language';

export const DocumentKind = z.enum(DOCUMENT_KINDS).meta({ id: 'DocumentKind' });
export const MailState = z
  .enum(['queued', 'no-address', 'claimed', 'handed-over', 'sent', 'refused', 'unknown', 'bounced'])
  .meta({ id: 'MailState' });

export const DocumentPath = z.object({ number: z.string().regex(/^[A-Za-z0-9-]{1,60}$/) });

/** `open` shows the PDF in a window of its own instead of saving it. */
export const PdfQuery = z.object({ open: z.enum(['true']).optional() });

export const DocumentItem = z
  .object({
    number: z.string(),
    kind: DocumentKind,
    issuer: z.string(),
    run: z.string(),
    payer: z.string(),
    payerName: z.string(),
    issuedOn: Day,
    dueOn: Day.nullable(),
    currency: Currency,
    net: Amount,
    vat: Amount,
    total: Amount.meta({ description: "Signed as the payer's debt: a credit note is negative" }),
    mailState: MailState.nullable(),
  })
  .meta({ id: 'DocumentItem' });

export const DocumentListQuery = PageQuery.extend({
  issuer: z.string().max(32).optional(),
  run: z.string().max(120).optional(),
  payer: z.string().max(32).optional(),
  year: z.coerce.number().int().min(1900).max(2999).optional(),
  kind: DocumentKind.optional(),
  mailState: MailState.optional(),
  search: z.string().trim().min(1).max(100).optional(),
  sort: z.enum(['number', '-number', 'date', '-date', 'payer', '-payer', 'total', '-total']).default('-date'),
});

export const DocumentList = pageOf(DocumentItem).meta({ id: 'DocumentList' });

const Party = z
  .object({
    code: z.string(),
    name: z.string(),
    addressLines: z.array(z.string()),
    cvr: z.string(),
    ean: z.string().nullable(),
    email: z.string().nullable(),
  })
  .meta({ id: 'DocumentParty' });

const Line = z.object({
  line: z.int(),
  text: z.string(),
  periodFrom: Day,
  periodTo: Day,
  net: Amount,
  vatCategory: z.string(),
  vatRatePercent: z.string(),
  vatReason: z.string(),
});

const Step = z.object({
  node: z.string(),
  nodeName: z.string(),
  method: z.string(),
  weight: z.string(),
  weightSum: z.string(),
  parentName: z.string(),
  parentAmount: Amount,
  gotResidual: z.boolean().meta({ description: 'Got one of the øre that were left over' }),
  amount: Amount,
  source: z.string().meta({ description: 'Where the weight stands: file, sheet, cell' }),
});

const Calculation = z.object({
  line: z.int(),
  programmeName: z.string(),
  serviceYear: z.int(),
  roundKind: z.enum(['on-account', 'in-arrears', 'true-up']),
  roundSequence: z.int(),
  basis: z.enum(['budget', 'actual']),
  basisVersion: z.int(),
  audited: z.boolean().nullable(),
  basisSource: z.string(),
  vatBasis: z.string(),
  recordedAmount: Amount,
  amount: Amount,
  budget: Amount.nullable(),
  actual: Amount.nullable(),
  key: z.string(),
  keyVersion: z.int(),
  keyValidFrom: Day,
  paths: z.array(z.array(Step)),
  target: Amount,
  settledBefore: Amount,
  settledBy: z.array(z.object({ number: z.string(), issuedOn: Day, net: Amount })),
  share: Amount,
  carriedForward: Amount,
});

export const Mail = z
  .object({
    id: z.string(),
    kind: z.string(),
    address: z.string().nullable(),
    state: MailState,
    stateAt: Instant,
    attempt: z.int(),
    detail: z.string().nullable(),
    messageId: z.string(),
    reason: z.string().nullable().meta({ description: 'Why it was sent again' }),
    requestedBy: z.string().nullable(),
    refusals: z
      .array(z.object({ address: z.string(), reply: z.string(), at: Instant }))
      .meta({ description: 'Recipients that were turned away while others were accepted' }),
    reports: z
      .array(
        z.object({
          action: z.enum(['failed', 'delayed', 'delivered', 'relayed', 'expanded']),
          recipient: z.string(),
          status: z.string().nullable().meta({ description: 'As in RFC 3463: 5.1.1' }),
          diagnostic: z.string().nullable().meta({ description: 'The words of the server that reports' }),
          reportedBy: z.string().nullable(),
          readAt: Instant,
          letterSha256: z.string().meta({ description: 'Of the letter that came back, kept as evidence' }),
        }),
      )
      .meta({ description: 'What mail systems have reported since' }),
    events: z.array(z.object({ state: MailState, at: Instant, detail: z.string().nullable(), person: z.string().nullable() })),
  })
  .meta({ id: 'Mail' });

export const Document = z
  .object({
    number: z.string(),
    run: z.string(),
    kind: DocumentKind,
    language: z.enum(LANGUAGES),
    isExample: z.boolean(),
    issuedOn: Day,
    dueOn: Day.nullable(),
    currency: Currency,
    net: Amount,
    vat: Amount,
    total: Amount,
    paymentReference: z.string().nullable(),
    corrects: z.string().nullable().meta({ description: 'Of a credit note made by hand: its invoice' }),
    issuer: Party,
    recipient: Party,
    lines: z.array(Line),
    vatSubtotals: z.array(z.object({ category: z.string(), ratePercent: z.string(), net: Amount, vat: Amount })),
    assumptions: z.array(z.string()),
    calculations: z.array(Calculation),
    pdf: z.object({ sha256: z.string(), bytes: z.int() }).nullable(),
    ledger: z.array(z.object({ on: Day, account: z.string(), debit: Amount, credit: Amount })),
    mails: z.array(Mail),
  })
  .meta({ id: 'Document' });

export const ResendBody = z.object({ reason: z.string().trim().min(1).max(2_000) });
export const QueuedMail = z.object({ mail: z.string() }).meta({ id: 'QueuedMail' });
