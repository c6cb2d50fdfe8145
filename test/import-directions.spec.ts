import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');

/** The rules that importing `from` in a file of `folder` breaks, one list for each pair. */
function rulesBroken(pairs: readonly (readonly [string, string])[]): readonly (readonly string[])[] {
  const input = pairs.map(([folder, from]) => ({ path: `${folder}/made-up.ts`, text: `import { a } from '${from}';\nexport const b = a;\n` }));
  return JSON.parse(execFileSync(process.execPath, ['test/lint-texts.mjs'], { cwd: ROOT, input: JSON.stringify(input), encoding: 'utf8' }));
}

it('refuses each import that goes against the table of the architecture', () => {
  const forbidden = [
    ['libs/domain', '#persistence/database'],
    ['libs/domain', '#glossary/language'],
    ['libs/domain', 'luxon'],
    ['libs/domain', 'node:fs'],
    ['libs/domain', 'typeorm'],
    ['libs/domain', '../../persistence/database'],
    ['libs/domain/money', './money'],
    ['libs/domain', '#domains/trick'],
    ['libs/domain', 'decimal.jsx'],
    ['libs/contracts', '#use-cases/clock'],
    ['libs/contracts', 'zod'],
    ['libs/glossary', '#mail/compose'],
    ['workflows', '#use-cases/clock'],
    ['workflows', '#persistence/database'],
    ['workflows', 'node:crypto'],
    ['workflows', '@temporalio/client'],
    ['workflows', '@temporalio/worker'],
    ['libs/mail', '#persistence/database'],
    ['libs/mail', 'pg'],
    ['libs/tabular', '#imports/import-context'],
    ['libs/documents', '#mail/compose'],
    ['libs/imports', '#persistence/database'],
    ['libs/pack', '#persistence/database'],
    ['libs/pack', 'pg'],
    ['libs/persistence', '#use-cases/clock'],
    ['libs/temporal', '#persistence/database'],
    ['libs/platform', '#persistence/database'],
    ['libs/use-cases', '#workflows/invoice-run'],
    ['libs/use-cases', '../../apps/cli/main'],
    ['apps/worker', '../../libs/mail/compose'],
    ['apps/worker', '#workflows/invoice-run'],
    ['libs/use-cases', '#apps/cli/session'],
    ['apps/console', '#domain/money/money'],
    ['apps/console', '#use-cases/clock'],
    ['apps/console', '#apps/cli/session'],
    ['apps/console', 'node:fs'],
    ['apps/console/ui', './amount'],
    ['apps/cli', '#console/router'],
  ] as const;
  const broken = rulesBroken(forbidden);
  expect(forbidden.filter((_pair, index) => !broken[index]?.includes('no-restricted-imports'))).toEqual([]);
});

it('lets each import pass that the table allows', () => {
  const allowed = [
    ['libs/domain', '#domain/money/money'],
    ['libs/domain', 'decimal.js'],
    ['libs/domain', 'node:crypto'],
    ['libs/contracts', '#domain/money/money'],
    ['workflows', '@temporalio/workflow'],
    ['workflows', '#contracts/invoice-run-process'],
    ['libs/mail', 'nodemailer/lib/smtp-connection'],
    ['libs/mail', '#glossary/mail-texts'],
    ['libs/use-cases', '#persistence/database'],
    ['libs/use-cases', '@nestjs/common'],
    ['apps/worker', '#use-cases/clock'],
    ['apps/cli', 'commander'],
    ['apps/cli', '#apps/cli/session'],
    ['apps/console', '#console/ui/amount'],
    ['apps/console', '#glossary/format'],
    ['apps/console', '@tanstack/react-query'],
  ] as const;
  expect(rulesBroken(allowed)).toEqual(allowed.map(() => []));
});

it('keeps clock and chance out of the domain', () => {
  const texts = [
    'export const a = new Date();',
    'export const a = Date.now();',
    'export const a = Math.random();',
    "export const a = import('node:fs');",
  ];
  const input = JSON.stringify(texts.map((text) => ({ path: 'libs/domain/made-up.ts', text })));
  const broken: string[][] = JSON.parse(execFileSync(process.execPath, ['test/lint-texts.mjs'], { cwd: ROOT, input, encoding: 'utf8' }));
  expect(broken).toEqual(texts.map(() => ['no-restricted-syntax']));
});
