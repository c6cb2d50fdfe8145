import type { Command } from 'commander';
import { readSheets } from '#apps/cli/commands/basis-folder';
import { printCostBasis, printMissing } from '#apps/cli/print-cost-basis';
import { EXIT } from '#apps/cli/exit-codes';
import { print } from '#apps/cli/print';
import { actingPerson, inSession } from '#apps/cli/session';
import { parseBillingRule } from '#domain/calendar/billing-rule-text';
import { DomainError } from '#domain/errors';
import type { VatBasis, VatCategory } from '#domain/facts/facts';
import { formatAmount } from '#domain/money/money';
import type { ImportIssue } from '#tabular/import-issue';
import { Clock } from '#use-cases/clock';
import { CreateCharges } from '#use-cases/cost-basis/create-charges';
import { DecideVersion } from '#use-cases/cost-basis/decide-version';
import { ImportCostBasis } from '#use-cases/cost-basis/import-cost-basis';
import { RecordCommittee } from '#use-cases/cost-basis/record-committee';
import { SendOutVersion } from '#use-cases/cost-basis/send-out-version';
import { ShowCostBasis } from '#use-cases/cost-basis/show-cost-basis';
import { PlanCalendar } from '#use-cases/plan-calendar';
import type { VersionKey } from '#persistence/cost-basis';

interface Acting {
  readonly as: string;
  readonly on?: string;
}

