import type { z } from 'zod';
import { broughtOnWire } from '#apps/api/imports/brought-wire';
import type { ImportIssue, ImportPreview } from '#apps/api/imports/import-schemas';
import { toWire } from '#apps/api/wire/amount';
import type { ImportPreview as Preview } from '#use-cases/import-files';
import type { ImportIssue as ReadIssue } from '#tabular/import-issue';
import type { ImportReport } from '#use-cases/import-one-file';

type Previewed = z.input<typeof ImportPreview>;

export function importPreview({ digest, reports, payerNames }: Preview): Previewed {
  const files = reports.map((report) => previewedFile(report, payerNames));
  return {
    digest,
    isImportable: files.every(({ state }) => state !== 'has-issues') && files.some(({ state }) => state === 'ready'),
    files,
  };
}

const STATE_OF = { recorded: 'ready', refused: 'has-issues', 'recorded-before': 'recorded-before' } as const;

function previewedFile(report: ImportReport, payerNames: Preview['payerNames']): Previewed['files'][number] {
  const { file, kind, sha256, rows, outcome, issues, findings, printed, brought } = report;
  return {
    ...{ file, kind, sha256, rows },
    state: STATE_OF[outcome],
    issues: issues.map(issueOnWire),
    findings: findings.map(({ printedOre, expectedOre, differenceOre, ...finding }) => ({
      ...finding,
      printed: toWire(printedOre),
      expected: toWire(expectedOre),
      difference: toWire(differenceOre),
    })),
    printed: printed.map(({ printedOre, ...place }) => ({ ...place, printed: toWire(printedOre) })),
    brought: broughtOnWire(brought, payerNames),
  };
}

export function issueOnWire({ accepted = [], ...issue }: ReadIssue): z.input<typeof ImportIssue> {
  return { ...issue, accepted: [...accepted] };
}
