import { z } from 'zod';
import { BlockReason } from '#apps/api/runs/run-schemas';
import { Amount, Currency } from '#apps/api/wire/amount';
import { Day, Instant } from '#apps/api/wire/day';
import { PageQuery, pageOf } from '#apps/api/wire/paging';

export const ProgrammePath = z.object({ code: z.string().regex(/^[\x21-\x2e\x30-\x7e]{1,32}$/) });
export const KeyPath = z.object({ key: z.string().min(1).max(100), version: z.coerce.number().int().min(1) });

export const FilePath = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });

const FILE_SORTS = ['at', '-at', 'name', '-name', 'kind', '-kind'] as const;

export const ImportedFileQuery = PageQuery.extend({
  search: z.string().trim().min(1).max(100).optional().meta({ description: 'In the name' }),
  kind: z.string().min(1).max(40).optional(),
  sort: z.enum(FILE_SORTS).default('-at'),
});

export const ImportedFileList = pageOf(
  z
    .object({ sha256: z.string(), kind: z.string(), name: z.string(), bytes: z.int(), importedAt: Instant, importedBy: z.string() })
    .meta({ id: 'ImportedFile' }),
).meta({ id: 'ImportedFileList' });

const SourceFile = z
  .object({ name: z.string(), sha256: z.string() })
  .meta({ id: 'SourceFile', description: 'The file that brought it, to be had under /api/imported-files' })
  .nullable();

const Budget = z.object({
  year: z.int(),
  version: z.int(),
  status: z.enum(['approved', 'awaiting-agreement', 'preliminary-estimate']),
  amount: Amount,
  recordedOn: Day,
  source: z.string(),
  file: SourceFile,
});

const ActualCost = z.object({
  year: z.int(),
  version: z.int(),
  audited: z.boolean(),
  amount: Amount,
  recordedOn: Day,
  source: z.string(),
  accounts: z.string().nullable(),
  file: SourceFile,
  accountsFile: SourceFile,
});

const Agreement = z.object({
  version: z.int(),
  fromYear: z.int(),
  vatBasis: z.enum(['excluding', 'including']),
  vatCategory: z.enum(['S', 'Z', 'E', 'O']),
  vatRatePercent: z.string(),
  vatReason: z.string(),
  agreedBy: z.string(),
  agreedOn: Day,
  document: z.string(),
  recordedOn: Day,
  file: SourceFile,
});

const Arrangement = z.object({
  branch: z.string(),
  branchName: z.string(),
  issuer: z.string(),
  issuerName: z.string(),
  rule: z.string().meta({ description: 'once 2023-03-15, first-bank-day 4 or last-bank-day 8' }),
  fromYear: z.int(),
  untilYear: z.int().nullable(),
  firstRound: z.enum(['on-account', 'in-arrears']),
  serviceYearOffset: z.int(),
  recordedOn: Day,
});

export const Programme = z
  .object({
    code: z.string(),
    name: z.string(),
    currency: Currency,
    minimumTrueUp: Amount.nullable(),
    budgets: z.array(Budget),
    actualCosts: z.array(ActualCost),
    agreements: z.array(Agreement),
    arrangements: z.array(Arrangement),
    keys: z.array(z.object({ key: z.string(), version: z.int(), validFrom: Day, recordedOn: Day, file: SourceFile })),
  })
  .meta({ id: 'Programme' });

export const ProgrammeList = z.object({ items: z.array(Programme) }).meta({ id: 'ProgrammeList' });

export const AllocationKey = z
  .object({
    key: z.string(),
    programme: z.string(),
    version: z.int(),
    validFrom: Day,
    recordedOn: Day,
    file: SourceFile,
    currency: Currency,
    shared: Amount.meta({ description: 'What the shares are of' }),
    sharedIs: z.enum(['actual', 'budget', 'example']),
    sharedYear: z.int(),
    nodes: z.array(
      z.object({
        node: z.string(),
        parent: z.string().nullable(),
        level: z.int(),
        name: z.string(),
        method: z.enum(['percent', 'weight', 'amount']).nullable(),
        weight: z.string().nullable(),
        weightSum: z.string().nullable().meta({ description: 'Of the nodes below it; null for a leaf' }),
        share: Amount,
        gotResidual: z.boolean(),
        source: z.string(),
      }),
    ),
  })
  .meta({ id: 'AllocationKey' });

export const CalendarQuery = z.object({ from: z.iso.date().optional() });

export const Calendar = z
  .object({
    items: z.array(
      z.object({
        issuer: z.string(),
        billingDate: Day,
        opensOn: Day,
        played: z.boolean(),
        outcome: z.enum(['run', 'nothing-billable']).nullable(),
        blocked: z.array(z.object({ programme: z.string(), serviceYear: z.int(), branch: z.string(), kind: z.string(), reason: BlockReason })),
      }),
    ),
  })
  .meta({ id: 'Calendar' });
