import { z } from 'zod';
import { Amount, Currency } from '#apps/api/wire/amount';
import { Day, Instant } from '#apps/api/wire/day';
import { PageQuery, pageOf } from '#apps/api/wire/paging';

const Code = z.string().regex(/^[\x21-\x2e\x30-\x7e]{1,32}$/);
const Search = z.string().trim().min(1).max(100).optional();

export const IssuerQuery = z.object({ issuer: Code });

export const BankFileReport = z
  .object({
    outcome: z.enum(['imported', 'imported-before']),
    format: z.string(),
    entries: z.int(),
    known: z.int().meta({ description: 'Entries that another file has brought before' }),
    notBooked: z.int().meta({ description: 'Entries that the bank has only announced' }),
    matched: z.int().meta({ description: 'Posted by their reference' }),
    toConfirm: z.int().meta({ description: 'Wait for a person' }),
    amount: Amount,
    currency: Currency.nullable(),
  })
  .meta({ id: 'BankFileReport' });

export const BankFileList = z
  .object({
    items: z.array(
      z.object({
        sha256: z.string(),
        name: z.string(),
        format: z.string(),
        importedBy: z.string(),
        importedAt: Instant,
        entries: z.int(),
        amount: Amount,
        currency: Currency.nullable().meta({ description: 'Null for several' }),
        waiting: z.int(),
      }),
    ),
  })
  .meta({ id: 'BankFileList', description: 'The newest hundred' });

const Candidate = z.object({
  document: z.string(),
  payer: z.string(),
  payerName: z.string(),
  open: Amount,
  reasons: z.array(z.enum(['number', 'payer', 'amount'])),
});

export const WaitingQuery = PageQuery.extend({ issuer: Code, search: Search, sort: z.enum(['booked', '-booked']).default('booked') });

export const WaitingPayments = pageOf(
  z.object({
    id: z.string(),
    bookedOn: Day,
    currency: Currency,
    amount: Amount,
    left: Amount.meta({ description: 'What is not posted yet' }),
    reference: z.string().nullable(),
    text: z.string(),
    payerName: z.string().nullable(),
    candidates: z.array(Candidate),
  }),
).meta({ id: 'WaitingPayments' });

export const BalancesQuery = PageQuery.extend({
  issuer: Code,
  search: Search,
  openOnly: z.enum(['true']).optional(),
  sort: z.enum(['name', '-name', 'open', '-open']).default('name'),
});

export const BalanceList = pageOf(
  z.object({
    payer: z.string(),
    payerName: z.string(),
    currency: Currency,
    invoiced: Amount,
    charged: Amount.meta({ description: 'Fees, compensation and interest of reminders' }),
    credited: Amount.meta({ description: 'Below zero' }),
    paid: Amount,
    open: Amount,
    agreesWithLedger: z.boolean(),
  }),
)
  .extend({ totalOpen: Amount.meta({ description: 'Over all pages' }) })
  .meta({ id: 'BalanceList' });

export const OpenItemsQuery = PageQuery.extend({
  issuer: Code,
  payer: Code.optional(),
  search: Search,
  overdueOnly: z.enum(['true']).optional(),
  sort: z.enum(['due', '-due', 'open', '-open', 'name', '-name']).default('due'),
});

export const OpenItemList = pageOf(
  z.object({
    number: z.string(),
    kind: z.enum(['invoice', 'credit-note']),
    payer: z.string(),
    payerName: z.string(),
    issuedOn: Day,
    dueOn: Day.nullable(),
    currency: Currency,
    total: Amount,
    charged: Amount,
    credited: Amount,
    paid: Amount,
    open: Amount,
    isDisputed: z.boolean(),
    daysOverdue: z.int().meta({ description: 'Past the last day of payment; 0 for what is not due, or owed to the payer' }),
  }),
).meta({ id: 'OpenItemList' });

export const DocumentPayments = z
  .object({
    item: z
      .object({ currency: Currency, total: Amount, charged: Amount, credited: Amount, paid: Amount, open: Amount, isDisputed: z.boolean() })
      .nullable()
      .meta({ description: 'Null for what is no item of its own: an internal posting, or a credit note made by hand' }),
    payments: z.array(
      z.object({
        entry: z.string(),
        position: z.int(),
        on: Day,
        amount: Amount,
        basis: z.enum(['reference', 'confirmed', 'taken-back']),
        isTakenBack: z.boolean(),
        person: z.string().nullable().meta({ description: 'Null for whoever may not see who it was' }),
        at: Instant,
        reason: z.string().nullable(),
      }),
    ),
    isAtDesk: z.boolean().meta({ description: 'May take a posting back' }),
  })
  .meta({ id: 'DocumentPayments' });

export const EntryPath = z.object({ entry: z.string().regex(/^[A-Za-z0-9-]{1,60}$/) });
export const PostingPath = EntryPath.extend({ position: z.string().regex(/^\d{1,6}$/) });
export const ConfirmBody = z.object({
  document: z.string().regex(/^[A-Za-z0-9-]{1,60}$/),
  amount: Amount.nullable().meta({ description: 'Null: all that is left of the entry' }),
  reason: z.string().trim().max(2_000).nullable(),
});
export const ReasonBody = z.object({ reason: z.string().trim().min(1).max(2_000) });
export const Posted = z.object({ posting: z.string() }).meta({ id: 'Posted' });
export const SetAside = z.object({ entry: z.string() }).meta({ id: 'SetAside' });