/** What preparer and secretariat do with a cost basis. */
export function addBasisCommands(program: Command): Command {
  const basis = program.command('basis').description('the Norwegian cost basis: versions, committee, decision, charges');
  const acting = (command: Command) =>
    command.requiredOption('--as <person>', 'who acts (embedded profile)').option('--on <date>', 'the day, where the past is played');

  acting(basis.command('import'))
    .description('make the next version from a workbook or a folder of CSV files, or change the draft there is')
    .argument('<path>', 'workbook or folder')
    .requiredOption('--issuer <code>', 'who bills it')
    .action(async (path: string, options: Acting & { issuer: string }) => {
      const files = await readSheets(path);
      await inSession(async (session) => {
        const result = await session.context.get(ImportCostBasis).execute({ files, issuer: options.issuer, person: actingPerson(session, options) });
        if (result.outcome === 'refused') {
          refused(result.issues);
          return;
        }
        print(`${result.basis}/${result.number}: draft, digest ${result.digest}`);
        printMissing(result.missing);
      });
    });

  acting(basis.command('committee'))
    .description('record meetings, cases, attendance, positions, remarks, answers and follow-up items from a folder')
    .argument('<folder>', 'CSV files named after the sheets')
    .option('--version-of <basis/number>', 'the version that remarks are about')
    .action(async (folder: string, options: Acting & { versionOf?: string }) => {
      const files = await readSheets(folder);
      const version = options.versionOf === undefined ? null : versionKey(options.versionOf);
      await inSession(async (session) => {
        const result = await session.context.get(RecordCommittee).importSheets({ files, version, person: actingPerson(session, options) });
        if (result.outcome === 'refused') {
          refused(result.issues);
          return;
        }
        print(
          Object.entries(result.counts)
            .filter(([, count]) => count > 0)
            .map(([name, count]) => `${name}: ${count}`)
            .join('; '),
        );
      });
    });

  acting(basis.command('send-out').argument('<basis/number>'))
    .description('freeze a draft and send it out to a meeting')
    .requiredOption('--meeting <code>')
    .action(async (version: string, options: Acting & { meeting: string }) => {
      await inSession(async (session) => {
        const { remarksUntil } = await session.context
          .get(SendOutVersion)
          .execute({ ...versionKey(version), meeting: options.meeting, person: actingPerson(session, options), on: options.on ?? null });
        print(`${version}: sent out and frozen; written remarks until ${remarksUntil}`);
      });
    });

  acting(basis.command('close-remarks').argument('<basis/number>'))
    .description('close the window for written remarks')
    .action(async (version: string, options: Acting) => {
      await inSession((session) =>
        session.context.get(SendOutVersion).closeRemarks({ ...versionKey(version), on: options.on ?? null, person: actingPerson(session, options) }),
      );
    });

  acting(basis.command('confirm').argument('<follow-up>'))
    .description('record that a promise was kept which no figure can show')
    .requiredOption('--note <text>', 'how one knows')
    .action(async (followUp: string, options: Acting & { note: string }) => {
      await inSession((session) =>
        session.context
          .get(RecordCommittee)
          .confirm({ followUp, note: options.note, person: actingPerson(session, options), on: options.on ?? null }),
      );
    });

  acting(basis.command('advise').argument('<basis/number>'))
    .description("record the committee's advice")
    .requiredOption('--meeting <code>')
    .requiredOption('--text <text>')
    .action(async (version: string, options: Acting & { meeting: string; text: string }) => {
      const { meeting, text } = options;
      await inSession((session) =>
        session.context
          .get(DecideVersion)
          .advise({ ...versionKey(version), meeting, text, person: actingPerson(session, options), on: options.on ?? null }),
      );
    });

  acting(basis.command('put-forward').argument('<basis/number>'))
    .description('put a version before the ministry')
    .action(async (version: string, options: Acting) => {
      await inSession((session) =>
        session.context.get(DecideVersion).putForward({ ...versionKey(version), person: actingPerson(session, options), on: options.on ?? null }),
      );
    });

  acting(basis.command('decide').argument('<basis/number>'))
    .description("record the ministry's decision")
    .requiredOption('--reference <text>', 'document and number')
    .requiredOption('--text <text>')
    .option('--include <component...>', 'components it lets through although their basis is not in regulation', [])
    .option('--illustrative', 'the decision is made up for an example', false)
    .action(async (version: string, options: Acting & { reference: string; text: string; include: string[]; illustrative: boolean }) => {
      const { reference, text, include: components } = options;
      const standing = options.illustrative ? 'illustrative' : 'stated';
      await inSession((session) =>
        session.context
          .get(DecideVersion)
          .decide({ ...versionKey(version), reference, text, components, standing, person: actingPerson(session, options), on: options.on ?? null }),
      );
    });

  acting(basis.command('charge').argument('<basis/number>'))
    .description('make a decided version billable: programmes, keys, budgets and billing dates')
    .requiredOption('--rule <rule>', 'once YYYY-MM-DD, first-bank-day MONTH or last-bank-day MONTH')
    .requiredOption('--vat-basis <basis>', 'excluding or including')
    .requiredOption('--vat-category <category>', 'S, Z, E or O')
    .requiredOption('--vat-rate <percent>')
    .requiredOption('--vat-reason <text>')
    .action(async (version: string, options: Acting & Record<'rule' | 'vatBasis' | 'vatCategory' | 'vatRate' | 'vatReason', string>) => {
      const terms = {
        rule: parseBillingRule(options.rule),
        vatBasis: vatBasisOf(options.vatBasis),
        vatCategory: vatCategoryOf(options.vatCategory),
        vatRatePercent: options.vatRate,
        vatReason: options.vatReason,
      };
      await inSession(async (session) => {
        const charges = await session.context
          .get(CreateCharges)
          .execute({ ...versionKey(version), terms, person: actingPerson(session, options), on: options.on ?? null });
        await session.context.get(PlanCalendar).planAhead();
        print(`${charges.programmes.length} programmes, ${formatAmount(charges.totalOre)} in all`);
      });
    });

  basis
    .command('show')
    .description('versions, totals with and without what stands apart, remarks, promises, advice, decision')
    .argument('<basis>')
    .action(async (code: string) => {
      await inSession(async (session) => {
        const show = session.context.get(ShowCostBasis);
        printCostBasis(await show.show(code, session.context.get(Clock).today('NO')));
      });
    });
  return basis;
}

/** `NHN-2024/2`; `version-malformed` otherwise. */
export function versionKey(text: string): VersionKey {
  const match = /^(\S+)\/(\d{1,4})$/.exec(text);
  if (!match) throw new DomainError('version-malformed', `name a version as NHN-2024/2: ${text}`, { text });
  return { basis: match[1] ?? '', number: Number(match[2]) };
}

function refused(issues: readonly ImportIssue[]): void {
  for (const issue of issues) {
    print(
      `${[issue.file, issue.row, issue.column].filter((part) => part !== null).join(':')} ${issue.code}: ${issue.message}; expected ${issue.expected}; found ${issue.found}`,
    );
  }
  process.exitCode = EXIT.inputRefused;
}

function vatBasisOf(text: string): VatBasis {
  if (text === 'excluding' || text === 'including') return text;
  throw new DomainError('vat-basis-unknown', `excluding or including: ${text}`, { text });
}

function vatCategoryOf(text: string): VatCategory {
  if (text === 'S' || text === 'Z' || text === 'E' || text === 'O') return text;
  throw new DomainError('vat-category-unknown', `S, Z, E or O: ${text}`, { text });
}
