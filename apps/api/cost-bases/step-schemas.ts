import { z } from 'zod';
import { VersionState } from '#apps/api/cost-bases/cost-basis-schemas';
import { Missing } from '#apps/api/cost-bases/version-schemas';
import { ImportIssue } from '#apps/api/imports/import-schemas';
import { IMPORT_LIMITS } from '#contracts/import-limits';

const Code = z.string().regex(/^[\x21-\x2e\x30-\x7e]{1,32}$/);
const Text = z.string().trim().min(3).max(4_000);

export const SendOutBody = z.object({ meeting: Code });
export const AdviseBody = z.object({ meeting: Code, text: Text });
export const DecideBody = z.object({
  reference: z.string().trim().min(1).max(200),
  text: Text,
  components: z.array(Code).max(200).default([]).meta({ description: 'Let through although their basis is not in regulation' }),
});
export const ChargeBody = z.object({
  rule: z.string().max(40).meta({ description: 'once YYYY-MM-DD, first-bank-day MONTH or last-bank-day MONTH' }),
  vatBasis: z.enum(['excluding', 'including']).meta({ description: 'No default: a person decides it' }),
  vatCategory: z.enum(['S', 'Z', 'E', 'O']),
  vatRatePercent: z.string().regex(/^\d{1,2}(\.\d{1,2})?$/),
  vatReason: Text,
});

export const VersionAfter = z.object({ state: VersionState.nullable() }).meta({ id: 'VersionAfterStep' });

/** Read by the route's own reader of forms; here only for the document. */
const files = z
  .unknown()
  .optional()
  .meta({
    description: `One XLSX workbook with all sheets, at most ${IMPORT_LIMITS.megabytes} MB`,
    type: 'array',
    items: { type: 'string', format: 'binary' },
  });

export const PreviewCostBasisBody = z.object({ files });
export const ConfirmCostBasisBody = z.object({ files, issuer: Code, digest: z.string().regex(/^[0-9a-f]{64}$/) });

export const CostBasisPreview = z
  .object({
    digest: z.string().meta({ description: 'Names just these bytes; to be confirmed with them' }),
    issues: z.array(ImportIssue),
    draft: z
      .object({
        basis: z.string(),
        year: z.int(),
        number: z.int(),
        title: z.string(),
        replacesDraft: z.boolean(),
        missing: z.array(Missing),
      })
      .nullable()
      .meta({ description: 'The version that would come of them; null while there are issues' }),
  })
  .meta({ id: 'CostBasisPreview' });

export const CostBasisDrafted = z.object({ basis: z.string(), number: z.int(), digest: z.string() }).meta({ id: 'CostBasisDrafted' });
