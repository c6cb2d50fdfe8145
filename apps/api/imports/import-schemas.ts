import { z } from 'zod';
import { Brought } from '#apps/api/imports/brought-schemas';
import { Amount } from '#apps/api/wire/amount';
import { Instant } from '#apps/api/wire/day';
import { IMPORT_LIMITS } from '#contracts/import-limits';
import { importKinds } from '#imports/parse-import';

export const ImportKind = z.enum(importKinds).meta({ id: 'ImportKind' });

/** Form fields are text: the kinds come as JSON. */
const Kinds = z
  .string()
  .max(2_000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      context.addIssue({ code: 'custom', message: 'not JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.array(ImportKind).min(1).max(IMPORT_LIMITS.files))
  .meta({ description: 'JSON: what each of the files holds, in their order' });

/** Read by the route's own reader of forms; here only for the document. */
const binaries = (description: string) =>
  z
    .unknown()
    .optional()
    .meta({ description, type: 'array', items: { type: 'string', format: 'binary' } });
const uploads = {
  files: binaries(`CSV or XLSX, at most ${IMPORT_LIMITS.files} of ${IMPORT_LIMITS.megabytes} MB`),
  attachments: binaries('Accounts that rows of actual costs name, and pictures that rows of logos name'),
};

export const PreviewBody = z.object({ ...uploads, kinds: Kinds });

export const ConfirmBody = z.object({ ...uploads, kinds: Kinds, digest: z.string().regex(/^[0-9a-f]{64}$/) });

export const ImportIssue = z
  .object({
    file: z.string(),
    sheet: z.string().nullable(),
    row: z.int().nullable(),
    column: z.string().nullable(),
    code: z.string(),
    message: z.string(),
    accepted: z.array(z.string()).meta({ description: 'Names, words or days that would be taken; empty where the code says all' }),
    found: z.string(),
  })
  .meta({ id: 'ImportIssue' });

const place = { table: z.string(), row: z.string(), column: z.string(), printed: Amount };

const Finding = z
  .object({
    ...place,
    expected: Amount,
    difference: Amount,
    code: z.enum(['row-sum', 'column-sum', 'parts-sum', 'not-the-budget', 'not-the-share']),
  })
  .meta({ id: 'PlanFinding', description: 'A printed figure that disagrees with its parts; difference = printed − expected' });

const head = { file: z.string(), kind: ImportKind, sha256: z.string(), rows: z.int() };

export const ImportPreview = z
  .object({
    digest: z.string().meta({ description: 'Names just these bytes; to be confirmed with them' }),
    isImportable: z.boolean(),
    files: z.array(
      z.object({
        ...head,
        state: z.enum(['ready', 'has-issues', 'recorded-before']),
        issues: z.array(ImportIssue),
        findings: z.array(Finding),
        printed: z.array(z.object(place)).meta({ description: 'Every figure of a printed plan at its place in the table' }),
        brought: Brought,
      }),
    ),
  })
  .meta({ id: 'ImportPreview' });

export const ImportReceipt = z
  .object({ at: Instant, files: z.array(z.object({ ...head, outcome: z.enum(['recorded', 'refused', 'recorded-before']) })) })
  .meta({ id: 'ImportReceipt' });
