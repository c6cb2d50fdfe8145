import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { versionKey } from '#apps/cli/commands/basis';
import { printBridge, printMissing } from '#apps/cli/print-cost-basis';
import { print, printTable } from '#apps/cli/print';
import { inSession } from '#apps/cli/session';
import { bridgeBetween } from '#domain/cost-basis/bridge-between';
import { compareVersions } from '#domain/cost-basis/compare-versions';
import { compareKeys, payerConsequences } from '#domain/cost-basis/consequence';
import { PAYER_SECTORS, type PayerSector } from '#domain/cost-basis/payer-sector';
import { unitCostsOf } from '#domain/cost-basis/unit-costs';
import { DomainError } from '#domain/errors';
import { formatAmount } from '#domain/money/money';
import { LANGUAGES, type Language } from '#glossary/language';
import { Clock } from '#use-cases/clock';
import { ExportFigures } from '#use-cases/cost-basis/export-figures';
import { PrintReport } from '#use-cases/cost-basis/print-report';
import { ShowCostBasis } from '#use-cases/cost-basis/show-cost-basis';
import type { SheetFormat } from '#use-cases/write-sheet';

/** What a version's figures say: read only. */
export function addBasisFigureCommands(basis: Command): void {
  basis
    .command('missing')
    .description('what blocks a version, and what the committee wants beside it')
    .argument('<basis/number>')
    .action(async (version: string) => {
      await inSession(async ({ context }) => printMissing((await context.get(ShowCostBasis).version(versionKey(version))).missing));
    });

  basis
    .command('bridge')
    .description('from any column of a version to any of the same or another')
    .argument('<basis/number>')
    .argument('<from>', 'column')
    .argument('<to>', 'column')
    .option('--to-version <basis/number>', 'the version in which it ends')
    .option('--service <code>')
    .option('--sector <sector>')
    .action(async (version: string, from: string, to: string, options: { toVersion?: string; service?: string; sector?: string }) => {
      await inSession(async ({ context }) => {
        const show = context.get(ShowCostBasis);
        const start = (await show.version(versionKey(version))).version.content;
        const end = (await show.version(versionKey(options.toVersion ?? version))).version.content;
        const scope = {
          ...(options.service === undefined ? {} : { service: options.service }),
          ...(options.sector === undefined ? {} : { sector: sectorOf(options.sector) }),
        };
        const bridge = bridgeBetween({ version: start, column: from }, { version: end, column: to }, scope);
        printBridge(bridge, new Map([...start.drivers, ...end.drivers].map((driver) => [driver.code, driver.title])));
      });
    });

  basis
    .command('figures')
    .description('every figure with its service, sector, legal basis, standing and source, as a file for a spreadsheet')
    .argument('<basis/number>')
    .option('--out <file>', 'where to; default BASIS-NUMBER.xlsx here')
    .addOption(new Option('--format <format>', 'of the file').choices(['xlsx', 'csv']).default('xlsx'))
    .addOption(new Option('--language <language>', 'of its heads').choices(LANGUAGES).default('nb'))
    .action(async (version: string, options: { out?: string; format: SheetFormat; language: Language }) => {
      await inSession(async ({ context }) => {
        const file = await context.get(ExportFigures).execute(versionKey(version), options);
        const path = options.out ?? file.name;
        writeFileSync(path, file.bytes);
        print(`written: ${path}`);
      });
    });

  basis
    .command('report')
    .description('totals, bridges, unit costs, what is missing and where promises stand, as PDF')
    .argument('<basis/number>')
    .option('--out <file>', 'where to; default BASIS-NUMBER.pdf here')
    .addOption(new Option('--language <language>', 'it is written in').choices(LANGUAGES).default('nb'))
    .action(async (version: string, options: { out?: string; language: Language }) => {
      await inSession(async ({ context }) => {
        const today = context.get(Clock).today('NO');
        const bytes = await context.get(PrintReport).version(versionKey(version), { language: options.language, today });
        const path = options.out ?? `${version.replace('/', '-')}.pdf`;
        writeFileSync(path, bytes);
        print(`written: ${path}`);
      });
    });

  basis
    .command('minutes')
    .description('the minutes of a meeting as PDF, with people by sector and role')
    .argument('<meeting>', 'its code')
    .argument('<basis>', 'the cost basis that its remarks are about')
    .option('--out <file>', 'where to; default MEETING.pdf here')
    .addOption(new Option('--language <language>', 'it is written in').choices(LANGUAGES).default('nb'))
    .action(async (meeting: string, code: string, options: { out?: string; language: Language }) => {
      await inSession(async ({ context }) => {
        const today = context.get(Clock).today('NO');
        const bytes = await context.get(PrintReport).minutes(meeting, code, { language: options.language, today });
        const path = options.out ?? `${meeting}.pdf`;
        writeFileSync(path, bytes);
        print(`written: ${path}`);
      });
    });

  basis
    .command('compare')
    .description('two versions cell by cell')
    .argument('<basis/number>')
    .argument('<other>', 'basis/number')
    .action(async (version: string, other: string) => {
      await inSession(async ({ context }) => {
        const show = context.get(ShowCostBasis);
        const [before, after] = [await show.version(versionKey(version)), await show.version(versionKey(other))];
        for (const change of compareVersions(before.version.content, after.version.content)) {
          print(`${change.sheet}  ${change.row}  ${change.cell}: ${change.before ?? '(none)'} → ${change.after ?? '(none)'}`);
        }
      });
    });

  basis
    .command('unit-costs')
    .description('what one unit of each service costs over time')
    .argument('<basis/number>')
    .action(async (version: string) => {
      await inSession(async ({ context }) => {
        const { content } = (await context.get(ShowCostBasis).version(versionKey(version))).version;
        printTable(
          [
            { title: 'service', align: 'left', value: (row) => row.service },
            { title: 'column', align: 'left', value: (row) => row.column },
            { title: 'volume', align: 'right', value: (row) => row.volume },
            { title: 'a unit', align: 'right', value: (row) => formatAmount(row.unitOre) },
          ],
          unitCostsOf(content).flatMap(({ service, costs }) => costs.map((cost) => ({ service, ...cost }))),
        );
      });
    });

  basis
    .command('payers')
    .description('what a version costs each payer against another year, and by other keys')
    .argument('<basis/number>')
    .argument('<from>', 'column of this year')
    .argument('<to>', 'column of the next')
    .option('--payer <code>', 'one payer, with what the change is made of')
    .action(async (version: string, from: string, to: string, options: { payer?: string }) => {
      await inSession(async ({ context }) => {
        const { content } = (await context.get(ShowCostBasis).version(versionKey(version))).version;
        const inclusion = { of: 'chargeable', decidedComponents: [] } as const;
        const rows = payerConsequences({ version: content, column: from }, { version: content, column: to }, inclusion);
        const others = new Map(
          PAYER_SECTORS.flatMap((sector) =>
            compareKeys({ version: content, column: to }, sector, inclusion).map((row) => [`${row.sector}/${row.payer}`, row.byKey] as const),
          ),
        );
        const wanted = rows.filter((row) => options.payer === undefined || row.payer === options.payer);
        printTable(
          [
            { title: 'payer', align: 'left', value: (row) => row.payer },
            { title: 'sector', align: 'left', value: (row) => row.sector },
            { title: from, align: 'right', value: (row) => formatAmount(row.bridge.fromOre) },
            { title: to, align: 'right', value: (row) => formatAmount(row.bridge.toOre) },
            {
              title: 'by other keys (not billable)',
              align: 'left',
              value: (row) =>
                (others.get(`${row.sector}/${row.payer}`) ?? [])
                  .filter((key) => !key.isBilled)
                  .map((key) => `${key.key} ${formatAmount(key.wouldBeOre)}`)
                  .join('; '),
            },
          ],
          wanted,
        );
        if (options.payer === undefined) return;
        const titles = new Map(content.drivers.map((driver) => [driver.code, driver.title]));
        for (const row of wanted) {
          print();
          print(row.sector);
          printBridge(row.bridge, titles);
        }
      });
    });
}

function sectorOf(text: string): PayerSector {
  const sector = PAYER_SECTORS.find((known) => known === text);
  if (!sector) throw new DomainError('sector-unknown', `one of ${PAYER_SECTORS.join(', ')}: ${text}`, { text });
  return sector;
}
