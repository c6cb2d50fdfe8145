import { z } from 'zod';
import { RunState } from '#apps/api/runs/run-schemas';
import { Amount, Currency } from '#apps/api/wire/amount';
import { Day, Instant } from '#apps/api/wire/day';

const LinePart = z.object({ line: z.int().min(1).max(9_999), net: Amount.meta({ description: "Without VAT, in the line's own sign" }) });

const CreditNote = z.object({
  run: z.string().meta({ description: 'Its run: there it is approved by another person' }),
  state: RunState,
  reason: z.string(),
  requestedBy: z.string(),
  requestedAt: Instant,
  total: Amount.nullable().meta({ description: 'Below zero; null until it is prepared' }),
  number: z.string().nullable(),
  issuedOn: Day.nullable(),
});

export const CreditView = z
  .object({
    notes: z.array(CreditNote),
    invoice: z
      .object({
        currency: Currency,
        total: Amount,
        credited: Amount.meta({ description: 'By notes made by hand, VAT included; not below zero' }),
        lines: z.array(z.object({ line: z.int(), net: Amount, credited: Amount, left: Amount })),
      })
      .nullable()
      .meta({ description: 'Null for what is no invoice' }),
    unavailableBecause: z.enum(['not-an-invoice', 'role-missing', 'credit-open', 'credit-nothing']).nullable(),
  })
  .meta({ id: 'CreditView' });

const LINE_PART = /^(\d{1,4}):(-?\d{1,16}\.\d{2})$/;

/** `line=2:1234.50`, as often as there are lines; without any it is all that is left. */
export const CreditPreviewQuery = z.object({
  line: z
    .union([z.string().regex(LINE_PART), z.array(z.string().regex(LINE_PART)).max(500)])
    .transform((parts) => (Array.isArray(parts) ? parts : [parts]))
    .optional()
    .meta({ description: 'LINE:AMOUNT without VAT, once a line; without any, all that is left' }),
});

export const CreditPreview = z
  .object({
    currency: Currency,
    lines: z.array(LinePart.extend({ programme: z.string(), serviceYear: z.int() })),
    vat: z.array(z.object({ category: z.string(), ratePercent: z.string(), net: Amount, vat: Amount })),
    net: Amount,
    vatTotal: Amount,
    total: Amount,
  })
  .meta({ id: 'CreditPreview', description: 'Amounts as on the note: signed as the payer’s debt, so below zero' });

export const CreditBody = z.object({
  lines: z.array(LinePart).max(500).meta({ description: 'None: all that is left' }),
  reason: z.string().trim().min(1).max(1_000).meta({ description: 'Printed on the note' }),
});

export const CreditDrafted = z.object({ run: z.string() }).meta({ id: 'CreditDrafted' });
