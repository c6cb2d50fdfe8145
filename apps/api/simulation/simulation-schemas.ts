import { z } from 'zod';
import { ImportIssue } from '#apps/api/imports/import-schemas';
import { BlockReason } from '#apps/api/runs/run-schemas';
import { Amount, Currency } from '#apps/api/wire/amount';
import { PageQuery, pageOf } from '#apps/api/wire/paging';
import { LANGUAGES } from '#glossary/language';

const SORTS = ['payer', 'name', 'stands', 'supposed', 'difference'] as const;

/** Of an authority's size; with it, every difference is an amount that the wire can carry. */
const SupposedAmount = z.string().regex(/^-?\d{1,13}\.\d{2}$/);

const Supposition = z.object({
  programme: z.string().regex(/^[\x21-\x2e\x30-\x7e]{1,32}$/),
  year: z.coerce.number().int().min(1900).max(2999),
  budget: SupposedAmount.optional().meta({ description: 'What if the budget of the year were this, in the agreement’s VAT basis' }),
  actual: SupposedAmount.optional().meta({ description: 'What if the year had cost this' }),
  key: z.string().min(1).max(100).optional().meta({ description: 'What if this recorded key were used, with keyVersion' }),
  keyVersion: z.coerce.number().int().min(1).default(1),
  search: z.string().trim().min(1).max(100).optional(),
});

export const SimulationQuery = PageQuery.extend(Supposition.shape).extend({
  sort: z.enum([...SORTS, ...SORTS.map((sort): `-${(typeof SORTS)[number]}` => `-${sort}`)]).default('name'),
});

export const SimulationExportQuery = Supposition.extend({ format: z.enum(['xlsx', 'csv']), language: z.enum(LANGUAGES).default('da') });

/** Instead of a recorded key, the key of the file that is the body. */
export const KeyFileQuery = SimulationQuery.omit({ key: true, keyVersion: true });

export const KeyFileExportQuery = SimulationExportQuery.omit({ key: true, keyVersion: true });

const SimulatedYear = z
  .object({
    reason: BlockReason.nullable().meta({ description: 'Why the year cannot be worked out; null when it can' }),
    basis: z.enum(['budget', 'actual']).nullable(),
    status: z.enum(['approved', 'awaiting-agreement', 'preliminary-estimate']).nullable(),
    audited: z.boolean().nullable(),
    key: z.string().nullable(),
    keyVersion: z.int().nullable(),
    amount: Amount.nullable().meta({ description: 'The whole year, net' }),
  })
  .meta({ id: 'SimulatedYear' });

export const Simulation = pageOf(
  z.object({ payer: z.string(), name: z.string(), stands: Amount.nullable(), supposed: Amount.nullable(), difference: Amount.nullable() }),
)
  .extend({
    programme: z.string(),
    year: z.int(),
    currency: Currency,
    payers: z.int().meta({ description: 'All payers, whatever is searched for' }),
    stands: SimulatedYear,
    supposed: SimulatedYear,
    standsTotal: Amount.nullable(),
    supposedTotal: Amount.nullable(),
    differenceTotal: Amount.nullable(),
  })
  .meta({ id: 'Simulation', description: 'A what-if. It names no run and no document, and nothing of it is kept' });

export const KeyFileSimulation = z
  .object({ issues: z.array(ImportIssue), simulation: Simulation.nullable() })
  .meta({ id: 'KeyFileSimulation', description: 'A what-if by a key that nobody has recorded; without a simulation when the file has issues' });
